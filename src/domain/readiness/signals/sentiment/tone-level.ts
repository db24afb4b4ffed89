import { ofTheClient } from '../../full-months';
import { newestIds, requestHistory, ticketIdsOf } from '../../request-months';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { sharePercent, toneTextsIn, whyFewTexts, whyNoTonePrior, whyOtherLanguage } from '../../tone-texts';

const tooFew = 'Fewer than eight texts of the last six full months have a tone: too few to say how they sound.';

/** Source: docs/domain/readiness.md, "Level of tone". */
export const toneLevel = signalOf({
  id: 'tone-level',
  dimension: 'sentiment',
  question: 'Do they write to us without anger?',
  weight: 6,
  source: 'ticketText',
  tooFew,
  thresholds: { months: 6, fewestTexts: 8, bestShare: 0.04, worstShare: 0.16 },
  read(facts, { months, fewestTexts, bestShare, worstShare }) {
    const history = requestHistory(ofTheClient(facts), months);
    if (history.kind === 'unknown') return history;
    const tone = toneTextsIn(history.months);
    const foreign = whyOtherLanguage(tone);
    if (foreign !== undefined) return unknown(foreign);
    const few = whyFewTexts(tone, fewestTexts);
    if (few !== undefined) return unknown(few);
    const { complaint, negativeTone } = facts.portfolio.priors ?? {};
    if (complaint === undefined || negativeTone === undefined) return unknown(whyNoTonePrior);

    const negative = shrunkShare({ count: tone.negative, of: tone.texts }, negativeTone);
    const complaining = shrunkShare({ count: tone.complaints, of: tone.texts }, complaint);
    return measured(
      onScale(Math.max(negative, complaining), { worst: worstShare, best: bestShare }),
      `Of ${tone.texts} texts they wrote in the last ${months} full months ${tone.negative} sound negative and ${tone.complaints} complain; ${sharePercent(negative)} and ${sharePercent(complaining)} when weighed with the portfolio's ${sharePercent(negativeTone.share)} and ${sharePercent(complaint.share)}.`,
      newestIds([...ticketIdsOf(history.months, 'negativeTone'), ...ticketIdsOf(history.months, 'complaint')]),
    );
  },
});
