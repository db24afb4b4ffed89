import { parseFeedback, parseTicketPage } from '#adapters/halopsa/halo-ticket-wire';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { thrownBy } from '#test/support/transport-kit';

/** As HaloPSA writes a closed ticket: no null properties, seven digits of a second. */
const closed = {
  id: 4021,
  client_id: 17,
  client_name: 'Northwind',
  summary: 'Printer offline again',
  details: 'Third time this week.',
  dateoccurred: '2026-01-05T08:23:56.4214387Z',
  dateclosed: '2026-01-05T12:00:00Z',
  fixbydate: '2026-01-05T16:00:00Z',
  slaresponsestate: 'I',
  hasbeenclosed: true,
  excludefromsla: false,
  priority_id: 3,
  tickettype_id: 1,
  category_1: 'Hardware>Printer',
  reassigncount: 1,
  is_vip: false,
  timetaken: 1.25,
  chargehours: 0.5,
  last_update: '2026-01-05T12:00:01Z',
};

const pageOf = (...tickets: readonly object[]) =>
  parseTicketPage(JSON.stringify({ record_count: 717, tickets, page_no: 1 }));
const one = (change: object = {}) => pageOf({ ...closed, ...change }).rows[0];

test('a ticket is read in our words, with the total of the whole list', () => {
  expect(pageOf(closed)).toEqual({
    total: 717,
    rows: [
      {
        id: 4021,
        clientId: 17,
        summary: 'Printer offline again',
        details: 'Third time this week.',
        openedAt: Date.parse('2026-01-05T08:23:56.421Z'),
        closedAt: Date.parse('2026-01-05T12:00:00Z'),
        priority: 3,
        typeId: 1,
        category: 'Hardware>Printer',
        responseMet: true,
        resolutionMet: true,
        isReopened: false,
        reassignCount: 1,
        isVip: false,
        hours: 1.25,
        chargedHours: 0.5,
        updatedAt: Date.parse('2026-01-05T12:00:01Z'),
      },
    ],
  });
});

test('what HaloPSA leaves out is absent, not zero or false in disguise', () => {
  const bare = pageOf({ id: 1, client_id: 17, dateoccurred: '2026-01-05T08:00:00Z' }).rows[0];
  expect(Object.keys(bare ?? {}).sort()).toEqual(
    [
      'chargedHours',
      'clientId',
      'details',
      'hours',
      'id',
      'isReopened',
      'isVip',
      'openedAt',
      'reassignCount',
      'summary',
    ].sort(),
  );
});

test.each([
  ['closed by the fix-by date', { dateclosed: closed.fixbydate }, true],
  ['closed a second late', { dateclosed: '2026-01-05T16:00:01Z' }, false],
  ['open', { dateclosed: undefined }, undefined],
  ['reopened, with the empty date', { dateclosed: '1900-01-01T00:00:00' }, undefined],
  ['without a target', { fixbydate: undefined }, undefined],
  ['outside the agreement', { excludefromsla: true }, undefined],
])('resolution of a ticket %s', (_, change, met) => {
  expect(one(change)?.resolutionMet).toBe(met);
});

test.each([
  ['I', true],
  ['O', false],
  ['', undefined],
  [null, undefined],
])('response state %j is met: %s', (slaresponsestate, met) => {
  expect(one({ slaresponsestate })?.responseMet).toBe(met);
});

test('a ticket outside the agreement has no response target either', () => {
  expect(one({ excludefromsla: true })?.responseMet).toBeUndefined();
});

test('open although it had been closed is reopened', () => {
  expect([one()?.isReopened, one({ dateclosed: undefined })?.isReopened]).toEqual([false, true]);
});

test.each([0, -1, null, undefined])(
  'a ticket of client %s belongs to nobody and is left out of the rows, not of the total',
  (client_id) => {
    expect(pageOf({ ...closed, client_id }, closed)).toMatchObject({ total: 717, rows: [{ id: 4021 }] });
  },
);

test('an id of -1 is none', () => {
  expect(one({ priority_id: -1, tickettype_id: 0 })).not.toHaveProperty('priority');
  expect(one({ tickettype_id: 0 })).not.toHaveProperty('typeId');
});

test('the last action stands in for a missing update date', () => {
  expect(one({ last_update: undefined, lastactiondate: '2026-01-06T00:00:00Z' })?.updatedAt).toBe(
    Date.parse('2026-01-06T00:00:00Z'),
  );
});

test.each([
  ['the opening date renamed', { dateoccurred: undefined }],
  ['an id that is text', { id: '4021' }],
  ['a date that is none', { dateclosed: 'yesterday' }],
])('%s is malformed, never a quietly shorter list', (_, change) => {
  expect(thrownBy(() => one(change))).toMatchObject({ failure: 'malformed' });
});

test('feedback finds its ticket by either id and its day in our zone', () => {
  const rows = [
    { id: 1, ticket_id: 4021, score: 1, date: '2026-01-05T23:30:00Z', comment: 'Great' },
    { id: 2, feedback_faultid: 4022, ticket_id: 0, score: 4, date: '2026-01-05T10:00:00Z' },
    { id: 3, ticket_id: 4023, date: '2026-01-05T10:00:00Z' },
    { id: 4, ticket_id: 4024, score: 2, date: '0001-01-01T00:00:00' },
  ];
  expect(parseFeedback(JSON.stringify(rows), fixedLocalTime(60))).toEqual([
    { id: 1, ticketId: 4021, score: 1, givenOn: '2026-01-06' },
    { id: 2, ticketId: 4022, score: 4, givenOn: '2026-01-05' },
  ]);
});
