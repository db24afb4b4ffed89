import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { findingFromRow } from '#application/tabs/uplift-tab';
import type { FindingRecord } from '#application/uplift/finding-record';
import { signalSources } from '#domain/readiness/signal';
import type { AgreementPeriod, Contract } from '#domain/vocabulary/client';
import { contract, memoryMsp, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;
export const overrunKey = 'overrun/1/101';

const monthLengths = [31, 30, 31, 31, 30, 31];

/** May to October 2026, 20 hours agreed each. */
export function periodsUsing(hours: readonly number[]): readonly AgreementPeriod[] {
  return hours.map((hoursUsed, place) => {
    const month = `2026-${String(place + 5).padStart(2, '0')}`;
    return {
      startsOn: `${month}-01`,
      endsOn: `${month}-${monthLengths[place] ?? 30}`,
      hoursIncluded: 20,
      hoursUsed,
      isCurrent: false,
    };
  });
}

export const overHours = [25, 23, 27, 24, 26, 25];

/** After its first run: client 1 uses more hours than agreed, and is ready as far as agreement hours tell, which is all that is asked. */
export function upliftingMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp({
    ...options,
    desk: { contracts: [contract({ id: 101, periods: periodsUsing(overHours) })], ...options.desk },
    settings: {
      unconnectedSources: signalSources.filter((source) => source !== 'agreementPeriods'),
      uplift: { countRules: [], hourPriceMinor: 12_000 },
      ...options.settings,
    },
  });
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  return msp;
}

export function runAfter(msp: MemoryMsp, milliseconds: number): void {
  msp.clock.advance(milliseconds);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
}

export function findingsOf({ workbook }: MemoryMsp): readonly FindingRecord[] {
  return workbook
    .contentOf('Uplift')
    .slice(1)
    .flatMap((cells, place) => findingFromRow(cells, place + 2) ?? []);
}

export function findingOf(msp: MemoryMsp, key = overrunKey): FindingRecord {
  const found = findingsOf(msp).find(({ finding }) => finding.key === key);
  if (found === undefined) throw new Error(`${key} is on record`);
  return found;
}

export function changeContract(msp: MemoryMsp, id: number, change: Partial<Contract>): void {
  msp.desk.records.contracts = msp.desk.records.contracts.map((each) =>
    each.id === id ? { ...each, ...change, modifiedAt: msp.clock.now() } : each,
  );
}

/** What happened to findings, oldest first: type and what moved them. */
export function toldOf(msp: MemoryMsp): readonly string[] {
  return msp
    .timeline()
    .filter(({ type }) => type.startsWith('finding'))
    .map(({ type, payloadText }) => {
      const { by } = JSON.parse(payloadText) as { readonly by?: string };
      return by === undefined ? type : `${type} ${by}`;
    });
}
