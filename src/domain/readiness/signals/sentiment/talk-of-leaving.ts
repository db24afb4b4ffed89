import { ofTheClient } from '../../full-months';
import { requestsUpToToday, ticketIdsOf, type RequestMonth } from '../../request-months';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { toneTextsIn, whyFewTexts, whyOtherLanguage } from '../../tone-texts';

const tooFew = 'Fewer than eight texts of the last six full months have a tone: too few to have heard what they say.';

/** Source: docs/domain/readiness.md, "Talk of leaving". */
export const talkOfLeaving = signalOf({
  id: 'talk-of-leaving',
  dimension: 'sentiment',
  question: 'Do they write without a word of leaving?',
  weight: 7,
  source: 'ticketText',
  tooFew,
  thresholds: { months: 6, fewestTexts: 8, bestCount: 0, worstCount: 2 },
  read(facts, { months, fewestTexts, bestCount, worstCount }) {
    const history = requestsUpToToday(ofTheClient(facts), months);
    if (history.kind === 'unknown') return history;
    const tone = toneTextsIn(history.months);
    const foreign = whyOtherLanguage(tone);
    if (foreign !== undefined) return unknown(foreign);
    const few = whyFewTexts(tone, fewestTexts);
    if (few !== undefined) return unknown(few);

    const count = threatsIn(history.months);
    return measured(
      onScale(count, { worst: worstCount, best: bestCount }),
      `${count} of ${tone.texts} texts they wrote in the last ${months} full months and this one ${count === 1 ? 'speaks' : 'speak'} of leaving or of another provider.`,
      ticketIdsOf(history.months, 'threat'),
    );
  },
});

function threatsIn(months: readonly RequestMonth[]): number {
  let count = 0;
  for (const { sums } of months) for (const { cues } of sums) count += cues.commercialThreat ?? 0;
  return count;
}
