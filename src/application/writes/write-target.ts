import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import type { WriteAnswer } from '../ports/write-answer';
import type { UpstreamSystem } from '../upstream-error';

/** What a plan is looked up by: the id of a record that is there, the marker of one that is to be created. */
export type Sought = Pick<PlannedWrite, 'marker' | 'recordId'>;

/**
 * One kind of record in one system, as planned writes need it. Whoever writes something new brings another one; the order of
 * planning, performing and recording is not theirs to choose.
 */
export interface WriteTarget {
  readonly system: UpstreamSystem;
  readonly kind: string;
  /** What stands there, by marker. Absent: no such record. Throws `UpstreamError`. */
  look(sought: readonly Sought[]): ReadonlyMap<string, StandingRecord>;
  /** One element a call, answers in the order of the plans. Throws `UpstreamError` where nothing may be written at all. */
  perform(plans: readonly PlannedWrite[]): readonly WriteAnswer[];
}
