import type { ContractFacts, InvoiceFacts, PortfolioFacts } from '#domain/readiness/contract-facts';
import { fullMonthsBefore } from '#domain/readiness/full-months';
import type { RequestSums, ServiceMonth } from '#domain/readiness/service-month';
import type { AgreementPeriod } from '#domain/vocabulary/client';
import { addDays, addMonths, type CalendarDate, type CalendarMonth } from '#domain/vocabulary/calendar-date';
import { requestSums } from './request-sums';

/** The day on which every test of readiness asks, unless it says otherwise. */
export const askedOn = '2026-03-15';

/** The full months before `askedOn`, oldest first. */
export function monthsBack(count: number): readonly CalendarMonth[] {
  return fullMonthsBefore(askedOn, count);
}

/** A month with ten ordinary tickets of people, one of them a VIP: all in time, none urgent, two answers of 5. */
export function serviceMonth(overrides: Partial<ServiceMonth> = {}): ServiceMonth {
  return {
    clientId: 7,
    contractId: 70,
    month: '2026-02',
    opened: 10,
    machineMade: 0,
    closed: 10,
    openedByPriority: [0, 0, 7, 3],
    responseMet: 10,
    responseMissed: 0,
    resolutionMet: 10,
    resolutionMissed: 0,
    reopened: 0,
    reassigned: 1,
    hours: 8,
    chargedHours: 8,
    vipTickets: 0,
    csatCount: 2,
    csatSum: 10,
    missedTicketIds: [],
    people: requestSums({ vip: 1 }),
    ...overrides,
  };
}

/** One row for each of the last full months, oldest first, with these many tickets opened. */
export function monthsOpening(counts: readonly number[]): readonly ServiceMonth[] {
  const months = monthsBack(counts.length);
  return counts.map((opened, place) => serviceMonth({ month: months[place] ?? '', opened }));
}

/** One row for each of the last full months, oldest first; `sums` says how people's requests differ from ten ordinary ones. */
export function monthsAsking(count: number, sums: (place: number) => Partial<RequestSums>): readonly ServiceMonth[] {
  return monthsBack(count).map((month, place) =>
    serviceMonth({ month, people: requestSums({ vip: 1, ...sums(place) }) }),
  );
}

/** The same months, but what people asked for in one of them is not known. */
export function withoutPeople(months: readonly ServiceMonth[], gone: CalendarMonth): readonly ServiceMonth[] {
  return months.map((row) => (row.month === gone ? without(row, ['people']) : row));
}

/** Complete months of an agreement, oldest first: hours used of ten each. */
export function periodsUsing(hours: readonly number[], hoursIncluded = 10): readonly AgreementPeriod[] {
  const months = monthsBack(hours.length);
  return hours.map((hoursUsed, place) => {
    const month = months[place] ?? '';
    return {
      startsOn: `${month}-01`,
      endsOn: addDays(`${addMonths(month, 1)}-01`, -1),
      hoursIncluded,
      hoursUsed,
      isCurrent: false,
    };
  });
}

export const evenSeason: Readonly<Record<string, number>> = Object.fromEntries(
  monthsBack(12).map((month) => [month, 1]),
);

/** Clients as the healthy one is, some better, some worse. */
export const usualPortfolio: PortfolioFacts = {
  responseMetShare: 0.94,
  resolutionMetShare: 0.92,
  csatMean: 4.4,
  monthIndex: evenSeason,
  priors: {
    reopened: { share: 0.04, weight: 20 },
    handedOn: { share: 0.1, weight: 20 },
    firstTimeFixed: { share: 0.6, weight: 20 },
    vip: { share: 0.1, weight: 20 },
    negativeTone: { share: 0.05, weight: 20 },
    complaint: { share: 0.05, weight: 20 },
    answered: { share: 0.2, weight: 20 },
  },
  incidentRate: { rate: 0.02, weight: 50 },
  categoryRequests: { 0: 100, 1: 1_800, 2: 1_500, 3: 600 },
};

/** A day this many days before `askedOn`. */
export function daysAgo(days: number): CalendarDate {
  return addDays(askedOn, -days);
}

/** An invoice that fell due so many days before `askedOn` and was paid so many days after it was issued; unpaid without. */
export function invoiceDue(agoDays: number, daysToPay?: number): InvoiceFacts {
  const issuedOn = daysAgo(agoDays + 30);
  return {
    invoiceId: 1_000 + agoDays,
    issuedOn,
    dueOn: daysAgo(agoDays),
    ...(daysToPay === undefined ? {} : { paidOn: addDays(issuedOn, daysToPay) }),
  };
}

/** A client of whom everything is known and good. A test overrides what it is about. */
export function healthyFacts(overrides: Partial<ContractFacts> = {}): ContractFacts {
  const months = monthsBack(24).map((month) => serviceMonth({ month, opened: 12, machineMade: 2 }));
  return {
    asOf: askedOn,
    historyStartsOn: '2024-03-01',
    reopeningsSeenSince: '2024-03-01',
    months,
    // A test that says what the contract's months are means a client with this one contract.
    clientMonths: overrides.months ?? months,
    periods: periodsUsing([9, 9.5, 9, 10, 9.5, 9]),
    csatScale: { best: 5, worst: 1 },
    stakeholderRoles: ['sponsor', 'dayToDay', 'economicBuyer', 'signatory'],
    daysToDecision: 75,
    openIncidentTicketIds: [],
    monthsWithoutSatisfaction: [],
    renamedCategories: [],
    annualValue: { annualMinor: 2_400_000, currency: 'GBP' },
    hourCostMinor: 4_500,
    invoices: monthsBack(12).map((_, place) => invoiceDue(350 - 30 * place, 28)),
    unitCounts: monthsBack(12).map((month) => ({ month, contacts: 40, billedUnits: 42 })),
    meetings: [
      { on: daysAgo(270), outcome: 'held' },
      { on: daysAgo(180), outcome: 'held' },
      { on: daysAgo(80), outcome: 'held' },
      { on: daysAgo(-10), outcome: 'planned' },
    ],
    sponsorContactOn: daysAgo(20),
    leavers: { noticedSince: '2025-03-01', people: [] },
    planned: { openTasks: 1, nextMeetingOn: daysAgo(-10) },
    concessions: { count: 0, depthPercent: 0 },
    requests: [],
    sponsorIncidentTicketIds: [],
    portfolio: usualPortfolio,
    ...overrides,
  };
}

/** Healthy, but these facts are not known. */
export function factsWithout(...names: readonly (keyof ContractFacts)[]): ContractFacts {
  return without(healthyFacts(), names.includes('months') ? [...names, 'clientMonths'] : names);
}

export function without<Facts extends object>(facts: Facts, names: readonly (keyof Facts)[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.some((gone) => gone === name))) as Facts;
}
