import { MemoryMail } from '#adapters/memory/memory-mail';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { previewConcession, saveConcession } from '#application/concessions/request/request-concession';
import { listConcessions } from '#application/concessions/show/list-concessions';
import { openRequest } from '#application/concessions/show/open-request';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import { outcomesIn, trackRecordFor } from '#application/concessions/record/read-requests';
import { listedFromRow, type ListedConcession } from '#application/tabs/concessions-tab';
import { priorLift, updatedLift } from '#domain/concession/response';
import { admin, contract, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, shownIn, values } from './concession-msp';

const day = 24 * 3_600_000;

function look(msp: MemoryMsp, person: string, requestId = 'C-0001') {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, requestId));
}

/** Asked on Monday, and decided in T-90 of the renewal. */
function decided(deed: 'approve' | 'reject'): MemoryMsp {
  const msp = concessionMsp();
  msp.signIn(ada);
  saveConcession(msp.parts, draftOf());
  pressDeed(msp.parts, button(look(msp, leo), deed, 'As said.'));
  return msp;
}

function dayLater(msp: MemoryMsp, days = 1): void {
  msp.clock.advance(days * day);
  msp.signIn(admin);
  expect(runHourlySync({ ...msp.parts, mail: new MemoryMail(1_000) })).toMatchObject({ outcome: 'finished' });
}

/** The desk shows the same contract with its next term. */
function renews(msp: MemoryMsp): void {
  const { records } = msp.desk;
  records.contracts = records.contracts.map((one) =>
    one.id === 101 ? contract({ id: 101, termStartsOn: '2027-04-01', termEndsOn: '2029-03-31' }) : one,
  );
  dayLater(msp, 2);
}

/** The contract is over, and the deal was lost. */
function leaves(msp: MemoryMsp): void {
  const { records } = msp.desk;
  records.contracts = records.contracts.map((one) => (one.id === 101 ? { ...one, active: false } : one));
  dayLater(msp, 150);
}

const scored = (msp: MemoryMsp) => msp.timeline().filter(({ type }) => type === 'concessionScored');

test('once the renewal is decided, what was forecast of a granted one is scored, once', () => {
  const msp = decided('approve');
  dayLater(msp);
  expect(scored(msp)).toEqual([]);
  renews(msp);
  dayLater(msp);
  const [event, second] = scored(msp);
  expect(second).toBeUndefined();
  const { figures, score } = look(msp, leo);
  const p1 = figures.chanceWith?.middle ?? NaN;
  expect(event).toMatchObject({ actor: 'run', clientId: 1, contractId: 101 });
  expect(JSON.parse(event?.payloadText ?? '{}')).toEqual({
    requestId: 'C-0001',
    outcome: 'renewed',
    state: 'granted',
    chanceWithout: figures.chanceWithout?.middle,
    chanceWith: p1,
    brier: expect.closeTo((1 - p1) ** 2, 12) as number,
  });
  expect(score).toMatchObject({
    renewed: true,
    forecast: figures.chanceWith,
    brier: expect.closeTo((1 - p1) ** 2, 12) as number,
  });
});

test('of one that was not granted the chance without it is scored', () => {
  const msp = decided('reject');
  renews(msp);
  const { figures, score } = look(msp, leo);
  expect(score).toMatchObject({
    forecast: figures.chanceWithout,
    brier: expect.closeTo((1 - (figures.chanceWithout?.middle ?? NaN)) ** 2, 12) as number,
  });
});

test('an outcome moves the prior of the next concession of this type and cause, and of no other', () => {
  const msp = decided('approve');
  const preview = (change = {}) => {
    msp.signIn(ada);
    const answer = previewConcession(msp.parts, draftOf({ draftId: 'draft-0009', values: { ...values, ...change } }));
    if (answer.kind !== 'form') throw new Error(answer.kind);
    return answer.form.preview?.chanceWith?.source;
  };
  expect(preview()).toContain('no concession of this kind was decided here yet');
  renews(msp);
  expect(preview()).toContain('moved by 1 decided here');
  expect(preview({ cause: 'service' })).toContain('no concession of this kind was decided here yet');
});

