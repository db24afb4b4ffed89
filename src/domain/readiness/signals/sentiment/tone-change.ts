import { ofTheClient } from '../../full-months';
import { requestHistory, ticketIdsOf } from '../../request-months';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { toneTextsIn, whyNoTonePrior, whyOtherLanguage } from '../../tone-texts';

const tooFew =
  'Fewer than eight texts of the last three full months have a tone, or fewer than 16 of the six before: too few to say.';

/** Source: docs/domain/readiness.md, "Change of tone". */
export const toneChange = signalOf({
  id: 'tone-change',
  dimension: 'sentiment',
  question: 'Do they write to us in the tone they used to?',
  weight: 3,
  source: 'ticketText',
  tooFew,
  thresholds: { months: 9, lastMonths: 3, fewestLast: 8, fewestBefore: 16, bestRise: 0.05, worstRise: 0.25 },
  read(facts, { months, lastMonths, fewestLast, fewestBefore, bestRise, worstRise }) {
    const history = requestHistory(ofTheClient(facts), months);
    if (history.kind === 'unknown') return history;
    const lastSpan = history.months.slice(-lastMonths);
    const before = toneTextsIn(history.months.slice(0, -lastMonths));
    const last = toneTextsIn(lastSpan);
    const foreign = whyOtherLanguage(before) ?? whyOtherLanguage(last);
    if (foreign !== undefined) return unknown(foreign);
    if (last.texts < fewestLast || before.texts < fewestBefore)
      return unknown(
        `Only ${last.texts} texts of the last ${lastMonths} full months have a tone, and ${before.texts} before; ${fewestLast} and ${fewestBefore} are needed.`,
      );
    const prior = facts.portfolio.priors?.negativeTone;
    if (prior === undefined) return unknown(whyNoTonePrior);

    // Their past is drawn toward the portfolio, and what is new toward their past.
    const past = shrunkShare({ count: before.negative, of: before.texts }, prior);
    const now = shrunkShare({ count: last.negative, of: last.texts }, { share: past, weight: prior.weight });
    return measured(
      onScale(now - past, { worst: worstRise, best: bestRise }),
      `${last.negative} of ${last.texts} texts they wrote in the last ${lastMonths} full months sound negative, after ${before.negative} of ${before.texts} in the ${months - lastMonths} months before.`,
      ticketIdsOf(lastSpan, 'negativeTone'),
    );
  },
});
