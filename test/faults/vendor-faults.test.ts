import type { FaultKind, FaultScope, VendorName } from '#simulators/fault';
import { faultKindsOf } from '#simulators/fault';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { cardOf, emailOf, hour, keptWorld, linesOf, type KeptWorld } from './kept-world';
import { runsOf, workbookFacts } from './workbook-facts';

const every: FaultScope = { reach: 'every' };
const names: Readonly<Record<VendorName, RegExp>> = {
  halopsa: /HaloPSA/,
  hubspot: /HubSpot/,
  google: /Google (Sheets|sign-in)/,
};
/** These still answer: a run or a card may simply succeed. */
const bearable: ReadonlySet<FaultKind> = new Set(['slow', 'expiredTokens']);

interface Mail {
  readonly email: string;
  readonly id: string;
}

let kept: KeptWorld;
let manager: string;
let messageId: string;
let keptRuns: number;
let clientName = '';
let twentyMails: Mail[] = [];
let clientsAmongTwenty: number;
let world: StartedWorld;

beforeAll(async () => {
  kept = await keptWorld();
  const twin = await kept.again();
  keptRuns = (await runsOf(twin)).length;
  manager = emailOf(twin, 'Account manager');
  const titles = new Set<string>();
  const others: Mail[] = [];
  for (const mail of mailsOf(twin, manager)) {
    const [title = '', , ...lines] = linesOf(cardOf(await twin.openMessage(mail.email, mail.id)));
    const isFirstOfClient = lines.some((line) => line.startsWith('event: ')) && !titles.has(title);
    if (!isFirstOfClient) others.push(mail);
    else if (clientName === '') [messageId, clientName] = [mail.id, title];
    else twentyMails.push(mail);
    if (isFirstOfClient) titles.add(title);
  }
  clientsAmongTwenty = Math.min(20, twentyMails.length);
  expect(clientsAmongTwenty).toBeGreaterThan(5);
  twentyMails = [...twentyMails, ...others].slice(0, 20);
  expect(twentyMails).toHaveLength(20);
  await twin.close();
});

/** Everybody's mail, this person's first. */
function mailsOf(from: StartedWorld, first: string): readonly Mail[] {
  const emails = [
    first,
    ...from
      .state()
      .people.map(({ email }) => email)
      .filter((email) => email !== first),
  ];
  return emails.flatMap((email) => from.inbox(email).map(({ id }) => ({ email, id })));
}

afterAll(() => kept.remove());
afterEach(() => world.close());

async function openedMail(): Promise<string> {
  return linesOf(cardOf(await world.openMessage(manager, messageId))).join('\n');
}

/** The last known data with its date, or what is wrong and nothing else. */
function expectHonest(mail: string): void {
  if (mail.includes(clientName)) {
    expect(mail).toMatch(/Data from (just now|.* ago)/);
    return;
  }
  expect(mail).toContain('This could not be shown');
  expect(mail).toMatch(names.google);
  expect(mail).not.toContain('last reading');
}

async function brokenHour(vendor: VendorName, kind: FaultKind, scope: FaultScope): Promise<void> {
  await world.setFault(vendor, { kind, scope });
  await world.advance(hour);
}

/** As if nothing had been broken, or as if the broken hour had not been run at all. */
async function expectCaughtUp(vendor: VendorName): Promise<void> {
  const runsBefore = await runsOf(world);
  const isHourDone = runsBefore.length > keptRuns && isClean(runsBefore.at(-1));
  await world.setFault(vendor, undefined);
  await world.advance(hour);
  expect(await workbookFacts(world)).toEqual(isHourDone ? kept.unbroken.bothRun : kept.unbroken.secondRun);
  expect((await runsOf(world)).at(-1)).toEqual({ outcome: 'finished', trouble: '' });
  await world.machines.appsScript.clearCache();
  const mail = await openedMail();
  expect(mail).toContain(clientName);
  expect(mail).not.toContain('sync_problem');
}

