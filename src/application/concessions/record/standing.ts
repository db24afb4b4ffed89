import { lastDayOf } from '#domain/concession/concession-end';
import { isNudge, type Nudge } from '#domain/concession/nudges';
import { riskCauses, type RiskCause } from '#domain/concession/response';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ConcessionRecord, ScoreRecord } from './concession-record';

const approvals: ReadonlySet<string> = new Set(['approve', 'approveWithConditions']);

/** What people were told of last: something new is a new letter, the same thing is none. */
export function toldOf({ request }: ConcessionRecord): string {
  return [request.version, request.state, request.level, request.decisions.length, request.reviewDue ? 1 : 0].join('/');
}

/** What people were told of, and which reminders of it they had. */
export interface Told {
  readonly standing: string;
  readonly reminded: readonly Nudge[];
}

/** One cell: the standing, then the reminders, such as `1/open/2/0/0 answer`. */
export function toldCell({ standing, reminded }: Told): string {
  return [standing, ...reminded].join(' ');
}

export function toldIn(cell: string): Told {
  const [standing = '', ...marks] = cell.split(' ');
  return { standing, reminded: marks.filter(isNudge) };
}

/** Last day of a granted concession, where it is known. Of a client that left nothing ends any more. */
export function grantedUntil({
  request,
  terms,
  score,
}: Pick<ConcessionRecord, 'request' | 'terms' | 'score'>): CalendarDate | undefined {
  return request.state === 'granted' && score?.renewed !== false ? lastDayOf(terms) : undefined;
}

/** Who approved this version so far. */
export function approversSoFar({ request }: Pick<ConcessionRecord, 'request'>): readonly string[] {
  return request.decisions.filter(({ action }) => approvals.has(action)).map(({ by }) => by);
}

/** What a list knows of a request without opening its record. */
export interface Standing {
  /** Version, state, level, decisions, review: as `toldOf` says it. */
  readonly standing: string;
  /** Absent: a row from before versions of the policy were kept. */
  readonly policyVersion?: string;
  /** Of the contract, as people call it; absent: likewise. */
  readonly ref?: string;
  readonly approvedBy: readonly string[];
  readonly reviewDue: boolean;
  /** Days on which conditions that are not met are due, earliest first. */
  readonly dueDays: readonly CalendarDate[];
  readonly hasEnded: boolean;
  /** Absent: its renewal is not decided, or nothing was forecast. */
  readonly score?: ListedScore;
}

/** A forecast and what came, with what the lift is learned by. */
export interface ListedScore {
  readonly renewed: boolean;
  readonly chanceWithout: number;
  readonly chanceWith: number;
  readonly cause: RiskCause;
}

/** Days of conditions of a granted request that are not met, earliest first. */
export function dueDaysOf({ request, conditions, score }: ConcessionRecord): readonly CalendarDate[] {
  if (request.state !== 'granted' || score?.renewed === false) return [];
  return conditions.flatMap(({ dueOn, metOn }) => (dueOn === undefined || metOn !== undefined ? [] : [dueOn])).sort();
}

/**
 * One cell: the standing, then `policy=1`, `ref=AG-101`, `by=leo@msp.example`, `due=2027-01-31`, `ended=2027-03-31` and
 * `score=renewed/0.62/0.71/price`. What may hold blanks is encoded.
 */
export function standingCell(record: ConcessionRecord): string {
  const by = approversSoFar(record);
  const dueDays = dueDaysOf(record);
  return [
    toldOf(record),
    `policy=${encodeURIComponent(record.policyVersion)}`,
    `ref=${encodeURIComponent(record.ref)}`,
    ...(by.length === 0 ? [] : [`by=${by.join(',')}`]),
    ...(dueDays.length === 0 ? [] : [`due=${dueDays.join(',')}`]),
    ...(record.endedOn === undefined ? [] : [`ended=${record.endedOn}`]),
    ...(record.score === undefined ? [] : [`score=${scoreText(record.score, record.terms.cause)}`]),
  ].join(' ');
}

function scoreText({ renewed, chanceWithout, chanceWith }: ScoreRecord, cause: RiskCause): string {
  return [renewed ? 'renewed' : 'lost', chanceWithout, chanceWith, cause].join('/');
}

/** Undefined for what is no score of ours: a cell that somebody edited teaches nothing. */
function scoreIn(text: string | undefined): ListedScore | undefined {
  const [outcome, without, withIt, word] = (text ?? '').split('/');
  const [chanceWithout, chanceWith] = [Number(without), Number(withIt)];
  const cause = riskCauses.find((known) => known === word);
  const isChance = (share: number) => share > 0 && share < 1;
  if (cause === undefined || !isChance(chanceWithout) || !isChance(chanceWith)) return undefined;
  return outcome === 'renewed' || outcome === 'lost'
    ? { renewed: outcome === 'renewed', chanceWithout, chanceWith, cause }
    : undefined;
}

export function standingIn(cell: string): Standing {
  const [standing = '', ...parts] = cell.split(' ');
  const part = (name: string) => parts.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const policy = part('policy');
  const ref = part('ref');
  const score = scoreIn(part('score'));
  return {
    standing,
    ...(policy === undefined ? {} : { policyVersion: decoded(policy) }),
    ...(ref === undefined ? {} : { ref: decoded(ref) }),
    approvedBy: part('by')?.split(',') ?? [],
    reviewDue: standing.endsWith('/1'),
    dueDays: part('due')?.split(',') ?? [],
    hasEnded: part('ended') !== undefined,
    ...(score === undefined ? {} : { score }),
  };
}

/** A cell that somebody edited must not break a card. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
