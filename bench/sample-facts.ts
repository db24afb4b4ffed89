import { assessReadiness } from '#domain/readiness/assess-readiness';
import { priorNames, type ContractFacts } from '#domain/readiness/contract-facts';
import { ticketKinds, type RequestSums, type ServiceMonth } from '#domain/readiness/service-month';
import { addDays, addMonths, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { TimelineEvent } from '#domain/timeline/event';
import { contractObserved, readinessMeasured } from '#domain/timeline/payloads';

const asOf = '2026-11-23';
const monthsKnown = 24;
/** As many as a desk with an orderly list has. */
const categories = 12;

/** A contract with two years of months and every fact known: the most work a score can be. */
export function sampleFacts(contractId: number): ContractFacts {
  const firstMonth = addMonths(asOf.slice(0, 7), -monthsKnown);
  const months = Array.from({ length: monthsKnown }, (_, place) =>
    sampleMonth(contractId, addMonths(firstMonth, place)),
  );
  return {
    asOf,
    historyStartsOn: `${firstMonth}-01`,
    months,
    periods: months.map(({ month }) => ({
      startsOn: `${month}-01`,
      endsOn: addDays(`${addMonths(month, 1)}-01`, -1),
      hoursIncluded: 20,
      hoursUsed: 12 + ((contractId + Number(month.slice(5))) % 12),
      isCurrent: false,
    })),
    csatScale: { best: 1, worst: 4 },
    stakeholderRoles: ['sponsor', 'dayToDay'],
    daysToDecision: 20 + (contractId % 100),
    openIncidentTicketIds: [],
    monthsWithoutSatisfaction: [],
    renamedCategories: [],
    annualValue: { annualMinor: 2_400_000 + 1_000 * (contractId % 500), currency: 'GBP' },
    hourCostMinor: 4_500,
    invoices: months.slice(-14).map(({ month }, place) => ({
      invoiceId: 100 * contractId + place,
      issuedOn: `${month}-01`,
      dueOn: addDays(`${month}-01`, 30),
      paidOn: addDays(`${month}-01`, 25 + ((contractId + place) % 20)),
    })),
    unitCounts: months.map(({ month }, place) => ({ month, contacts: 40 + (place % 3), billedUnits: 42 })),
    meetings: [8, 5, 2].map((ago) => ({ on: `${addMonths(asOf.slice(0, 7), -ago)}-15`, outcome: 'held' as const })),
    sponsorContactOn: addDays(asOf, -(contractId % 120)),
    leavers: { noticedSince: `${firstMonth}-01`, people: [{ leftOn: addDays(asOf, -60), roles: [], isVip: false }] },
    planned: { openTasks: contractId % 2 },
    concessions: { count: contractId % 3, depthPercent: 2 * (contractId % 3) },
    requests: [],
    sponsorIncidentTicketIds: [],
    portfolio: {
      responseMetShare: 0.9,
      resolutionMetShare: 0.88,
      csatMean: 1.7,
      monthIndex: Object.fromEntries(months.map(({ month }) => [month, 1])),
      priors: Object.fromEntries(priorNames.map((name) => [name, { share: 0.1, weight: 20 }])),
      incidentRate: { rate: 0.1, weight: 50 },
      categoryRequests: Object.fromEntries(Array.from({ length: categories }, (_, place) => [place, 500 + 10 * place])),
    },
  };
}

function sampleMonth(contractId: number, month: string): ServiceMonth {
  const opened = 8 + ((contractId * 7 + Number(month.slice(5)) * 3) % 15);
  const missed = contractId % 4;
  return {
    clientId: contractId,
    contractId,
    month,
    opened,
    machineMade: contractId % 3,
    closed: opened,
    openedByPriority: [contractId % 2, 1, opened - 3, 1],
    responseMet: opened - missed,
    responseMissed: missed,
    resolutionMet: opened - missed,
    resolutionMissed: missed,
    reopened: 1,
    reassigned: 2,
    hours: opened * 0.8,
    chargedHours: opened * 0.5,
    vipTickets: 1,
    csatCount: 3,
    csatSum: 4 + missed,
    missedTicketIds: [contractId * 10, contractId * 10 + 1],
    people: sampleRequests(contractId, opened - (contractId % 3), month),
  };
}

function sampleRequests(contractId: number, requests: number, month: string): RequestSums {
  const ids = [1, 2, 3].map((place) => contractId * 10 + place);
  return {
    requests,
    solved: requests - 1,
    solvedLogMilli: (requests - 1) * (1_800 + (contractId % 7) * Number(month.slice(5))),
    solvedLogMilliSquares: (requests - 1) * 4_500_000,
    firstTimeFixed: Math.floor(requests / 2),
    reopened: contractId % 3,
    handedOn: contractId % 4,
    stillOpen: 1,
    stillOpenDaySum: toEpochDay(`${month}-10`),
    vip: 1,
    incidents: 1,
    toneCount: requests - 2,
    toneSum: 20,
    toneNegative: contractId % 3,
    otherLanguage: 1,
    cues: { neglect: 1 },
    complaints: 1,
    categories: Object.fromEntries(
      Array.from({ length: categories }, (_, place) => [place, 1 + ((place * contractId) % 3)]),
    ),
    ticketIds: Object.fromEntries(ticketKinds.map((kind) => [kind, ids])),
  };
}

/** Short facts alone; or half of them readings of all signals, as in a year in which a contract is scored weekly. */
export const eventMixes = ['short', 'mixed'] as const;
export type EventMix = (typeof eventMixes)[number];

export function sampleEvents(events: number, mix: EventMix): readonly TimelineEvent[] {
  const isReading = (place: number): boolean => mix === 'mixed' && place % 2 === 0;
  return Array.from({ length: events }, (_, place) => ({
    eventId: `sample/${place}`,
    at: '2026-11-23T08:00:00.000Z',
    type: isReading(place) ? 'readinessMeasured' : 'contractObserved',
    clientId: place % 500,
    contractId: place % 900,
    renewalId: `${place % 900}@2027-03-31`,
    actor: 'run',
    run: 'run-2026-11-23T08:00:00.000Z',
    payloadText: isReading(place) ? readingsPayload(place) : observedPayload(place),
  }));
}

function readingsPayload(place: number): string {
  const { low, high, coverage, band, modelVersion, readings } = assessReadiness(sampleFacts(place % 50));
  return readinessMeasured({
    modelVersion,
    asOf,
    low,
    high,
    coverage,
    band,
    readings: readings.map(({ signal, reading }) =>
      reading.kind === 'measured'
        ? { signal: signal.id, kind: 'measured', score: reading.score, text: reading.evidence.text }
        : { signal: signal.id, kind: 'unknown', why: reading.why },
    ),
  });
}

function observedPayload(place: number): string {
  return contractObserved({
    ref: `MSA-${place}`,
    kind: 'Managed service',
    termStartsOn: '2026-04-01',
    termEndsOn: '2027-03-31',
    isEvergreen: false,
    noticePeriodDays: 90,
    noticeIsDefault: true,
    decisionOn: '2026-12-31',
    annualMinor: 2_400_000,
    currency: 'GBP',
  });
}