function isClean(run: { readonly outcome: string; readonly trouble: string } | undefined): boolean {
  return run?.outcome === 'finished' && run.trouble === '';
}

const deskFaults = (['halopsa', 'hubspot'] as const).flatMap((vendor) =>
  faultKindsOf[vendor].map((kind) => ({ vendor, kind })),
);

test.each(deskFaults)(
  '$vendor with $kind: the card and the Runs tab tell, and the next hour catches up',
  async (row) => {
    const { vendor, kind } = row;
    world = await kept.again();
    await brokenHour(vendor, kind, every);

    const mail = await openedMail();
    expect(mail).toContain(clientName);
    const last = (await runsOf(world)).at(-1);
    if (bearable.has(kind)) {
      expect(last?.outcome).toMatch(/finished|paused by budget/);
    } else {
      expect(mail).toContain('sync_problem');
      expect(mail).toMatch(names[vendor]);
      expect(last?.trouble).toMatch(names[vendor]);
    }
    await expectCaughtUp(vendor);
  },
);

test.each(faultKindsOf.google.map((kind) => ({ kind })))(
  'google with $kind: a mail shows what was last known or says what is wrong, and the next hour catches up',
  async ({ kind }) => {
    world = await kept.again();
    await openedMail();
    await world.setFault('google', { kind, scope: every });
    expect(await openedMail()).toContain(clientName);

    await world.advance(hour);
    const anHourOn = await openedMail();
    expectHonest(anHourOn);
    if (!bearable.has(kind)) {
      expect(anHourOn).toContain(clientName);
      expect(anHourOn).toContain('sync_problem');
      expect(anHourOn).toMatch(names.google);
    }

    await world.machines.appsScript.clearCache();
    expectHonest(await openedMail());
    await expectCaughtUp('google');
  },
);

/** Some calls go through: what was written before the fault must not be lost, nor written again after it. */
const partly = [
  { vendor: 'google', kind: 'lostReply' },
  { vendor: 'google', kind: 'html' },
  { vendor: 'google', kind: 'connectionReset' },
  { vendor: 'halopsa', kind: 'truncatedBody' },
] as const;

test.each(partly)('$vendor with $kind on one call in three loses and doubles nothing', async ({ kind, vendor }) => {
  world = await kept.again();
  await brokenHour(vendor, kind, { reach: 'chance', oneIn: 3, seed: 5 });
  await openedMail();
  await expectCaughtUp(vendor);
});

/** Ten executions side by side, as many as asked for; first the mails of clients that nobody opened yet. */
async function openTwentyAtOnce(): Promise<Readonly<Record<string, number>>> {
  const calls: Record<string, number> = {};
  for (const answer of await Promise.all(twentyMails.map(({ email, id }) => world.openMessage(email, id)))) {
    expect(cardOf(answer).header?.title).not.toBe('This could not be shown');
    for (const [system, made] of Object.entries(answer.calls.http)) calls[system] = (calls[system] ?? 0) + made;
  }
  return calls;
}

describe('opening twenty mails at once', () => {
  test('renews a token that ran out once', async () => {
    world = await kept.again({ runtimes: 10 });
    const calls = await openTwentyAtOnce();
    expect(calls['Google sign-in']).toBe(1);
    expect(calls['Google Sheets']).toBeGreaterThanOrEqual(clientsAmongTwenty);
  });

  test('renews a token that Google refuses once', async () => {
    world = await kept.again({ runtimes: 10 });
    await openedMail();
    // A token that was refused in its first minute is not renewed: then it is about rights.
    world.machines.clock.advance(2 * 60_000);
    await world.setFault('google', { kind: 'expiredTokens', scope: every });
    const calls = await openTwentyAtOnce();
    expect(calls['Google sign-in']).toBe(1);
    expect(calls['Google Sheets']).toBeGreaterThanOrEqual(clientsAmongTwenty);
  });
});
