import type { ConcessionType } from '#domain/concession/concession-ask';

/** A card cannot show other fields when a choice changes: before a preview, one hint has to do for all types. */
export const anyQuantity =
  'By type: percent, months, hours, days, units, years or an amount. Empty where none applies.';

/** What the number of a type means. Types that are not here take none. */
export const quantityHints: ReadonlyMap<ConcessionType, string> = new Map([
  ['priceCut', 'Percent off the price'],
  ['escalatorWaiver', 'Percent of the increase waived; 100 is all of it'],
  ['seatWaiver', 'Units waived'],
  ['scopeAtNoCharge', 'List value of the scope a year'],
  ['freeMonths', 'Free months'],
  ['serviceCredit', 'Amount of the credit'],
  ['freeLabor', 'Free hours'],
  ['setupWaiver', 'Amount of the fee'],
  ['paymentTerms', 'More days to pay'],
  ['priceLock', 'Years the price is locked'],
  ['slaChange', 'Empty: no number applies'],
  ['liability', 'Empty: no number applies'],
  ['exitRight', 'Empty: no number applies'],
  ['mostFavored', 'Empty: no number applies'],
]);

/** Types that need a second number. */
export const secondQuantityLabels: ReadonlyMap<ConcessionType, string> = new Map([
  ['seatWaiver', 'Price of a unit a year'],
  ['scopeAtNoCharge', 'Cost of delivering it a year, if known'],
]);
