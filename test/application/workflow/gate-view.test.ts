import { gateView } from '#application/workflow/gate-view';

const now = Date.UTC(2026, 2, 1, 9);
const release = { by: 'ivy@msp.example', reason: 'Fixed.', until: now + 3_600_000, ticketIds: [7, 8] };
const ivy = {
  email: 'ivy@msp.example',
  name: 'Ivy',
  roles: ['incidentCommander'],
  leads: [],
  deputyFor: [],
  active: true,
} as const;

test('without an incident there is no gate', () => {
  expect(gateView([], release, [ivy], now)).toBeUndefined();
});

test('a release is told with the name of who gave it', () => {
  expect(gateView([7], release, [ivy], now)).toEqual({
    ticketIds: [7],
    release: { byName: 'Ivy', reason: 'Fixed.', until: release.until },
  });
});

test.each([
  ['that has run out', [7], release.until],
  ['that a newer incident overtook', [7, 9], now],
])('a release %s lets nothing through', (_which, ticketIds, at) => {
  expect(gateView(ticketIds, release, [ivy], at)).toEqual({ ticketIds });
});
