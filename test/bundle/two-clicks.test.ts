import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportedTimeline } from '#hosts/node/exported-workbook';
import type { AddOnAnswer } from '#hosts/workbench/local-world';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

/** The bundle as shipped, in the Apps Script runtime: two invocations at once contend for the real script lock. */
type Parameters = Readonly<Record<string, string>>;
type FormInputs = Readonly<Record<string, readonly string[]>>;

let small: SmallWorld;
let manager: string;
let leader: string;
let finance: string;
let lead: string;

beforeAll(async () => {
  small = await smallWorld();
  manager = small.personOf('Account manager');
  leader = small.personOf('Commercial director');
  finance = small.personOf('Finance director');
  lead = small.personOf('Customer success lead');
}, 300_000);

afterAll(() => small.close());

async function press(person: string, parameters: Parameters, formInputs: FormInputs = {}): Promise<string> {
  return JSON.stringify(await small.world.act(person, { function: 'onCardAction', parameters, formInputs }));
}

function buttonsOn(answer: AddOnAnswer | string): readonly Parameters[] {
  const found: Parameters[] = [];
  JSON.parse(typeof answer === 'string' ? answer : JSON.stringify(answer), (key, value: unknown) => {
    if (key === 'parameters' && Array.isArray(value))
      found.push(Object.fromEntries((value as { key: string; value: string }[]).map((each) => [each.key, each.value])));
    return value;
  });
  return found;
}

async function buttonOf(person: string, requestId: string, deed: string): Promise<Parameters> {
  const answer = await press(person, { name: 'openRequest', requestId });
  const button = buttonsOn(answer).find((each) => each['deed'] === deed);
  if (button === undefined) throw new Error(`${deed} is not offered to ${person}`);
  return button;
}

const typed: FormInputs = {
  type: ['priceCut'],
  quantity: ['15'],
  termMonths: ['24'],
  give: ['nothing'],
  cause: ['price'],
  pressure: ['none'],
  reason: ['They hold an offer.'],
  retentionClaim: ['They sign.'],
  alternative: ['A smaller tier.'],
};

/** Two requests of the third level, for two clients. */
async function ask(): Promise<void> {
  const starts: Parameters[] = [];
  for (const { id } of small.world.inbox(manager))
    starts.push(
      ...buttonsOn(await small.world.openMessage(manager, id)).filter(({ name }) => name === 'startConcession'),
    );
  const clients = new Map(starts.map((start) => [start['clientId'], start]));
  for (const start of [...clients.values()].slice(0, 2)) {
    const save = buttonsOn(await press(manager, start)).find(({ name }) => name === 'saveConcession');
    expect(await press(manager, save ?? {}, typed)).toContain('Sent.');
  }
}

/** From now on two people may take the leader's seat. */
async function delegate(): Promise<void> {
  const today = new Date(small.world.state().now).toISOString().slice(0, 10);
  const form = buttonsOn(await press(leader, { name: 'openDelegations' })).find(
    ({ name }) => name === 'saveDelegation',
  );
  const days = { startsOn: [today], endsOn: [today] };
  const saved = await press(leader, form ?? {}, { seat: [`${leader}/leader`], to: [lead], ...days });
  expect(saved).toContain('Delegated.');
}

/** Types of the events about one request. */
async function eventsOf(requestId: string): Promise<readonly string[]> {
  const file = join(small.folder, 'timeline.xlsx');
  writeFileSync(file, await small.world.workbookFile());
  const types: string[] = [];
  for await (const exported of exportedTimeline(file)) {
    if (exported.kind === 'unreadable') throw new Error(exported.why);
    if (exported.event.payloadText.includes(`"requestId":"${requestId}"`)) types.push(exported.event.type);
  }
  return types;
}

test('two people who may take one seat click at once: one decides, and the other is shown what stands', async () => {
  await ask();
  await delegate();
  const approve = await buttonOf(leader, 'C-0001', 'approve');
  const reject = await buttonOf(lead, 'C-0001', 'reject');
  const answers = await Promise.all([press(leader, approve), press(lead, reject, { words: ['It is too deep.'] })]);
  const done = answers.filter((answer) => /Approved\.|Rejected\./.test(answer));
  const refused = answers.filter((answer) => /no longer open|not yours to take/.test(answer));
  expect([done.length, refused.length]).toEqual([1, 1]);
  expect((await eventsOf('C-0001')).filter((type) => type === 'concessionDecided')).toHaveLength(1);
}, 300_000);

test('one person who clicks twice at once decides once', async () => {
  const approve = await buttonOf(finance, 'C-0002', 'approve');
  const answers = await Promise.all([press(finance, approve), press(finance, approve), press(finance, approve)]);
  expect(answers.filter((answer) => answer.includes('Approved.'))).toHaveLength(1);
  expect(answers.filter((answer) => answer.includes('You have decided already'))).toHaveLength(2);
  expect(await eventsOf('C-0002')).toEqual(['concessionRequested', 'concessionDecided']);
}, 300_000);

test('an approval during the hourly run is answered, and stands after it', async () => {
  const approve = await buttonOf(leader, 'C-0002', 'approve');
  let isOver = false;
  const run = small.world.advance(3_600_000).then(() => {
    isOver = true;
  });
  const answer = await press(leader, approve);
  const wasOver = isOver;
  await run;
  expect(answer).toContain('Approved.');
  expect(wasOver).toBe(false);
  expect(await eventsOf('C-0002')).toEqual(['concessionRequested', 'concessionDecided', 'concessionDecided']);
  expect(await press(manager, { name: 'openRequest', requestId: 'C-0002' })).toContain('<b>Granted</b>');
}, 300_000);
