import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import type { Measurement } from '#application/sync/kept-figures';
import { changesSinceLastWeek } from '#application/sync/weekly-figures';
import { openClient } from '#application/viewing';
import { addDays, daysBetween } from '#domain/vocabulary/calendar-date';
import { ada, contract, memoryMsp, ticket, type MemoryMsp } from '#test/support/memory-msp';

const day = 24 * 3_600_000;

function changesShown(msp: MemoryMsp): readonly string[] | undefined {
  msp.signIn(ada);
  const answer = openClient(msp.parts, 1);
  if (answer.kind !== 'client') throw new Error('Ada sees her client');
  return answer.page.context.contracts.find(({ id }) => id === 101)?.sinceWeek?.changes.map(({ sentence }) => sentence);
}

/** The sponsor leaves the client on this day of the month: from then on a stakeholder role is not known. */
function monthOfRuns(leavesOn: number): readonly (readonly string[] | undefined)[] {
  // Far from its decision: no window opens meanwhile and asks for more roles.
  const msp = memoryMsp({ desk: { contracts: [contract({ id: 101, termEndsOn: '2027-12-31' })] } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  return Array.from({ length: 30 }, (_, index) => {
    if (index > 0) {
      msp.clock.advance(day);
      if (index === leavesOn) {
        msp.crm.records.contacts = msp.crm.records.contacts.map((contact) => ({ ...contact, roles: [] }));
      }
      expect(runHourlySync(msp.parts).outcome).toBe('finished');
    }
    return changesShown(msp);
  });
}

describe('a month of daily runs', () => {
  const leavesOn = 10;
  const shown = monthOfRuns(leavesOn);

  test('has no figures of a week ago for six days, and some ever after', () => {
    expect(shown.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(shown.slice(6).every((changes) => changes !== undefined)).toBe(true);
  });

  test('tells of a leaver from the day it is seen, for about a week, and then no more', () => {
    const tells = shown.map((changes) => (changes ?? []).some((sentence) => sentence.startsWith('Do we know')));
    const first = tells.indexOf(true);
    const last = tells.lastIndexOf(true);
    expect(first).toBe(leavesOn);
    expect(last - first).toBeGreaterThanOrEqual(5);
    expect(last - first).toBeLessThanOrEqual(13);
    expect(tells.slice(first, last + 1).every(Boolean)).toBe(true);
  });

  test('says that nothing moved with an empty list', () => {
    expect(shown).toContainEqual([]);
  });
});

test('at most two measurements are kept, and the newest that is a week old is compared with', () => {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  for (let index = 0; index < 40; index += 1) {
    if (index > 0) msp.clock.advance(day);
    msp.desk.records.tickets = [
      ...msp.desk.records.tickets,
      ticket({ id: 50_000 + index, openedAt: msp.clock.now(), updatedAt: msp.clock.now(), resolutionMet: false }),
    ];
    runHourlySync(msp.parts);
    const record = recordOf(msp);
    expect(record.measurements.length).toBeLessThanOrEqual(2);
    const today = addDays('2026-11-23', index);
    const then = record.measurements.find(({ on }) => daysBetween(on, today) >= 6);
    expect(changesSinceLastWeek(record as never, today) === undefined).toBe(then === undefined);
  }
});

function recordOf({ workbook }: MemoryMsp): { readonly measurements: readonly Measurement[] } {
  const row = workbook.contentOf('Renewals').find(([id]) => id === 101);
  return JSON.parse(String(row?.[21])) as { readonly measurements: readonly Measurement[] };
}
