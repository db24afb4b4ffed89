import fc from 'fast-check';
import {
  usualEconomics,
  verdicts,
  weighConcession,
  type Chance,
  type Economics,
  type Stake,
} from '#domain/concession/economics';

const sure = (chance: number): Chance => ({ low: chance, middle: chance, high: chance });

/** 60,000 a year in whole units: the worked rows of the spec are not about cents. */
const plain: Stake = {
  referenceMinor: 60_000,
  costToServeMinor: 36_000,
  concessionMinor: 0,
  giveMinor: 0,
  onceIfRenewedMinor: 0,
  onceAnywayMinor: 0,
  lossMinor: 0,
  chanceWithout: sure(0.7),
  lift: { mean: 0.5, sd: 0.5, outcomes: 0 },
  years: 1,
  concessionYears: 1,
};

const weigh = (stake: Partial<Stake>): Economics => weighConcession({ ...plain, ...stake }, usualEconomics);

/** Source: spec of concessions 3, the table of worked figures. */
test.each([
  { costToServeMinor: 42_000, chance: 0.7, concessionMinor: 3_000, breakEven: 0.84 },
  { costToServeMinor: 42_000, chance: 0.7, concessionMinor: 6_000, breakEven: undefined },
  { costToServeMinor: 33_000, chance: 0.7, concessionMinor: 6_000, breakEven: 0.9 },
  { costToServeMinor: 36_000, chance: 0.7, concessionMinor: 6_000, breakEven: 0.9333 },
  { costToServeMinor: 36_000, chance: 0.4, concessionMinor: 6_000, breakEven: 0.5333 },
  { costToServeMinor: 36_000, chance: 0.7, onceIfRenewedMinor: 2_000, breakEven: 0.7636 },
  { costToServeMinor: 36_000, chance: 0.7, onceAnywayMinor: 1_500, breakEven: 0.7625 },
])('cost $costToServeMinor, p0 $chance: breaks even at $breakEven', ({ chance, breakEven, ...stake }) => {
  const { oneYear } = weigh({ ...stake, chanceWithout: sure(chance) });
  if (breakEven === undefined) expect(oneYear.breakEven).toBeUndefined();
  else expect(oneYear.breakEven?.chance).toBeCloseTo(breakEven, 4);
});

test('without one-off costs the relative lift needed is d / (margin - d), whatever p0 is', () => {
  for (const chance of [0.2, 0.5, 0.74]) {
    const { oneYear } = weigh({ concessionMinor: 6_000, chanceWithout: sure(chance) });
    expect((oneYear.breakEven?.liftNeeded ?? NaN) / chance).toBeCloseTo(0.1 / (0.4 - 0.1), 10);
  }
});

test('above (margin - d) / margin it can never pay: 40 % margin, 10 % off, p0 of .75', () => {
  expect(weigh({ concessionMinor: 6_000, chanceWithout: sure(0.75) }).verdict).toBe('unlikely');
  expect(weigh({ concessionMinor: 6_000, chanceWithout: sure(0.751) }).verdict).toBe('cannotPayBack');
});

test('what is expected stands beside the break-even: 16,800 becomes 15,300 even at p1 .85', () => {
  const lift = Math.log(0.85 / 0.15) - Math.log(0.7 / 0.3);
  const { oneYear } = weigh({ concessionMinor: 6_000, lift: { mean: lift, sd: 0.5, outcomes: 0 } });
  expect(oneYear.base.withoutMinor).toBeCloseTo(16_800, 6);
  expect(oneYear.base.withMinor).toBeCloseTo(15_300, 6);
});

test('one concession year of three asks for less than three of three', () => {
  const three = { concessionMinor: 6_000, chanceWithout: sure(0.4), years: 3 };
  // Source: spec of the science 5: p1* .445 with Td 1, .533 when the discount sticks.
  expect(weigh({ ...three, concessionYears: 1 }).overTerm.breakEven?.chance).toBeCloseTo(0.445, 3);
  expect(weigh({ ...three, concessionYears: 3 }).overTerm.breakEven?.chance).toBeCloseTo(0.5333, 4);
});

