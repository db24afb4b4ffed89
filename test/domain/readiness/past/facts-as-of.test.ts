import fc from 'fast-check';
import { factsAsOf, type DatedRecords, type PastDay } from '#domain/readiness/past/facts-as-of';
import type { TicketFeatures } from '#domain/readiness/service-month';
import { addDays } from '#domain/vocabulary/calendar-date';

const day = '2026-03-15';
const past: PastDay = { day, daysToDecision: 90, portfolio: { monthIndex: {} }, incidentPriorities: [1, 2] };

function ticket(id: number, changes: Partial<TicketFeatures> = {}): TicketFeatures {
  return {
    id,
    openedOn: '2026-03-02',
    closedOn: '2026-03-04',
    hoursToClose: 40,
    priority: 3,
    responseMet: true,
    resolutionMet: true,
    wasReopened: false,
    reassignCount: 0,
    isVip: false,
    centihours: 150,
    chargedCentihours: 150,
    category: 1,
    userId: 7,
    wording: { isMachineMade: false, language: 'en', words: 20 },
    ...changes,
  };
}

function records(changes: Partial<DatedRecords> = {}): DatedRecords {
  return {
    clientId: 12,
    contractId: 201,
    historyStartsOn: '2024-11-01',
    tickets: [],
    clientTickets: changes.tickets ?? [],
    csatScale: { best: 1, worst: 4 },
    ...changes,
  };
}

const monthOf = (tickets: readonly TicketFeatures[]) => factsAsOf(records({ tickets }), past).months?.[0];

describe('Of what came after the day nothing shows:', () => {
  test('a cancellation ticket or an offboarding task that was opened later is gone', () => {
    const facts = factsAsOf(
      records({
        tickets: [ticket(1), ticket(2, { openedOn: '2026-03-16', priority: 1 }), ticket(3, { openedOn: day })],
      }),
      past,
    );
    expect(facts.months?.map(({ month, opened }) => [month, opened])).toEqual([['2026-03', 2]]);
    expect(facts.openIncidentTicketIds).toEqual([]);
  });

  test('a ticket closed later is open, and neither its target, its hours nor its return are known', () => {
    const month = monthOf([
      ticket(1, {
        closedOn: '2026-03-16',
        hoursToClose: 330,
        resolutionMet: false,
        wasReopened: true,
        reassignCount: 3,
      }),
    ]);
    expect(month).toMatchObject({ opened: 1, closed: 0, resolutionMissed: 0, reopened: 0, reassigned: 0, hours: 0 });
    expect(month?.people).toMatchObject({ stillOpen: 1, solved: 0, handedOn: 0, reopened: 0 });
  });

  test('a ticket closed on the day itself is known with everything it was', () => {
    expect(monthOf([ticket(1, { closedOn: day, resolutionMet: false, wasReopened: true })])).toMatchObject({
      closed: 1,
      resolutionMissed: 1,
      reopened: 1,
      hours: 1.5,
    });
  });

  test('an incident that was over later is open on the day', () => {
    const tickets = [ticket(4, { priority: 1, closedOn: '2026-03-20' }), ticket(5, { priority: 2, closedOn: day })];
    expect(factsAsOf(records({ tickets }), past).openIncidentTicketIds).toEqual([4]);
  });

  test('a satisfaction answer counts from its day on, and one without a day never', () => {
    const answers = (csatOn?: string) =>
      monthOf([ticket(1, { csat: 4, ...(csatOn === undefined ? {} : { csatOn }) })])?.csatCount;
    expect(answers(day)).toBe(1);
    expect(answers('2026-03-16')).toBe(0);
    expect(answers()).toBe(0);
  });

  test('a reply after the day decides nothing: a young open ticket has no response yet', () => {
    const responses = (openedOn: string) =>
      monthOf([ticket(1, { openedOn, closedOn: '2026-04-01', responseMet: false })])?.responseMissed;
    expect(responses('2026-03-08')).toBe(1);
    expect(responses('2026-03-09')).toBe(0);
  });

  test('the seats cut in the notice period are not counted yet', () => {
    const unitCounts = ['2026-01', '2026-02', '2026-03', '2026-04'].map((month, place) => ({
      month,
      billedUnits: 40 - 10 * place,
    }));
    expect(factsAsOf(records({ unitCounts }), past).unitCounts?.map(({ billedUnits }) => billedUnits)).toEqual([
      40, 30,
    ]);
  });

  test('a final invoice is not issued yet, and a payment to come is still open', () => {
    const invoices = [
      { invoiceId: 1, issuedOn: '2026-01-31', dueOn: '2026-02-28', paidOn: '2026-02-20' },
      { invoiceId: 2, issuedOn: '2026-02-28', dueOn: '2026-03-31', paidOn: '2026-05-30' },
      { invoiceId: 3, issuedOn: '2026-03-31', dueOn: '2026-04-30' },
    ];
    expect(factsAsOf(records({ invoices, invoicesSince: '2025-01-01' }), past).invoices).toEqual([
      { invoiceId: 1, issuedOn: '2026-01-31', dueOn: '2026-02-28', paidOn: '2026-02-20' },
      { invoiceId: 2, issuedOn: '2026-02-28', dueOn: '2026-03-31' },
    ]);
  });

  test('the agreement period under way is unknown, the ones before it are complete', () => {
    const periods = ['2026-01', '2026-02', '2026-03'].map((month) => ({
      startsOn: `${month}-01`,
      endsOn: `${month}-28`,
      hoursIncluded: 10,
      hoursUsed: 12,
      isCurrent: month === '2026-03',
    }));
    expect(factsAsOf(records({ periods }), past).periods?.map(({ startsOn }) => startsOn)).toEqual([
      '2026-01-01',
      '2026-02-01',
    ]);
  });

  test('a meeting to come is not known of, whatever became of it', () => {
    const meetings = [
      { on: '2026-01-10', outcome: 'missed' as const },
      { on: '2026-03-20', outcome: 'held' as const },
    ];
    expect(factsAsOf(records({ meetings, meetingsSince: '2025-01-01' }), past).meetings).toEqual([meetings[0]]);
  });
});

