import { parseActions, parseClosedStatuses } from '#adapters/halopsa/halo-action-wire';

const row = { id: 3, ticket_id: 40, datetime: '2026-03-01T10:00:00.1234567', note: 'Still broken.' };
const replies = (change: object) =>
  parseActions(JSON.stringify({ actions: [{ ...row, ...change }] }), 40, new Set([9]));

test('an action is read in our words', () => {
  expect(replies({ actionby_user_id: 12 })).toEqual([
    {
      ticketId: 40,
      replyId: 3,
      at: Date.parse('2026-03-01T10:00:00.123Z'),
      isFromClient: true,
      userId: 12,
      text: 'Still broken.',
      reopens: false,
    },
  ]);
});

test.each([
  [{ actionby_agent_id: 5, actionby_user_id: 12 }, false],
  [{ actionby_agent_id: 5 }, false],
  [{ actionby_agent_id: 0, actionby_user_id: 12 }, true],
  [{ emaildirection: 'I' }, true],
  [{ emaildirection: 'O' }, false],
  [{}, false],
])('%j is from the client: %p', (change, isFromClient) => {
  expect(replies(change)[0]?.isFromClient).toBe(isFromClient);
});

test.each([
  [{ old_status: 9, new_status: 1 }, true],
  [{ old_status: 9, new_status: 9 }, false],
  [{ old_status: 1, new_status: 9 }, false],
  [{ old_status: 9 }, false],
  [{ old_status: 9, new_status: 0 }, false],
])('%j reopens: %p', (change, reopens) => {
  expect(replies(change)[0]?.reopens).toBe(reopens);
});

test('actions of another ticket and without an instant are left out', () => {
  expect(replies({ ticket_id: 41 })).toEqual([]);
  expect(replies({ datetime: '1900-01-01T00:00:00' })).toEqual([]);
  expect(replies({ ticket_id: undefined })).toHaveLength(1);
});

test.each([
  [
    [
      { id: 1, type: 0 },
      { id: 8, type: 2 },
      { id: 24, type: 2 },
    ],
    [8, 24],
  ],
  [[{ id: 1 }, { id: 9 }], [9]],
])('the statuses %j are closed in %j', (statuses, closed) => {
  expect([...parseClosedStatuses(JSON.stringify(statuses))]).toEqual(closed);
});
