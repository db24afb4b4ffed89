import { MemoryMail } from '#adapters/memory/memory-mail';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { listConcessions } from '#application/concessions/show/list-concessions';
import { openRequest } from '#application/concessions/show/open-request';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, lea, leo, shownIn, values } from './concession-msp';

const day = 24 * 3_600_000;

interface Granted {
  readonly msp: MemoryMsp;
  readonly parts: MemoryMsp['parts'] & { readonly mail: MemoryMail };
  /** Runs on that day at noon, and answers who was told what. */
  runOn(day: string): readonly string[];
}

/** Asked and granted on Monday, 23 November 2026; the term ends on 31 March 2027. */
function granted(change = {}, conditions = '', dueOn = '', requester = ada): Granted {
  const msp = concessionMsp();
  const mail = new MemoryMail(1_000);
  const parts = { ...msp.parts, mail };
  msp.signIn(requester);
  saveConcession(parts, draftOf({ values: { ...values, ...change } }));
  const deed = conditions === '' ? 'approve' : 'approveWithConditions';
  const answer = pressDeed(parts, { ...button(look(msp, leo), deed, conditions), dueOn });
  if (answer.kind !== 'request') throw new Error(answer.kind === 'refused' ? answer.because : answer.kind);
  const runOn = (on: string) => {
    msp.clock.advance(Date.parse(`${on}T12:00:00Z`) - msp.clock.now());
    msp.signIn(admin);
    runHourlySync(parts);
    return mail.sent
      .splice(0)
      .map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject.replace(/^.*Birch & Co /, '')}`);
  };
  runOn('2026-11-23');
  return { msp, parts, runOn };
}

function look(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

function queueOf(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  const home = openHomepage(msp.parts);
  return home.kind === 'home' ? home.view.requests : [];
}

const ofType = (msp: MemoryMsp, type: string) => msp.timeline().filter((event) => event.type === type);

describe('a granted concession', () => {
  test('ends after its last day: one event, the price that returns on the card, and who invoices is told before and after', () => {
    const { msp, runOn } = granted({ endsOn: '2027-06-30' });
    expect(runOn('2027-05-30')).toEqual([]);
    expect(queueOf(msp, ada)).toEqual([]);
    expect(runOn('2027-05-31')).toEqual(['ada: ends on 2027-06-30']);
    expect(queueOf(msp, ada)).toMatchObject([{ waitsForMe: 'nothing', endsOn: '2027-06-30' }]);
    expect(look(msp, leo).end).toEqual({ lastDay: '2027-06-30', hasEnded: false });
    expect(runOn('2027-06-30')).toEqual([]);
    expect(ofType(msp, 'concessionEnded')).toEqual([]);
    expect(runOn('2027-07-01')).toEqual(['ada: ended on 2027-06-30']);
    expect(runOn('2027-07-02')).toEqual([]);
    const [event, second] = ofType(msp, 'concessionEnded');
    expect(second).toBeUndefined();
    expect(event).toMatchObject({ actor: 'run', clientId: 1, contractId: 101 });
    expect(JSON.parse(event?.payloadText ?? '{}')).toEqual({
      requestId: 'C-0001',
      endedOn: '2027-06-30',
      referenceMinor: 2_472_000,
      currency: 'GBP',
    });
    expect(look(msp, ada)).toMatchObject({ state: 'granted', end: { lastDay: '2027-06-30', hasEnded: true } });
    expect(queueOf(msp, ada)).toEqual([]);
    expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  });

  test('whose last day is near is told as ending to the account manager, who did not ask for it', () => {
    const { runOn } = granted({ endsOn: '2026-12-18' }, '', '', lea);
    expect(runOn('2026-11-24')).toEqual(['lea: ends on 2026-12-18', 'ada: ends on 2026-12-18']);
    expect(runOn('2026-11-25')).toEqual([]);
  });

  test('without a date of its own ends with the new term', () => {
    const { msp } = granted();
    expect(look(msp, ada).end).toEqual({ lastDay: '2029-03-31', hasEnded: false });
    msp.signIn(ada);
    expect(listConcessions(msp.parts, 1)).toMatchObject({
      list: { lines: [{ requestId: 'C-0001', ref: 'AG-101', state: 'granted', lastDay: '2029-03-31' }] },
    });
  });

  test('that ended still counts in the ledger of 24 months', () => {
    const { msp, parts, runOn } = granted({ endsOn: '2026-12-31', quantity: '1' });
    runOn('2027-01-05');
    msp.signIn(ada);
    const next = shownIn(
      saveConcession(parts, draftOf({ draftId: 'draft-0002', values: { ...values, quantity: '1' } })),
    );
    expect(next.figures.cumulativeDepthPercent).toBeGreaterThan(next.figures.depthPercent);
    expect(next.ledger).toMatchObject([{ requestId: 'C-0001', hasEnded: true }]);
  });

  test('what was rejected never ends', () => {
    const msp = concessionMsp();
    msp.signIn(ada);
    saveConcession(msp.parts, draftOf({ values: { ...values, endsOn: '2026-12-31' } }));
    pressDeed(msp.parts, button(look(msp, leo), 'reject', 'No.'));
    msp.clock.advance(60 * day);
    msp.signIn(admin);
    runHourlySync(msp.parts);
    expect(ofType(msp, 'concessionEnded')).toEqual([]);
    expect(look(msp, ada).end).toBeUndefined();
  });

  test('a run that was cut after the event brings the row up to it', () => {
    const { msp, parts } = granted({ endsOn: '2027-01-05' });
    msp.clock.advance(Date.parse('2027-01-06T12:00:00Z') - msp.clock.now());
    msp.signIn(admin);
    const { workbook } = msp;
    let writes = 0;
    const cut = {
      ...parts,
      workbook: {
        read: workbook.read.bind(workbook),
        append: workbook.append.bind(workbook),
        addMissingTabs: workbook.addMissingTabs.bind(workbook),
        write: (edits: Parameters<typeof workbook.write>[0]) => {
          writes += 1;
          if (edits.some(({ tab }) => tab === 'Concessions')) throw new Error('cut');
          workbook.write(edits);
        },
      },
    };
    expect(() => runHourlySync(cut)).toThrow('cut');
    expect(writes).toBeGreaterThan(0);
    msp.clock.advance(3_600_000);
    runHourlySync(parts);
    expect(ofType(msp, 'concessionEnded')).toHaveLength(1);
    expect(look(msp, ada).end).toEqual({ lastDay: '2027-01-05', hasEnded: true });
  });
});

describe('conditions', () => {
  test('are due when the term ends unless a day is chosen or named', () => {
    const { msp } = granted({}, 'Signed.\nA reference call by 2027-01-31');
    expect(look(msp, ada).conditions).toEqual([
      { text: 'Signed.', dueOn: '2027-03-31' },
      { text: 'A reference call by 2027-01-31', dueOn: '2027-01-31' },
    ]);
    expect(look(granted({}, 'Signed.', '2026-12-18').msp, ada).conditions).toEqual([
      { text: 'Signed.', dueOn: '2026-12-18' },
    ]);
  });

  test('with a day in the past are refused, and nothing is decided', () => {
    expect(() => granted({}, 'Signed.', '2026-11-22')).toThrow('Choose a day for the conditions');
  });

  test('stand on the homepage of who keeps them until they are met', () => {
    const { msp, parts } = granted({}, 'Signed.', '2026-12-18');
    expect(queueOf(msp, ada)).toMatchObject([{ waitsForMe: 'meet', conditionDueOn: '2026-12-18' }]);
    expect(queueOf(msp, leo)).toEqual([]);
    const met = pressDeed(parts, { ...button(look(msp, ada), 'meetCondition', 'Signed on Friday.'), condition: 0 });
    expect(shownIn(met).conditions).toEqual([
      { text: 'Signed.', dueOn: '2026-12-18', metOn: '2026-11-23', how: 'Signed on Friday.' },
    ]);
    expect(queueOf(msp, ada)).toEqual([]);
  });

  test('whose day is past are told once, to who keeps them and who granted on them, and say so on both homepages', () => {
    const { msp, parts, runOn } = granted({}, 'Signed.\nA call by 2026-12-11', '2026-12-18');
    expect(runOn('2026-12-11')).toEqual([]);
    expect(runOn('2026-12-12')).toEqual([
      'ada: has a condition that was due on 2026-12-11',
      'leo: has a condition that was due on 2026-12-11',
    ]);
    expect(runOn('2026-12-13')).toEqual([]);
    expect(queueOf(msp, leo)).toMatchObject([{ waitsForMe: 'nothing', conditionDueOn: '2026-12-11' }]);
    pressDeed(parts, { ...button(look(msp, ada), 'meetCondition', 'They called.'), condition: 1 });
    expect(queueOf(msp, leo)).toEqual([]);
    expect(runOn('2026-12-19')).toEqual([
      'ada: has a condition that was due on 2026-12-18',
      'leo: has a condition that was due on 2026-12-18',
    ]);
    expect(runOn('2026-12-20')).toEqual([]);
  });

  test('are kept by the account manager, too, who is shown what stands when it is refused', () => {
    const msp = concessionMsp();
    msp.signIn(lea);
    saveConcession(msp.parts, draftOf());
    pressDeed(msp.parts, button(look(msp, leo), 'approveWithConditions', 'Signed.'));
    const meet = { ...button(look(msp, ada), 'meetCondition'), condition: 0 };
    const refused = pressDeed(msp.parts, meet);
    expect(refused).toMatchObject({ kind: 'refused', view: { requestId: 'C-0001', state: 'granted' } });
    expect(shownIn(pressDeed(msp.parts, { ...meet, words: 'Done.' })).conditions).toMatchObject([{ how: 'Done.' }]);
  });

  test('are noted as met by nobody but who keeps them, and with words', () => {
    const { msp, parts } = granted({}, 'Signed.');
    for (const person of [leo, lea])
      expect(look(msp, person).may.map(({ name }) => name)).not.toContain('meetCondition');
    const meet = { ...button(look(msp, ada), 'meetCondition'), condition: 0 };
    expect(pressDeed(parts, meet)).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('Say why') as unknown,
    });
    expect(pressDeed(parts, { ...meet, words: 'Done.', condition: 1 })).toMatchObject({ kind: 'refused' });
    pressDeed(parts, { ...meet, words: 'Done.' });
    const count = msp.timeline().length;
    expect(pressDeed(parts, { ...meet, words: 'Done.' })).toMatchObject({ kind: 'refused' });
    expect(msp.timeline()).toHaveLength(count);
  });
});
