import { assert } from '../vocabulary/assert';
import type { CalendarDate, CalendarMonth } from '../vocabulary/calendar-date';
import type { PortfolioFacts } from './contract-facts';
import { fullMonthsBefore, openedByPeople, openedIn } from './full-months';
import { portfolioCategories, portfolioIncidentRate, portfolioPriors } from './portfolio-priors';
import type { ServiceMonth } from './service-month';

/** Fewer decided tickets than this are no prior for others. */
const fewestDecided = 20;
/** How far a month's index is drawn back to 1. Source: docs/domain/readiness.md, "The season". */
const indexShrinkage = 0.5;
const targetMonths = 3;
const csatMonths = 6;
const seasonMonths = 12;
const priorMonths = 12;

/** What all clients together look like, from all their months. */
export function portfolioFacts(months: readonly ServiceMonth[], asOf: CalendarDate): PortfolioFacts {
  const targets = rowsIn(months, fullMonthsBefore(asOf, targetMonths));
  const answers = rowsIn(months, fullMonthsBefore(asOf, csatMonths));
  const responseMetShare = shareOf(sum(targets, 'responseMet'), sum(targets, 'responseMissed'));
  const resolutionMetShare = shareOf(sum(targets, 'resolutionMet'), sum(targets, 'resolutionMissed'));
  const csatCount = sum(answers, 'csatCount');
  const year = rowsIn(months, fullMonthsBefore(asOf, priorMonths));
  const priors = portfolioPriors(year, targets);
  const incidentRate = portfolioIncidentRate(year);
  const categoryRequests = portfolioCategories(targets);
  return {
    ...(responseMetShare === undefined ? {} : { responseMetShare }),
    ...(resolutionMetShare === undefined ? {} : { resolutionMetShare }),
    ...(csatCount === 0 ? {} : { csatMean: sum(answers, 'csatSum') / csatCount }),
    monthIndex: monthIndexOf(months, fullMonthsBefore(asOf, seasonMonths)),
    ...(Object.keys(priors).length === 0 ? {} : { priors }),
    ...(incidentRate === undefined ? {} : { incidentRate }),
    ...(categoryRequests === undefined ? {} : { categoryRequests }),
  };
}

function shareOf(met: number, missed: number): number | undefined {
  const decided = met + missed;
  assert(decided >= 0, 'tickets are counted from 0');
  return decided < fewestDecided ? undefined : met / decided;
}

/**
 * From the first month with a ticket on: before it there is no history, not a quiet portfolio. Counted is what people opened; a
 * month in which that is not known of every client has no index.
 */
function monthIndexOf(
  months: readonly ServiceMonth[],
  season: readonly CalendarMonth[],
): Record<CalendarMonth, number> {
  const rowsByMonth = new Map<CalendarMonth, ServiceMonth[]>(season.map((month) => [month, []]));
  for (const row of months) rowsByMonth.get(row.month)?.push(row);
  const all = [...rowsByMonth];
  const known = all.slice(all.findIndex(([, rows]) => openedIn(rows) > 0)).flatMap(([month, rows]) => {
    const count = openedByPeople(rows);
    return count === undefined ? [] : [{ month, count }];
  });
  const mean = known.reduce((total, { count }) => total + count, 0) / known.length;
  // Without a month it is no number, without a ticket it divides by nothing.
  if (!(mean > 0)) return {};
  return Object.fromEntries(
    known.map(({ month, count }) => [month, indexShrinkage + (1 - indexShrinkage) * (count / mean)]),
  );
}

function rowsIn(months: readonly ServiceMonth[], wanted: readonly CalendarMonth[]): readonly ServiceMonth[] {
  const set = new Set(wanted);
  return months.filter(({ month }) => set.has(month));
}

type Sums = 'responseMet' | 'responseMissed' | 'resolutionMet' | 'resolutionMissed' | 'csatCount' | 'csatSum';

function sum(rows: readonly ServiceMonth[], field: Sums): number {
  return rows.reduce((total, row) => total + row[field], 0);
}
