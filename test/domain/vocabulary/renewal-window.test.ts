import { requiredStakeholders, renewalWindows, windowOf } from '#domain/vocabulary/renewal-window';

test.each([
  [400, 'beyond'],
  [121, 'beyond'],
  [120, 'watch'],
  [91, 'watch'],
  [90, 'T-90'],
  [61, 'T-90'],
  [60, 'T-60'],
  [31, 'T-60'],
  [30, 'T-30'],
  [0, 'T-30'],
  [-1, 'passed'],
])('%i days before the decision date the window is %s', (days, window) => {
  expect(windowOf(days)).toBe(window);
});

test.each([
  ['beyond', []],
  ['watch', []],
  ['T-90', ['sponsor', 'dayToDay']],
  ['T-60', ['sponsor', 'dayToDay', 'economicBuyer']],
  ['T-30', ['sponsor', 'dayToDay', 'economicBuyer', 'signatory']],
  ['passed', ['sponsor', 'dayToDay', 'economicBuyer', 'signatory']],
] as const)('%s asks for %j', (window, roles) => {
  expect(requiredStakeholders(window)).toEqual(roles);
});

test('a window never asks for less than the one before it', () => {
  renewalWindows.reduce((before, window) => {
    expect(requiredStakeholders(window)).toEqual(expect.arrayContaining([...requiredStakeholders(before)]));
    return window;
  });
});
