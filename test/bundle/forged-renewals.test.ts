import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyExport } from '#hosts/node/verify-export';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

/** The bundle as shipped, fed with buttons of the workflow that no card drew, by everybody who works there and one who does not. */
let small: SmallWorld;

beforeAll(async () => {
  small = await smallWorld();
}, 300_000);

afterAll(() => small.close());

async function eventCount(): Promise<number> {
  const file = join(small.folder, 'timeline.xlsx');
  writeFileSync(file, await small.world.workbookFile());
  const verdict = await verifyExport(file, undefined, () => undefined);
  if (verdict.kind !== 'intact') throw new Error(verdict.kind);
  return verdict.events;
}

const place = { clientId: '1', renewalId: '1@2027-03-31' };
const item = { ...place, window: 'T-60' };
const signature = `9999999999999.${'a'.repeat(64)}`;
const draftId = 'draft-00000001';
const buttons: readonly Readonly<Record<string, string>>[] = [
  { name: 'acknowledgeRenewal', ...place, owner: 'x@y.example', signature },
  { name: 'saveEvidence', ...item, draftId },
  { name: 'saveOtherEvidence', ...item, draftId },
  { name: 'judgeEvidence', ...item, version: '1', key: 'mail', approves: 'true', signature },
  { name: 'saveCall', ...item, draftId },
  { name: 'saveSettling', ...place, version: '1', draftId },
  { name: 'saveRelease', clientId: '1', draftId, ticketIds: '1,2', signature },
  { name: 'saveMapping', clientId: '1', draftId },
];
const formInputs = {
  source: ['notApplicable'],
  outcome: ['willRenew'],
  words: ['Because.'],
  call: ['renew'],
  reason: ['Because.'],
  role: ['sponsor'],
  untilHour: ['18'],
};

/** Client ids as the cards of this world carry them. */
async function clientIds(): Promise<readonly string[]> {
  const home = JSON.stringify(await small.world.openHomepage(small.personOf('Owner')));
  const found = [...home.matchAll(/"key":"clientId","value":"(\d+)"/g)].map(([, id]) => id ?? '');
  return [...new Set(found)].slice(0, 3);
}

test('no button of the workflow that a card did not draw writes an event, whoever presses it', async () => {
  const ids = await clientIds();
  expect(ids.length).toBeGreaterThan(0);
  const people = [...small.world.state().people.map(({ email }) => email), 'nobody@else.example'];
  const before = await eventCount();
  for (const person of people) {
    for (const clientId of ids) {
      for (const button of buttons) {
        const parameters = { ...button, clientId };
        const answer = await small.world.act(person, { function: 'onCardAction', parameters, formInputs });
        expect({ person, button, kind: answer.kind }).toMatchObject({ kind: 'response' });
      }
    }
  }
  expect(await eventCount()).toBe(before);
}, 240_000);

test('the entry point for drafts opens none for whoever may not write, nor without a renewal, and says why', async () => {
  const [clientId = ''] = await clientIds();
  for (const title of ['Account manager', 'Owner', 'Workspace administrator']) {
    const click = {
      function: 'onDraftMail',
      parameters: { ...place, clientId },
      formInputs: { recipient: ['a@b.example'] },
    };
    expect((await small.world.act(small.personOf(title), click)).kind).toBe('response');
    expect((await small.world.act(small.personOf(title), { ...click, parameters: {} })).kind).toBe('response');
  }
  expect(await small.world.machines.appsScript.drafts()).toEqual([]);
}, 120_000);
