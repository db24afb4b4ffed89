import { RecordBook } from '#application/sync/record-book';
import { serviceUseOf } from '#application/uplift/detect/service-use';
import { addMonths } from '#domain/vocabulary/calendar-date';
import { askedOn, monthsBack, serviceMonth, withoutPeople } from '#test/support/contract-facts';
import { requestSums } from '#test/support/request-sums';
import { contract, ticket } from '#test/support/memory-msp';
import { runAfter, day, upliftingMsp } from '#test/support/uplifting-msp';

describe('what serving a contract took', () => {
  const months = monthsBack(6).map((month, place) =>
    serviceMonth({ month, hours: 8 + place, chargedHours: 3, people: requestSums({ requests: 10, reopened: 1 }) }),
  );

  test('is hours that were not charged on top, of six full months, and the share of our own rework', () => {
    expect(serviceUseOf(months, '2025-09-01', askedOn)).toEqual({ hours: [5, 6, 7, 8, 9, 10], reworkShare: 0.1 });
  });

  test('a month without a ticket took nothing; one charged beyond its hours no less than that', () => {
    const [, second, ...rest] = months;
    const charged = second === undefined ? [] : [{ ...second, chargedHours: 20 }];
    expect(serviceUseOf([...charged, ...rest], '2025-09-01', askedOn)?.hours).toEqual([0, 0, 7, 8, 9, 10]);
  });

  test('is not known where the history is shorter, and its rework where a month does not say', () => {
    expect(serviceUseOf(months, '2025-09-02', askedOn)).toBeUndefined();
    expect(serviceUseOf(months, undefined, askedOn)).toBeUndefined();
    expect(serviceUseOf(withoutPeople(months, '2026-01'), '2025-09-01', askedOn)).not.toHaveProperty('reworkShare');
  });
});

test('hours of no contract are kept with none of several, and no longer with the one that had them', () => {
  const tickets = [0, 1, 2, 3, 4, 5].map((month) => {
    const openedAt = Date.parse(`${addMonths('2026-05', month)}-12T09:00:00Z`);
    return ticket({ id: 5_000 + month, openedAt, closedAt: openedAt, hours: 4, chargedHours: 0 });
  });
  const msp = upliftingMsp({ desk: { contracts: [contract({ id: 101 })], tickets } });
  const uses = () =>
    RecordBook.load(msp.workbook)
      .contracts()
      .map(({ contract: { id }, service }) => [id, service?.hours]);
  runAfter(msp, day);
  expect(uses()).toEqual([[101, [4, 4, 4, 4, 4, 4]]]);
  msp.desk.records.contracts = [contract({ id: 101 }), contract({ id: 102 })];
  const openedAt = msp.clock.now();
  msp.desk.records.tickets = [...tickets, ticket({ id: 6_000, openedAt, closedAt: openedAt, updatedAt: openedAt })];
  runAfter(msp, day);
  expect(uses()).toEqual([
    [101, undefined],
    [102, undefined],
  ]);
});
