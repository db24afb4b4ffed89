import type { ContractFacts } from '../../contract-facts';
import { ofTheClient } from '../../full-months';
import { newestIds, requestHistory, ticketIdsOf } from '../../request-months';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { toneTextsIn, whyFewTexts, whyNoTonePrior, whyOtherLanguage } from '../../tone-texts';

const tooFew = 'Fewer than eight texts of the last three full months have a tone: too few to say how they sound.';

/** Complaints without an answer in the diary. Source: docs/domain/readiness.md, "Passive escalation". */
export const passiveEscalation = signalOf({
  id: 'passive-escalation',
  dimension: 'sentiment',
  question: 'If they complain, is something planned with them?',
  weight: 4,
  source: 'ticketText',
  tooFew,
  thresholds: { months: 3, fewestTexts: 8, bestShare: 0.05, worstShare: 0.25, costWhenPlanned: 0.5 },
  read(facts, { months, fewestTexts, bestShare, worstShare, costWhenPlanned }) {
    const { planned } = facts;
    if (planned === undefined) return unknown('It is not known what is planned with them.');
    const history = requestHistory(ofTheClient(facts), months);
    if (history.kind === 'unknown') return history;
    const tone = toneTextsIn(history.months);
    const foreign = whyOtherLanguage(tone);
    if (foreign !== undefined) return unknown(foreign);
    const few = whyFewTexts(tone, fewestTexts);
    if (few !== undefined) return unknown(few);
    const { complaint, negativeTone } = facts.portfolio.priors ?? {};
    if (complaint === undefined || negativeTone === undefined) return unknown(whyNoTonePrior);

    const share = Math.max(
      shrunkShare({ count: tone.complaints, of: tone.texts }, complaint),
      shrunkShare({ count: tone.negative, of: tone.texts }, negativeTone),
    );
    const cost = 100 - onScale(share, { worst: worstShare, best: bestShare });
    const plan = planOf(planned, facts.asOf);
    return measured(
      100 - (plan === undefined ? cost : cost * costWhenPlanned),
      `Among ${tone.texts} texts of the last ${months} full months: ${tone.complaints} with a complaint, ${tone.negative} that sound negative. ${plan === undefined ? 'Nothing is planned: no open task, no meeting' : `Planned: ${plan}`}.`,
      newestIds([...ticketIdsOf(history.months, 'complaint'), ...ticketIdsOf(history.months, 'negativeTone')]),
    );
  },
});

/** Undefined: nothing. A meeting of the past is no plan. */
function planOf({ openTasks, nextMeetingOn }: NonNullable<ContractFacts['planned']>, asOf: string): string | undefined {
  const plans = [
    ...(openTasks > 0 ? [openTasks === 1 ? '1 open task' : `${openTasks} open tasks`] : []),
    ...(nextMeetingOn !== undefined && nextMeetingOn >= asOf ? [`a meeting on ${nextMeetingOn}`] : []),
  ];
  return plans.length === 0 ? undefined : plans.join(' and ');
}
