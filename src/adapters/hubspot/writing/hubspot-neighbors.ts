import * as v from 'valibot';
import { bodyOf, type Transport } from '../../http/transport';
import { parseBody } from '../../http/parse-body';
import type { HubSpotCalls } from '../hubspot-calls';
import type { ObjectKind } from '../hubspot-records';
import { maybeText, Paging, RecordId } from '../hubspot-values';
import { chunks } from './hubspot-batch-answer';
import { tiesPerBatch } from './hubspot-write-calls';

export interface TypedNeighbor {
  readonly id: string;
  readonly typeIds: readonly number[];
}

const Neighbor = v.object({
  toObjectId: RecordId,
  associationTypes: v.nullish(v.array(v.object({ typeId: v.nullish(v.number()), label: maybeText }))),
});
const Batch = v.object({
  results: v.array(v.object({ from: v.object({ id: RecordId }), to: v.array(Neighbor), paging: Paging })),
});
const Page = v.object({ results: v.array(Neighbor), paging: Paging });

/** What records are tied to, with the types of each tie. A record without neighbors is left out. */
export function neighborsOf(
  transport: Transport,
  calls: HubSpotCalls,
  { from, to, ids }: { readonly from: ObjectKind; readonly to: ObjectKind; readonly ids: readonly string[] },
): ReadonlyMap<string, readonly TypedNeighbor[]> {
  const found = new Map<string, TypedNeighbor[]>();
  for (const some of chunks(ids, tiesPerBatch)) {
    const body = bodyOf(transport, calls.associations(from, to, some));
    const { results } = parseBody(Batch, body, { system: 'HubSpot', path: '/crm/associations/batch/read' });
    for (const result of results) {
      const { id } = result.from;
      const all = result.to.map(typed);
      for (let after = result.paging?.next?.after; after !== undefined;) {
        const more = bodyOf(transport, calls.moreAssociations(from, to, { id, after }));
        const page = parseBody(Page, more, { system: 'HubSpot', path: '/crm/objects/associations' });
        all.push(...page.results.map(typed));
        const next = page.paging?.next?.after;
        // A cursor that does not move would never end.
        after = next === after ? undefined : next;
      }
      found.set(id, all);
    }
  }
  return found;
}

function typed({ toObjectId, associationTypes }: v.InferOutput<typeof Neighbor>): TypedNeighbor {
  return { id: toObjectId, typeIds: (associationTypes ?? []).flatMap(({ typeId }) => typeId ?? []) };
}
