import { nudges, type Nudge } from '#domain/concession/nudges';
import type { ConcessionRecord } from './concession-record';

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
  return { standing, reminded: nudges.filter((nudge) => marks.includes(nudge)) };
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
  readonly approvedBy: readonly string[];
  readonly reviewDue: boolean;
}

/** One cell: the standing, then `policy=1` and `by=leo@msp.example`. A version may hold blanks, an address none. */
export function standingCell(record: ConcessionRecord): string {
  const by = approversSoFar(record);
  return [
    toldOf(record),
    `policy=${encodeURIComponent(record.policyVersion)}`,
    ...(by.length === 0 ? [] : [`by=${by.join(',')}`]),
  ].join(' ');
}

export function standingIn(cell: string): Standing {
  const [standing = '', ...parts] = cell.split(' ');
  const part = (name: string) => parts.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const policy = part('policy');
  return {
    standing,
    ...(policy === undefined ? {} : { policyVersion: decoded(policy) }),
    approvedBy: part('by')?.split(',') ?? [],
    reviewDue: standing.endsWith('/1'),
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
