import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { DataGap } from '../../views/data-gap';

/** How far the digest of one week has come. */
export interface KeptDigest {
  /** The Monday that names it. */
  readonly week: CalendarDate;
  /** Addresses it has reached. Empty once it has reached everybody. */
  readonly told: readonly string[];
  /** People it has not reached; absent: it has reached everybody. */
  readonly waiting?: number;
  readonly because?: 'quota' | 'failed' | 'time';
}

const reasons: Readonly<Record<NonNullable<KeptDigest['because']>, string>> = {
  quota: "the day's quota for mail is used up",
  failed: 'Google did not take the mail',
  time: 'the run had no time left',
};

export function digestGaps(digest: KeptDigest | undefined): readonly DataGap[] {
  const { waiting = 0, because = 'failed', week = '' } = digest ?? {};
  if (waiting === 0) return [];
  const people = waiting === 1 ? '1 person' : `${waiting} people`;
  return [
    {
      kind: 'digestWaits',
      what: `The weekly digest of ${week} has not reached ${people}: ${reasons[because]}.`,
      fix: 'Nothing, if it is gone tomorrow: each hourly run tries again. Else check in Google Workspace whether the account of the trigger may send mail.',
    },
  ];
}
