import { foreignClientIndexes } from '../clients';
import { addDays, addMonths } from '../days';
import type { Random } from '../random';
import type { PastRenewal } from '../world';
import { drawOutcome, renewalRecord, type Drawn, type RenewalRecord, type Terms } from './renewal-record';

export interface TermEnds extends Terms {
  readonly startsOn: string;
  /** End of the term that runs when the world opens. */
  readonly endsOn: string;
}

/** Terms that ended within the history, oldest first. The first lost one is the last. */
export function pastTerms(ends: TermEnds, random: Random): readonly RenewalRecord[] {
  const drawn: Drawn[] = [];
  for (const termEndedOn of endedOn(ends)) {
    const made = drawOutcome(ends, { termEndedOn, mayLeave: !isStaged(ends.client) }, random);
    drawn.push(made);
    if (made.outcome === 'lost') break;
  }
  /** The header shows what is paid now; what was paid before follows backwards from the ratios. */
  let annualMinor = ends.agreed.monthlyMinor * 12;
  const records = drawn.reverse().map((made) => {
    const isLost = made.outcome === 'lost';
    const before = isLost ? annualMinor : Math.round(annualMinor / made.valueRatio);
    const record = renewalRecord(ends, made, { before, after: isLost ? 0 : annualMinor }, random);
    annualMinor = before;
    return record;
  });
  return records.reverse();
}

/** Some clients play fixed parts in the world, so they are still there when it opens. */
function isStaged({ index }: TermEnds['client']): boolean {
  return index < 10 || foreignClientIndexes.includes(index);
}

function endedOn({ client, historyStartsOn, startsOn, endsOn, agreed: { termMonths } }: TermEnds): readonly string[] {
  const ends: PastRenewal['termEndedOn'][] = [];
  for (let back = termMonths; back <= 72; back += termMonths) {
    const end = addMonths(endsOn, -back);
    const isKnown = end > addMonths(historyStartsOn, 1) && end < addDays(startsOn, -10);
    if (isKnown && end > addMonths(client.joinedOn, 2)) ends.unshift(end);
  }
  return ends;
}
