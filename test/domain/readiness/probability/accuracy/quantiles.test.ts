import {
  betaBelow,
  countInterval,
  gammaBelow,
  logGamma,
  shareInterval,
} from '#domain/readiness/probability/accuracy/quantiles';

test('the gamma function is the factorial', () => {
  expect(Math.exp(logGamma(7))).toBeCloseTo(720, 8);
  expect(Math.exp(logGamma(0.5)) ** 2).toBeCloseTo(Math.PI, 10);
  expect(Math.exp(logGamma(0.25))).toBeCloseTo(3.6256099082, 9);
});

test('the incomplete beta function is the tail of a binomial', () => {
  const choose = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];
  for (const x of [0.1, 0.37, 0.5, 0.92]) {
    const atLeastThree = choose.reduce((sum, ways, k) => (k < 3 ? sum : sum + ways * x ** k * (1 - x) ** (10 - k)), 0);
    expect(betaBelow(x, 3, 8)).toBeCloseTo(atLeastThree, 12);
  }
});

test('the incomplete gamma function is the tail of a Poisson', () => {
  for (const mean of [0.3, 2, 9.5, 40]) {
    const below = [1, 1, 2, 6].map((factorial, k) => (Math.exp(-mean) * mean ** k) / factorial);
    expect(gammaBelow(mean, 4)).toBeCloseTo(1 - below.reduce((sum, term) => sum + term, 0), 12);
  }
});

test.each([
  // Half the 10 % and 90 % points of chi-square with 2k and 2k + 2 degrees of freedom, from any table.
  { count: 0, low: 0, high: 4.605 / 2 },
  { count: 5, low: 4.865 / 2, high: 18.549 / 2 },
  { count: 10, low: 12.443 / 2, high: 30.813 / 2 },
])('behind $count lies a mean of $low to $high', ({ count, low, high }) => {
  const interval = countInterval(count);
  expect(interval[0]).toBeCloseTo(low, 3);
  expect(interval[1]).toBeCloseTo(high, 3);
});

test('the interval of a share leaves a tenth beyond either end', () => {
  const [low, high] = shareInterval(8, 10);
  expect(betaBelow(low, 8.5, 2.5)).toBeCloseTo(0.1, 8);
  expect(betaBelow(high, 8.5, 2.5)).toBeCloseTo(0.9, 8);
  expect(shareInterval(0, 10)[0]).toBe(0);
  expect(shareInterval(10, 10)[1]).toBe(1);
});
