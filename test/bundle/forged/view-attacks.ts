import { notListed, notYours, strangers, texts, typed, type Attack, type Dice } from './attack';
import { ada, admin, everybody, fay, ivo, leo, otto, type ForgedWorld } from './forged-world';

/** An event that asks for more than the entry point gives. */
function anyEvent({ buttons }: ForgedWorld, dice: Dice): unknown {
  const { parameters } = dice.of(buttons);
  return dice.of<unknown>([
    undefined,
    null,
    dice.of(texts),
    [],
    { commonEventObject: { parameters, formInputs: typed(dice) } },
    { commonEventObject: { parameters: { name: 'turnOnCrmWriting' } }, user: admin, viewer: admin },
    { triggerUid: '1', commonEventObject: { parameters } },
    { parameters, formInput: { email: admin } },
  ]);
}

/** The homepage reads nothing of its event: whatever comes with it, each sees what they see without it. */
export function homeEvent(world: ForgedWorld, dice: Dice): Attack['invoked'] {
  return { name: 'onHomepage', viewer: dice.of([...everybody, ...strangers]), event: anyEvent(world, dice) };
}

const opened = { gmail: { accessToken: 'ya29.own', messageId: 'msg-f:1' } };
/** The mail that may be read with any event: a reference in it leads only whom it concerns to a request, and a card decides nothing. */
const outside = [
  'Mallory <mallory@else.example>',
  'ada@msp.example.evil.example',
  '"leo@msp.example" <x@y.example>',
  '',
];
const subjects = ['[C-0001] Concession for Birch', 'Re: [C-0002]', 'approve C-0001', '[C-9999]', 'Hello'];

const mailAttacks: Readonly<Record<string, (world: ForgedWorld, dice: Dice) => Attack>> = {
  noMessage: (_world, dice) => {
    const event = dice.of<unknown>([
      undefined,
      null,
      [],
      {},
      dice.of(texts),
      { gmail: {} },
      { gmail: { accessToken: '', messageId: dice.of(texts) } },
      { gmail: { accessToken: {}, messageId: [] } },
    ]);
    const because = /Gmail did not say which message is open/;
    return { invoked: { name: 'onGmailMessage', viewer: dice.of(everybody), event }, because };
  },
  deadToken: (_world, dice) => ({
    invoked: { name: 'onGmailMessage', viewer: dice.of(everybody), event: opened },
    because: /the open message could not be read|Gmail is not answering/,
  }),
  stranger: (world, dice) => ({ invoked: mailed(dice.of(strangers), dice, anyEvent(world, dice)), because: notListed }),
  otherClient: (world, dice) => {
    const [viewer, from] = dice.of([
      ...[otto, leo, fay, ivo, admin].map((person) => [person, 'Bea <bea@birch.example>'] as const),
      ...[ada, leo, fay, ivo, admin].map((person) => [person, 'cy@cedar.example'] as const),
    ]);
    return { invoked: mailed(viewer, dice, anyEvent(world, dice), from), because: notYours };
  },
  /** From outside, a reference in the subject is no notification of ours: nobody is led to a request by it. */
  falseNotice: (world, dice) => ({
    invoked: mailed(dice.of(everybody), dice, anyEvent(world, dice), dice.of(outside)),
    because: /^(?!.*(pressDeed|asked by)).*$/s,
  }),
};

function mailed(viewer: string, dice: Dice, more: unknown, from = 'Bea <bea@birch.example>'): Attack['invoked'] {
  const extra = typeof more === 'object' && more !== null && !Array.isArray(more) ? more : {};
  const message = { from, to: dice.of(everybody), cc: '', subject: dice.of(subjects) };
  return { name: 'onGmailMessage', viewer, event: { ...extra, ...opened }, message };
}

export function mailAttack(world: ForgedWorld, dice: Dice): Attack {
  return (mailAttacks[dice.of(Object.keys(mailAttacks))] ?? mailAttacks['stranger'])?.(world, dice) as Attack;
}

/** A run starts for the clock and its owner alone; it answers nobody anything. */
export function triggerAttack(world: ForgedWorld, dice: Dice): Attack {
  const isOwner = dice.below(3) === 0;
  const viewer = isOwner ? admin : dice.of([...everybody.filter((person) => person !== admin), ...strangers]);
  const fired = { triggerUid: dice.of(['1', '4711', ...texts]), hour: dice.below(24) };
  const asCard = dice.of<unknown>([
    { ...fired, commonEventObject: { parameters: dice.of(world.buttons).parameters } },
    { ...fired, gmail: opened.gmail },
    { commonEventObject: {}, ...fired, authMode: 'FULL' },
    anyEvent(world, dice),
    { triggerUid: '' },
    { triggerUid: 1 },
  ]);
  return { invoked: { name: 'onHourlyTrigger', viewer, event: isOwner ? asCard : fired }, because: /^null$/ };
}
