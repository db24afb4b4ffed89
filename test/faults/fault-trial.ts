import type { FaultKind, FaultScope, VendorName } from '#simulators/fault';
import type { LocalSystemOptions, StartedWorld } from '#hosts/workbench/start-local-world';
import { cardOf, emailOf, hour, keptWorld, linesOf, type KeptWorld } from './kept-world';
import { runsOf, workbookFacts } from './workbook-facts';

export const every: FaultScope = { reach: 'every' };
/** How cards and the Runs tab call them. */
export const vendorNamed: Readonly<Record<VendorName, RegExp>> = {
  halopsa: /HaloPSA/,
  hubspot: /HubSpot/,
  google: /Google (Sheets|sign-in)/,
};
/** These still answer: a run or a card may simply succeed. */
export const bearable: ReadonlySet<FaultKind> = new Set(['slow', 'expiredTokens']);

interface Mail {
  readonly email: string;
  readonly id: string;
}

/** What the tests know of the kept world's mail. */
interface Mailbag {
  /** An account manager's, from a client of theirs. */
  readonly first: Mail;
  readonly clientName: string;
  /** Nobody opened them, the first so many each of a client of its own. */
  readonly twenty: readonly Mail[];
  readonly clientsAmongTwenty: number;
}

/** Milliseconds. A night is looked for in several worlds, should the first no longer have one. */
const mostSearching = 300_000;

/** One world a test, from the same kept instant. To be called at the top of a test file: it cleans up after each test. */
export function faultTrials() {
  let kept: KeptWorld;
  let mailbag: Mailbag;
  let keptRuns: number;
  let world: StartedWorld;

  beforeAll(async () => {
    kept = await keptWorld();
    world = await kept.again();
    keptRuns = (await runsOf(world)).length;
    mailbag = await mailbagOf(world);
    await world.close();
  }, mostSearching);
  afterEach(() => world.close());
  afterAll(() => kept.remove());

  const openedMail = async (): Promise<string> => {
    const { email, id } = mailbag.first;
    return linesOf(cardOf(await world.openMessage(email, id))).join('\n');
  };

  return {
    openedMail,
    mailbag: () => mailbag,
    async start(change?: Partial<LocalSystemOptions>): Promise<StartedWorld> {
      world = await kept.again(change);
      return world;
    },
    /** Mends, lets an hour pass: as if nothing had been broken, or as if the broken hour had not been run at all. */
    async expectCaughtUp(vendor: VendorName): Promise<void> {
      const runsBefore = await runsOf(world);
      const isHourDone = runsBefore.length > keptRuns && isClean(runsBefore.at(-1));
      await world.setFault(vendor, undefined);
      await world.advance(hour);
      expect(await workbookFacts(world)).toEqual(isHourDone ? kept.unbroken.bothRun : kept.unbroken.secondRun);
      expect((await runsOf(world)).at(-1)).toEqual({ outcome: 'finished', trouble: '' });
      await world.machines.appsScript.clearCache();
      const mail = await openedMail();
      expect(mail).toContain(mailbag.clientName);
      expect(mail).not.toContain('sync_problem');
    },
  };
}

function isClean(run: { readonly outcome: string; readonly trouble: string } | undefined): boolean {
  return run?.outcome === 'finished' && run.trouble === '';
}

async function mailbagOf(world: StartedWorld): Promise<Mailbag> {
  const ofClients: (Mail & { readonly title: string })[] = [];
  const others: Mail[] = [];
  for (const mail of mailsOf(world, emailOf(world, 'Account manager'))) {
    const [title = '', , ...lines] = linesOf(cardOf(await world.openMessage(mail.email, mail.id)));
    const isOfClient = lines.some((line) => line.startsWith('event: '));
    if (isOfClient && !ofClients.some((known) => known.title === title)) ofClients.push({ ...mail, title });
    else others.push(mail);
  }
  const [first, ...rest] = ofClients;
  const twenty = [...rest, ...others].slice(0, 20);
  if (first === undefined || twenty.length < 20 || rest.length < 6) throw new Error('There is too little mail.');
  return { first, clientName: first.title, twenty, clientsAmongTwenty: Math.min(20, rest.length) };
}

/** Everybody's mail, this person's first. */
function mailsOf(world: StartedWorld, first: string): readonly Mail[] {
  const emails = world.state().people.map(({ email }) => email);
  return [first, ...emails.filter((email) => email !== first)].flatMap((email) =>
    world.inbox(email).map(({ id }) => ({ email, id })),
  );
}
