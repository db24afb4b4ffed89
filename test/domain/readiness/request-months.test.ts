import { requestHistory, requestsUpToToday, sumOf, ticketIdsOf } from '#domain/readiness/request-months';
import type { RequestHistory, RequestMonth } from '#domain/readiness/request-months';
import {
  askedOn,
  healthyFacts,
  monthsAsking,
  monthsBack,
  serviceMonth,
  withoutPeople,
} from '../../support/contract-facts';
import { requestSums } from '../../support/request-sums';

const [december = '', january = '', february = ''] = monthsBack(3);

function monthsOf(history: RequestHistory): readonly RequestMonth[] {
  if (history.kind === 'unknown') throw new Error(history.why);
  return history.months;
}

test('counts are added over the months asked for, however many rows a month has', () => {
  const months = [
    ...monthsAsking(4, (place) => ({ requests: 10 ** place })),
    serviceMonth({ month: february, contractId: 0, people: requestSums({ requests: 5 }) }),
  ];
  const history = requestHistory(healthyFacts({ months }), 3);
  expect(sumOf(monthsOf(history), 'requests')).toBe(1_115);
});

test('a month without a ticket inside the history is a month in which nobody asked', () => {
  const months = monthsAsking(3, () => ({})).filter(({ month }) => month !== january);
  const history = monthsOf(requestHistory(healthyFacts({ months }), 3));
  expect(history.map(({ month, sums }) => [month, sums.length])).toEqual([
    [december, 1],
    [january, 0],
    [february, 1],
  ]);
});

test('a month that was counted before requests were looked at makes all of them unknown, and names itself', () => {
  const months = withoutPeople(
    monthsAsking(3, () => ({})),
    january,
  );
  expect(requestHistory(healthyFacts({ months }), 3)).toEqual({
    kind: 'unknown',
    why: `The history is being read again: the tickets of ${january} were counted before the product looked at this.`,
  });
  expect(requestHistory(healthyFacts({ months }), 1).kind).toBe('known');
});

test('a month before the history is unknown, not quiet', () => {
  const facts = healthyFacts({ historyStartsOn: `${january}-01` });
  expect(requestHistory(facts, 2).kind).toBe('known');
  expect(requestHistory(facts, 3)).toEqual({
    kind: 'unknown',
    why: `Tickets are known from ${january}-01; 3 full months are needed.`,
  });
});

test('the month of asking counts where it is asked for, and must be known, too', () => {
  const today = serviceMonth({ month: askedOn.slice(0, 7), people: requestSums({ requests: 3 }) });
  const months = [...monthsAsking(1, () => ({})), today];
  expect(sumOf(monthsOf(requestsUpToToday(healthyFacts({ months }), 1)), 'requests')).toBe(13);
  expect(sumOf(monthsOf(requestHistory(healthyFacts({ months }), 1)), 'requests')).toBe(10);
  expect(requestsUpToToday(healthyFacts({ months: withoutPeople(months, today.month) }), 1).kind).toBe('unknown');
});

test('links are the newest ten, each once', () => {
  const months = monthsAsking(3, (place) => ({ ticketIds: { vip: [1, 2, 3, 4, 5].map((id) => 4 * place + id) } }));
  const history = monthsOf(requestHistory(healthyFacts({ months }), 3));
  expect(ticketIdsOf(history, 'vip')).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4]);
  expect(ticketIdsOf(history, 'slow')).toEqual([]);
});
