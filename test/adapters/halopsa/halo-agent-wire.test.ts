import { agentCost, parseAgents } from '#adapters/halopsa/halo-agent-wire';
import { thrownBy } from '#test/support/transport-kit';

describe('agents', () => {
  const rows = [
    { id: 1, name: 'Unassigned' },
    { id: 5, name: 'Mara Lind', email: 'Mara@acme.example', isdisabled: true },
  ];
  const expected = [
    { agentId: 1, name: 'Unassigned', email: '', active: true },
    { agentId: 5, name: 'Mara Lind', email: 'mara@acme.example', active: false },
  ];

  test.each([rows, { results: rows }, { record_count: 2, agents: rows }])(
    'are read from a bare list and from any envelope',
    (answer) => {
      expect(parseAgents(JSON.stringify(answer))).toEqual(expected);
    },
  );

  test('are never an empty list because the form changed', () => {
    expect(thrownBy(() => parseAgents('{"record_count":2}'))).toMatchObject({ failure: 'malformed' });
  });
});

test.each([
  [{ id: 5, costprice: 41.5 }, 4_150],
  [{ id: 5, costprice: 0 }, undefined],
  [{ id: 5 }, undefined],
])('the cost of an hour in %j is %p minor units', (detail, minor) => {
  expect(agentCost(JSON.stringify(detail), 'GBP')).toBe(minor);
});
