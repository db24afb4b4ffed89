import { faultKindsOf } from '#simulators/fault';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { bearable, every, faultTrials, vendorNamed } from './fault-trial';
import { cardOf, hour } from './kept-world';

const trials = faultTrials();

/** The last known data with its date, or what is wrong and nothing else. */
function expectHonest(mail: string): void {
  if (mail.includes(trials.mailbag().clientName)) {
    expect(mail).toMatch(/Data from (just now|.* ago)/);
    return;
  }
  expect(mail).toContain('This could not be shown');
  expect(mail).toMatch(vendorNamed.google);
  expect(mail).not.toContain('last reading');
}

test.each(faultKindsOf.google.map((kind) => ({ kind })))(
  'google with $kind: a mail shows what was last known or says what is wrong, and the next hour catches up',
  async ({ kind }) => {
    const world = await trials.start();
    const { clientName } = trials.mailbag();
    await trials.openedMail();
    await world.setFault('google', { kind, scope: every });
    expect(await trials.openedMail()).toContain(clientName);

    await world.advance(hour);
    const anHourOn = await trials.openedMail();
    expectHonest(anHourOn);
    if (!bearable.has(kind)) {
      expect(anHourOn).toContain(clientName);
      expect(anHourOn).toContain('sync_problem');
      expect(anHourOn).toMatch(vendorNamed.google);
    }

    await world.machines.appsScript.clearCache();
    expectHonest(await trials.openedMail());
    await trials.expectCaughtUp('google');
  },
);

/** Some calls go through: what was written before the fault must not be lost, nor written again after it. */
test.each([{ kind: 'lostReply' }, { kind: 'html' }, { kind: 'truncatedBody' }, { kind: 'connectionReset' }] as const)(
  'google with $kind on one call in three loses and doubles nothing',
  async ({ kind }) => {
    const world = await trials.start();
    await world.setFault('google', { kind, scope: { reach: 'chance', oneIn: 3, seed: 5 } });
    await world.advance(hour);
    await trials.expectCaughtUp('google');
  },
);

describe('opening twenty mails at once', () => {
  /** Ten executions run side by side. Answers the calls by system. */
  async function openTwenty(world: StartedWorld): Promise<Readonly<Record<string, number>>> {
    const { twenty } = trials.mailbag();
    const calls: Record<string, number> = {};
    for (const answer of await Promise.all(twenty.map(({ email, id }) => world.openMessage(email, id)))) {
      expect(cardOf(answer).header?.title).not.toBe('This could not be shown');
      for (const [system, made] of Object.entries(answer.calls.http)) calls[system] = (calls[system] ?? 0) + made;
    }
    return calls;
  }

  test('renews a token that ran out once', async () => {
    const calls = await openTwenty(await trials.start({ runtimes: 10 }));
    expect(calls['Google sign-in']).toBe(1);
    expect(calls['Google Sheets']).toBeGreaterThanOrEqual(trials.mailbag().clientsAmongTwenty);
  });

  test('renews a token that Google refuses once', async () => {
    const world = await trials.start({ runtimes: 10 });
    await trials.openedMail();
    // A token that was refused in its first minute is not renewed: then it is about rights.
    world.machines.clock.advance(2 * 60_000);
    await world.setFault('google', { kind: 'expiredTokens', scope: every });
    const calls = await openTwenty(world);
    expect(calls['Google sign-in']).toBe(1);
    expect(calls['Google Sheets']).toBeGreaterThanOrEqual(trials.mailbag().clientsAmongTwenty);
  });
});
