import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddOnAnswer } from '#hosts/workbench/local-world';
import { verifyExport } from '#hosts/node/verify-export';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

/** The bundle as shipped, fed with buttons that are not what its own cards drew: none may decide anything. */
type Parameters = Readonly<Record<string, string>>;
type FormInputs = Readonly<Record<string, readonly string[]>>;

let small: SmallWorld;
let manager: string;
let leader: string;
let finance: string;
const words: FormInputs = { words: ['Because it is so.'] };

beforeAll(async () => {
  small = await smallWorld();
  manager = small.personOf('Account manager');
  leader = small.personOf('Commercial director');
  finance = small.personOf('Finance director');
}, 300_000);

afterAll(() => small.close());

async function press(person: string, parameters: Parameters, formInputs: FormInputs = words): Promise<string> {
  const answer = await small.world.act(person, { function: 'onCardAction', parameters, formInputs });
  expect(answer.kind).toBe('response');
  return JSON.stringify(answer);
}

async function eventCount(): Promise<number> {
  const file = join(small.folder, 'timeline.xlsx');
  writeFileSync(file, await small.world.workbookFile());
  const verdict = await verifyExport(file, undefined, () => undefined);
  if (verdict.kind !== 'intact') throw new Error(verdict.kind);
  return verdict.events;
}

/** Every button on the card of an answer, as its click would be sent. */
function buttonsOn(answer: AddOnAnswer | string): readonly Parameters[] {
  const found: Parameters[] = [];
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'parameters' && Array.isArray(value)) {
      found.push(Object.fromEntries((value as { key: string; value: string }[]).map((each) => [each.key, each.value])));
    }
    return value;
  });
  return found;
}

