import { openItem, isOver, type WorkflowRecord } from '#application/workflow/workflow-record';
import { addDays, daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { HubSpotNow, TaskNow } from './hubspot-now';
import type { WorkbookNow } from './workbook-now';

export interface DayNow {
  readonly today: CalendarDate;
  readonly workbook: WorkbookNow;
  readonly hubSpot: HubSpotNow;
  /** Ids of our tasks before the run. */
  readonly tasksBefore: ReadonlySet<string>;
}

/** Whatever must hold on every day. Empty: it does. */
export function brokenInvariants(now: DayNow): readonly string[] {
  return [
    ...dealsTwice(now),
    ...itemsTwice(now),
    ...unowned(now),
    ...contactedWhileGated(now),
    ...notServed(now),
    ...tooMany(now),
  ];
}

function dealsTwice({ workbook, hubSpot }: DayNow): readonly string[] {
  const keys = repeated(hubSpot.deals.map(({ key }) => key)).map((key) => `Two deals have the key ${key}.`);
  const known = new Set(workbook.renewals.map(({ renewalId }) => renewalId));
  const strays = hubSpot.deals
    .filter(({ key }) => !known.has(key))
    .map(({ key }) => `The deal ${key} is of no renewal on record.`);
  const open = workbook.renewals.filter((record) => !isOver(record)).flatMap(({ contractIds }) => contractIds);
  return [...keys, ...strays, ...repeated(open.map(String)).map((id) => `Two renewals under way have contract ${id}.`)];
}

function itemsTwice({ workbook, hubSpot }: DayNow): readonly string[] {
  const items = workbook.renewals.flatMap((record) => {
    const item = openItem(record);
    return item === undefined ? [] : record.contractIds.map((id) => `${id} in ${item.window}`);
  });
  const open = hubSpot.tasks.filter(({ isOpen }) => isOpen);
  return [
    ...repeated(items).map((item) => `Two items are open for contract ${item}.`),
    ...repeated(hubSpot.tasks.map(({ marker }) => marker)).map((marker) => `Two tasks are for ${marker}.`),
    ...repeated(open.map((task) => dealKeyOf(task, workbook.renewals))).map((key) => `Two tasks are open for ${key}.`),
  ];
}

/** Tasks keep the key that they were made under. */
function dealKeyOf({ marker }: TaskNow, renewals: readonly WorkflowRecord[]): string {
  const [key = ''] = marker.split('/');
  const known = renewals.find(({ renewalId, formerIds = [] }) => renewalId === key || formerIds.includes(key));
  return known?.renewalId ?? key;
}

function unowned({ workbook }: DayNow): readonly string[] {
  const active = new Set(workbook.people.filter((person) => person.active).map(({ email }) => email));
  return workbook.renewals.flatMap((record) => {
    if (isOver(record)) return [];
    const { owner } = record;
    if (owner === undefined) return [`${record.renewalId} has no owner.`];
    return active.has(owner.email) ? [] : [`${record.renewalId} is with ${owner.email}, who left.`];
  });
}

/** By what HaloPSA says of the client, not by what the record says. */
function contactedWhileGated({ workbook, hubSpot, tasksBefore }: DayNow): readonly string[] {
  return workbook.renewals.flatMap((record) => {
    const incidents = workbook.clients.get(record.clientId)?.openIncidents.length ?? 0;
    if (incidents === 0 || isOver(record))
      return record.seen.isGated ? [`${record.renewalId} is gated for nothing.`] : [];
    const own = hubSpot.tasks.filter((task) => dealKeyOf(task, workbook.renewals) === record.renewalId);
    return [
      ...(record.seen.isGated ? [] : [`${record.renewalId} is not gated although an incident is open.`]),
      ...own
        .filter(({ taskId }) => !tasksBefore.has(taskId))
        .map(({ marker }) => `The task ${marker} was made while an incident is open.`),
      ...own
        .filter(({ isOpen, subject }) => isOpen && !subject.startsWith('On hold: '))
        .map(({ marker }) => `The task ${marker} sends somebody to a client with an open incident.`),
    ];
  });
}

/** From T-90 to the day itself every contract stands in a renewal of its own day. */
function notServed({ workbook, today }: DayNow): readonly string[] {
  const replaced = new Set(workbook.contracts.flatMap(({ contract }) => contract.previousContractId ?? []));
  return workbook.contracts.flatMap(({ contract, hasEnded }) => {
    const { id, clientId, termEndsOn, isEvergreen, noticePeriodDays = 90 } = contract;
    const isClient = workbook.clients.get(clientId)?.client.active === true;
    if (hasEnded || replaced.has(id) || isEvergreen || termEndsOn === undefined || !isClient) return [];
    const left = daysBetween(today, addDays(termEndsOn, -noticePeriodDays));
    if (left < 0 || left > 90) return [];
    const own = workbook.renewals.find(
      ({ contractIds, dueOn }) => contractIds.includes(id) && Math.abs(daysBetween(dueOn, termEndsOn)) < 80,
    );
    if (own === undefined) return [`Contract ${id}, decided in ${left} days, is in no renewal.`];
    return isOver(own) || own.state !== 'watching'
      ? []
      : [`${own.renewalId} is watched alone, ${left} days before its decision.`];
  });
}

function tooMany({ workbook }: DayNow): readonly string[] {
  const counts = new Map<string, number>();
  for (const record of workbook.renewals) {
    if (openItem(record) === undefined || record.seen.isOverflow) continue;
    const owner = record.owner?.email ?? '';
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  return [...counts].flatMap(([owner, count]) => (count > 25 ? [`${owner} has ${count} open items.`] : []));
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, place) => values.indexOf(value) !== place))];
}
