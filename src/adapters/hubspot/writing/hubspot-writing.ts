import type { CrmWriting } from '#application/ports/crm-writing';
import type { LocalTime } from '#application/ports/platform';
import type { Transport } from '../../http/transport';
import { hubSpotCalls } from '../hubspot-calls';
import type { RolesByType } from '../hubspot-records';
import { hubSpotActivities } from './hubspot-activities';
import { noteForm, taskForm } from './hubspot-activity-fields';
import { hubSpotDealTies } from './hubspot-deal-ties';
import { hubSpotDeals } from './hubspot-deals';
import { hubSpotUndoing } from './hubspot-undoing';
import { hubSpotPreparing, readLabels, readSetUp } from './hubspot-set-up';
import { hubSpotWriteCalls } from './hubspot-write-calls';

export interface HubSpotKeys {
  /** The daily key. */
  readonly serviceKey: string;
  /** Absent: the daily key prepares the account too. */
  readonly setUpKey?: string | undefined;
}

export function hubSpotWriting(
  { serviceKey, setUpKey = serviceKey }: HubSpotKeys,
  transport: Transport,
  localTime: LocalTime,
): CrmWriting {
  const calls = hubSpotCalls(serviceKey);
  const writeCalls = hubSpotWriteCalls(serviceKey);
  const parts = { transport, calls, writeCalls };
  let knownRoles: RolesByType | undefined;
  /** Label ids differ from account to account and do not change within a run. */
  const roles = (): RolesByType => (knownRoles ??= readLabels(transport, writeCalls));
  const tasks = hubSpotActivities(taskForm(localTime), parts);
  const notes = hubSpotActivities(noteForm(localTime), parts);
  const preparing = hubSpotPreparing(transport, hubSpotWriteCalls(setUpKey));
  return {
    setUp() {
      knownRoles = readLabels(transport, writeCalls);
      return readSetUp(parts, knownRoles);
    },
    preparing: {
      ...preparing,
      makeLabels(wanted) {
        knownRoles = undefined;
        return preparing.makeLabels(wanted);
      },
    },
    undoing: hubSpotUndoing({ transport, writeCalls, roles, tasks, notes }),
    ...hubSpotDeals(transport, writeCalls, localTime),
    tasksOf: (dealIds) => tasks.of(dealIds),
    makeTasks: (made) => tasks.make(made),
    changeTasks: (changes) => tasks.change(changes),
    notesOf: (dealIds) => notes.of(dealIds),
    makeNotes: (made) => notes.make(made),
    ...hubSpotDealTies({ ...parts, roles }),
  };
}
