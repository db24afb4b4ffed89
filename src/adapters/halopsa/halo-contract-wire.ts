import * as v from 'valibot';
import type { LocalTime } from '#application/ports/platform';
import type { Page } from '#application/ports/service-desk';
import type { Settings } from '#application/settings';
import type { AgreementPeriod, Contract } from '#domain/vocabulary/client';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';
import { annualValueOf, codedPeriodsPerYear, namedPeriodsPerYear } from './halo-contract-value';
import { answerIn, HaloCustomField, monthsIn, noticePeriodDays, percentIn } from './halo-custom-fields';
import { contractDay, idOrNone, maybeFlag, maybeInstant, maybeNumber, maybeText, textOrNone } from './halo-values';

const listed = {
  id: v.number(),
  client_id: maybeNumber,
  ref: maybeText,
  contracttype_name: maybeText,
  active: maybeFlag,
  start_date: maybeInstant,
  end_date: maybeInstant,
  periodchargeamount: maybeNumber,
  billingperiod: maybeNumber,
  last_modified: maybeInstant,
};

/** A row of GET /ClientContract. */
export const HaloContractRow = v.object(listed);

/** Read of `periods` of a contract's detail. */
export const HaloContractPeriod = v.object({
  start_date: maybeInstant,
  end_date: maybeInstant,
  current: maybeFlag,
  hours_in_period: maybeNumber,
  hours_used: maybeNumber,
  hours_remaining: maybeNumber,
});

/** GET /ClientContract/{id}. */
export const HaloContractDetail = v.object({
  ...listed,
  billing_period_string: maybeText,
  rollingcontract: maybeFlag,
  previouscontract: maybeNumber,
  periods: v.nullish(v.array(HaloContractPeriod)),
  customfields: v.nullish(v.array(HaloCustomField)),
});

const HaloContractPage = v.object({ record_count: v.number(), contracts: v.array(HaloContractRow) });

type HaloContractRow = v.InferOutput<typeof HaloContractRow>;
type HaloContractDetail = v.InferOutput<typeof HaloContractDetail>;

export interface ContractReading {
  readonly settings: Pick<
    Settings,
    'currency' | 'noticePeriodField' | 'escalatorField' | 'autoRenewField' | 'breakField'
  >;
  readonly localTime: LocalTime;
}

export function parseContractPage(body: string, reading: ContractReading): Page<Contract> {
  const page = parseBody(HaloContractPage, body, { system: 'HaloPSA', path: '/ClientContract' });
  return { total: page.record_count, rows: page.contracts.flatMap((row) => toContracts(row, reading)) };
}

/** Empty for a contract of no client. */
export function parseContractDetail(body: string, reading: ContractReading): readonly Contract[] {
  const detail = parseBody(HaloContractDetail, body, { system: 'HaloPSA', path: '/ClientContract/{id}' });
  return toContracts(detail, reading);
}

function toContracts(
  row: HaloContractRow & Partial<HaloContractDetail>,
  { settings, localTime }: ContractReading,
): readonly Contract[] {
  const clientId = idOrNone(row.client_id);
  const id = idOrNone(row.id);
  if (clientId === undefined || id === undefined) return [];
  const endsOn = contractDay(row.end_date, localTime);
  const isEvergreen = row.rollingcontract === true || endsOn === undefined;
  const periodsPerYear = namedPeriodsPerYear(row.billing_period_string ?? '') ?? codedPeriodsPerYear(row.billingperiod);
  const fields = row.customfields ?? [];
  return [
    {
      id,
      clientId,
      ref: textOrNone(row.ref) ?? `Contract ${id}`,
      kind: textOrNone(row.contracttype_name) ?? '',
      active: row.active !== false,
      isEvergreen,
      periods: periodsIn(row.periods ?? [], localTime),
      ...onlyKnown({
        termStartsOn: contractDay(row.start_date, localTime),
        termEndsOn: isEvergreen ? undefined : endsOn,
        noticePeriodDays: noticePeriodDays(fields, settings.noticePeriodField),
        escalatorPercent: percentIn(fields, settings.escalatorField),
        renewsByItself: answerIn(fields, settings.autoRenewField),
        breakEveryMonths: monthsIn(fields, settings.breakField),
        previousContractId: idOrNone(row.previouscontract),
        annualValue: annualValueOf(row.periodchargeamount, periodsPerYear, settings.currency),
        modifiedAt: row.last_modified ?? undefined,
      }),
    },
  ];
}

/** Oldest first. A period without days or hours cannot be measured and is left out. */
function periodsIn(
  rows: readonly v.InferOutput<typeof HaloContractPeriod>[],
  localTime: LocalTime,
): readonly AgreementPeriod[] {
  const periods = rows.flatMap((row) => {
    const startsOn = contractDay(row.start_date, localTime);
    const endsOn = contractDay(row.end_date, localTime);
    const hoursIncluded = row.hours_in_period ?? undefined;
    const hoursUsed = hoursUsedIn(row);
    if (startsOn === undefined || endsOn === undefined || hoursIncluded === undefined || hoursUsed === undefined)
      return [];
    return [{ startsOn, endsOn, hoursIncluded, hoursUsed, isCurrent: row.current === true }];
  });
  return periods.sort((one, other) => (one.startsOn < other.startsOn ? -1 : one.startsOn > other.startsOn ? 1 : 0));
}

function hoursUsedIn({
  hours_used,
  hours_in_period,
  hours_remaining,
}: v.InferOutput<typeof HaloContractPeriod>): number | undefined {
  if (typeof hours_used === 'number') return hours_used;
  if (typeof hours_in_period !== 'number' || typeof hours_remaining !== 'number') return undefined;
  return hours_in_period - hours_remaining;
}
