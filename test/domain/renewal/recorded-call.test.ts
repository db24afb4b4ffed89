import { callProblems, disagrees, engineCall, type RecordedCall } from '#domain/renewal/recorded-call';

const renew: RecordedCall = { window: 'T-60', call: 'renew', by: 'amy@msp.example', reason: 'The sponsor said so.' };
const plan = { step: 'Visit on site', owner: 'amy@msp.example', dueOn: '2026-06-10' };
const today = '2026-06-10';

test.each<[string, Partial<RecordedCall>, readonly string[]]>([
  ['renew at T-60', {}, []],
  ['watch at T-60', { call: 'watch' }, []],
  ['watch at T-30', { window: 'T-30', call: 'watch' }, ['call']],
  ['a call at T-90', { window: 'T-90' }, ['call']],
  ['without a reason', { reason: ' ' }, ['reason']],
  ['at risk with a plan', { call: 'atRisk', plan }, []],
  ['at risk without one', { call: 'atRisk' }, ['plan']],
  ['at risk, nobody named', { call: 'atRisk', plan: { ...plan, owner: '' } }, ['plan']],
  ['at risk, a day that has passed', { call: 'atRisk', plan: { ...plan, dueOn: '2026-06-09' } }, ['plan']],
])('%s', (_, change, fields) => {
  expect(Object.keys(callProblems({ ...renew, ...change }, today))).toEqual(fields);
});

test.each([
  ['ready', 'renew'],
  ['unproven', 'watch'],
  ['atRisk', 'atRisk'],
  ['blocked', 'atRisk'],
] as const)('the engine says of %s: %s', (band, call) => {
  expect(engineCall(band)).toBe(call);
  expect(disagrees(call, band)).toBe(false);
  expect(disagrees(call === 'renew' ? 'atRisk' : 'renew', band)).toBe(true);
});
