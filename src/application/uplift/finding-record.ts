import type { FindingLife, UpliftFinding } from '#domain/uplift/uplift-finding';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';

/** How a finding ended. `cleared`: it went out of the figures before anybody presented it. */
export type FindingEnd = 'won' | 'lost' | 'expired' | 'cleared';

/** What the product keeps of a finding: the record cell of its Uplift row. Changes by sealed events alone, `seen` aside. */
export interface FindingRecord {
  /** As the run last stated it. */
  readonly finding: UpliftFinding;
  readonly life: FindingLife;
  /** Day from which it stands where it stands. */
  readonly since: CalendarDate;
  /** Day on which it was last stated. */
  readonly statedOn: CalendarDate;
  /** Who asked for approval. */
  readonly putForwardBy?: string;
  readonly presentedBy?: string;
  /** Why it is held. */
  readonly because?: string;
  readonly dismissal?: { readonly by: string; readonly reason: string };
  readonly end?: FindingEnd;
  /** Of a won one: worth a year, in minor units. */
  readonly wonMinor?: number;
  /** Sequence of the newest event in it. */
  readonly foldedTo: number;
  readonly seen: SeenFinding;
}

/** What stands around a finding now. */
export interface SeenFinding {
  readonly clientName: string;
  /** Reference of the contract; absent: it is about the client. */
  readonly ref?: string;
  /** Value × chance that it is real × chance of acceptance × readiness, whole major units. */
  readonly priority: number;
  /** Day since which the figures no longer show it. */
  readonly missingSince?: CalendarDate;
}

export const nothingSeenOfFinding: SeenFinding = { clientName: '', priority: 0 };

/** Nothing more becomes of it by itself. */
export const endStates: readonly string[] = ['won', 'lost', 'expired', 'dismissed'];

export function isOverFinding({ life }: Pick<FindingRecord, 'life'>): boolean {
  return endStates.includes(life.state);
}
