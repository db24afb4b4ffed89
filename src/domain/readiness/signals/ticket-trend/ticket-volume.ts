import { countTrend, trendThresholds, type CountTrend } from '../../count-trend';
import { knownMonths, machineMadeIn, openedByPeople, whyNoHistory, type KnownMonth } from '../../full-months';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than six tickets in the last twelve full months: too few to tell a trend.';

/** Source: docs/domain/readiness.md, "Ticket volume". */
const thresholds = { months: 12, noticedScore: 75, lostRatio: 2, ...trendThresholds } as const;

/** A sharp fall is read like a rise: clients who are leaving stop asking. Only what people opened is counted. */
export const ticketVolume = signalOf({
  id: 'ticket-volume',
  dimension: 'ticketTrend',
  question: 'Do they ask for help about as often as before?',
  weight: 10,
  source: 'tickets',
  tooFew,
  thresholds,
  read(facts, own) {
    const known = knownMonths(facts, own.months);
    if (known.length < own.fewestMonths) return unknown(whyNoHistory(facts, own.fewestMonths));
    const { monthIndex } = facts.portfolio;
    const mixed = known.find(({ rows }) => openedByPeople(rows) === undefined);
    if (mixed !== undefined) return unknown(whyMixed(mixed));
    const counts = known.flatMap(({ month, rows }) => {
      const index = monthIndex[month];
      const count = openedByPeople(rows);
      return index === undefined || count === undefined ? [] : [{ count, index }];
    });
    if (counts.length < known.length) return unknown('The season of the portfolio is not known for every month.');
    const trend = countTrend(counts, own);
    const machines = machineMadeIn(known.slice(-own.lastMonths).flatMap(({ rows }) => rows)) ?? 0;
    return trend === undefined ? unknown(tooFew) : measured(scoreOf(trend, own), sentenceOf(trend, machines));
  },
});

/** A fall in alerts must not pass for a fall in requests, nor hide a rise. */
function whyMixed({ month }: KnownMonth): string {
  return `The tickets of ${month} were counted before alerts were told from requests.`;
}

type VolumeThresholds = Pick<Record<keyof typeof thresholds, number>, 'noticedScore' | 'lostRatio'>;

/** A change that is more than chance costs a quarter at once, and everything where the pace doubled or halved. */
function scoreOf({ kind, rateRatio }: CountTrend, { noticedScore, lostRatio }: VolumeThresholds): number {
  if (kind === 'steady') return 100;
  const change = kind === 'rising' ? rateRatio : 1 / rateRatio;
  return Math.min(noticedScore, onScale(change, { worst: lostRatio, best: 1 }));
}

const verdicts: Record<CountTrend['kind'], string> = {
  rising: 'Rising',
  falling: 'Falling',
  steady: 'No more change than chance explains',
};

function sentenceOf({ kind, lastCount, lastExpected }: CountTrend, machines: number): string {
  const alerts = machines === 0 ? '' : ` Not counted: ${machines} opened by machines.`;
  return `${verdicts[kind]}: ${lastCount} tickets in the last three full months; about ${Math.round(lastExpected)} at the pace before, season considered.${alerts}`;
}
