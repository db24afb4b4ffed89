import type { FieldTexts, NewActivity, StandingActivity } from '#application/ports/crm-writing';
import type { WriteAnswer } from '#application/ports/write-answer';
import { parseBody } from '../../http/parse-body';
import { bodyOf, type Transport } from '../../http/transport';
import type { HubSpotCalls } from '../hubspot-calls';
import type { ActivityForm } from './hubspot-activity-fields';
import { chunks, writeBatches } from './hubspot-batch-answer';
import { RecordBatch } from './hubspot-deals';
import { neighborsOf } from './hubspot-neighbors';
import { recordsPerBatch, type HubSpotWriteCalls } from './hubspot-write-calls';

export interface ActivityWriting<Field extends string> {
  byId(ids: readonly string[]): readonly StandingActivity<Field>[];
  of(dealIds: readonly string[]): readonly StandingActivity<Field>[];
  make(activities: readonly NewActivity<Field>[]): readonly WriteAnswer[];
  change(changes: readonly { readonly id: string; readonly values: FieldTexts<Field> }[]): readonly WriteAnswer[];
}

export interface ActivityParts {
  readonly transport: Transport;
  readonly calls: HubSpotCalls;
  readonly writeCalls: HubSpotWriteCalls;
}

export function hubSpotActivities<Field extends string>(
  form: ActivityForm<Field>,
  { transport, calls, writeCalls }: ActivityParts,
): ActivityWriting<Field> {
  const { kind, properties, dealTypeId, companyTypeId } = form;
  const byId = (ids: readonly string[], dealOf: ReadonlyMap<string, string>) =>
    chunks(ids, recordsPerBatch).flatMap((some) => {
      const call = writeCalls.batchRead(kind, { ids: some, properties });
      const { results } = parseBody(RecordBatch, bodyOf(transport, call), { system: 'HubSpot', path: call.path });
      return results.map(({ id, properties: wire }) => form.toStanding(id, dealOf.get(id) ?? '', wire));
    });
  return {
    byId: (ids) => byId([...new Set(ids)], new Map()),
    of(dealIds) {
      const ids = [...new Set(dealIds)];
      if (ids.length === 0) return [];
      const byDeal = neighborsOf(transport, calls, { from: 'deals', to: kind, ids });
      const dealOf = new Map([...byDeal].flatMap(([dealId, found]) => found.map(({ id }) => [id, dealId] as const)));
      return byId([...dealOf.keys()], dealOf);
    },
    /** Tied to its deal in the same call: it never stands alone, so looking at the deal finds it. */
    make: (activities) =>
      writeBatches(transport, activities, {
        size: recordsPerBatch,
        call: (some) =>
          writeCalls.batchWrite(
            kind,
            'create',
            some.map(({ marker, dealId, companyId, values }) => ({
              properties: form.toWire(values, marker),
              associations: [
                tieTo(dealId, dealTypeId),
                ...(companyId === undefined ? [] : [tieTo(companyId, companyTypeId)]),
              ],
            })),
          ),
      }),
    change: (changes) =>
      writeBatches(transport, changes, {
        size: recordsPerBatch,
        call: (some) =>
          writeCalls.batchWrite(
            kind,
            'update',
            some.map(({ id, values }) => ({ id, properties: form.toWire(values) })),
          ),
      }),
  };
}

function tieTo(id: string, typeId: number): object {
  return { to: { id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: typeId }] };
}
