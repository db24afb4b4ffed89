import { requestHistory, ticketIdsOf } from '../../request-months';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { sharePercent, toneTextsIn, whyFewTexts, whyNoTonePrior, whyOtherLanguage } from '../../tone-texts';

const tooFew = 'Fewer than eight texts of the last three full months have a tone: too few to say how they sound.';

/** Source: docs/domain/readiness.md, "Level of tone". */
export const toneLevel = signalOf({
  id: 'tone-level',
  dimension: 'sentiment',
  question: 'Do they write to us without anger?',
  weight: 4,
  source: 'ticketText',
  tooFew,
  thresholds: { months: 3, fewestTexts: 8, bestShare: 0.05, worstShare: 0.25 },
  read(facts, { months, fewestTexts, bestShare, worstShare }) {
    const history = requestHistory(facts, months);
    if (history.kind === 'unknown') return history;
    const tone = toneTextsIn(history.months);
    const foreign = whyOtherLanguage(tone);
    if (foreign !== undefined) return unknown(foreign);
    const few = whyFewTexts(tone, fewestTexts);
    if (few !== undefined) return unknown(few);
    const prior = facts.portfolio.priors?.negativeTone;
    if (prior === undefined) return unknown(whyNoTonePrior);

    const share = shrunkShare({ count: tone.negative, of: tone.texts }, prior);
    return measured(
      onScale(share, { worst: worstShare, best: bestShare }),
      `${tone.negative} of ${tone.texts} texts they wrote in the last ${months} full months sound negative; ${sharePercent(share)} when weighed with the portfolio's ${sharePercent(prior.share)}.`,
      ticketIdsOf(history.months, 'negativeTone'),
    );
  },
});