test('where nobody knows how it came out nothing is scored', () => {
  const msp = decided('approve');
  leaves(msp);
  expect(scored(msp)).toEqual([]);
});

test('the card says how good forecasts have been, to each of those they may see', () => {
  const msp = decided('approve');
  renews(msp);
  expect(look(msp, leo).trackRecord).toMatchObject({ whose: 'all', count: 1, renewed: 1 });
  expect(look(msp, fay).trackRecord).toMatchObject({ whose: 'all', count: 1 });
  expect(look(msp, lea).trackRecord).toMatchObject({ whose: 'team', count: 1 });
  msp.signIn(ada);
  expect(listConcessions(msp.parts, 1)).toMatchObject({
    list: { trackRecord: { whose: 'own', count: 1 }, lines: [{ score: { renewed: true } }] },
  });
  const listed = msp.workbook
    .contentOf('Concessions')
    .slice(1)
    .map((cells, place) => listedFromRow(cells, place + 2));
  const others = {
    email: 'x@msp.example',
    name: 'X',
    roles: ['accountManager' as const],
    leads: [],
    deputyFor: [],
    active: true,
  };
  expect(trackRecordFor(others, listed)).toEqual({ whose: 'own', count: 0, renewed: 0, expected: 0 });
  expect(trackRecordFor(undefined, listed)).toMatchObject({ count: 0 });
});

test('of a client that was lost nothing ends any more, on the list and on the homepage', () => {
  const msp = decided('approve');
  renews(msp);
  msp.clock.advance(Date.parse('2029-03-10T12:00:00Z') - msp.clock.now());
  const queue = () => {
    msp.signIn(ada);
    const home = openHomepage(msp.parts);
    return home.kind === 'home' ? home.view.requests : undefined;
  };
  expect(queue()).toMatchObject([{ waitsForMe: 'nothing', endsOn: '2029-03-31' }]);
  const cells = (msp.workbook.contentOf('Concessions')[1] ?? []).map((cell) =>
    typeof cell === 'string' ? cell.replace(' score=renewed/', ' score=lost/') : cell,
  );
  msp.workbook.write([{ tab: 'Concessions', firstRow: 2, rows: [cells] }]);
  expect(listedFromRow(cells, 2)).not.toHaveProperty('lastDay');
  expect(queue()).toEqual([]);
});

test('a score that somebody edited teaches nothing', () => {
  const msp = decided('approve');
  renews(msp);
  const cells = msp.workbook.contentOf('Concessions')[1] ?? [];
  const listed = listedFromRow(cells, 2);
  expect(outcomesIn([listed])).toHaveLength(1);
  for (const score of ['renewed/2/0.7/price', 'renewed/0.6/0.7/luck', 'gone/0.6/0.7/price', 'renewed', '0/0/0/0']) {
    const edited = cells.map((cell) =>
      typeof cell === 'string' ? cell.replace(/ score=\S+/, ` score=${score}`) : cell,
    );
    expect(outcomesIn([listedFromRow(edited, 2)])).toEqual([]);
  }
});

test('ten losses take the lift of price cuts below what one was told before', () => {
  const listed = Array.from({ length: 10 }, (): ListedConcession => ({
    ...listedFromRow(decided('approve').workbook.contentOf('Concessions')[1] ?? [], 2),
    score: { renewed: false, chanceWithout: 0.7, chanceWith: 0.79, cause: 'price' },
  }));
  const lift = updatedLift('priceCut', 'price', outcomesIn(listed));
  expect(lift.outcomes).toBe(10);
  expect(lift.mean).toBeLessThan(0);
  expect(lift.sd).toBeLessThan(priorLift('priceCut', 'price').sd);
});
