import type { FindingKind } from '#domain/uplift/uplift-finding';
import { capitalized } from '#domain/timeline/payload-fields';
import { minorDigitsOf, moneyText, type Money } from '#domain/vocabulary/money';
import type { FindingView } from '../../views/uplift';

/** What a client reads: the counts, what would change, the price. No word of a ticket, no internal figure, no confidence. */
export function proposalParagraph({ kind, title, evidence, ref }: FindingView, value: Money): string {
  const price = wholeUnits(value);
  const about = ref === undefined ? 'your agreement' : `your agreement ${ref}`;
  switch (kind) {
    case 'theme':
      return `One subject keeps coming back in the requests of your team: ${title.replace(/^Keeps coming: /, '')}. ${countsFor(kind, evidence)}We suggest to look for the cause and to take it away, rather than to go on solving each request. The time spent on it is worth about ${price} a year.`;
    case 'overrun':
      return `The hours agreed in ${about} no longer cover what your team needs. ${countsFor(kind, evidence)}We suggest to raise the included hours to what you use, at ${price} a year, so that nothing is charged by surprise.`;
    case 'unitDrift':
      return `Your company has grown beyond what ${about} covers. ${countsFor(kind, evidence)}We suggest to bring the agreement up to the present number, at ${price} a year, so that everybody is covered.`;
    case 'entitlementGap':
      return `The service that you receive has outgrown the tier of ${about}. We suggest a tier that fits it, at ${price} a year more.`;
    case 'priceLag':
    case 'waivedEscalator':
      return `${capitalized(about)} provides for a yearly adjustment of the price, which was not taken since the last anniversary. We suggest to take it now, at ${price} a year.`;
    case 'priceMismatch':
      return title;
  }
}

/** The counts of the evidence that a client may see, in words of their own. Anything else of it is how we reckon, and stays here. */
const clientCounts: Partial<Record<FindingKind, readonly [pattern: RegExp, sentence: string]>> = {
  theme: [
    /^(\d+) of (\d+) tickets in (\d+) months( in the sample that was read)?,/,
    '$1 of $2 requests in $3 months$4 were about it.',
  ],
  overrun: [
    /^(\d+) of the last (\d+) months went over the agreed hours\./,
    '$1 of the last $2 months went over the agreed hours.',
  ],
  unitDrift: [
    /^(\d+) active (?:users|assets) in HaloPSA, (\d+) billed;/,
    '$1 are in use, and the agreement covers $2.',
  ],
};

function countsFor(kind: FindingKind, evidence: string): string {
  const [pattern, sentence = ''] = clientCounts[kind] ?? [];
  const [counts] = pattern?.exec(evidence) ?? [];
  return pattern === undefined || counts === undefined ? '' : `${counts.replace(pattern, sentence)} `;
}

/** A proposal names no pence. */
function wholeUnits({ annualMinor, currency }: Money): string {
  const unit = 10 ** minorDigitsOf(currency);
  const text = moneyText({ annualMinor: Math.floor(annualMinor / unit) * unit, currency });
  return text.replace(/\.0+$/, '');
}
