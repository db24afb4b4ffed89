import type { ContractStanding } from '#domain/renewal/plan/match-renewals';
import { currentCycle } from '#domain/renewal/renewal-cycle';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { Settings } from '../../settings';
import { heirsOf } from '../../sync/attribution/contract-heirs';
import { renewalOutcome } from '../../sync/crm/prior-renewals';
import type { DealLine } from '../../sync/crm/sales-records';
import type { ContractRecord } from '../../sync/records';

interface Standing {
  readonly settings: Pick<Settings, 'defaultNoticePeriodDays' | 'goLiveOn'>;
  /** Absent: the CRM was not read. */
  readonly deals?: readonly DealLine[] | undefined;
  readonly today: CalendarDate;
}

/** The contracts of one client as matching looks at them: one that ended, or that another one stands for, has no cycle. */
export function contractStandings(
  records: readonly ContractRecord[],
  { settings, deals, today }: Standing,
): readonly ContractStanding[] {
  const heirs = heirsOf(records);
  const replaced = new Set(records.flatMap(({ contract }) => contract.previousContractId ?? []));
  return records.map((record): ContractStanding => {
    const { contract, hasEnded } = record;
    const isOver = hasEnded || replaced.has(contract.id);
    const heir = heirOf(heirs, contract.id);
    const { noticePeriodDays = settings.defaultNoticePeriodDays } = contract;
    const cycle = isOver ? undefined : currentCycle({ ...contract, noticePeriodDays }, today);
    const wasRenewed = isOver && renewalOutcome(record, { contracts: records, deals, today }) === 'renewed';
    return {
      id: contract.id,
      isOver,
      ...(cycle === undefined ? {} : { cycle }),
      ...(heir === undefined ? {} : { heir }),
      ...(wasRenewed ? { wasRenewed } : {}),
    };
  });
}

function heirOf(heirs: ReadonlyMap<ContractId, ContractId>, id: ContractId): ContractId | undefined {
  const heir = heirs.get(id);
  return heir === id ? undefined : heir;
}
