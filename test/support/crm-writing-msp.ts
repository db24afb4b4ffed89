import { memoryCrmWriting, type MemoryCrmWriting } from '#adapters/memory/memory-crm-writing';
import { turnOnSync } from '#application/administer-sync';
import { runHourlySync, type RunReport } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { setUpCrm, turnOnCrmWriting } from '#application/writes/crm/administer-crm-writing';
import type { SealedEvent } from '#domain/timeline/event';
import { memoryMsp, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;

/** A small MSP whose HubSpot can be written to. Two renewals are in T-90: of contract 101, and of 201 with 202. */
export interface CrmWritingMsp extends Omit<MemoryMsp, 'parts'> {
  readonly parts: MemoryMsp['parts'] & { readonly crmWriting: MemoryCrmWriting };
  readonly hubSpot: MemoryCrmWriting;
}

export function crmMsp(options: Parameters<typeof memoryMsp>[0] = {}): CrmWritingMsp {
  const msp = memoryMsp({ ...options, settings: { pilotClientIds: 'all', ...options.settings } });
  const hubSpot = memoryCrmWriting();
  return { ...msp, hubSpot, parts: { ...msp.parts, crmWriting: hubSpot } };
}

/** After the first sync, set up and turned on; nothing is written yet. */
export function writingCrmMsp(options: Parameters<typeof memoryMsp>[0] = {}): CrmWritingMsp {
  const msp = crmMsp(options);
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(setUpCrm(msp.parts)).toMatchObject({ kind: 'done' });
  expect(turnOnCrmWriting(msp.parts)).toMatchObject({ kind: 'done' });
  return msp;
}

/** As above, an hour later: two deals with their ties and tasks stand in HubSpot. */
export function writtenCrmMsp(options: Parameters<typeof memoryMsp>[0] = {}): CrmWritingMsp {
  const msp = writingCrmMsp(options);
  nextRun(msp);
  expect(msp.hubSpot.records.deals.size).toBe(2);
  return msp;
}

export function nextRun(msp: CrmWritingMsp, after = hour): RunReport {
  msp.clock.advance(after);
  return runHourlySync(msp.parts);
}

export function stateOf({ workbook }: CrmWritingMsp) {
  return readState(workbook.contentOf('State').slice(1));
}

export function writeEvents({ timeline }: CrmWritingMsp): readonly SealedEvent[] {
  return timeline().filter(({ type }) => type.startsWith('write'));
}

export function markersOf(msp: CrmWritingMsp, type: string): readonly string[] {
  return writeEvents(msp)
    .filter((event) => event.type === type)
    .map(({ eventId }) => eventId.slice(type.length + 1));
}

export function gapsOf({ workbook }: CrmWritingMsp, kind: string): readonly string[] {
  return workbook
    .contentOf('Data gaps')
    .map((cells) => cells.map(String))
    .filter((cells) => cells.includes(kind))
    .map((cells) => cells.join(' | '));
}

/** What stands in HubSpot, whatever the ids of its records. */
export function hubSpotEnds({ hubSpot }: CrmWritingMsp) {
  const { deals, tasks, notes, ties } = hubSpot.records;
  const keyOf = new Map([...deals.values()].map(({ dealId, key }) => [dealId, key]));
  const sorted = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line)).sort();
  return {
    deals: sorted([...deals.values()].map(({ key, values }) => [key, values])),
    tasks: sorted([...tasks.values()].map(({ marker, dealId, values }) => [marker, keyOf.get(dealId), values])),
    notes: sorted([...notes.values()].map(({ marker, dealId, values }) => [marker, keyOf.get(dealId), values])),
    ties: sorted([...ties.values()].map(({ dealId, ...tie }) => [keyOf.get(dealId), tie])),
  };
}

export function dealOf({ hubSpot }: CrmWritingMsp, key: string) {
  const deal = [...hubSpot.records.deals.values()].find((each) => each.key === key);
  if (deal === undefined) throw new Error(`there is a deal ${key}`);
  return deal;
}

/** As a person in HubSpot: the next hourly reading sees that somebody touched it. */
export function changeDeal(msp: CrmWritingMsp, key: string, values: Readonly<Record<string, string>>): void {
  const deal = dealOf(msp, key);
  msp.hubSpot.records.deals.set(deal.dealId, { ...deal, values: { ...deal.values, ...values } });
  const now = msp.clock.now();
  const others = msp.crm.records.deals.filter(({ dealId }) => dealId !== deal.dealId);
  const touched = {
    dealId: deal.dealId,
    name: deal.values.name,
    companyIds: ['901'],
    contacts: [],
    pipeline: 'p',
    stage: 's',
    isClosed: false,
    isWon: false,
    modifiedAt: now,
  };
  msp.crm.records.deals = [...others, touched];
}

export function taskOf({ hubSpot }: CrmWritingMsp, marker: string) {
  const task = [...hubSpot.records.tasks.values()].find((each) => each.marker === marker);
  if (task === undefined) throw new Error(`there is a task ${marker}`);
  return task;
}

export function changeTask(msp: CrmWritingMsp, marker: string, values: Readonly<Record<string, string>>): void {
  const task = taskOf(msp, marker);
  msp.hubSpot.records.tasks.set(task.id, { ...task, values: { ...task.values, ...values } });
  const touched = {
    taskId: task.id,
    subject: task.values.subject,
    isDone: false,
    companyIds: [],
    dealIds: [task.dealId],
    modifiedAt: msp.clock.now(),
  };
  msp.crm.records.tasks = [...msp.crm.records.tasks.filter(({ taskId }) => taskId !== task.id), touched];
}
