import {
  click,
  forged,
  gone,
  hour,
  notListed,
  notYours,
  older,
  strangers,
  texts,
  type Dice,
  type Forging,
  type Parameters,
} from './attack';
import { everybody, sees, type DrawnButton, type ForgedWorld } from './forged-world';

const otherDigit = (hex: string, place: number) =>
  hex.slice(0, place) + (hex[place] === '0' ? '1' : '0') + hex.slice(place + 1);

/** Buttons that would still work if they came back as they were drawn. */
function live({ buttons, fates }: ForgedWorld): readonly DrawnButton[] {
  return buttons.filter(({ person, parameters }) => {
    const fate = fates[parameters['requestId'] ?? ''];
    return fate?.isOpen === true && String(fate.version) === parameters['version'] && fate.approvedBy !== person;
  });
}

const isRevision = ({ name }: Parameters): boolean => name !== 'pressDeed';

/** A revision asks who may see the client before it looks at the signature. */
const refusalOf = (person: string, parameters: Parameters, because: RegExp): RegExp =>
  isRevision(parameters) && !sees(person, parameters['clientId']) ? notYours : because;

function altered({ parameters }: DrawnButton, other: DrawnButton, dice: Dice): Parameters {
  const { signature = '', termsDigest = '', version = '', deed = '' } = parameters;
  const [until = '', mac = ''] = signature.split('.');
  const decisions = [
    'approve',
    'approveWithConditions',
    'counter',
    'askForFacts',
    'reject',
    'withdraw',
    'uphold',
    'overturn',
  ];
  const deeds = (isRevision(parameters) ? ['answer', 'acceptCounter', 'revise'] : decisions).filter(
    (one) => one !== deed,
  );
  const others: Readonly<Record<string, string | undefined>> = other.parameters;
  return {
    ...parameters,
    ...dice.of<Parameters>([
      { signature: `${until}.${otherDigit(mac, dice.below(64))}` },
      { signature: `${Number(until) + 1 + dice.below(400 * 24) * hour}.${mac}` },
      { signature: `${until}.${[...mac].reverse().join('')}` },
      { version: String(Number(version) + 1 + dice.below(900)) },
      { termsDigest: otherDigit(termsDigest, dice.below(64)) },
      { requestId: `C-${String(8 + dice.below(9_000)).padStart(4, '0')}` },
      { deed: dice.of(deeds) },
      ...(others['signature'] === signature ? [] : [{ signature: others['signature'] ?? '' }]),
      ...(others['requestId'] === parameters['requestId'] ? [] : [{ requestId: others['requestId'] ?? '' }]),
      ...(others['termsDigest'] === termsDigest ? [] : [{ termsDigest: others['termsDigest'] ?? '' }]),
    ]),
  };
}

function broken({ parameters }: DrawnButton, dice: Dice): Parameters {
  const { signature = '', termsDigest = '', requestId = '' } = parameters;
  return {
    ...parameters,
    ...dice.of<Parameters>([
      { signature: '' },
      { signature: signature.split('.')[1] ?? '' },
      { signature: `${signature}0` },
      { signature: signature.toUpperCase() + dice.of(texts) + 'Z' },
      { version: dice.of(['0', '', '1e0', '-1', '1.0', ' 1', '9'.repeat(12)]) },
      { termsDigest: termsDigest.slice(1) },
      { requestId: dice.of(['C-1', `${requestId} `, `${requestId}; drop`, 'c-0001', ...texts]) },
      { deed: dice.of(['constructor', '__proto__', 'toString', ...texts]) },
      { clientId: dice.of(['-1', '0', 'NaN', '1.5', '1e3', ...texts.filter((text) => text !== '15')]) },
      { name: dice.of(['eraseEverything', '__proto__', 'hasOwnProperty', ...texts]) },
    ]),
  };
}

/** Buttons of requests: every one was drawn by our own card, and comes back otherwise than it left. */
export const requestAttacks: Readonly<Record<string, Forging>> = {
  altered: (world, dice) => {
    const button = dice.of(world.buttons);
    const parameters = altered(button, dice.of(world.buttons), dice);
    return {
      invoked: click({ viewer: button.person, parameters }, dice),
      because: refusalOf(button.person, parameters, forged),
    };
  },
  broken: (world, dice) => {
    const button = dice.of(world.buttons);
    return { invoked: click({ viewer: button.person, parameters: broken(button, dice) }, dice), because: older };
  },
  stolen: (world, dice) => {
    const { person, parameters } = dice.of(world.buttons);
    const thief = dice.of(everybody.filter((each) => each !== person));
    return { invoked: click({ viewer: thief, parameters }, dice), because: refusalOf(thief, parameters, forged) };
  },
  nobody: (world, dice) => {
    const { parameters } = dice.of(world.buttons);
    return { invoked: click({ viewer: dice.of(strangers), parameters }, dice), because: notListed };
  },
  expired: (world, dice) => {
    const { person, parameters } = dice.of(world.buttons);
    const later = 12 * hour + 60_000 + dice.below(400 * 24 * 60) * 60_000;
    return { invoked: click({ viewer: person, parameters, later }, dice), because: /past its time/ };
  },
  replayed: (world, dice) => {
    const spent = world.buttons.filter((button) => spentBecause(world, button) !== undefined);
    const button = dice.of(spent);
    return {
      invoked: click({ viewer: button.person, parameters: button.parameters }, dice),
      because: spentBecause(world, button) ?? older,
    };
  },
  otherClient: (world, dice) => {
    const { person, parameters } = dice.of(live(world));
    const clientId = dice.of(['1', '2', '3', '77'].filter((each) => each !== parameters['clientId']));
    const isHeld = clientId === '1' || clientId === '2';
    const because = isRevision(parameters) && isHeld ? notYours : gone;
    return { invoked: click({ viewer: person, parameters: { ...parameters, clientId } }, dice), because };
  },
};

/** Why a button that was drawn by our own card does nothing now. */
function spentBecause({ fates }: ForgedWorld, { person, parameters }: DrawnButton): RegExp | undefined {
  const fate = fates[parameters['requestId'] ?? ''];
  if (fate === undefined) return undefined;
  if (fate.approvedBy === person) return /You have decided already/;
  const isOlder = String(fate.version) !== parameters['version'];
  if (!fate.isOpen && !fate.stillTakes?.includes(parameters['deed'] ?? '')) return /no longer open/;
  // The form that made the version that stands: a second click finds what the first one did.
  if (isOlder && parameters['name'] === 'saveRevision') return /Sent again with the new terms/;
  return isOlder ? /has changed since/ : undefined;
}
