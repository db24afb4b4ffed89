import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { OwnLimitReached } from '#application/upstream-error';
import { expectSameEnd } from '#test/support/cut-run';
import { deskMsp, hour, synced } from '#test/support/desk-msp';

const heldBack = () => {
  throw new OwnLimitReached('HaloPSA', 163);
};

test.each(['feedback', 'agents', 'contractDetails'] as const)(
  'our own limit, met at %s, ends a first sync for this hour without trouble, and the next one goes on',
  (source) => {
    const whole = synced();
    const msp = deskMsp();
    const serviceDesk = { ...msp.parts.serviceDesk, [source]: heldBack };
    expect(runHourlySync({ ...msp.parts, serviceDesk }).outcome).toBe('paused by budget');
    const state = readState(msp.workbook.contentOf('State').slice(1));
    expect(state.trouble).toBeUndefined();
    expect(state.lease).toBeUndefined();
    msp.clock.advance(hour);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
    expectSameEnd(msp, whole);
  },
);

test('our own limit for HubSpot is no trouble of HubSpot', () => {
  const msp = deskMsp();
  const crm = {
    ...msp.parts.crm,
    owners: () => {
      throw new OwnLimitReached('HubSpot', 5);
    },
  };
  expect(runHourlySync({ ...msp.parts, crm }).outcome).toBe('paused by budget');
  msp.clock.advance(hour);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
});
