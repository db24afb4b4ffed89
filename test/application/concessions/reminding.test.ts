import { MemoryMail } from '#adapters/memory/memory-mail';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, owner, shownIn, values } from './concession-msp';

const hour = 3_600_000;

/** Monday at 08:00 before opening: an answer is due on Tuesday at 09:00. */
function requested(change = {}, hoursFirst = 0) {
  const msp = concessionMsp();
  const mail = new MemoryMail(1_000);
  const parts = { ...msp.parts, mail };
  msp.clock.advance(hoursFirst * hour);
  msp.signIn(ada);
  saveConcession(parts, draftOf({ values: { ...values, ...change } }));
  const run = (hours: number) => {
    msp.clock.advance(hours * hour);
    msp.signIn(admin);
    runHourlySync(parts);
    return mail.sent
      .splice(0)
      .map(({ to, subject }) => `${to.split('@')[0] ?? ''}: ${subject.replace(/^.*Birch & Co /, '')}`);
  };
  return { msp, parts, mail, run };
}

type Requested = ReturnType<typeof requested>;

function look(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

type Deed = 'approve' | 'uphold' | 'overturn';

function press({ msp, parts }: Pick<Requested, 'msp' | 'parts'>, person: string, deed: Deed, words = '') {
  return pressDeed(parts, button(look(msp, person), deed, words));
}

test('whoever may decide is reminded once, three business hours before the time to answer is over', () => {
  const { mail, run } = requested();
  expect(mail.sent.splice(0).map(({ to }) => to)).toEqual([leo]);
  expect(run(5)).toEqual([]);
  expect(run(1)).toEqual(['leo: waits for an answer by 2026-11-24 09:00']);
  for (let hours = 0; hours < 18; hours += 1) expect(run(1)).toEqual([]);
});

test('what was granted since raises the level of those who are told, as on the card', () => {
  const { msp, parts, mail, run } = requested();
  expect(mail.sent.splice(0).map(({ to }) => to)).toEqual([leo]);
  run(1);
  msp.signIn(ada);
  const other = draftOf({ draftId: 'draft-0002', values: { ...values, quantity: '8' } });
  const { requestId } = shownIn(saveConcession(parts, other));
  for (const person of [leo, fay]) {
    msp.signIn(person);
    pressDeed(parts, button(shownIn(openRequest(msp.parts, requestId)), 'approve'));
  }
  mail.sent.splice(0);
  expect(look(msp, leo)).toMatchObject({ state: 'open', figures: { level: 3 } });
  msp.clock.advance(5 * hour);
  msp.signIn(admin);
  runHourlySync(parts);
  const told = mail.sent.filter(({ subject }) => subject.startsWith('[C-0001]'));
  expect(told.map(({ to }) => to)).toEqual([leo, fay]);
  expect(told.every(({ body }) => body.includes('Level 3.'))).toBe(true);
});

test('a decision needs no reminder any more', () => {
  const { msp, parts, mail, run } = requested();
  press({ msp, parts }, leo, 'approve');
  mail.sent.splice(0);
  for (let hours = 0; hours < 30; hours += 5) expect(run(5)).toEqual([]);
});

test('at the last level silence is told to the MSP owner, too, and still approves nothing', () => {
  const { msp, mail, run } = requested({ quantity: '12' });
  mail.sent.splice(0);
  run(7);
  expect(run(19)).toEqual([
    'leo: is past its time to answer',
    'fay: is past its time to answer',
    'owner: is past its time to answer',
  ]);
  expect(run(1)).toEqual([]);
  expect(look(msp, leo)).toMatchObject({ state: 'open', decisions: [] });
  expect(msp.timeline().some(({ type }) => type === 'concessionMoved')).toBe(false);
});

test('before it lapses those for whom it waits are told, and its requester', () => {
  const { msp, mail, run } = requested({ quantity: '12' });
  mail.sent.splice(0);
  const { expiresAt } = look(msp, ada);
  run(1);
  // Monday at 09:00; a business day before is Friday at 09:00.
  run((expiresAt - msp.clock.now()) / hour - 96);
  expect(run(24)).toEqual([
    'leo: lapses after 2026-12-07 09:00',
    'fay: lapses after 2026-12-07 09:00',
    'ada: lapses after 2026-12-07 09:00',
  ]);
  expect(run(2)).toEqual([]);
});

test('a mail that could not be sent is sent by the next run', () => {
  const { msp, parts, mail, run } = requested();
  mail.sent.splice(0);
  run(1);
  msp.clock.advance(5 * hour);
  msp.signIn(admin);
  runHourlySync({ ...parts, mail: new MemoryMail(5) });
  expect(run(1)).toEqual(['leo: waits for an answer by 2026-11-24 09:00']);
});

test('a decision in the seconds in which a mail is sent is not put back', () => {
  const { msp, parts, run } = requested();
  run(1);
  const approve = button(look(msp, leo), 'approve');
  const slow = new MemoryMail();
  const send = slow.send.bind(slow);
  slow.send = (letter) => {
    send(letter);
    msp.signIn(leo);
    pressDeed(parts, approve);
    msp.signIn(admin);
  };
  msp.clock.advance(5 * hour);
  msp.signIn(admin);
  runHourlySync({ ...parts, mail: slow });
  expect(slow.sent.map(({ to }) => to)).toContain(leo);
  expect(look(msp, ada).state).toBe('granted');
});

describe('an emergency', () => {
  /** Monday, 20:00: the MSP is closed. */
  const emergency = () => {
    const asked = requested({ quantity: '12', isEmergency: true }, 12);
    asked.mail.sent.splice(0);
    return asked;
  };

  test('is granted by one leader outside business hours, and finance is told to review it', () => {
    const { msp, parts, mail } = emergency();
    expect(shownIn(press({ msp, parts }, leo, 'approve'))).toMatchObject({
      state: 'granted',
      reviewDue: true,
      waitsFor: ['Fay Reed, to review it'],
      reviewBy: Date.parse('2026-11-24T17:00:00Z'),
    });
    expect(mail.sent.map(({ to, subject }) => [to, subject.includes('approved in an emergency')])).toEqual([
      [ada, true],
      [fay, true],
    ]);
    msp.signIn(fay);
    const home = openHomepage(msp.parts);
    expect(home.kind === 'home' && home.view.requests).toMatchObject([
      { waitsForMe: 'review', reviewBy: Date.parse('2026-11-24T17:00:00Z') },
    ]);
  });

  test('needs two people as ever within business hours', () => {
    const { msp, parts } = requested({ quantity: '12', isEmergency: true }, 3);
    expect(shownIn(press({ msp, parts }, leo, 'approve'))).toMatchObject({ state: 'open', reviewDue: false });
  });

  test('is not granted by finance alone, nor by who decides for the leader', () => {
    const { msp, parts } = emergency();
    expect(shownIn(press({ msp, parts }, fay, 'approve'))).toMatchObject({ state: 'open', reviewDue: false });
  });

  test('that is not flagged as one waits for the second', () => {
    const { msp, parts } = requested({ quantity: '12' }, 12);
    expect(shownIn(press({ msp, parts }, leo, 'approve'))).toMatchObject({ state: 'open' });
  });

  test('whose review is late is told once, to the MSP owner, too', () => {
    const { msp, parts, mail, run } = emergency();
    press({ msp, parts }, leo, 'approve');
    mail.sent.splice(0);
    run(1);
    expect(run(19)).toEqual([]);
    expect(run(2)).toEqual(['fay: waits for a review that is late', 'owner: waits for a review that is late']);
    expect(run(1)).toEqual([]);
  });

  test('that is overturned no longer counts; its leader cannot review it', () => {
    const { msp, parts } = emergency();
    press({ msp, parts }, leo, 'approve');
    for (const person of [leo, ada, lea, owner])
      expect(look(msp, person).may.map(({ name }) => name)).not.toContain('uphold');
    expect(press({ msp, parts }, fay, 'overturn')).toMatchObject({ kind: 'refused' });
    expect(shownIn(press({ msp, parts }, fay, 'overturn', 'Too deep.'))).toMatchObject({
      state: 'overturned',
      review: { byName: 'Fay Reed', upholds: false, words: 'Too deep.', isSigned: false },
    });
  });

  test('that was signed before it was overturned stands, and says so', () => {
    const { msp, parts } = emergency();
    press({ msp, parts }, leo, 'approve');
    const row = ['101@2027-03-31', 1, 'Birch & Co', 'AG-101', 'term', 'renewed', '2027-01-30', '2027-03-31'];
    msp.workbook.write([{ tab: 'Checkpoints', firstRow: 2, rows: [row] }]);
    expect(shownIn(press({ msp, parts }, fay, 'overturn', 'Too deep.'))).toMatchObject({
      state: 'granted',
      reviewDue: false,
      review: { upholds: false, isSigned: true },
    });
    expect(JSON.parse(msp.timeline().slice(-1)[0]?.payloadText ?? '{}')).toMatchObject({
      upholds: false,
      isSigned: true,
    });
  });
});
