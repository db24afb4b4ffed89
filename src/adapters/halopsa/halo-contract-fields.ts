import type { ContractFields, ContractFieldWrite } from '#application/ports/contract-fields';
import type { LocalTime } from '#application/ports/platform';
import type { WriteAnswer } from '#application/ports/write-answer';
import { UpstreamError } from '#application/upstream-error';
import { assert } from '#domain/vocabulary/assert';
import type { ContractId } from '#domain/vocabulary/ids';
import { queryText } from '../http/query-text';
import { bodyOf, type CallOutcome, type Transport, type VendorCall } from '../http/transport';
import {
  contractFieldsBody,
  isWritten,
  parseContractStanding,
  parseFieldDefinitions,
  type FieldIds,
} from './halo-contract-fields-wire';
import { refusalSentence } from './halo-refusal';
import type { HaloWriting } from './halo-transport';

interface ContractFieldsParts {
  readonly origin: string;
  readonly reading: Transport;
  /** Absent: this desk only reads. */
  readonly writing?: HaloWriting | undefined;
  readonly localTime: LocalTime;
}

const readPath = '/ClientContract/{id}';
const writePath = '/ClientContract';

/** Custom fields of contracts in HaloPSA. */
export function haloContractFields({ origin, reading, writing, localTime }: ContractFieldsParts): ContractFields {
  /** A contract's own record knows best which field a name is; the list of all fields holds those of tickets too. */
  const ids: FieldIds = new Map();
  const learn = (found: FieldIds) => found.forEach((id, name) => ids.set(name, id));
  const signedIn = (): HaloWriting => {
    assert(writing !== undefined, 'who writes to HaloPSA has a transport for it');
    return writing;
  };

  return {
    fieldDefinitions() {
      const found = parseFieldDefinitions(
        bodyOf(reading, { method: 'GET', url: `${origin}/api/FieldInfo`, path: '/FieldInfo' }),
      );
      found.ids.forEach((id, name) => {
        if (!ids.has(name)) ids.set(name, id);
      });
      return found.definitions;
    },
    contractStandings(contractIds) {
      const outcomes = reading.send(contractIds.map((id) => standingCall(origin, id)));
      return outcomes.flatMap((outcome) => {
        if (isHidden(outcome)) return [];
        const { standing, ids: found } = parseContractStanding(bodyIn(outcome), localTime);
        learn(found);
        return [standing];
      });
    },
    signInForWriting: () => signedIn().signIn(),
    writeContractFields(writes) {
      if (writes.length === 0) return [];
      const named = writes.map((write) => ({ write, unknown: unknownField(write, ids) }));
      const sent = named.filter(({ unknown }) => unknown === undefined).map(({ write }) => write);
      const outcomes = signedIn().transport.send(sent.map((write) => writeCall(origin, write, ids)));
      const answers = sent.map((write, index) => answerIn(outcomes[index], write.contractId));
      return named.map(({ unknown }) => {
        if (unknown !== undefined) return { kind: 'refused', because: `HaloPSA has no custom field ${unknown}` };
        const answer = answers.shift();
        assert(answer !== undefined, 'every call has an outcome');
        return answer;
      });
    },
  };
}

function standingCall(origin: string, id: ContractId): VendorCall {
  return {
    method: 'GET',
    url: `${origin}/api/ClientContract/${id}${queryText({ includedetails: true })}`,
    path: readPath,
  };
}

function writeCall(origin: string, { contractId, fields }: ContractFieldWrite, ids: FieldIds): VendorCall {
  const known = fields.flatMap(({ name, value }) => {
    const field = ids.get(name.toLowerCase());
    return field === undefined ? [] : [{ ...field, value }];
  });
  return {
    method: 'POST',
    url: `${origin}/api/ClientContract`,
    path: writePath,
    headers: { 'content-type': 'application/json' },
    body: contractFieldsBody(contractId, known),
    // After a lost reply the record is looked at first.
    isRepeatable: false,
  };
}

function unknownField({ fields }: ContractFieldWrite, ids: FieldIds): string | undefined {
  return fields.find(({ name }) => !ids.has(name.toLowerCase()))?.name;
}

/** Deleted, or closed to our agent, which HaloPSA says with 401 or 403. */
function isHidden(outcome: CallOutcome): boolean {
  return outcome.kind === 'failed' && (outcome.status === 404 || outcome.error.failure === 'unauthorized');
}

function bodyIn(outcome: CallOutcome): string {
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome.body;
}

function answerIn(outcome: CallOutcome | undefined, contractId: ContractId): WriteAnswer {
  if (outcome === undefined || outcome.kind === 'done') {
    if (outcome !== undefined && isWritten(outcome.body, contractId)) return { kind: 'accepted' };
    const detail = `POST ${writePath}: the answer is not the contract that was written`;
    return { kind: 'unclear', error: new UpstreamError('HaloPSA', 'malformed', detail) };
  }
  const { error, status, body } = outcome;
  if (error.failure === 'unauthorized') throw error;
  if (error.failure === 'rejected') return { kind: 'refused', because: refusalSentence(status ?? 0, body) };
  return { kind: 'unclear', error };
}
