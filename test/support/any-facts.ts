import fc from 'fast-check';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { askedOn, monthsBack, periodsUsing, serviceMonth } from './contract-facts';

const small = fc.nat({ max: 40 });

const counts = fc.record({
  opened: small,
  /** The share that machines opened. */
  machineShare: fc.constantFrom(0, 0, 0.2, 0.5, 1),
  openedByPriority: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), small, small),
  responseMet: small,
  responseMissed: fc.nat({ max: 8 }),
  resolutionMet: small,
  resolutionMissed: fc.nat({ max: 8 }),
});

/** Answers from 1 to 5. */
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });

const month = (name: string): fc.Arbitrary<ServiceMonth> =>
  fc.tuple(counts, answers).map(([{ machineShare, ...sums }, given]) =>
    serviceMonth({
      ...sums,
      machineMade: Math.floor(sums.opened * machineShare),
      month: name,
      csatCount: given.length,
      csatSum: given.reduce((total, answer) => total + answer, 0),
    }),
  );

const months = fc
  .tuple(fc.tuple(...monthsBack(14).map(month)), fc.integer({ min: 0, max: 14 }))
  .map(([all, quiet]) => all.filter((_, place) => place !== quiet));

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Facts of any client, good or bad, with any of the optional ones missing. */
export const anyFacts: fc.Arbitrary<ContractFacts> = fc.record(
  {
    asOf: fc.constant(askedOn),
    portfolio: fc.record(
      {
        responseMetShare: share,
        resolutionMetShare: share,
        csatMean: fc.double({ min: 1, max: 5, noNaN: true }),
        monthIndex: fc
          .tuple(...monthsBack(12).map(() => fc.double({ min: 0.5, max: 2, noNaN: true })))
          .map((values) => Object.fromEntries(monthsBack(12).map((name, place) => [name, values[place] ?? 1]))),
      },
      { requiredKeys: ['monthIndex'] },
    ),
    historyStartsOn: fc.constantFrom('2024-01-01', '2025-03-01', '2025-06-10', '2025-12-01', '2026-03-01'),
    months,
    periods: fc.array(fc.nat({ max: 30 }), { maxLength: 8 }).map((hours) => periodsUsing(hours)),
    csatScale: fc.constantFrom({ best: 5, worst: 1 }, { best: 1, worst: 5 }),
    stakeholderRoles: fc.subarray([...stakeholderRoles]),
    daysToDecision: fc.integer({ min: -30, max: 200 }),
    openIncidentTicketIds: fc.array(fc.integer({ min: 1, max: 999 }), { maxLength: 3 }),
  },
  { requiredKeys: ['asOf', 'portfolio'] },
);
