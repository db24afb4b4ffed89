import * as v from 'valibot';
import type { CrmDeal } from '#application/ports/crm';
import type { LocalTime } from '#application/ports/platform';
import { lossReasonOf } from '#domain/renewal/loss-reason';
import { minorDigitsOf } from '#domain/vocabulary/money';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';
import type { HubSpotRecord } from './hubspot-records';
import { chosenDay, instantOf, textOf, type Properties } from './hubspot-values';

export const dealProperties = [
  'dealname',
  'pipeline',
  'dealstage',
  'dealtype',
  'amount',
  'deal_currency_code',
  'closedate',
  'hubspot_owner_id',
  'hs_is_closed',
  'hs_is_closed_won',
  'closed_lost_reason',
  'hs_lastmodifieddate',
];

export interface StageEnd {
  readonly isClosed: boolean;
  readonly isWon: boolean;
}

/** By pipeline and stage id: a default stage such as `closedwon` may stand in several pipelines. */
export type StageEnds = ReadonlyMap<string, StageEnd>;

const PipelineList = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      stages: v.array(
        v.object({
          id: v.string(),
          metadata: v.nullish(v.object({ probability: v.nullish(v.union([v.string(), v.number()])) })),
        }),
      ),
    }),
  ),
});

/** A stage of probability 1 is won, of 0 lost; between them the deal is open. A stage without one tells nothing. */
export function parsePipelines(body: string): StageEnds {
  const { results } = parseBody(PipelineList, body, { system: 'HubSpot', path: '/crm/pipelines/deals' });
  return new Map(
    results.flatMap(({ id: pipeline, stages }) =>
      stages.flatMap(({ id, metadata }) => {
        const probability = metadata?.probability ?? '';
        if (probability === '') return [];
        const isWon = Number(probability) === 1;
        return [[stageKey(pipeline, id), { isWon, isClosed: isWon || Number(probability) === 0 }] as const];
      }),
    ),
  );
}

function stageKey(pipeline: string, stage: string): string {
  return `${pipeline}/${stage}`;
}

export interface DealReading {
  readonly stageEnds: StageEnds;
  readonly localTime: LocalTime;
  /** Of the account, where a deal names none. */
  readonly currency: string;
}

export function toDeal({ id, properties, neighbors }: HubSpotRecord, reading: DealReading): CrmDeal {
  const pipeline = textOf(properties, 'pipeline') ?? '';
  const stage = textOf(properties, 'dealstage') ?? '';
  const currency = currencyCode(textOf(properties, 'deal_currency_code'));
  const type = textOf(properties, 'dealtype');
  const end = reading.stageEnds.get(stageKey(pipeline, stage)) ?? endSaidByDeal(properties);
  return {
    dealId: id,
    name: textOf(properties, 'dealname') ?? `Deal ${id}`,
    companyIds: neighbors('companies').map((each) => each.id),
    contacts: neighbors('contacts').map((each) => ({ contactId: each.id, roles: each.roles })),
    pipeline,
    stage,
    ...end,
    ...onlyKnown({
      ownerId: textOf(properties, 'hubspot_owner_id'),
      isNewBusiness: type === undefined ? undefined : type === 'newbusiness',
      amountMinor: minorUnits(textOf(properties, 'amount'), currency ?? reading.currency),
      currency,
      closesOn: chosenDay(instantOf(properties, 'closedate'), reading.localTime),
      lossReason: end.isClosed && !end.isWon ? lossReasonOf(textOf(properties, 'closed_lost_reason') ?? '') : undefined,
      modifiedAt: instantOf(properties, 'hs_lastmodifieddate'),
    }),
  };
}

/** For a stage that no pipeline lists any more. */
function endSaidByDeal(properties: Properties): StageEnd {
  const isWon = textOf(properties, 'hs_is_closed_won') === 'true';
  return { isWon, isClosed: isWon || textOf(properties, 'hs_is_closed') === 'true' };
}

function currencyCode(text: string | undefined): string | undefined {
  const code = text?.toUpperCase();
  return code !== undefined && /^[A-Z]{3}$/.test(code) ? code : undefined;
}

function minorUnits(text: string | undefined, currency: string): number | undefined {
  if (text === undefined) return undefined;
  const minor = Math.round(Number(text) * 10 ** minorDigitsOf(currency));
  return Number.isSafeInteger(minor) ? minor : undefined;
}
