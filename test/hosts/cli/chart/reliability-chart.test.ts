import type { HorizonBacktest } from '#application/backtest-probability';
import { reliabilityChart } from '#hosts/cli/chart/reliability-chart';
import { percentText, spanText, tableText } from '#hosts/cli/chart/figure-text';

const bin = {
  count: 20,
  renewedCount: 15,
  meanChance: 0.8,
  renewedShare: 0.75,
  interval: [0.6, 0.86] as const,
  perfect: [0.7, 0.9] as const,
};
const tried: HorizonBacktest = {
  horizonDays: 90,
  singleFactors: [],
  accuracy: {
    renewalCount: 20,
    lossCount: 5,
    brier: 0.15,
    baseBrier: 0.16,
    skill: { value: 0.0625, interval: [-0.02, 0.14] },
    logLoss: 0.5,
    baseLogLoss: 0.52,
    areaUnderCurve: { value: 0.64 },
    lossesOverExpected: { value: 1.2 },
    reliability: { bins: [bin], calibrationError: 0.05, perfectError: { mean: 0.06, most: 0.1 } },
  },
};

test('a bin stands where its chance and its share say, over its interval and the band of a perfect model', () => {
  const svg = reliabilityChart([tried], 'Chart');
  // The axes run from 60 % at 62 and 386 to 100 % at 352 and 96: a tenth is 72.5 wide.
  expect(svg).toContain('<circle cx="207" cy="277.3" r="5"');
  expect(svg).toContain('<line x1="207" y1="386" x2="207" y2="197.5" stroke="#0b57d0"');
  expect(svg).toContain('points="207,168.5 207,313.5"');
  expect(svg).toContain('20 renewals given 80% on average: 15 renewed');
  expect(svg).toContain('Skill 6% (-2% to 14%)');
  expect(svg).toContain('Area under the curve 0.64<');
});

test('a panel a horizon; one without a past renewal says so', () => {
  const svg = reliabilityChart([tried, { horizonDays: 30, singleFactors: [] }], 'Two');
  expect(svg.match(/days before the decision/g)).toHaveLength(2);
  expect(svg).toContain('no past renewal');
  expect(svg).not.toContain('NaN');
});

test('text is written as text, whatever is in it', () => {
  expect(reliabilityChart([], '<script>&"')).toContain('<title>&lt;script&gt;&amp;&quot;</title>');
});

test('figures are rounded for people', () => {
  expect(percentText(-0.004)).toBe('0%');
  expect(percentText(0.125)).toBe('13%');
  expect(spanText(undefined, percentText)).toBe('');
  expect(spanText([0.1, 0.2], percentText)).toBe(' (10% to 20%)');
  expect(
    tableText([
      ['a', 'bb'],
      ['ccc', 'd'],
    ]),
  ).toBe('a    bb\nccc  d');
});
