import type { MonthConditions } from './causes';
import { afterWorkingMinutes, minute } from './days';
import type { Random } from './random';
import type { TicketDraft } from './ticket-book';
import { alertThemeIndex, themeAt } from './ticket-themes';

/** Service levels of Harbour IT by priority 1 to 4, in minutes of desk hours; priority 1 runs around the clock. */
const targets = [
  { respond: 30, fix: 240, missRespond: 0.06, missFix: 0.13 },
  { respond: 60, fix: 480, missRespond: 0.06, missFix: 0.1 },
  { respond: 240, fix: 1_440, missRespond: 0.04, missFix: 0.07 },
  { respond: 480, fix: 2_400, missRespond: 0.03, missFix: 0.05 },
] as const;

interface Opening {
  readonly theme: number;
  readonly priority: number;
  readonly openedAt: number;
  readonly conditions: MonthConditions;
}

type Resolution = Pick<
  TicketDraft,
  | 'respondBy'
  | 'respondedAt'
  | 'fixBy'
  | 'firstClosedAt'
  | 'reopenedAt'
  | 'closedAt'
  | 'quarterHours'
  | 'isExcludedFromSla'
>;

/** How long it took and whether the promise was kept: drawn first, the instants follow from it. */
export function resolutionOf({ theme, priority, openedAt, conditions }: Opening, random: Random): Resolution {
  const target = targets[priority - 1] ?? targets[3];
  const later = (from: number, minutes: number): number =>
    Math.floor(priority === 1 ? from + minutes * minute : afterWorkingMinutes(from, minutes));
  const { isProject = false, hours } = themeAt(theme);
  const slip = conditions.slip;
  const missesResponse = random.chance(within(target.missRespond + 0.7 * slip));
  const missesFix = theme !== alertThemeIndex && random.chance(within(target.missFix + slip));
  const closedAt = later(openedAt, target.fix * fixShare(missesFix, isProject, random));
  const respondedAt = Math.min(later(openedAt, target.respond * shareOf(missesResponse, random)), closedAt);
  const isReopened = random.chance(within(0.03 + 0.15 * slip));
  const reopenedAt = isReopened ? afterWorkingMinutes(closedAt, random.between(60, 1_500)) : undefined;
  return {
    respondBy: seconds(later(openedAt, target.respond)),
    respondedAt,
    fixBy: seconds(later(openedAt, target.fix)),
    firstClosedAt: isReopened ? closedAt : undefined,
    reopenedAt: reopenedAt === undefined ? undefined : Math.floor(reopenedAt),
    closedAt: reopenedAt === undefined ? closedAt : later(reopenedAt, target.fix * random.between(0.1, 0.9)),
    quarterHours: Math.min(160, Math.max(1, Math.round(4 * random.logNormal(hours, 0.6) * conditions.effort))),
    isExcludedFromSla: isProject || random.chance(0.02),
  };
}

function fixShare(misses: boolean, isProject: boolean, random: Random): number {
  if (isProject) return random.between(2, 14);
  return misses ? 1.04 + Math.min(4, -0.7 * Math.log(1 - random.next())) : Math.min(0.97, random.logNormal(0.25, 0.8));
}

function shareOf(misses: boolean, random: Random): number {
  return misses ? random.between(1.05, 3) : Math.min(0.96, random.logNormal(0.3, 0.7));
}

function within(chance: number): number {
  return Math.min(0.75, Math.max(0.005, chance));
}

function seconds(at: number): number {
  return Math.floor(at / 1_000) * 1_000;
}
