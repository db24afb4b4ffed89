import { listConcessions } from '#application/concessions/show/list-concessions';
import { openRequest } from '#application/concessions/show/open-request';
import { saveConcession } from '#application/concessions/request/request-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { openClient } from '#application/viewing';
import { admin } from '#test/support/memory-msp';
import { ada, concessionMsp, draftOf, owner } from './concession-msp';

const ivo = 'ivo@msp.example';
const hour = 3_600_000;

test('who sees a client for its incident alone sees no request and no ledger of it', () => {
  const msp = concessionMsp({}, [{ email: ivo, name: 'Ivo Lane', roles: ['incidentCommander'] }]);
  saveConcession(msp.parts, draftOf());
  const [first] = msp.desk.records.tickets.filter(({ clientId }) => clientId === 1);
  msp.desk.records.tickets = msp.desk.records.tickets.map((known) => {
    if (known.id !== first?.id) return known;
    const { closedAt: _closed, ...open } = known;
    return { ...open, priority: 1, updatedAt: msp.clock.now() };
  });
  msp.signIn(admin);
  msp.clock.advance(hour);
  runHourlySync(msp.parts);

  msp.signIn(ivo);
  expect(openClient(msp.parts, 1).kind).toBe('client');
  expect(openRequest(msp.parts, 'C-0001')).toEqual({ kind: 'noAccess', refusal: { because: 'notYours' } });
  expect(listConcessions(msp.parts, 1)).toEqual({ kind: 'noAccess', refusal: { because: 'notYours' } });
  for (const person of [ada, owner]) {
    msp.signIn(person);
    expect(openRequest(msp.parts, 'C-0001').kind).toBe('request');
    expect(listConcessions(msp.parts, 1).kind).toBe('list');
  }
});