test('what nobody dated stays absent, so that it reads as unknown', () => {
  const facts = factsAsOf(records({ tickets: [ticket(1)] }), past);
  for (const name of ['stakeholderRoles', 'planned', 'leavers', 'hourCostMinor', 'annualValue', 'sponsorContactOn'])
    expect(facts).not.toHaveProperty(name);
});

test('a list that does not reach back as far as is asked is absent: its beginning would read as silence', () => {
  const lists = { invoices: [], meetings: [] };
  const since = (from: string) => factsAsOf(records({ ...lists, invoicesSince: from, meetingsSince: from }), past);
  expect(since('2025-03-15')).toMatchObject({ invoices: [], meetings: [] });
  expect(since('2025-06-13')).toMatchObject({ invoices: [] });
  expect(since('2025-06-14')).not.toHaveProperty('invoices');
  expect(since('2025-03-16')).not.toHaveProperty('meetings');
});

test('a day before the history knows of no incident, which is not none', () => {
  expect(factsAsOf(records({ historyStartsOn: '2026-04-01' }), past)).not.toHaveProperty('openIncidentTicketIds');
  expect(factsAsOf(records(), past).openIncidentTicketIds).toEqual([]);
});

/** A day up to sixty before or after the day of the facts. */
const nearDay = fc.integer({ min: -60, max: 60 }).map((days) => addDays(day, days));
const later = fc.integer({ min: 1, max: 60 }).map((days) => addDays(day, days));
interface DrawnTicket {
  readonly openedOn: string;
  readonly openDays: number | undefined;
  readonly answerDays: number | undefined;
  readonly priority: number;
  readonly resolutionMet: boolean;
  readonly responseMet: boolean;
}

const anyTicket: fc.Arbitrary<DrawnTicket> = fc.record({
  openedOn: nearDay,
  openDays: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
  answerDays: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
  priority: fc.constantFrom(1, 2, 3, 4),
  resolutionMet: fc.boolean(),
  responseMet: fc.boolean(),
});

function drawnTicket(
  { openedOn, openDays, answerDays, priority, responseMet, resolutionMet }: DrawnTicket,
  place: number,
): TicketFeatures {
  const { closedOn: _on, hoursToClose: _hours, resolutionMet: _met, ...open } = ticket(place + 1);
  return {
    ...open,
    openedOn,
    priority,
    responseMet,
    ...(openDays === undefined
      ? {}
      : { closedOn: addDays(openedOn, openDays), hoursToClose: 24 * openDays, resolutionMet }),
    ...(answerDays === undefined ? {} : { csat: 2, csatOn: addDays(openedOn, answerDays) }),
  };
}

test('however the story goes on after the day, the facts of the day are the same', () => {
  fc.assert(
    fc.property(
      fc.array(anyTicket, { maxLength: 12 }),
      fc.infiniteStream(later),
      fc.infiniteStream(fc.boolean()),
      (drawn, days, coins) => {
        const tickets = drawn.map(drawnTicket);
        const rewritten = tickets
          .filter(({ openedOn }) => openedOn <= day || coins.next().value)
          .map((each) => rewrittenAfter(each, days, coins));
        expect(factsAsOf(records({ tickets: rewritten }), past)).toEqual(factsAsOf(records({ tickets }), past));
      },
    ),
    { numRuns: 300 },
  );
});

/** The same ticket with another future. */
function rewrittenAfter(
  each: TicketFeatures,
  days: IterableIterator<string>,
  coins: IterableIterator<boolean>,
): TicketFeatures {
  const isOver = each.closedOn !== undefined && each.closedOn <= day;
  const isAnswered = each.csatOn !== undefined && each.csatOn <= day;
  const end = { closedOn: days.next().value, hoursToClose: 999, resolutionMet: coins.next().value, centihours: 4_200 };
  return {
    ...each,
    ...(isOver ? {} : { ...end, wasReopened: true, reassignCount: 4 }),
    ...(isAnswered ? {} : { csat: 4, csatOn: days.next().value }),
  };
}
