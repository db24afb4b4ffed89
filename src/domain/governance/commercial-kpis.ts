import { daysBetween, type CalendarDate } from '../vocabulary/calendar-date';
import type { RenewalId } from '../vocabulary/ids';
import { ratioOf, shareOf, type Kpi } from './kpi';
import { concessionMinor, isClosed, isIn, referenceMinor, type Period, type RenewalFigures } from './renewal-figures';

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/** Depth, incidence and what hits the margin. Source: spec of KPIs 2. Headline: `averageConcessionDepth`. */
export function concessionKpis(all: readonly RenewalFigures[], period: Period): readonly Kpi[] {
  const closed = all.filter((figures) => isIn(period, figures.dueOn) && isClosed(figures) && !figures.isUncommitted);
  const conceded = closed.filter((figures) => concessionMinor(figures) > 0);
  const reference = (rows: readonly RenewalFigures[]) => sum(rows, referenceMinor);
  const given = sum(conceded, concessionMinor);
  const rows = (figures: readonly RenewalFigures[]) => figures.map(({ renewalId }) => renewalId);
  const depths = sum(conceded, (figures) => concessionMinor(figures) / Math.max(1, referenceMinor(figures)));
  return [
    ratioOf('averageConcessionDepth', depths, conceded.length, { n: conceded.length, rows: rows(conceded) }),
    ratioOf('weightedConcessionDepth', given, reference(conceded), { n: conceded.length, rows: rows(conceded) }),
    ratioOf('portfolioConcessionDepth', given, reference(closed), { n: closed.length, rows: rows(closed) }),
    shareOf('concessionIncidenceCount', conceded.length, closed.length, rows(closed)),
    ratioOf('concessionIncidenceValue', reference(conceded), reference(closed), {
      n: closed.length,
      rows: rows(closed),
    }),
  ];
}

/** One request of a renewal, as discount pressure sees it. */
export interface AskedConcession {
  readonly requestId: string;
  readonly renewalId: RenewalId;
  readonly askedOn: CalendarDate;
  readonly decisionOn?: CalendarDate;
  /** Share of the reference price. */
  readonly askedDepth: number;
  readonly isGranted: boolean;
  readonly isDecided: boolean;
  readonly level: 1 | 2 | 3;
  readonly isOverturned: boolean;
  readonly wasEmergency: boolean;
}

const lateDays = 30;

/**
 * Four parts that are never made one number, and the exceptions. Source: spec of KPIs 2, "Discount pressure", our choice there.
 * `openRenewals` are those in the horizon in the period.
 */
export function pressureKpis(asked: readonly AskedConcession[], openRenewals: number, period: Period): readonly Kpi[] {
  const own = asked.filter(({ askedOn }) => isIn(period, askedOn));
  const rows = own.map(({ requestId }) => requestId);
  const renewals = new Set(own.map(({ renewalId }) => renewalId));
  const decided = own.filter(({ isDecided }) => isDecided);
  const firsts = firstAsks(own);
  const late = firsts.filter(
    ({ askedOn, decisionOn }) => decisionOn !== undefined && daysBetween(askedOn, decisionOn) < lateDays,
  );
  const emergencies = own.filter(({ wasEmergency }) => wasEmergency);
  return [
    shareOf('requestRate', Math.min(renewals.size, openRenewals), openRenewals, rows),
    ratioOf(
      'askDepth',
      sum(own, ({ askedDepth }) => askedDepth),
      own.length,
      { n: own.length, rows },
    ),
    shareOf(
      'grantRatio',
      decided.filter(({ isGranted }) => isGranted).length,
      decided.length,
      decided.map(({ requestId }) => requestId),
    ),
    shareOf(
      'lateShare',
      late.length,
      firsts.length,
      firsts.map(({ requestId }) => requestId),
    ),
    shareOf('exceptionRate', own.filter(({ level }) => level >= 2).length, own.length, rows),
    shareOf(
      'overturnedShare',
      emergencies.filter(({ isOverturned }) => isOverturned).length,
      emergencies.length,
      emergencies.map(({ requestId }) => requestId),
    ),
  ];
}

function firstAsks(asked: readonly AskedConcession[]): readonly AskedConcession[] {
  const first = new Map<RenewalId, AskedConcession>();
  for (const one of asked) {
    const known = first.get(one.renewalId);
    if (known === undefined || one.askedOn < known.askedOn) first.set(one.renewalId, one);
  }
  return [...first.values()];
}

/** One uplift finding, as conversion sees it. */
export interface CountedFinding {
  readonly key: string;
  readonly foundOn: CalendarDate;
  readonly state: 'found' | 'held' | 'approved' | 'presented' | 'won' | 'lost' | 'expired' | 'dismissed';
  readonly presentedOn?: CalendarDate;
  readonly estimatedMinor: number;
  /** `S` won. */
  readonly wonMinor: number;
  readonly wasWrong: boolean;
}

/** Presented for longer than this is decided: it has expired. Source: spec of KPIs 2. */
const maturesAfterDays = 90;

/** Conversion of what was presented and has matured; yield and false alarms of what was found. Headline: `upliftConversionCount`. */
export function upliftKpis(findings: readonly CountedFinding[], period: Period, asOf: CalendarDate): readonly Kpi[] {
  const presented = findings.filter(({ presentedOn }) => presentedOn !== undefined && isIn(period, presentedOn));
  const matured = presented.filter(
    ({ state, presentedOn = asOf }) => state !== 'presented' || daysBetween(presentedOn, asOf) > maturesAfterDays,
  );
  const won = matured.filter(({ state }) => state === 'won');
  const keys = (rows: readonly CountedFinding[]) => rows.map(({ key }) => key);
  const estimated = (rows: readonly CountedFinding[]) => sum(rows, ({ estimatedMinor }) => estimatedMinor);
  const wonMinor = sum(won, (finding) => finding.wonMinor);
  const found = findings.filter(({ foundOn }) => isIn(period, foundOn));
  const shown = found.filter(({ presentedOn }) => presentedOn !== undefined);
  return [
    shareOf('upliftConversionCount', won.length, matured.length, keys(matured)),
    ratioOf('upliftConversionValue', wonMinor, estimated(matured), { n: matured.length, rows: keys(matured) }),
    ratioOf('upliftEstimateAccuracy', wonMinor, estimated(won), { n: won.length, rows: keys(won) }),
    shareOf('upliftPresentedShare', shown.length, found.length, keys(found)),
    shareOf('upliftWonShare', found.filter(({ state }) => state === 'won').length, found.length, keys(found)),
    shareOf(
      'upliftFalsePositiveShare',
      found.filter(({ state, wasWrong }) => state === 'dismissed' && wasWrong).length,
      found.length,
      keys(found),
    ),
  ];
}
