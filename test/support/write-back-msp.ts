import { turnOnSync } from '#application/administer-sync';
import { turnOnWriteBack } from '#application/writes/figures/administer-write-back';
import type { FieldDefinition } from '#application/ports/contract-fields';
import { runHourlySync, type RunReport } from '#application/run-hourly-sync';
import { signals } from '#domain/readiness/signals/index';
import { readState, type WorkbookState } from '#application/tabs/state-tab';
import type { SealedEvent } from '#domain/timeline/event';
import { memoryMsp, ticket, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;

/** The fields under their default names, as an administrator sets them up in HaloPSA. */
export const allFields: readonly FieldDefinition[] = [
  { name: 'CFRenewalDeskReadinessLow', kind: 'text', longest: 50 },
  { name: 'CFRenewalDeskReadinessHigh', kind: 'text', longest: 50 },
  { name: 'CFRenewalDeskBand', kind: 'text', longest: 20 },
  { name: 'CFRenewalDeskProbability', kind: 'text', longest: 20 },
  { name: 'CFRenewalDeskModelVersion', kind: 'text', longest: 50 },
  { name: 'CFRenewalDeskChangedOn', kind: 'date' },
  { name: 'CFRenewalDeskReasons', kind: 'text' },
];

/** Two questions alone, so that these tests do not move with the product's model: what stands open, and who is known. */
const twoQuestions = {
  version: 'two',
  weights: { ...Object.fromEntries(signals.map(({ id }) => [id, 0])), 'open-incidents': 60, 'stakeholders-known': 40 },
};

/** After the first sync and with write-back turned on; nothing is written yet. */
export function writingMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp({
    ...options,
    settings: { readinessModel: twoQuestions, ...options.settings },
    desk: { fieldDefinitions: allFields, ...options.desk },
  });
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  return msp;
}

/** As above, an hour later: the figures of all three contracts stand in HaloPSA. */
export function writtenMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = writingMsp(options);
  nextRun(msp);
  expect(msp.desk.writes).toHaveLength(3);
  return msp;
}

export function nextRun(msp: MemoryMsp, after = hour): RunReport {
  msp.clock.advance(after);
  return runHourlySync(msp.parts);
}

/** An hour later, and what the run asked HaloPSA for the sake of writing: fields, and looks at contracts. */
export function askedInNextRun(msp: MemoryMsp, after = hour): { readonly fields: number; readonly looks: number } {
  const asked = { fields: 0, looks: 0 };
  msp.clock.advance(after);
  const serviceDesk = {
    ...msp.desk,
    fieldDefinitions: () => {
      asked.fields += 1;
      return msp.desk.fieldDefinitions();
    },
    contractStandings: (ids: readonly number[]) => {
      asked.looks += ids.length;
      return msp.desk.contractStandings(ids);
    },
  };
  expect(runHourlySync({ ...msp.parts, serviceDesk }).outcome).toBe('finished');
  return asked;
}

export function stateOf({ workbook }: MemoryMsp): WorkbookState {
  return readState(workbook.contentOf('State').slice(1));
}

/** Events of writing, in their order. */
export function writeEvents(msp: MemoryMsp): readonly SealedEvent[] {
  return msp.timeline().filter(({ type }) => type.startsWith('write') && !type.startsWith('writing'));
}

export function typesOf(events: readonly SealedEvent[]): readonly string[] {
  return events.map(({ type, contractId }) => `${type}/${String(contractId)}`);
}

export function payloadOf(event: SealedEvent | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(event?.payloadText ?? '{}') as Readonly<Record<string, unknown>>;
}

export function fieldOf(msp: MemoryMsp, contractId: number, name: string): string | undefined {
  return msp.desk.records.customFields.get(contractId)?.get(name.toLowerCase());
}

/** Three serious tickets are open at the first client: its readiness falls, and with it the band. */
export function trouble(msp: MemoryMsp): void {
  const open = [2001, 2002, 2003].map((id) => {
    const { closedAt: _closed, ...rest } = ticket({ id, priority: 1, openedAt: msp.clock.now() - hour });
    return { ...rest, resolutionMet: false, responseMet: false, updatedAt: msp.clock.now() };
  });
  msp.desk.records.tickets = [...msp.desk.records.tickets, ...open];
}
