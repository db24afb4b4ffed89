import { dealValues } from '#test/support/deal-values';
import { decideAdoption } from '#application/writes/crm/decide-adoption';
import { openCrmWriting } from '#application/writes/crm/administer-crm-writing';
import {
  day,
  dealOf,
  gapsOf,
  hour,
  nextRun,
  stateOf,
  writingCrmMsp,
  type CrmWritingMsp,
} from '#test/support/crm-writing-msp';
import { ada, admin } from '#test/support/memory-msp';

const renewalId = '101@2027-03-31';

/** Somebody made a deal for the first client's renewal before us. */
function mspWithDeal(): CrmWritingMsp {
  const msp = writingCrmMsp({
    crm: {
      deals: [
        {
          dealId: '700',
          name: 'Birch renewal 2027',
          companyIds: ['901'],
          contacts: [],
          pipeline: 'default',
          stage: 'appointmentscheduled',
          isClosed: false,
          isWon: false,
          amountMinor: 2_500_000,
          currency: 'GBP',
          closesOn: '2027-04-03',
        },
      ],
    },
  });
  const values = dealValues({
    name: 'Birch renewal 2027',
    pipeline: 'default',
    stage: 'appointmentscheduled',
    amount: '25000',
    closesOn: '2027-04-03',
  });
  msp.hubSpot.records.deals.set('700', { dealId: '700', key: '', values });
  nextRun(msp);
  return msp;
}

const keys = ({ hubSpot }: CrmWritingMsp) =>
  [...hubSpot.records.deals.values()].map(({ dealId, key }) => [dealId, key]);

test('a renewal that may have a deal gets none of its own, and an administrator sees why', () => {
  const msp = mspWithDeal();
  expect(keys(msp)).toEqual([
    ['700', ''],
    [expect.any(String), '201@2027-03-31'],
  ]);
  expect(gapsOf(msp, 'dealToAdopt')[0]).toContain(
    'its name says renewal, it is about the amount, it closes 3 days after the due date',
  );
  expect(openCrmWriting(msp.parts)).toMatchObject({ page: { offers: [{ renewalId, dealId: '700', daysLater: 3 }] } });
  nextRun(msp, day);
  expect(keys(msp)).toHaveLength(2);
});

test('adopted, the deal gets our key and figures and keeps what a person entered', () => {
  const msp = mspWithDeal();
  for (let press = 0; press < 2; press += 1) {
    expect(decideAdoption(msp.parts, { renewalId, dealId: '700', isAdopted: true }).kind).toBe('done');
  }
  nextRun(msp);
  nextRun(msp);
  expect(dealOf(msp, renewalId)).toMatchObject({
    dealId: '700',
    values: { name: 'Birch renewal 2027', amount: '25000', closesOn: '2027-04-03', ownerId: '501', state: 'inT90' },
  });
  expect(keys(msp)).toHaveLength(2);
  expect(gapsOf(msp, 'dealToAdopt')).toEqual([]);
  expect(msp.timeline().filter(({ type }) => type === 'dealAdopted')).toHaveLength(1);
  expect([...msp.hubSpot.records.tasks.values()].map(({ marker }) => marker)).toContain(`${renewalId}/T-90`);
});

test('declined, the renewal gets a deal of its own and the other is left alone', () => {
  const msp = mspWithDeal();
  const before = msp.hubSpot.records.deals.get('700');
  decideAdoption(msp.parts, { renewalId, dealId: '700', isAdopted: false });
  nextRun(msp);
  nextRun(msp, 24 * hour);
  expect(dealOf(msp, renewalId).dealId).not.toBe('700');
  expect(msp.hubSpot.records.deals.get('700')).toEqual(before);
  expect(msp.hubSpot.records.deals.size).toBe(3);
  expect(stateOf(msp).progress?.dealOffers).toBeUndefined();
});

test('only an administrator decides, and only about what is offered', () => {
  const msp = mspWithDeal();
  expect(decideAdoption(msp.parts, { renewalId, dealId: '999', isAdopted: true })).toMatchObject({ kind: 'refused' });
  msp.signIn(ada);
  expect(decideAdoption(msp.parts, { renewalId, dealId: '700', isAdopted: true })).toMatchObject({ kind: 'refused' });
  msp.signIn(admin);
  expect(msp.timeline().filter(({ type }) => type.startsWith('deal'))).toEqual([]);
});
