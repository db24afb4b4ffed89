import type { World } from '../../msp/world';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { guidOf } from '../wire/wire-values';

export const slaName = 'Standard';
const slaId = 1;

/** Targets in hours of desk time; those of priority 1 run around the clock. A ticket's `priority_id` is `priorityid` here. */
const priorities = [
  { priorityid: 1, name: 'Critical', responsetime: 0.5, fixtime: 4, colour: '#d9534f' },
  { priorityid: 2, name: 'High', responsetime: 1, fixtime: 8, colour: '#f0ad4e' },
  { priorityid: 3, name: 'Medium', responsetime: 4, fixtime: 24, colour: '#5bc0de' },
  { priorityid: 4, name: 'Low', responsetime: 8, fixtime: 40, colour: '#5cb85c' },
] as const;

export function priorityName(id: number | undefined): string | undefined {
  return priorities.find(({ priorityid }) => priorityid === id)?.name;
}

/** Rows of GET /Priority, schema Policy: known by GUID, not by the number that tickets carry. */
export function priorityRows({ seed }: World, query: Query): readonly Row[] {
  const wanted = query.whole('slaid');
  return wanted === undefined || wanted === slaId ? priorityRecords(seed) : [];
}

export function priorityDetail({ seed }: World, id: string): Row | undefined {
  return priorityRecords(seed).find((row) => row['id'] === id);
}

function priorityRecords(seed: number): readonly Row[] {
  return priorities.map((priority) => ({
    id: guidOf(seed, 'priority', priority.priorityid),
    slaid: slaId,
    ...priority,
    responseunits: 'H',
    fixunits: 'H',
    ishidden: false,
    fixendofday: false,
    responseendofday: false,
    workdaysoverride: priority.priorityid === 1 ? 2 : 0,
    startofday: false,
    enterslaexcuse: false,
  }));
}

/** Rows of GET /SLA, schema SlaHead. */
export function slaRows({ seed }: World, query: Query): readonly Row[] {
  const withPriorities = query.flag('showpriorities');
  return [{ ...slaRecord(seed), ...(withPriorities ? { priorities: priorityRecords(seed) } : {}) }];
}

export function slaDetail({ seed }: World, id: number): Row | undefined {
  return id === slaId ? { ...slaRecord(seed), priorities: priorityRecords(seed) } : undefined;
}

function slaRecord(seed: number): Row {
  return {
    id: slaId,
    guid: guidOf(seed, 'sla', slaId),
    name: slaName,
    hoursaretechslocaltime: false,
    workday_id: 1,
    workday_name: 'Monday to Friday 8 to 6',
    responsereset: false,
    trackslafixbytime: true,
    trackslaresponsetime: true,
  };
}