/** Source: spec of the science 5: shares of cases in which it pays with a lift of Normal(.5, .5). */
test.each([
  { chance: 0.4, percent: 5, pays: 0.7 },
  { chance: 0.4, percent: 10, pays: 0.47 },
  { chance: 0.6, percent: 5, pays: 0.59 },
  { chance: 0.6, percent: 10, pays: 0.17 },
  { chance: 0.8, percent: 5, pays: 0.17 },
  { chance: 0.8, percent: 10, pays: 0 },
])('at p0 $chance, $percent % off pays in $pays of cases', ({ chance, percent, pays }) => {
  const { oneYear } = weigh({ concessionMinor: 600 * percent, chanceWithout: sure(chance) });
  // The spec simulated its figures: two digits, the last one uncertain.
  expect(Math.abs(oneYear.chanceThatItPays - pays)).toBeLessThan(0.01);
});

test('the floor comes first: at 30 % margin nothing is conceded', () => {
  expect(weigh({ costToServeMinor: 42_000, concessionMinor: 3_000 }).verdict).toBe('belowFloor');
  expect(weigh({ costToServeMinor: 39_000, concessionMinor: 600, chanceWithout: sure(0.3) }).verdict).not.toBe(
    'belowFloor',
  );
});

test('the highest discount keeps the floor: 36,000 of 60,000 at 35 % leave 7.7 %', () => {
  const { highestDiscount } = weigh({});
  expect(highestDiscount).toBeCloseTo(1 - 36_000 / (60_000 * 0.65), 12);
  expect(weigh({ concessionMinor: 60_000 * highestDiscount }).marginAfter).toBeCloseTo(0.35, 12);
  expect(weigh({ costToServeMinor: 50_000 }).highestDiscount).toBe(0);
});

test('a verdict is taken at the least favorable end', () => {
  const narrow = weigh({ concessionMinor: 3_000, chanceWithout: { low: 0.38, middle: 0.4, high: 0.42 } });
  const wide = weigh({ concessionMinor: 3_000, chanceWithout: { low: 0.1, middle: 0.4, high: 0.9 } });
  expect([narrow.verdict, wide.verdict]).toEqual(['paysBack', 'cannotPayBack']);
});

const chances = fc
  .tuple(
    fc.double({ min: 0.02, max: 0.98, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
    fc.double({ min: 0, max: 0.5, noNaN: true }),
  )
  .map(([middle, down, up]) => ({ low: Math.max(0.01, middle - down), middle, high: Math.min(0.99, middle + up) }));

const stakes: fc.Arbitrary<Stake> = fc.record({
  referenceMinor: fc.integer({ min: 10_000, max: 10_000_000 }),
  costToServeMinor: fc.integer({ min: 0, max: 9_000_000 }),
  concessionMinor: fc.integer({ min: 0, max: 1_000_000 }),
  giveMinor: fc.integer({ min: 0, max: 1_000_000 }),
  onceIfRenewedMinor: fc.integer({ min: 0, max: 100_000 }),
  onceAnywayMinor: fc.integer({ min: 0, max: 100_000 }),
  lossMinor: fc.integer({ min: 0, max: 500_000 }),
  chanceWithout: chances,
  lift: fc.record({
    mean: fc.double({ min: -1, max: 2, noNaN: true }),
    sd: fc.double({ min: 0.1, max: 1, noNaN: true }),
    outcomes: fc.constant(0),
  }),
  years: fc.integer({ min: 1, max: 5 }),
  concessionYears: fc.integer({ min: 1, max: 5 }),
});

test('cutting data never improves a verdict: a wider interval of p0 ranks the same or lower', () => {
  fc.assert(
    fc.property(
      stakes,
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      (stake, down, up) => {
        const { low, middle, high } = stake.chanceWithout;
        const wider = { low: Math.max(0.005, low - down), middle, high: Math.min(0.995, high + up) };
        const known = weighConcession(stake, usualEconomics);
        const cut = weighConcession({ ...stake, chanceWithout: wider }, usualEconomics);
        expect(verdicts.indexOf(cut.verdict)).toBeLessThanOrEqual(verdicts.indexOf(known.verdict));
        expect(cut.overTerm.chanceThatItPays).toBeLessThanOrEqual(known.overTerm.chanceThatItPays + 1e-12);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a dearer concession never ranks higher, and never pays more often', () => {
  fc.assert(
    fc.property(stakes, fc.integer({ min: 1, max: 500_000 }), (stake, more) => {
      const before = weighConcession(stake, usualEconomics);
      const after = weighConcession({ ...stake, concessionMinor: stake.concessionMinor + more }, usualEconomics);
      expect(verdicts.indexOf(after.verdict)).toBeLessThanOrEqual(verdicts.indexOf(before.verdict));
      expect(after.overTerm.chanceThatItPays).toBeLessThanOrEqual(before.overTerm.chanceThatItPays + 1e-12);
    }),
  );
});
