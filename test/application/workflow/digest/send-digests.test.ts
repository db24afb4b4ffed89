import { MemoryMail } from '#adapters/memory/memory-mail';
import type { Letter } from '#application/ports/mail';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import type { Settings } from '#application/settings';
import { readState } from '#application/tabs/state-tab';
import { turnOnSync } from '#application/administer-sync';
import { UpstreamError } from '#application/upstream-error';
import { queueNames } from '#application/views/renewal-queue';
import { ada, lea, memoryMsp, otto, owner, type MemoryMsp } from '#test/support/memory-msp';
import { day, hour, prove } from '#test/support/renewing-msp';

/** Fails for the addresses it is told of. */
class MoodyMail extends MemoryMail {
  readonly refuses = new Set<string>();

  override send(letter: Letter): void {
    if (this.refuses.has(letter.to)) throw new UpstreamError('Gmail', 'unavailable', 'Google did not take a mail.');
    super.send(letter);
  }
}

interface Monday {
  readonly msp: MemoryMsp;
  readonly mail: MoodyMail;
  run(after?: number): void;
}

/** Monday, 23 November 2026, 08:00: nothing was read yet. */
function monday(settings: Partial<Settings> = {}, quota = 100): Monday {
  const msp = memoryMsp({ settings });
  const mail = new MoodyMail(quota);
  turnOnSync(msp.parts);
  const run = (after = 0) => {
    msp.clock.advance(after);
    expect(runHourlySync({ ...msp.parts, mail }).outcome).toBe('finished');
  };
  return { msp, mail, run };
}

const recipients = ({ mail }: Monday) => mail.sent.map(({ to }) => to);
const digestOf = ({ msp }: Monday) => readState(msp.workbook.contentOf('State').slice(1)).digest;
const gapsOf = ({ msp }: Monday) =>
  msp.workbook
    .contentOf('Data gaps')
    .filter(([kind]) => kind === 'digestWaits')
    .map((cells) => cells[3]);

test('owners and leads hear of what is theirs, once, and whoever has nothing to do does not', () => {
  const world = monday();
  world.run();
  // Client 1 is Ada's, and Lea leads her; client 2 is Otto's, who owns it in HubSpot. The MSP owner has nothing to do.
  expect(recipients(world)).toEqual([ada, lea, otto]);
  expect(world.mail.sent[0]?.body).toContain('Say that you have it: 1\n- Birch & Co, AG-101: decide by 2027-01-30.');
  expect(world.mail.sent[1]?.body).toContain('Checkpoints due: 1\n- Birch & Co, AG-101: T-90');
  for (const after of [0, hour, day, day, day]) world.run(after);
  expect(world.mail.sent).toHaveLength(3);
  world.run(4 * day);
  expect(new Set(world.mail.sent.slice(3).map(({ subject }) => subject.slice(0, 21)))).toEqual(
    new Set(['[renewals-2026-11-30]']),
  );
});

test('the mail says what the homepage says', () => {
  const world = monday();
  world.run();
  for (const { to, body } of world.mail.sent) {
    world.msp.signIn(to);
    const home = openHomepage(world.msp.parts);
    if (home.kind !== 'home' || home.view.renewals === undefined) throw new Error('a homepage');
    const { renewals } = home.view;
    const clients = queueNames.flatMap((name) => renewals[name].map(({ clientName }) => clientName));
    expect(body.match(/^- /gm)).toHaveLength(clients.length);
    for (const client of clients) expect(body).toContain(client);
  }
});

test('the MSP owner is told of what only they can do, not of everything', () => {
  const world = monday();
  world.run(-2 * hour);
  prove(world.msp, 'T-90', 'undecided');
  world.run(2 * hour);
  expect(recipients(world)).not.toContain(owner);
});

test('it waits for its hour, and is not sent where it is turned off', () => {
  const later = monday({ weeklyDigest: { isOn: true, fromHour: 10 } });
  later.run();
  later.run(hour);
  expect(later.mail.sent).toEqual([]);
  later.run(hour);
  expect(later.mail.sent).toHaveLength(3);
  const off = monday({ weeklyDigest: { isOn: false, fromHour: 7 } });
  off.run();
  off.run(3 * hour);
  expect(off.mail.sent).toEqual([]);
  expect(digestOf(off)).toBeUndefined();
});

test('what the quota leaves is a data gap, and is sent by a later run', () => {
  const world = monday({}, 21);
  world.run();
  expect(recipients(world)).toEqual([ada]);
  expect(digestOf(world)).toEqual({ week: '2026-11-23', told: [ada], waiting: 2, because: 'quota' });
  expect(gapsOf(world)).toEqual([
    "The weekly digest of 2026-11-23 has not reached 2 people: the day's quota for mail is used up.",
  ]);
  world.run(hour);
  expect(recipients(world)).toEqual([ada]);
  const next = { ...world, mail: new MoodyMail() };
  world.msp.clock.advance(day);
  runHourlySync({ ...world.msp.parts, mail: next.mail });
  expect(recipients(next)).toEqual([lea, otto]);
  expect(gapsOf(world)).toEqual([]);
  expect(digestOf(world)).toEqual({ week: '2026-11-23', told: [] });
});

test('one address that Google refuses keeps nobody else from theirs', () => {
  const world = monday();
  world.mail.refuses.add(ada);
  world.run();
  expect(recipients(world)).toEqual([lea, otto]);
  expect(gapsOf(world)).toEqual([
    'The weekly digest of 2026-11-23 has not reached 1 person: Google did not take the mail.',
  ]);
  world.mail.refuses.clear();
  world.run(hour);
  expect(recipients(world)).toEqual([lea, otto, ada]);
});

test('a run that is cut behind a mail sends it no second time, or with the same reference where the cache forgot', () => {
  for (const forgets of [false, true]) {
    const world = monday();
    const { msp, mail } = world;
    const write = msp.workbook.write.bind(msp.workbook);
    const cut = {
      ...msp.parts,
      mail,
      workbook: Object.assign(Object.create(msp.workbook) as typeof msp.workbook, {
        write: (edits: Parameters<typeof write>[0]) => {
          if (mail.sent.length > 0) throw new Error('cut');
          write(edits);
        },
      }),
    };
    expect(() => runHourlySync(cut)).toThrow('cut');
    expect(recipients(world)).toEqual([ada, lea, otto]);
    if (forgets) msp.cache.forgetAll();
    world.run(hour);
    expect(mail.sent).toHaveLength(forgets ? 6 : 3);
    expect(new Set(mail.sent.map(({ to, subject }) => `${to} ${subject.slice(0, 21)}`)).size).toBe(3);
  }
});

test('outside the days of the digest it costs no call', () => {
  const world = monday();
  world.run();
  world.run(4 * day);
  const before = world.msp.workbook.calls.length;
  world.run(hour);
  const withMail = world.msp.workbook.calls.length - before;
  world.msp.clock.advance(hour);
  const again = world.msp.workbook.calls.length;
  runHourlySync(world.msp.parts);
  expect(withMail).toBe(world.msp.workbook.calls.length - again);
});
