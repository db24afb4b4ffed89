import { InvariantViolation } from '#domain/vocabulary/assert';
import {
  ratePrior,
  sharePrior,
  shrunkRate,
  shrunkShare,
  shrinkageBounds,
  type Counted,
} from '#domain/readiness/shrinkage';
import { betaDraw, binomialDraw, gammaDraw, generator, poissonDraw } from '../../support/chance';

const same = (clients: number, count: number, of: number): readonly Counted[] =>
  Array.from({ length: clients }, () => ({ count, of }));

test('six of eight in a portfolio of 92%, drawn as by 20 more, is 87%', () => {
  expect(shrunkShare({ count: 6, of: 8 }, { share: 0.92, weight: 20 })).toBeCloseTo(0.871, 3);
  expect(shrunkShare({ count: 60, of: 80 }, { share: 0.92, weight: 20 })).toBeCloseTo(0.784, 3);
});

test('one incident at a client of whom little is known is near the portfolio, twenty at a large one are its own', () => {
  const usual = { rate: 0.02, weight: 50 };
  expect(shrunkRate({ count: 1, of: 4 }, usual)).toBeCloseTo(2 / 54, 10);
  expect(shrunkRate({ count: 20, of: 100 }, usual)).toBeCloseTo(21 / 150, 10);
});

test.each([
  { clients: 4, of: 20, known: false },
  { clients: 5, of: 20, known: true },
  { clients: 5, of: 9, known: false },
  { clients: 5, of: 10, known: true },
])('$clients clients with $of requests each: known is $known', ({ clients, of, known }) => {
  expect(sharePrior(same(clients, 2, of)) !== undefined).toBe(known);
  expect(ratePrior(same(clients, 2, of)) !== undefined).toBe(known);
});

test('clients without a request say nothing', () => {
  expect(sharePrior([...same(5, 2, 10), ...same(20, 0, 0)])).toEqual(sharePrior(same(5, 2, 10)));
  expect(sharePrior(same(20, 0, 0))).toBeUndefined();
});

test('where all clients are alike the portfolio weighs most, where each is its own it weighs least', () => {
  const { leastWeight, mostWeight } = shrinkageBounds;
  const unlike = [...same(5, 0, 50), ...same(5, 50, 50)];
  expect(sharePrior(same(10, 5, 50))).toEqual({ share: 0.1, weight: mostWeight });
  expect(sharePrior(unlike)).toEqual({ share: 0.5, weight: leastWeight });
  expect(ratePrior(same(10, 5, 50))).toEqual({ rate: 0.1, weight: mostWeight });
  expect(ratePrior([...same(5, 0, 50), ...same(5, 50, 50)])).toEqual({ rate: 0.5, weight: leastWeight });
});

test.each([0, 1])('a share of %i everywhere is a prior, too', (share) => {
  expect(sharePrior(same(10, 20 * share, 20))).toEqual({ share, weight: shrinkageBounds.mostWeight });
});

test('nothing at all anywhere is a rate of none', () => {
  expect(ratePrior(same(10, 0, 20))).toEqual({ rate: 0, weight: shrinkageBounds.mostWeight });
});

test('more of something than there is of all is a defect', () => {
  expect(() => sharePrior(same(5, 21, 20))).toThrow(InvariantViolation);
});

describe('In portfolios drawn by chance', () => {
  const random = generator(20_260_315);
  const sizes = Array.from({ length: 400 }, (_, place) => 3 + (place % 40));

  test('the weight of the shares is found again, and shrunk shares lie nearer to the truth', () => {
    const truths = sizes.map(() => betaDraw(2, 18, random));
    const clients = sizes.map((of, place) => ({ count: binomialDraw(of, truths[place] ?? 0, random), of }));
    const prior = sharePrior(clients);
    expect(prior?.share).toBeCloseTo(0.1, 1);
    expect(prior?.weight).toBeGreaterThan(12);
    expect(prior?.weight).toBeLessThan(32);
    expect(errorOf(clients, truths, (client) => shrunkShare(client, prior ?? { share: 0, weight: 1 }))).toBeLessThan(
      0.6 * errorOf(clients, truths, ({ count, of }) => count / of),
    );
  });

  test('so it is with rates', () => {
    const truths = sizes.map(() => gammaDraw(1, random) * 0.05);
    const clients = sizes.map((of, place) => ({ count: poissonDraw(of * (truths[place] ?? 0), random), of }));
    const prior = ratePrior(clients);
    expect(prior?.rate).toBeCloseTo(0.05, 1);
    expect(prior?.weight).toBeGreaterThan(10);
    expect(prior?.weight).toBeLessThan(40);
    expect(errorOf(clients, truths, (client) => shrunkRate(client, prior ?? { rate: 0, weight: 1 }))).toBeLessThan(
      0.7 * errorOf(clients, truths, ({ count, of }) => count / of),
    );
  });
});

function errorOf(
  clients: readonly Counted[],
  truths: readonly number[],
  estimate: (client: Counted) => number,
): number {
  return clients.reduce((total, client, place) => total + (estimate(client) - (truths[place] ?? 0)) ** 2, 0);
}
