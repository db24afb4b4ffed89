import { MemoryMail } from '#adapters/memory/memory-mail';
import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, leo, shownIn, values } from './concession-msp';

const hour = 3_600_000;

interface Told {
  readonly msp: MemoryMsp;
  readonly mail: MemoryMail;
  run(hours?: number): void;
  view(person: string): ReturnType<typeof shownIn>;
}

/** Monday morning, one request of level 2, and whoever was told of it. */
function requested(change = {}, mail = new MemoryMail()): Told {
  const msp = concessionMsp();
  const parts = { ...msp.parts, mail };
  msp.signIn(ada);
  saveConcession(parts, draftOf({ values: { ...values, ...change } }));
  return {
    msp,
    mail,
    run: (hours = 1) => {
      msp.clock.advance(hours * hour);
      msp.signIn(admin);
      runHourlySync(parts);
    },
    view: (person) => {
      msp.signIn(person);
      return shownIn(openRequest(parts, 'C-0001'));
    },
  };
}

test('whoever may decide is told at once, with the reference in the subject and no link', () => {
  const { mail } = requested();
  expect(mail.sent).toEqual([
    {
      to: leo,
      subject: '[C-0001] Concession for Birch & Co waits for a decision',
      body: expect.stringContaining('Level 2') as unknown,
    },
  ]);
  expect(mail.sent[0]?.body).not.toMatch(/https?:/);
});

test('nobody is told the same thing twice by the hours that follow', () => {
  const told = requested();
  for (let hours = 0; hours < 4; hours += 1) told.run();
  expect(told.mail.sent).toHaveLength(1);
});

test('when the cache forgets, the row still knows', () => {
  const told = requested();
  told.run();
  told.msp.cache.remove(['told:C-0001']);
  told.run();
  expect(told.mail.sent.length).toBeLessThanOrEqual(2);
  told.msp.cache.remove(['told:C-0001']);
  const before = told.mail.sent.length;
  told.run();
  expect(told.mail.sent).toHaveLength(before);
});

test('the requester hears of the decision', () => {
  const told = requested();
  const approve = button(told.view(leo), 'approve');
  pressDeed({ ...told.msp.parts, mail: told.mail }, approve);
  expect(told.mail.sent[1]).toMatchObject({ to: ada, subject: '[C-0001] Concession for Birch & Co was approved' });
});

test('at level 3 the second seat is told after the first decided', () => {
  const told = requested({ quantity: '12' });
  expect(told.mail.sent.map(({ to }) => to).sort()).toEqual([fay, leo]);
  pressDeed({ ...told.msp.parts, mail: told.mail }, button(told.view(leo), 'approve'));
  expect(told.mail.sent.slice(2).map(({ to }) => to)).toEqual([fay]);
});

test('silence goes one level up after a business day, and never approves', () => {
  const told = requested();
  // The next hour notes that everybody was told; a cache keeps it no longer than six.
  told.run(1);
  told.run(22);
  expect(told.view(leo).figures.level).toBe(2);
  const reminded = told.mail.sent.length;
  told.run(3);
  expect(told.view(leo)).toMatchObject({ state: 'open', figures: { level: 3 } });
  expect(
    told.mail.sent
      .slice(reminded)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([fay, leo]);
  for (let days = 0; days < 3; days += 1) told.run(24);
  expect(told.view(leo)).toMatchObject({ state: 'open', figures: { level: 3 }, decisions: [] });
});

test('what nobody decided lapses after ten business days, and its requester hears of it', () => {
  const told = requested();
  for (let days = 0; days < 15; days += 1) told.run(24);
  const view = told.view(ada);
  expect(view).toMatchObject({ state: 'lapsed', may: [] });
  expect(told.mail.sent[told.mail.sent.length - 1]).toMatchObject({
    to: ada,
    subject: expect.stringContaining('has lapsed') as unknown,
  });
  const count = told.msp.timeline().length;
  told.run();
  expect(told.msp.timeline().filter(({ type }) => type === 'concessionMoved')).toHaveLength(2);
  expect(told.msp.timeline().length).toBeGreaterThanOrEqual(count);
});

test('a decision one minute late is refused even before the run has seen that it lapsed', () => {
  const told = requested();
  const { expiresAt } = told.view(leo);
  told.msp.clock.advance(expiresAt - told.msp.clock.now() + 60_000);
  const late = told.view(leo);
  expect(late.may).toEqual([]);
});

test('without mail left nobody is told, nothing is lost, and the next run catches up', () => {
  const poor = new MemoryMail(5);
  const told = requested({}, poor);
  expect(poor.sent).toEqual([]);
  const rich = new MemoryMail();
  told.msp.clock.advance(hour);
  told.msp.signIn(admin);
  runHourlySync({ ...told.msp.parts, mail: rich });
  expect(rich.sent.map(({ to }) => to)).toEqual([leo]);
});

test('a name with a line break does not become a header', () => {
  const { mail } = requested();
  expect(mail.sent.every(({ subject }) => !/[\r\n]/.test(subject))).toBe(true);
});
