import { turnOnSync } from '#application/administer-sync';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import type { HomepageView } from '#application/views/homepage';
import { ada, admin, contract, memoryMsp, otto, owner, type MemoryMsp } from '#test/support/memory-msp';

function synced(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp(options);
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  return msp;
}

function homeOf(msp: MemoryMsp, email: string): HomepageView {
  msp.signIn(email);
  const answer = openHomepage(msp.parts);
  if (answer.kind !== 'home') throw new Error(`${email} is listed`);
  return answer.view;
}

/** The desk reports an incident of the client at the next run. */
function breakSomething(msp: MemoryMsp, clientId: number): void {
  msp.clock.advance(3_600_000);
  const [first] = msp.desk.records.tickets;
  if (first === undefined) throw new Error('the desk has tickets');
  const { closedAt: _closed, ...open } = first;
  msp.desk.records.tickets = [{ ...open, id: 9999, clientId, priority: 1, openedAt: msp.clock.now() }];
  runHourlySync(msp.parts);
}

test('contracts of a client that end on one day are one line, told by the worst', () => {
  const msp = synced({
    desk: {
      contracts: [
        contract({ id: 101 }),
        contract({ id: 102, noticePeriodDays: 90 }),
        contract({ id: 103, termEndsOn: '2027-06-30' }),
      ],
    },
  });
  const lines = homeOf(msp, ada).soonest;
  expect(lines.map(({ decisionOn, contractCount }) => [decisionOn, contractCount])).toEqual([
    ['2026-12-31', 2],
    ['2027-05-01', undefined],
  ]);
});

test('clients with an open incident stand on the pages of those who may see them, and on no other', () => {
  const msp = synced();
  breakSomething(msp, 2);
  expect(homeOf(msp, owner).incidents).toEqual([{ id: 2, name: 'Cedar Ltd' }]);
  expect(homeOf(msp, otto).incidents).toEqual([{ id: 2, name: 'Cedar Ltd' }]);
  expect(homeOf(msp, ada).incidents).toEqual([]);
});

test('an administrator sees figures of people and runs, and no client', () => {
  const view = homeOf(synced(), admin);
  expect(view.administrator).toMatchObject({ isSyncOn: true, people: { active: expect.any(Number), inactive: 0 } });
  expect(view).toMatchObject({ soonest: [], incidents: [], clientCount: 0 });
});

test.each(['leader', 'finance'] as const)('%s without a request before them sees no client', (role) => {
  const people = [
    { email: 'x@msp.example', name: 'Xan', roles: [role], leads: [], deputyFor: [] },
    { email: admin, name: 'Adi Roy', roles: ['administrator' as const], leads: [], deputyFor: [] },
  ];
  expect(homeOf(synced({ settings: { people } }), 'x@msp.example')).toMatchObject({
    soonest: [],
    incidents: [],
    clientCount: 0,
  });
});
