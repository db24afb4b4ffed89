import { actionThreshold } from '#domain/readiness/probability/action-threshold';

test.each([
  { costMinor: 80_000, saveRate: 0.25, marginMinor: 2_400_000, threshold: 0.133 },
  { costMinor: 80_000, saveRate: 0.15, marginMinor: 600_000, threshold: 0.889 },
  { costMinor: 0, saveRate: 0.25, marginMinor: 100, threshold: 0 },
])(
  'an action for $costMinor that saves $saveRate of $marginMinor pays above $threshold',
  ({ threshold, ...stakes }) => {
    expect(actionThreshold(stakes)).toBeCloseTo(threshold, 3);
  },
);

test('where nothing can be saved there is no threshold', () => {
  expect(actionThreshold({ costMinor: 100, saveRate: 0, marginMinor: 1_000 })).toBeUndefined();
  expect(actionThreshold({ costMinor: 100, saveRate: 0.3, marginMinor: -5 })).toBeUndefined();
});
