import { counted } from '../../counted-words';
import { changeScore, type ChangeThresholds } from '../../change-score';
import type { ContractFacts } from '../../contract-facts';
import { countTrend, trendThresholds, type CountTrend } from '../../count-trend';
import { knownMonths, machineMadeIn, openedByPeople, whyMixed, whyNoHistory, type KnownMonth } from '../../full-months';
import { seasonOf, whyNoSeason } from '../../season';
import { measured, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than six requests in the last twelve full months: too few to tell a trend.';

/** A sharp fall is read like a rise: clients who are leaving stop asking. Only what people opened is counted. */
export const ticketVolume = signalOf({
  id: 'ticket-volume',
  dimension: 'ticketTrend',
  question: 'Do they ask for help about as often as before?',
  weight: 5,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Ticket volume". */
  thresholds: { months: 12, noticedScore: 75, lostRatio: 2, ...trendThresholds },
  read(facts, thresholds) {
    const { months, lastMonths } = thresholds;
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const mixed = whyMixed(known);
    if (mixed !== undefined) return unknown(mixed);
    const season = seasonOf(facts.portfolio, known);
    if (season === undefined) return unknown(whyNoSeason);
    const counts = known.map(({ rows }, place) => ({ count: openedByPeople(rows) ?? 0, index: season[place] ?? 1 }));
    const trend = countTrend(counts, thresholds);
    if (trend === undefined) return unknown(tooFew);

    const users = usersIn(known, facts);
    const byUser =
      users === undefined
        ? undefined
        : countTrend(
            counts.map(({ count, index }, place) => ({ count, index: index * (users[place] ?? 1) })),
            thresholds,
          );
    // More users can only explain a rise, and fewer of them a fall: were they unknown, the score would not be better.
    const isExplained = byUser !== undefined && scoreOf(byUser, thresholds) > scoreOf(trend, thresholds);
    const told = isExplained ? byUser : trend;
    const machines = machineMadeIn(known.slice(-lastMonths).flatMap(({ rows }) => rows)) ?? 0;
    return measured(
      scoreOf(told, thresholds),
      sentenceOf(told, { lastMonths, machines, considered: isExplained ? 'season and the number of users' : 'season' }),
    );
  },
});

/** Active contacts at the end of each month. Undefined unless all of them were counted. */
function usersIn(known: readonly KnownMonth[], { unitCounts = [] }: ContractFacts): readonly number[] | undefined {
  const contacts = new Map(unitCounts.map((counted) => [counted.month, counted.contacts ?? 0]));
  const users = known.map(({ month }) => contacts.get(month) ?? 0);
  return users.every((count) => count > 0) ? users : undefined;
}

function scoreOf({ kind, rateRatio }: CountTrend, thresholds: ChangeThresholds): number {
  if (kind === 'steady') return 100;
  return changeScore(kind === 'rising' ? rateRatio : 1 / rateRatio, thresholds);
}

const verdicts: Record<CountTrend['kind'], string> = {
  rising: 'Rising',
  falling: 'Falling',
  steady: 'About as usual',
};

interface Told {
  readonly lastMonths: number;
  readonly machines: number;
  readonly considered: string;
}

function sentenceOf({ kind, lastCount, lastExpected }: CountTrend, { lastMonths, machines, considered }: Told): string {
  const alerts = machines === 0 ? '' : ` Not counted: ${counted(machines, 'alert')} of machines.`;
  return `${verdicts[kind]}: ${counted(lastCount, 'request')} in the last ${lastMonths} full months; the pace before, with the ${considered}, would give about ${Math.round(lastExpected)}.${alerts}`;
}
