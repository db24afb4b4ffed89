import fc from 'fast-check';
import {
  priorNames,
  type ContractFacts,
  type PortfolioFacts,
  type Prior,
  type PriorName,
} from '#domain/readiness/contract-facts';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { addDays } from '#domain/vocabulary/calendar-date';
import { anyMonths } from './any-months';
import { askedOn, monthsBack, periodsUsing, without } from './contract-facts';

const small = fc.nat({ max: 40 });
const ticketId = fc.integer({ min: 1, max: 9_999 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

const prior: fc.Arbitrary<Prior> = fc.record({ share, weight: fc.double({ min: 5, max: 100, noNaN: true }) });

const priors = fc.record(
  Object.fromEntries(priorNames.map((name) => [name, prior])) as Record<PriorName, fc.Arbitrary<Prior>>,
  { requiredKeys: [] },
);

export const anyPortfolio: fc.Arbitrary<PortfolioFacts> = fc.record(
  {
    responseMetShare: share,
    resolutionMetShare: share,
    csatMean: fc.double({ min: 1, max: 5, noNaN: true }),
    monthIndex: fc
      .tuple(...monthsBack(12).map(() => fc.double({ min: 0.5, max: 2, noNaN: true })))
      .map((values) => Object.fromEntries(monthsBack(12).map((name, place) => [name, values[place] ?? 1]))),
    priors,
    incidentRate: fc.record({
      rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
      weight: fc.double({ min: 5, max: 100, noNaN: true }),
    }),
    categoryRequests: fc.record({ 0: small, 1: fc.nat({ max: 2_000 }), 2: fc.nat({ max: 2_000 }) }),
  },
  { requiredKeys: ['monthIndex'] },
);

const dayAround = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((days) => addDays(askedOn, days));

const invoice = fc
  .tuple(fc.nat({ max: 500 }), fc.option(fc.nat({ max: 120 }), { nil: undefined }), ticketId)
  .map(([age, paidAfter, invoiceId]) => {
    const issuedOn = addDays(askedOn, -age);
    const paidOn = paidAfter === undefined ? undefined : addDays(issuedOn, paidAfter);
    return {
      invoiceId,
      issuedOn,
      dueOn: addDays(issuedOn, 30),
      ...(paidOn === undefined || paidOn > askedOn ? {} : { paidOn }),
    };
  });

const unitCounts = fc
  .tuple(
    fc.array(fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 80 })), { minLength: 14, maxLength: 14 }),
    fc.constantFrom(0, 0, 6, 12),
  )
  .map(([units, from]) =>
    monthsBack(14)
      .slice(from)
      .map((name, place) => {
        const [contacts, billedUnits] = units[place] ?? [1, 1];
        return { month: name, contacts, billedUnits };
      }),
  );

const leaver = fc.record({
  leftOn: dayAround(-400, 0),
  roles: fc.subarray([...stakeholderRoles]),
  isVip: fc.boolean(),
});

/** What may be missing of the facts of a contract: everything but the day and the portfolio. */
export type OptionalFact = Exclude<keyof ContractFacts, 'asOf' | 'portfolio'>;

const optionalFacts: { readonly [Name in OptionalFact]: fc.Arbitrary<Exclude<ContractFacts[Name], undefined>> } = {
  historyStartsOn: fc.constantFrom('2024-01-01', '2024-01-01', '2025-03-01', '2025-06-10', '2025-12-01', '2026-03-01'),
  reopeningsSeenSince: fc.constantFrom('2024-01-01', '2025-12-01', '2025-12-02'),
  months: anyMonths,
  clientMonths: anyMonths,
  periods: fc.array(fc.nat({ max: 30 }), { maxLength: 8 }).map((hours) => periodsUsing(hours)),
  csatScale: fc.constantFrom({ best: 5, worst: 1 }, { best: 1, worst: 5 }),
  stakeholderRoles: fc.subarray([...stakeholderRoles]),
  daysToDecision: fc.integer({ min: -30, max: 200 }),
  openIncidentTicketIds: fc.array(ticketId, { maxLength: 3 }),
  monthsWithoutSatisfaction: fc.subarray([...monthsBack(12)], { maxLength: 2 }),
  renamedCategories: fc.subarray([1, 2, 3]),
  annualValue: fc.nat({ max: 10_000_000 }).map((annualMinor) => ({ annualMinor, currency: 'GBP' })),
  hourCostMinor: fc.integer({ min: 1_000, max: 12_000 }),
  invoices: fc
    .array(invoice, { maxLength: 15 })
    .map((all) => [...all].sort((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))),
  unitCounts,
  meetings: fc
    .array(
      fc.record({
        on: dayAround(-365, 60),
        outcome: fc.constantFrom(
          'held' as const,
          'missed' as const,
          'moved' as const,
          'planned' as const,
          'unknown' as const,
        ),
      }),
      { maxLength: 6 },
    )
    .map((all) => [...all].sort((a, b) => (a.on < b.on ? -1 : 1))),
  sponsorContactOn: fc.option(dayAround(-300, 0)),
  leavers: fc.record({ noticedSince: dayAround(-400, 0), people: fc.array(leaver, { maxLength: 3 }) }),
  planned: fc.record(
    { openTasks: fc.nat({ max: 3 }), nextMeetingOn: dayAround(1, 90) },
    { requiredKeys: ['openTasks'] },
  ),
  concessions: fc.record({ count: fc.nat({ max: 4 }), depthPercent: fc.nat({ max: 30 }) }),
  requests: fc.array(
    fc.record({ kind: fc.constantFrom('priceDownRequest' as const, 'exitRequest' as const), on: dayAround(-300, 0) }),
    { maxLength: 2 },
  ),
  sponsorIncidentTicketIds: fc.array(ticketId, { maxLength: 2 }),
};

export const optionalFactNames = Object.keys(optionalFacts) as readonly OptionalFact[];

/** Facts of any client, good or bad, with any of the optional ones missing. */
export const anyFacts: fc.Arbitrary<ContractFacts> = fc
  .record({
    facts: fc.record(optionalFacts),
    portfolio: anyPortfolio,
    gone: fc.oneof(fc.constant([]), fc.subarray([...optionalFactNames], { maxLength: 4 })),
  })
  .map(({ facts, portfolio, gone }) => without({ ...facts, asOf: askedOn, portfolio }, gone));
