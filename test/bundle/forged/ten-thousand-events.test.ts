import fc from 'fast-check';
import { cardActions } from '#hosts/apps-script/card-actions';
import { shippedBundle, type ShippedBundle } from '../shipped-bundle';
import { click, clientMail, openMail, type Attack, type Dice } from './attack';
import { draftAttacks, fedButtons, formAttacks } from './form-attacks';
import { ada, everybody, fay, forgedSettings, forgedWorld, leo, type ForgedWorld } from './forged-world';
import { requestAttacks } from './request-attacks';
import { seededScript, type SeededScript } from './seeded-script';
import { homeEvent, mailAttack, triggerAttack } from './view-attacks';

/**
 * Every global of the bundle, fed with ten thousand events that no card of ours makes: forged, replayed, expired, of an older version,
 * of the wrong person, of another client, of another person's form. FORGED_SEED=… npm test -- test/bundle/forged plays them again.
 */
const seed = Number(process.env['FORGED_SEED'] ?? Date.now() % 2 ** 31);
const events = 10_000;

// Six seconds each on a quiet machine; on a busy one nobody should wait for a second run.
jest.setTimeout(300_000);

let bundle: ShippedBundle;
let world: ForgedWorld;
let script: SeededScript;

beforeAll(() => {
  bundle = shippedBundle();
  world = forgedWorld();
  script = seededScript(bundle, world.msp, forgedSettings);
});

afterAll(() => bundle.remove());

/** Each is answered with the reason that is due, and leaves no trace: no cell, no property, no mail, no draft, no call that writes. */
function refusesAll(attackOf: (dice: Dice) => Attack): void {
  const before = script.content();
  const run = fc.property(fc.gen(), (g) => {
    const below = (end: number): number => g(fc.nat, end - 1);
    const { invoked, because } = attackOf({ below, of: (parts) => parts[below(parts.length)] as never });
    const trace = script.trace();
    const answer = script.invoke(invoked);
    if (!because.test(answer)) {
      throw new Error(`${JSON.stringify(invoked)} is answered ${answer.slice(0, 600)} and not ${String(because)}`);
    }
    expect(script.trace()).toEqual(trace);
  });
  fc.assert(run, { seed, numRuns: events });
  expect(script.content()).toBe(before);
}

const anyOf = <Forging>(all: Readonly<Record<string, Forging>>, dice: Dice): Forging =>
  all[dice.of(Object.keys(all))] as Forging;

test(`seed ${seed}: buttons of requests`, () => {
  refusesAll((dice) => anyOf(requestAttacks, dice)(world, dice));
});

test(`seed ${seed}: every other button`, () => {
  refusesAll((dice) => anyOf(formAttacks, dice)(world, dice));
});

test('no button is left out', () => {
  const ownLists = ['openHome', 'openDisagreements'];
  expect([...fedButtons, ...ownLists].sort()).toEqual(Object.keys(cardActions).sort());
});

test(`seed ${seed}: the button that opens a draft`, () => {
  refusesAll((dice) => anyOf(draftAttacks, dice)(dice));
});

test(`seed ${seed}: opened mails`, () => {
  refusesAll((dice) => mailAttack(world, dice));
});

test(`seed ${seed}: the homepage shows each person what it shows without an event`, () => {
  const plain = new Map([...everybody, ''].map((viewer) => [viewer, script.invoke({ name: 'onHomepage', viewer })]));
  refusesAll((dice) => {
    const invoked = homeEvent(world, dice);
    const due = plain.get(invoked.viewer) ?? plain.get('') ?? '';
    return { invoked, because: { test: (answer: string) => answer === due } as RegExp };
  });
});

test(`seed ${seed}: the hourly trigger`, () => {
  const before = script.calls();
  refusesAll((dice) => triggerAttack(world, dice));
  expect(script.calls()).toBe(before);
});

describe('the same script does what its own cards ask for', () => {
  const still: Dice = { of: ([first]) => first as never, below: () => 0 };
  const approve = (person: string) => {
    const found = world.buttons.find(
      ({ person: by, parameters }) =>
        by === person && parameters['deed'] === 'approve' && parameters['requestId'] === 'C-0001',
    );
    return script.invoke(click({ viewer: person, parameters: found?.parameters }, still));
  };

  test('two people approve, each once', () => {
    expect(approve(leo)).toContain('Approved.');
    expect(approve(leo)).toContain('You have decided already');
    expect(approve(fay)).toContain('Approved.');
    expect(script.trace().mails).toBeGreaterThan(0);
  });

  test('a draft is opened for whoever works the renewal, to whom the window asks for', () => {
    const parameters = { clientId: '1', renewalId: '101@2027-03-31' };
    const formInputs = { recipient: { stringInputs: { value: ['bea@birch.example'] } } };
    const event = { commonEventObject: { parameters, formInputs }, ...openMail };
    script.invoke({ name: 'onDraftMail', viewer: ada, event, message: clientMail });
    expect(script.trace().drafts).toBe(1);
  });
});
