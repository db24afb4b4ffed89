import type { EntitlementGap } from '#domain/uplift/entitlement-gap';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { Settings } from '../../settings';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { ThemeReading } from '../themes/kept-themes';

/** All that finding uplift at one client rests on. */
export interface ClientEvidence {
  readonly client: ClientRecord;
  /** Not ended. */
  readonly contracts: readonly ContractRecord[];
  readonly settings: Pick<Settings, 'uplift' | 'currency'>;
  readonly today: CalendarDate;
  /** What serving a contract takes beside comparable ones. Undefined: nothing out of the ordinary, or nobody can say. */
  gapOf(record: ContractRecord): EntitlementGap | undefined;
  /** Absent: themes were not read yet. */
  readonly themes?: ThemeReading;
  /** The first contract of a chain of terms: what is dismissed there stays so in the next term. */
  rootOf(id: ContractId): ContractId;
}
