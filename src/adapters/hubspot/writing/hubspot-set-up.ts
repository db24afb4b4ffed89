import * as v from 'valibot';
import type { CrmPipeline, CrmPreparing, CrmSetUp, OwnField, WantedPipeline } from '#application/ports/crm-writing';
import { UpstreamError } from '#application/upstream-error';
import type { WriteAnswer } from '#application/ports/write-answer';
import type { StakeholderRole } from '#domain/vocabulary/client';
import { onlyKnown } from '../../http/only-known';
import { parseBody, parsedOrNothing } from '../../http/parse-body';
import { bodyOf, type CallOutcome, type Transport } from '../../http/transport';
import type { HubSpotCalls } from '../hubspot-calls';
import { parseLabels, type RolesByType } from '../hubspot-records';
import { inOurOrder } from '../hubspot-roles';
import { answerOf, refusedBy } from './hubspot-batch-answer';
import { parseOwnFields, propertyGroup, propertyToMake } from './hubspot-deal-fields';
import type { HubSpotWriteCalls } from './hubspot-write-calls';

const Pipeline = v.object({
  id: v.string(),
  label: v.string(),
  archived: v.nullish(v.boolean()),
  stages: v.array(
    v.object({
      id: v.string(),
      label: v.string(),
      metadata: v.nullish(v.object({ probability: v.nullish(v.union([v.string(), v.number()])) })),
    }),
  ),
});
const PipelineList = v.object({ results: v.array(Pipeline) });

interface ReadingParts {
  readonly transport: Transport;
  readonly calls: HubSpotCalls;
  readonly writeCalls: HubSpotWriteCalls;
}

export function readSetUp({ transport, calls, writeCalls }: ReadingParts, roles: RolesByType): CrmSetUp {
  const fields = parseOwnFields(bodyOf(transport, writeCalls.properties()));
  const origin = { system: 'HubSpot', path: '/crm/pipelines/deals' } as const;
  const { results } = parseBody(PipelineList, bodyOf(transport, calls.dealPipelines()), origin);
  return {
    fields,
    pipelines: results.filter(({ archived }) => archived !== true).map(toPipeline),
    labelledRoles: inOurOrder([...roles.values()]),
  };
}

/** A plan without labels may refuse the question: then there are none. */
export function readLabels(transport: Transport, writeCalls: HubSpotWriteCalls): RolesByType {
  const [outcome] = transport.send([writeCalls.labels()]);
  if (outcome?.kind === 'done') return parseLabels(outcome.body);
  if (outcome !== undefined && outcome.status !== 403 && outcome.error.failure !== 'rejected') throw outcome.error;
  return new Map();
}

function toPipeline({ id, label, stages }: v.InferOutput<typeof Pipeline>): CrmPipeline {
  return {
    pipelineId: id,
    label,
    stages: stages.map((stage) => {
      const text = stage.metadata?.probability ?? '';
      return {
        stageId: stage.id,
        label: stage.label,
        ...onlyKnown({ probability: text === '' ? undefined : Number(text) }),
      };
    }),
  };
}

/** Names that HubSpot keeps; people read and may change the words. */
const labelsByRole: Readonly<Record<StakeholderRole, { readonly name: string; readonly label: string }>> = {
  sponsor: { name: 'renewal_desk_sponsor', label: 'Renewal sponsor' },
  dayToDay: { name: 'renewal_desk_day_to_day', label: 'Day-to-day contact' },
  economicBuyer: { name: 'renewal_desk_economic_buyer', label: 'Economic buyer' },
  signatory: { name: 'renewal_desk_signatory', label: 'Signatory' },
};

/** With the key for setting up: the daily one need not be able to do this. What is there already is as good as made. */
export function hubSpotPreparing(transport: Transport, calls: HubSpotWriteCalls): CrmPreparing {
  const send = (call: Parameters<Transport['send']>[0][number]) => transport.send([call])[0];
  return {
    makeFields(fields) {
      if (fields.length === 0) return [];
      const group = madeOrThere(send(calls.makeGroup(propertyGroup)));
      if (group.kind !== 'accepted') return fields.map(() => group);
      return fields.map((field: OwnField) => madeOrThere(send(calls.makeProperty(propertyToMake(field)))));
    },
    makePipeline(wanted) {
      const outcome = send(calls.makePipeline(pipelineToMake(wanted)));
      if (outcome?.kind === 'done') {
        const origin = { system: 'HubSpot', path: '/crm/pipelines/deals' } as const;
        return { kind: 'made', pipeline: toPipeline(parseBody(Pipeline, outcome.body, origin)) };
      }
      const answer = answerOf(outcome);
      if (answer.kind !== 'accepted') return answer;
      return { kind: 'unclear', error: new UpstreamError('HubSpot', 'unavailable', 'no outcome') };
    },
    makeLabels: (roles) => roles.map((role) => labelAnswer(send(calls.makeLabel(labelsByRole[role])))),
  };
}

function pipelineToMake({ label, stages }: WantedPipeline): object {
  return {
    label,
    displayOrder: 1,
    stages: stages.map((stage, place) => ({
      label: stage.label,
      displayOrder: place,
      metadata: { probability: stage.probability.toFixed(1) },
    })),
  };
}

const AlreadyThere = v.object({ category: v.literal('OBJECT_ALREADY_EXISTS') });

/** A key without the rights is the administrator's to mend: it ends the set-up, and its detail names the scopes. */
function madeOrThere(outcome: CallOutcome | undefined): WriteAnswer {
  const answer = answerOf(outcome);
  if (answer.kind === 'unclear' && answer.error.failure === 'unauthorized') throw answer.error;
  if (outcome?.kind !== 'failed') return answer;
  const isThere = outcome.status === 409 && parsedOrNothing(AlreadyThere, outcome.body) !== undefined;
  return isThere ? { kind: 'accepted' } : answer;
}

/** Plans without labels answer 403 without naming a scope. */
function labelAnswer(outcome: CallOutcome | undefined): WriteAnswer {
  if (outcome?.kind === 'failed' && outcome.status === 403 && !isMissingScope(outcome.body)) {
    return { ...refusedBy(undefined), because: 'This HubSpot plan has no association labels' };
  }
  return madeOrThere(outcome);
}

function isMissingScope(body: string | undefined): boolean {
  return parsedOrNothing(v.object({ category: v.literal('MISSING_SCOPES') }), body) !== undefined;
}
