import type { CalendarDate } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, RenewalId } from '../vocabulary/ids';
import type { ConcessionAsk } from './concession-ask';
import type { RiskCause } from './response';

/** What the client gives in return. Source: spec of concessions 1, "Give". */
export const gives = ['nothing', 'longerTerm', 'prepayment', 'reference', 'scopeCut', 'escalatorClause'] as const;
export type Give = (typeof gives)[number];

/** Whether the client holds another offer, or buys by a department. */
export const pressures = ['none', 'competitor', 'procurement', 'tender'] as const;
export type Pressure = (typeof pressures)[number];

/** Everything a leader decides on. A change of any of it is another request. */
export interface ConcessionTerms {
  readonly clientId: ClientId;
  readonly contractId: ContractId;
  readonly renewalId: RenewalId | null;
  readonly currency: string;
  readonly ask: ConcessionAsk;
  readonly termMonths: number;
  /** Last day of the concession; absent: the whole term. Then the reference price returns. */
  readonly endsOn?: CalendarDate;
  readonly give: Give;
  /** `G`, minor units a year. */
  readonly giveMinor: number;
  readonly cause: RiskCause;
  readonly pressure: Pressure;
  readonly reason: string;
  readonly retentionClaim: string;
  /** The alternative to price that was considered. */
  readonly alternative: string;
  readonly isEmergency: boolean;
  readonly evidence?: ConcessionEvidence;
}

/** The mail it rests on: its key and day, never its text. */
export interface ConcessionEvidence {
  readonly key: string;
  readonly on: CalendarDate;
}

/**
 * The terms as one frozen text, which the digest is taken over: an array, so that the order of fields is part of the format. The
 * level and the verdict stand in it, too: who decides decides on what was shown.
 */
export function termsText(terms: ConcessionTerms, version: number, shown: readonly (string | number)[]): string {
  const { ask, evidence } = terms;
  return JSON.stringify([
    'v1',
    version,
    terms.clientId,
    terms.contractId,
    terms.renewalId,
    terms.currency,
    Object.entries(ask).sort(([a], [b]) => (a < b ? -1 : 1)),
    terms.termMonths,
    terms.endsOn ?? null,
    terms.give,
    terms.giveMinor,
    terms.cause,
    terms.pressure,
    terms.reason,
    terms.retentionClaim,
    terms.alternative,
    terms.isEmergency,
    evidence === undefined ? null : [evidence.key, evidence.on],
    shown,
  ]);
}

/** `10% off`, `2 free months`, as a card and a mail say it. Amounts come as text, because money is worded where it is shown. */
export function askText(ask: ConcessionAsk, money: (minor: number) => string): string {
  switch (ask.type) {
    case 'priceCut':
      return `${plain(ask.percent)}% off the price`;
    case 'escalatorWaiver':
      return ask.percentWaived === 100
        ? 'the price increase waived'
        : `${plain(ask.percentWaived)}% of the price increase waived`;
    case 'seatWaiver':
      return `${plain(ask.units)} units waived at ${money(ask.unitYearMinor)} a year`;
    case 'scopeAtNoCharge':
      return `scope worth ${money(ask.listYearMinor)} a year at no charge`;
    case 'freeMonths':
      return `${plain(ask.months)} free ${ask.months === 1 ? 'month' : 'months'}`;
    case 'serviceCredit':
      return `a service credit of ${money(ask.amountMinor)}`;
    case 'freeLabor':
      return `${plain(ask.hours)} hours of labor free`;
    case 'setupWaiver':
      return `a set-up fee of ${money(ask.amountMinor)} waived`;
    case 'paymentTerms':
      return `${plain(ask.extraDays)} more days to pay`;
    case 'priceLock':
      return `the price locked for ${plain(ask.years)} years`;
    default:
      return unpriced[ask.type];
  }
}

const unpriced = {
  slaChange: 'changed service levels',
  liability: 'changed liability terms',
  exitRight: 'a right to leave early',
  mostFavored: 'most-favored pricing',
} as const;

function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
