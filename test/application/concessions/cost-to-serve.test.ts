import { turnOnSync } from '#application/administer-sync';
import { previewConcession } from '#application/concessions/request/request-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings } from '#application/settings';
import type { ConcessionFigures } from '#application/views/concession';
import type { RecurringInvoice } from '#application/ports/service-desk';
import { ada, admin, contract, memoryMsp, ticket } from '#test/support/memory-msp';
import { draftOf } from './concession-msp';

const people = [
  { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
  { email: admin, name: 'Adi Roy', roles: ['administrator'] },
];
const settings = parseSettings(
  JSON.stringify({ haloPsaUrl: 'https://desk.example', people, concessions: { hourCost: 60, margin: 0.45 } }),
);

/** Every fifth day of the last year a ticket of so many hours, all of them client 1's. */
const tickets = (hours: number) =>
  Array.from({ length: 70 }, (_, index) => {
    const openedAt = Date.parse('2025-12-03T09:00:00Z') + index * 5 * 86_400_000;
    return ticket({ id: 1_000 + index, hours, openedAt, closedAt: openedAt + 7_200_000 });
  });

function invoice(unitCostMinor?: number): RecurringInvoice {
  const line = { lineId: 1, quantity: 20, unitPriceMinor: 10_000, isExcludedFromIncrease: false };
  return {
    invoiceId: -1,
    clientId: 1,
    contractId: 101,
    isDisabled: false,
    currency: 'GBP',
    periodAmountMinor: 200_000,
    periodMonths: 1,
    lines: [{ ...line, ...(unitCostMinor === undefined ? {} : { unitCostMinor }) }],
  };
}

interface Known {
  readonly hours: number;
  readonly hourCostMinor?: number;
  readonly unitCostMinor?: number;
  readonly contractIds?: readonly number[];
}

function figuresWith({ hours, hourCostMinor, unitCostMinor, contractIds = [101] }: Known): ConcessionFigures {
  const msp = memoryMsp({
    settings: { people: settings.people, ...(settings.concessions ? { concessions: settings.concessions } : {}) },
    desk: {
      tickets: tickets(hours),
      contracts: contractIds.map((id) => contract({ id })),
      recurringInvoices: [invoice(unitCostMinor)],
      agents: [
        {
          agentId: 7,
          name: 'Ada Moss',
          email: ada,
          active: true,
          ...(hourCostMinor === undefined ? {} : { costPerHourMinor: hourCostMinor }),
        },
      ],
    },
  });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  const answer = previewConcession(msp.parts, draftOf());
  if (answer.kind !== 'form' || answer.form.preview === undefined) throw new Error(JSON.stringify(answer));
  return answer.form.preview;
}

const byMargin = { costToServeMinor: 1_320_000, isCostEstimated: true };

test('hours and licenses of the sync are what serving costs: measured, with what it was made of', () => {
  const figures = figuresWith({ hours: 2, hourCostMinor: 4_000, unitCostMinor: 1_500 });
  expect(figures).toMatchObject({ isCostEstimated: false });
  expect(figures.costBasis).toMatch(/^\d+\.0 hours in \d+ months at GBP 40\.00, and GBP 3,600\.00 a year/);
  expect(figures.costToServeMinor).toBeGreaterThan(360_000);
  expect(figures.because.join()).not.toContain('estimated');
});

test('where no agent has a cost, an hour costs what an administrator entered', () => {
  expect(figuresWith({ hours: 2, unitCostMinor: 1_500 }).costBasis).toContain('at GBP 60.00');
});

test('hours alone never say less than the margin in the settings, and may say more', () => {
  const little = figuresWith({ hours: 0.5, hourCostMinor: 4_000 });
  expect(little).toMatchObject(byMargin);
  expect(little.costBasis).toBeUndefined();
  const much = figuresWith({ hours: 8, hourCostMinor: 4_000 });
  expect(much.costToServeMinor).toBeGreaterThan(byMargin.costToServeMinor);
  expect(much).toMatchObject({ isCostEstimated: true, costBasis: expect.stringContaining('is not known') as string });
});

test('hours that two contracts share are neither’s: the margin in the settings stands', () => {
  expect(figuresWith({ hours: 2, hourCostMinor: 4_000, unitCostMinor: 1_500, contractIds: [101, 102] })).toMatchObject(
    byMargin,
  );
});
