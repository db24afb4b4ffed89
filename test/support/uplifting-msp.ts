import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { findingFromRow } from '#application/tabs/uplift-tab';
import type { FindingRecord } from '#application/uplift/finding-record';
import { signalSources } from '#domain/readiness/signal';
import { addDays, addMonths, type CalendarMonth } from '#domain/vocabulary/calendar-date';
import type { AgreementPeriod, Contract } from '#domain/vocabulary/client';
import { contract, memoryMsp, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;
export const overrunKey = 'overrun/1/101';

/** From May to October 2026 where no other month is named; 20 hours agreed each. */
export function periodsUsing(
  hours: readonly number[],
  firstMonth: CalendarMonth = '2026-05',
): readonly AgreementPeriod[] {
  return hours.map((hoursUsed, place) => {
    const month = addMonths(firstMonth, place);
    return {
      startsOn: `${month}-01`,
      endsOn: addDays(`${addMonths(month, 1)}-01`, -1),
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
