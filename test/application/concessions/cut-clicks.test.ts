import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { admin, contract, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, leo, owner, shownIn } from './concession-msp';

const hour = 3_600_000;

/** The process dies between the event and its row. */
function dying(msp: MemoryMsp): MemoryMsp['parts'] {
  const { workbook } = msp;
  return {
    ...msp.parts,
    workbook: {
      read: workbook.read.bind(workbook),
      append: workbook.append.bind(workbook),
      addMissingTabs: workbook.addMissingTabs.bind(workbook),
      write: () => {
        throw new Error('cut');
      },
    },
  };
}

/** More than a click looks back: the day's directory brings clients and contracts that the desk has made. */
function busyRun(msp: MemoryMsp): void {
  const before = msp.timeline().length;
  const ids = Array.from({ length: 60 }, (_, index) => 1_000 + index);
  const [known] = msp.desk.records.clients;
  if (known === undefined) throw new Error('the desk has clients');
  const { records } = msp.desk;
  records.clients = [...records.clients, ...ids.map((id) => ({ ...known, id, name: `Client ${id}` }))];
  records.contracts = [...records.contracts, ...ids.map((id) => contract({ id, clientId: id }))];
  msp.clock.advance(24 * hour);
  msp.signIn(admin);
  expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished' });
  expect(msp.timeline().length - before).toBeGreaterThan(100);
}

function lookAs(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

const ofType = (msp: MemoryMsp, type: string) => msp.timeline().filter((event) => event.type === type);

describe('behind everything that a run appends, a click that was cut before its row', () => {
  test('has decided: nobody decides a second time, and every card shows the first decision', () => {
    const msp = concessionMsp();
    msp.signIn(ada);
    shownIn(saveConcession(msp.parts, draftOf()));
    const [approve, reject] = [
      button(lookAs(msp, leo), 'approve'),
      button(lookAs(msp, leo), 'reject', 'Too deep for this client.'),
    ];
    msp.signIn(leo);
    expect(() => pressDeed(dying(msp), approve)).toThrow('cut');
    busyRun(msp);
    expect(lookAs(msp, owner)).toMatchObject({ state: 'granted', decisions: [{ byName: 'Leo Finch' }] });
    msp.signIn(leo);
    expect(pressDeed(msp.parts, reject).kind).toBe('refused');
    expect(ofType(msp, 'concessionDecided')).toHaveLength(1);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  });

  test('has asked: the request gets its row, and the next one the next number', () => {
    const msp = concessionMsp();
    msp.signIn(ada);
    expect(() => saveConcession(dying(msp), draftOf())).toThrow('cut');
    busyRun(msp);
    expect(lookAs(msp, leo)).toMatchObject({ requestId: 'C-0001', state: 'open' });
    msp.signIn(ada);
    expect(shownIn(saveConcession(msp.parts, draftOf({ draftId: 'draft-0002' }))).requestId).toBe('C-0002');
  });
});

test('a run that meets no event of a request reads and writes no row of one', () => {
  const msp = concessionMsp();
  msp.signIn(ada);
  shownIn(saveConcession(msp.parts, draftOf()));
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  const rows = msp.workbook.contentOf('Concessions');
  msp.clock.advance(hour);
  msp.workbook.calls.length = 0;
  runHourlySync(msp.parts);
  const quiet = [...msp.workbook.calls];
  msp.clock.advance(hour);
  msp.workbook.calls.length = 0;
  runHourlySync(msp.parts);
  expect(msp.workbook.calls).toEqual(quiet);
  expect(msp.workbook.contentOf('Concessions')).toEqual(rows);
});
