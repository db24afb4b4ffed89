import fc from 'fast-check';
import { assessReadiness, type Readiness } from '#domain/readiness/assess-readiness';
import { priorNames, type ContractFacts, type PortfolioFacts } from '#domain/readiness/contract-facts';
import { readinessModel } from '#domain/readiness/readiness-model';
import type { Reading } from '#domain/readiness/reading';
import { anyFacts, optionalFactNames } from '../../support/any-facts';
import { askedOn, monthsBack, without } from '../../support/contract-facts';

/** One thing that is not known any more. */
interface Loss {
  readonly what: string;
  of(facts: ContractFacts): ContractFacts;
}

const monthNames = [...monthsBack(14), askedOn.slice(0, 7)];

function withPortfolio(facts: ContractFacts, portfolio: PortfolioFacts): ContractFacts {
  return { ...facts, portfolio };
}

function withoutOfMonth(
  facts: ContractFacts,
  name: string,
  fields: readonly ('people' | 'machineMade')[],
): ContractFacts {
  if (facts.months === undefined) return facts;
  return { ...facts, months: facts.months.map((row) => (row.month === name ? without(row, fields) : row)) };
}

const lossOfAFact: readonly Loss[] = optionalFactNames.map((name) => ({
  what: name,
  of: (facts) => without(facts, [name]),
}));

const lossOfThePortfolio: readonly Loss[] = [
  ...(
    ['responseMetShare', 'resolutionMetShare', 'csatMean', 'priors', 'incidentRate', 'categoryRequests'] as const
  ).map((name): Loss => ({
    what: `the ${name} of the portfolio`,
    of: (facts) => withPortfolio(facts, without(facts.portfolio, [name])),
  })),
  ...priorNames.map((name): Loss => ({
    what: `the prior ${name}`,
    of: (facts) =>
      facts.portfolio.priors === undefined
        ? facts
        : withPortfolio(facts, { ...facts.portfolio, priors: without(facts.portfolio.priors, [name]) }),
  })),
  ...monthsBack(12).map((name): Loss => ({
    what: `the season of ${name}`,
    of: (facts) =>
      withPortfolio(facts, { ...facts.portfolio, monthIndex: without(facts.portfolio.monthIndex, [name]) }),
  })),
];

const lossOfAMonth: readonly Loss[] = monthNames.flatMap((name): readonly Loss[] => [
  { what: `what people asked for in ${name}`, of: (facts) => withoutOfMonth(facts, name, ['people']) },
  { what: `who opened the tickets of ${name}`, of: (facts) => withoutOfMonth(facts, name, ['people', 'machineMade']) },
  {
    what: `the users of ${name}`,
    of: (facts) =>
      facts.unitCounts === undefined
        ? facts
        : {
            ...facts,
            unitCounts: facts.unitCounts.map((row) => (row.month === name ? without(row, ['contacts']) : row)),
          },
  },
  {
    what: `everything up to ${name}`,
    of: ({ historyStartsOn, months, ...facts }) => {
      const starts = `${name}-28`;
      if (historyStartsOn === undefined) return { ...facts, ...(months === undefined ? {} : { months }) };
      const later = starts > historyStartsOn ? starts : historyStartsOn;
      const kept = months?.filter(({ month }) => `${month}-01` >= later);
      return { ...facts, historyStartsOn: later, ...(kept === undefined ? {} : { months: kept }) };
    },
  },
]);

const losses = [...lossOfAFact, ...lossOfThePortfolio, ...lossOfAMonth];

/** Signals that answer with less, and never better for it. Everybody else falls silent. */
const weakened = new Map([
  ['ticket-volume', 'the number of users can only explain a change'],
  ['response-targets', 'months without sums over requests keep no ids to link to'],
  ['major-incidents', 'months without sums over requests keep no ids to link to'],
]);

function isNoGain(id: string, before: Reading | undefined, after: Reading | undefined): boolean {
  if (after?.kind !== 'measured') return true;
  if (before?.kind !== 'measured') return false;
  return JSON.stringify(before) === JSON.stringify(after) || (weakened.has(id) && after.score <= before.score);
}

function gainsOf(known: Readiness, less: Readiness): readonly unknown[] {
  return less.readings.flatMap(({ signal, reading }, place) => {
    const before = known.readings[place]?.reading;
    return isNoGain(signal.id, before, reading) ? [] : [{ signal: signal.id, before, after: reading }];
  });
}

function expectNoGain(before: ContractFacts, after: ContractFacts): void {
  const [known, less] = [assessReadiness(before), assessReadiness(after)];
  expect(gainsOf(known, less)).toEqual([]);
  expect(less.low).toBeLessThanOrEqual(known.low);
  const lost = known.readings.filter(
    ({ reading }, place) => reading.kind === 'measured' && less.readings[place]?.reading.kind === 'unknown',
  );
  if (lost.length > 0) expect(less.coverage).toBeLessThan(known.coverage);
  else expect(less.coverage).toBe(known.coverage);
}

describe('Missing data never raises readiness, and every signal answers as before or not at all:', () => {
  test.each([...lossOfAFact, ...lossOfThePortfolio.slice(0, 6)])('without $what', ({ of }) => {
    fc.assert(
      fc.property(anyFacts, (facts) => expectNoGain(facts, of(facts))),
      { numRuns: 60 },
    );
  });

  test('without any one of all of these, of months and of the season', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...losses), (facts, loss) => expectNoGain(facts, loss.of(facts))),
      { numRuns: 600 },
    );
  });

  test('without any set of them', () => {
    fc.assert(
      fc.property(anyFacts, fc.subarray([...losses], { maxLength: 8 }), (facts, lost) =>
        expectNoGain(
          facts,
          lost.reduce((less, { of }) => of(less), facts),
        ),
      ),
      { numRuns: 300 },
    );
  });
});

test('the facts of these tests let every signal speak, fall silent, score high and score low', () => {
  const seen = new Map(readinessModel.signals.map(({ id }) => [id, new Set<string>()]));
  for (const facts of fc.sample(anyFacts, { numRuns: 1_500, seed: 20_260_315 })) {
    for (const { signal, reading } of assessReadiness(facts).readings) {
      seen.get(signal.id)?.add(reading.kind);
      if (reading.kind === 'measured') seen.get(signal.id)?.add(reading.score < 60 ? 'low' : 'high');
    }
  }
  for (const [id, kinds] of seen) expect([id, [...kinds].sort()]).toEqual([id, ['high', 'low', 'measured', 'unknown']]);
});
