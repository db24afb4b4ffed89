import type { ConcessionAsk } from '#domain/concession/concession-ask';
import type { ConcessionTerms } from '#domain/concession/concession-terms';
import { minorDigitsOf } from '#domain/vocabulary/money';
import type { ConcessionValues } from '../../views/concession';

/** Terms as a person would have typed them: a revision begins with what stands. */
export function typedValues(terms: ConcessionTerms): ConcessionValues {
  const major = (minor: number) => String(minor / 10 ** minorDigitsOf(terms.currency));
  return {
    type: terms.ask.type,
    ...quantitiesOf(terms.ask, major),
    termMonths: String(terms.termMonths),
    endsOn: terms.endsOn ?? '',
    give: terms.give,
    giveValue: terms.giveMinor === 0 ? '' : major(terms.giveMinor),
    cause: terms.cause,
    pressure: terms.pressure,
    reason: terms.reason,
    retentionClaim: terms.retentionClaim,
    alternative: terms.alternative,
    isEmergency: terms.isEmergency,
  };
}

type Quantities = Pick<ConcessionValues, 'quantity' | 'secondQuantity'>;

function quantitiesOf(ask: ConcessionAsk, major: (minor: number) => string): Quantities {
  const one = (quantity: string): Quantities => ({ quantity, secondQuantity: '' });
  switch (ask.type) {
    case 'priceCut':
      return one(String(ask.percent));
    case 'escalatorWaiver':
      return one(String(ask.percentWaived));
    case 'seatWaiver':
      return { quantity: String(ask.units), secondQuantity: major(ask.unitYearMinor) };
    case 'scopeAtNoCharge':
      return {
        quantity: major(ask.listYearMinor),
        secondQuantity: ask.costYearMinor === undefined ? '' : major(ask.costYearMinor),
      };
    case 'freeMonths':
      return one(String(ask.months));
    case 'serviceCredit':
    case 'setupWaiver':
      return one(major(ask.amountMinor));
    case 'freeLabor':
      return one(String(ask.hours));
    case 'paymentTerms':
      return one(String(ask.extraDays));
    case 'priceLock':
      return one(String(ask.years));
    default:
      return one('');
  }
}
