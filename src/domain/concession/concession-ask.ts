/** What a client can be given. Source: spec of KPIs 3, the one list of types; intake, policy, ledger and reports use it. */
export const concessionTypes = [
  'priceCut',
  'escalatorWaiver',
  'seatWaiver',
  'scopeAtNoCharge',
  'freeMonths',
  'serviceCredit',
  'freeLabor',
  'setupWaiver',
  'paymentTerms',
  'priceLock',
  'slaChange',
  'liability',
  'exitRight',
  'mostFavored',
] as const;
export type ConcessionType = (typeof concessionTypes)[number];

/** As a card says it. */
export const concessionWords: Record<ConcessionType, string> = {
  priceCut: 'Lower price',
  escalatorWaiver: 'Price increase waived',
  seatWaiver: 'Units waived',
  scopeAtNoCharge: 'More scope at no charge',
  freeMonths: 'Free months',
  serviceCredit: 'Service credit',
  freeLabor: 'Free labor',
  setupWaiver: 'Set-up fee waived',
  paymentTerms: 'Longer payment terms',
  priceLock: 'Price lock',
  slaChange: 'Changed service levels',
  liability: 'Liability terms',
  exitRight: 'Right to leave early',
  mostFavored: 'Most-favored pricing',
};

/** What is asked. Money in minor units of the contract's currency. */
export type ConcessionAsk =
  | { readonly type: 'priceCut'; readonly percent: number }
  /** Percent of the escalator's amount that is not applied: 100 waives all of it. */
  | { readonly type: 'escalatorWaiver'; readonly percentWaived: number }
  | { readonly type: 'seatWaiver'; readonly units: number; readonly unitYearMinor: number }
  /** `costYearMinor` is what delivering it costs; absent: taken as the list value. */
  | { readonly type: 'scopeAtNoCharge'; readonly listYearMinor: number; readonly costYearMinor?: number }
  | { readonly type: 'freeMonths'; readonly months: number }
  | { readonly type: 'serviceCredit'; readonly amountMinor: number }
  | { readonly type: 'freeLabor'; readonly hours: number }
  | { readonly type: 'setupWaiver'; readonly amountMinor: number }
  | { readonly type: 'paymentTerms'; readonly extraDays: number }
  /** Years from the start of the new term in which no escalator applies after the first. */
  | { readonly type: 'priceLock'; readonly years: number }
  | { readonly type: 'slaChange' | 'liability' | 'exitRight' | 'mostFavored' };

/** Source: spec of KPIs 1: `C_price` enters the recurring price, `C_other` does not but counts in depth. */
export type ConcessionKind = 'price' | 'other';

export function kindOf({ type }: Pick<ConcessionAsk, 'type'>): ConcessionKind {
  return type === 'priceCut' || type === 'escalatorWaiver' || type === 'seatWaiver' ? 'price' : 'other';
}
