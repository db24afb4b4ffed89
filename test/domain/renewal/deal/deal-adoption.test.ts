import { adoptionOffers, type EarlierDeal } from '#domain/renewal/deal/deal-adoption';

const pounds = (annualMinor: number) => ({ annualMinor, currency: 'GBP' });
const renewal = { renewalId: '42@2026-12-31', dueOn: '2026-12-31', amount: pounds(10_000) };
const deal = (change: Partial<EarlierDeal>): EarlierDeal => ({ dealId: '1', name: 'Support', ...change });

test.each([
  { change: { closesOn: '2026-12-31', amount: pounds(10_000) }, offered: true },
  { change: { closesOn: '2027-03-01', amount: pounds(20_000) }, offered: true },
  { change: { closesOn: '2027-03-02', amount: pounds(10_000) }, offered: false },
  { change: { closesOn: '2026-12-31', amount: pounds(20_001) }, offered: false },
  { change: { closesOn: '2026-12-31', amount: pounds(5_000) }, offered: true },
  { change: { closesOn: '2026-12-31', amount: pounds(4_999) }, offered: false },
  { change: { closesOn: '2026-12-31', amount: { annualMinor: 10_000, currency: 'EUR' } }, offered: false },
  { change: { closesOn: '2026-12-31' }, offered: false },
  { change: { amount: pounds(10_000) }, offered: false },
  { change: { name: 'Acme RENEWAL' }, offered: true },
  { change: { name: 'Acme renewal', closesOn: '2027-06-29' }, offered: true },
  { change: { name: 'Acme renewal', closesOn: '2027-06-30' }, offered: false },
  { change: { name: 'Acme renewal', isNewBusiness: true }, offered: false },
])('a deal $change is offered for a renewal of 2026-12-31: $offered', ({ change, offered }) => {
  expect(adoptionOffers([renewal], [deal(change)])).toHaveLength(offered ? 1 : 0);
});

test('an offer says why', () => {
  expect(adoptionOffers([renewal], [deal({ name: 'Renewal', closesOn: '2027-01-12', amount: pounds(9_000) })])).toEqual(
    [
      {
        renewalId: '42@2026-12-31',
        dealId: '1',
        name: 'Renewal',
        daysLater: 12,
        saysRenewal: true,
        isAboutTheAmount: true,
      },
    ],
  );
});

test('a deal is offered for one renewal and a renewal for one deal, the best match of all', () => {
  const later = { renewalId: '43@2027-01-31', dueOn: '2027-01-31', amount: pounds(10_000) };
  const offers = adoptionOffers(
    [renewal, later],
    [
      deal({ dealId: '1', name: 'Renewal', closesOn: '2027-01-31' }),
      deal({ dealId: '2', closesOn: '2027-01-30', amount: pounds(10_000) }),
      deal({ dealId: '3', closesOn: '2027-01-29', amount: pounds(10_000) }),
    ],
  );
  expect(offers.map(({ renewalId, dealId }) => [renewalId, dealId])).toEqual([
    ['43@2027-01-31', '1'],
    ['42@2026-12-31', '3'],
  ]);
});

test('the order in which deals are read does not change what is offered', () => {
  const deals = ['1', '2', '3'].map((dealId) => deal({ dealId, name: 'Renewal', closesOn: '2026-12-31' }));
  expect(adoptionOffers([renewal], [...deals].reverse())).toEqual(adoptionOffers([renewal], deals));
});