/** Signed buttons on a request's card as this person sees it. */
async function signedButtons(person: string, requestId: string): Promise<readonly Parameters[]> {
  const answer = await press(person, { name: 'openRequest', requestId });
  return buttonsOn(answer).filter(({ signature }) => signature !== undefined);
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

/** Two requests of one account manager. */
async function ask(): Promise<void> {
  const starts: Parameters[] = [];
  for (const { id } of small.world.inbox(manager)) {
    starts.push(
      ...buttonsOn(await small.world.openMessage(manager, id)).filter(({ name }) => name === 'startConcession'),
    );
  }
  const clients = new Map(starts.map((start) => [start['clientId'], start]));
  expect(clients.size).toBeGreaterThan(1);
  for (const start of [...clients.values()].slice(0, 2)) {
    const form = await press(manager, start);
    const save = buttonsOn(form).find(({ name }) => name === 'saveConcession');
    expect(await press(manager, save ?? {}, typed)).toContain('Sent.');
  }
}

const forged = 'does not belong to this request';
const older = 'older card';
const refusals = new RegExp([forged, older, 'Not yours', 'not listed', 'no longer', 'older'].join('|'), 'i');

const otherDigit = (hex: string, place: number) =>
  hex.slice(0, place) + (hex[place] === '0' ? '1' : '0') + hex.slice(place + 1);

/** One button, altered in every way its parameters can be, with the reason that is due. */
function alterations(button: Parameters, other: Parameters): readonly (readonly [Parameters, string])[] {
  const { signature = '', termsDigest = '', version = '', deed } = button;
  const [until = '', mac = ''] = signature.split('.');
  const signatures = [0, 17, 40, 63].map((place) => `${until}.${otherDigit(mac, place)}`);
  const wellFormed: readonly Parameters[] = [
    ...signatures.map((each) => ({ signature: each })),
    { signature: `${Number(until) + 3_600_000}.${mac}` },
    { signature: `${Number(until) - 1}.${mac}` },
    { signature: other['signature'] ?? '' },
    { version: String(Number(version) + 1) },
    { version: '999' },
    { termsDigest: otherDigit(termsDigest, 5) },
    { termsDigest: other['termsDigest'] ?? '' },
    { requestId: other['requestId'] ?? '' },
    { requestId: 'C-9999' },
    ...['answer', 'acceptCounter'].filter(() => button['name'] === 'startRevision').map((each) => ({ deed: each })),
    ...['approve', 'reject', 'counter', 'withdraw', 'uphold']
      .filter((each) => each !== deed && button['name'] === 'pressDeed')
      .map((each) => ({ deed: each })),
  ];
  const illFormed: readonly Parameters[] = [
    { signature: '' },
    { signature: mac },
    { signature: `${signature}0` },
    { signature: signature.toUpperCase() + 'Z' },
    { version: '0' },
    { version: '1e0' },
    { version: '' },
    { termsDigest: termsDigest.slice(1) },
    { requestId: 'C-1' },
    { requestId: `${button['requestId'] ?? ''} ` },
    { deed: 'constructor' },
    { deed: '__proto__' },
    { clientId: '-1' },
    { clientId: 'NaN' },
  ];
  return [
    ...wellFormed.map((change) => [{ ...button, ...change }, forged] as const),
    ...illFormed.map((change) => [{ ...button, ...change }, older] as const),
  ];
}

test('hundreds of altered, stolen and misdirected buttons: each is refused with its reason, and no event is written', async () => {
  await ask();
  const theirs = await signedButtons(leader, 'C-0001');
  const others = await signedButtons(leader, 'C-0002');
  const own = await signedButtons(manager, 'C-0001');
  expect(theirs.map(({ deed }) => deed).sort()).toEqual([
    'approve',
    'approveWithConditions',
    'askForFacts',
    'counter',
    'reject',
  ]);
  const before = await eventCount();
  let fed = 0;
  for (const [place, button] of theirs.entries()) {
    for (const [altered, reason] of alterations(button, others[place] ?? {})) {
      expect({ altered, answer: await press(leader, altered) }).toMatchObject({
        answer: expect.stringContaining(reason) as string,
      });
      fed += 1;
    }
    // A button of one person in the hands of another, whatever their role.
    for (const title of ['Finance director', 'Account manager', 'Customer success lead', 'Owner']) {
      expect(await press(small.personOf(title), button)).toContain(forged);
      fed += 1;
    }
    for (const person of ['nobody@else.example', small.personOf('Workspace administrator')]) {
      expect(await press(person, button)).toMatch(refusals);
      fed += 1;
    }
    expect(await press(leader, { ...button, clientId: others[0]?.['clientId'] ?? '' })).not.toMatch(
      /is told|went back/,
    );
    fed += 1;
  }
  for (const button of own) {
    for (const [altered, reason] of alterations(button, others[0] ?? {})) {
      expect(await press(manager, altered)).toContain(reason);
      fed += 1;
    }
    expect(await press(leader, button)).toMatch(refusals);
    fed += 1;
  }
  expect(fed).toBeGreaterThan(200);
  expect(await eventCount()).toBe(before);
}, 300_000);

test('a second click, a sibling of a taken decision and a button of older terms decide nothing more', async () => {
  const buttons = await signedButtons(leader, 'C-0001');
  const approve = buttons.find(({ deed }) => deed === 'approve') ?? {};
  const old = await signedButtons(finance, 'C-0001');
  expect(await press(leader, approve)).toContain('Approved.');
  const before = await eventCount();
  for (const button of buttons) expect(await press(leader, button)).toContain('You have decided already');
  expect(await eventCount()).toBe(before);

  const revise = (await signedButtons(manager, 'C-0001')).find(({ deed }) => deed === 'revise') ?? {};
  const form = buttonsOn(await press(manager, revise)).find(({ name }) => name === 'saveRevision') ?? {};
  expect(await press(manager, form, { ...typed, quantity: ['14'] })).toContain('Sent again');
  const after = await eventCount();
  for (const button of buttons) expect(await press(leader, button)).toContain('has changed since');
  for (const button of old) expect(await press(finance, button)).toContain('has changed since');
  expect(await eventCount()).toBe(after);
}, 120_000);

test('a card that lay open for longer than half a day decides nothing', async () => {
  const buttons = await signedButtons(leader, 'C-0002');
  await small.world.advance(13 * 3_600_000);
  const before = await eventCount();
  for (const button of buttons) expect(await press(leader, button)).toContain('past its time');
  expect(await eventCount()).toBe(before);
}, 240_000);
