import * as v from 'valibot';
import type { CrmWriting, StandingDeal } from '#application/ports/crm-writing';
import type { LocalTime } from '#application/ports/platform';
import { parseBody } from '../../http/parse-body';
import { bodyOf, type Transport } from '../../http/transport';
import { Properties } from '../hubspot-values';
import { chunks, writeBatches } from './hubspot-batch-answer';
import { dealProperties, keyProperty, toStandingDeal, writtenDealProperties } from './hubspot-deal-fields';
import { recordsPerBatch, type HubSpotWriteCalls } from './hubspot-write-calls';

export const RecordBatch = v.object({ results: v.array(v.object({ id: v.string(), properties: Properties })) });

type DealWriting = Pick<CrmWriting, 'dealsByKey' | 'dealsById' | 'upsertDeals' | 'changeDeals'>;

export function hubSpotDeals(transport: Transport, calls: HubSpotWriteCalls, localTime: LocalTime): DealWriting {
  /** Records that are not there are among the errors of a 207. Read by key at once after a write; a search would lag behind. */
  const read = (ids: readonly string[], idProperty?: string): readonly StandingDeal[] =>
    chunks([...new Set(ids)], recordsPerBatch).flatMap((some) => {
      const by = idProperty === undefined ? {} : { idProperty };
      const call = calls.batchRead('deals', { ids: some, properties: writtenDealProperties, ...by });
      const { results } = parseBody(RecordBatch, bodyOf(transport, call), { system: 'HubSpot', path: call.path });
      return results.map(({ id, properties }) => toStandingDeal(id, properties, localTime));
    });
  return {
    dealsByKey: (keys) => read(keys, keyProperty),
    dealsById: (ids) => read(ids),
    upsertDeals: (deals) =>
      writeBatches(transport, deals, {
        size: recordsPerBatch,
        call: (some) =>
          calls.batchWrite(
            'deals',
            'upsert',
            some.map(({ key, values }) => ({ id: key, idProperty: keyProperty, properties: dealProperties(values) })),
          ),
      }),
    changeDeals: (changes) =>
      writeBatches(transport, changes, {
        size: recordsPerBatch,
        call: (some) =>
          calls.batchWrite(
            'deals',
            'update',
            some.map(({ dealId, key, values }) => ({
              id: dealId,
              properties: { ...dealProperties(values), ...(key === undefined ? {} : { [keyProperty]: key }) },
            })),
          ),
      }),
  };
}
