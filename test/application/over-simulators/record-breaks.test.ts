import type { ServiceDesk } from '#application/ports/service-desk';
import type { ContractRecord } from '#application/sync/records';
import { columnNumber } from '#application/workbook-tabs';
import { monthOf } from '#domain/vocabulary/calendar-date';
import type { Reading } from '#domain/readiness/reading';
import { simulatedVendors, syncedOver, type SimulatedMsp, type SimulatedVendors } from '#test/support/simulated-msp';

/** The category that most clients use, and what an administrator calls it from December on. */
const [formerName, newName] = ['Email>Outlook', 'Mail>Outlook'];
const renamedAt = Date.parse('2025-12-01T00:00:00Z');
const monthWithoutAnswers = '2026-01';

let vendors: SimulatedVendors;
let plain: SimulatedMsp;
let broken: SimulatedMsp;

beforeAll(async () => {
  vendors = await simulatedVendors();
  plain = syncedOver(vendors.msp());
  const msp = vendors.msp();
  broken = syncedOver({ ...msp, parts: { ...msp.parts, serviceDesk: withBreaks(msp.parts.serviceDesk) } });
}, 180_000);

afterAll(() => vendors.close());

/** The same desk, after its administrator renamed a category and the survey was off for a month. */
function withBreaks(desk: ServiceDesk): ServiceDesk {
  return {
    ...desk,
    feedback: () => desk.feedback().filter(({ givenOn }) => monthOf(givenOn) !== monthWithoutAnswers),
    tickets(query) {
      const list = desk.tickets(query);
      return {
        pages: (numbers) =>
          list.pages(numbers).map((page) => ({
            ...page,
            rows: page.rows.map((ticket) =>
              ticket.category === formerName && ticket.openedAt >= renamedAt
                ? { ...ticket, category: newName }
                : ticket,
            ),
          })),
      };
    },
  };
}

function gapsOf({ workbook }: SimulatedMsp): ReadonlyMap<string, string> {
  const kinds = ['answersLost', 'categoryRenamed'];
  const rows = workbook.contentOf('Data gaps').slice(1);
  return new Map(
    rows.flatMap(([kind, , , what]) => (kinds.includes(String(kind)) ? [[String(kind), String(what)]] : [])),
  );
}

function readingsOf({ workbook }: SimulatedMsp, signalId: string): ReadonlyMap<number, Reading> {
  const column = columnNumber('Renewals', 'record') - 1;
  const records = workbook
    .contentOf('Renewals')
    .slice(1)
    .map((cells) => JSON.parse(String(cells[column])) as ContractRecord);
  return new Map(
    records.flatMap(({ contract, readiness }) => {
      const found = readiness?.readings.find((each) => each.signalId === signalId);
      return found === undefined ? [] : [[contract.id, found.reading]];
    }),
  );
}

function scoreOf(reading: Reading | undefined): number | undefined {
  return reading?.kind === 'measured' ? reading.score : undefined;
}

test('a world without breaks has neither gap', () => {
  expect(gapsOf(plain)).toEqual(new Map());
});

test('a month without answers and a renamed category are two data gaps, each told once', () => {
  const gaps = gapsOf(broken);
  expect(gaps.get('answersLost')).toContain(monthWithoutAnswers);
  expect(gaps.get('categoryRenamed')).toMatch(
    /From 2025-12 on no client has tickets of "Email>Outlook".*"Mail>Outlook"/,
  );
});

test.each(['csat-change', 'csat-silence'])(
  '%s is unknown for the lost month, neither a drop nor a rise',
  (signalId) => {
    const [before, after] = [readingsOf(plain, signalId), readingsOf(broken, signalId)];
    expect([...before.values()].some(({ kind }) => kind === 'measured')).toBe(true);
    expect([...after.values()].every(({ kind }) => kind === 'unknown')).toBe(true);
  },
);

test.each(['category-concentration', 'ticket-volume', 'resolution-time', 'resolution-targets'])(
  '%s reads the same under the new name, or is unknown',
  (signalId) => {
    const before = readingsOf(plain, signalId);
    expect(before.size).toBeGreaterThan(10);
    expect([...before.values()].some(({ kind }) => kind === 'measured')).toBe(true);
    for (const [id, reading] of readingsOf(broken, signalId)) {
      if (reading.kind === 'measured') expect([id, reading.score]).toEqual([id, scoreOf(before.get(id))]);
    }
  },
);
