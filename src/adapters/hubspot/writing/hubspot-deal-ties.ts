import * as v from 'valibot';
import type { CrmWriting, DealTies, TieWrite } from '#application/ports/crm-writing';
import type { WriteAnswer } from '#application/ports/write-answer';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import { onlyKnown } from '../../http/only-known';
import { parsedOrNothing } from '../../http/parse-body';
import type { Transport } from '../../http/transport';
import type { HubSpotCalls } from '../hubspot-calls';
import type { RolesByType } from '../hubspot-records';
import { inOurOrder } from '../hubspot-roles';
import { chunks, refusedBy, unclear } from './hubspot-batch-answer';
import { neighborsOf } from './hubspot-neighbors';
import { tiesPerBatch, type HubSpotWriteCalls } from './hubspot-write-calls';

/** Association types of HubSpot's own. Source: docs/reference/apis/hubspot.md, "Ties". */
export const primaryCompanyType = 5;
const plainContactType = 3;

interface TieParts {
  readonly transport: Transport;
  readonly calls: HubSpotCalls;
  readonly writeCalls: HubSpotWriteCalls;
  readonly roles: () => RolesByType;
}

export function hubSpotDealTies(parts: TieParts): Pick<CrmWriting, 'tiesOf' | 'tieDeals'> {
  const { transport, calls, writeCalls } = parts;
  return {
    tiesOf(dealIds) {
      const ids = [...new Set(dealIds)];
      if (ids.length === 0) return [];
      const companies = neighborsOf(transport, calls, { from: 'deals', to: 'companies', ids });
      const contacts = neighborsOf(transport, calls, { from: 'deals', to: 'contacts', ids });
      const roles = parts.roles();
      return ids.map((dealId): DealTies => {
        const own = companies.get(dealId) ?? [];
        const primary = own.find(({ typeIds }) => typeIds.includes(primaryCompanyType));
        return {
          dealId,
          companyIds: own.map(({ id }) => id),
          ...onlyKnown({ primaryCompanyId: primary?.id }),
          contacts: (contacts.get(dealId) ?? []).map(({ id, typeIds }) => ({
            contactId: id,
            roles: inOurOrder(typeIds.map((typeId) => roles.get(typeId))),
          })),
        };
      });
    },
    tieDeals(ties) {
      const toCompanies = ties.flatMap(({ dealId, primaryCompanyId }) =>
        primaryCompanyId === undefined
          ? []
          : [inputOf(dealId, primaryCompanyId, [{ category: 'HUBSPOT_DEFINED', typeId: primaryCompanyType }])],
      );
      const typeOf = typeByRole(ties.some(({ contacts }) => contacts.length > 0) ? parts.roles() : new Map());
      const toContacts = ties.flatMap(({ dealId, contacts }) =>
        contacts.map(({ contactId, roles }) => inputOf(dealId, contactId, typesFor(roles, typeOf))),
      );
      const send = (to: 'companies' | 'contacts', inputs: readonly TieInput[]) =>
        chunks(inputs, tiesPerBatch).map((some) => sendTies(transport, writeCalls, to, some));
      const sent = [...send('companies', toCompanies), ...send('contacts', toContacts)];
      return ties.map((tie) => worstOf(sent, tie));
    },
  };
}

interface TieType {
  readonly category: 'HUBSPOT_DEFINED' | 'USER_DEFINED';
  readonly typeId: number;
}

interface TieInput {
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
  readonly types: readonly object[];
}

function inputOf(dealId: string, toId: string, types: readonly TieType[]): TieInput {
  const wire = types.map(({ category, typeId }) => ({ associationCategory: category, associationTypeId: typeId }));
  return { from: { id: dealId }, to: { id: toId }, types: wire };
}

function typeByRole(roles: RolesByType): ReadonlyMap<StakeholderRole, number> {
  // The first that stands for a role: an account may have two labels of the same words.
  return new Map([...roles].reverse().map(([typeId, role]) => [role, typeId]));
}

function typesFor(roles: readonly StakeholderRole[], typeOf: ReadonlyMap<StakeholderRole, number>): readonly TieType[] {
  const labelled = stakeholderRoles.flatMap((role): TieType[] => {
    const typeId = roles.includes(role) ? typeOf.get(role) : undefined;
    return typeId === undefined ? [] : [{ category: 'USER_DEFINED', typeId }];
  });
  return labelled.length > 0 ? labelled : [{ category: 'HUBSPOT_DEFINED', typeId: plainContactType }];
}

interface SentTies {
  readonly dealIds: ReadonlySet<string>;
  readonly answer: WriteAnswer;
  /** Records that are not there any more. */
  readonly lostIds: ReadonlySet<string>;
}

const TieBody = v.object({
  errors: v.nullish(v.array(v.object({ context: v.nullish(v.object({ id: v.nullish(v.array(v.string())) })) }))),
});

function sendTies(
  transport: Transport,
  writeCalls: HubSpotWriteCalls,
  to: 'companies' | 'contacts',
  inputs: readonly TieInput[],
): SentTies {
  const [outcome] = transport.send([writeCalls.tie('deals', to, inputs)]);
  const dealIds = new Set(inputs.map(({ from }) => from.id));
  if (outcome?.kind === 'done') {
    const body = parsedOrNothing(TieBody, outcome.body);
    // A page for people, as a proxy answers with status 200: nobody knows whether anything was tied.
    if (body === undefined) return { dealIds, answer: unclear('the answer is not JSON'), lostIds: new Set() };
    const lostIds = new Set((body.errors ?? []).flatMap(({ context }) => context?.id ?? []));
    return { dealIds, answer: { kind: 'accepted' }, lostIds };
  }
  if (outcome?.error.failure === 'unauthorized') throw outcome.error;
  if (outcome?.error.failure === 'rejected') return { dealIds, answer: refusedBy(outcome.body), lostIds: new Set() };
  return {
    dealIds,
    answer: outcome === undefined ? { kind: 'accepted' } : { kind: 'unclear', error: outcome.error },
    lostIds: new Set(),
  };
}

/** A tie is several calls: the first that was not accepted speaks for it. */
function worstOf(sent: readonly SentTies[], { dealId, primaryCompanyId, contacts }: TieWrite): WriteAnswer {
  const own = sent.filter(({ dealIds }) => dealIds.has(dealId));
  const ids = [dealId, primaryCompanyId ?? '', ...contacts.map(({ contactId }) => contactId)];
  if (own.some(({ lostIds }) => ids.some((id) => lostIds.has(id)))) {
    return { kind: 'refused', because: 'HubSpot no longer has a company or contact that the deal was to be tied to' };
  }
  return own.find(({ answer }) => answer.kind !== 'accepted')?.answer ?? { kind: 'accepted' };
}
