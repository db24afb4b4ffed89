import { ada, type ForgedWorld } from './forged-world';
import type { Invoked } from './seeded-script';

/** Draws from a seed. */
export interface Dice {
  of<Part>(parts: readonly Part[]): Part;
  below(end: number): number;
}

/** An event that no card of ours makes in this person's hands, and what is due to it. */
export interface Attack {
  readonly invoked: Invoked;
  readonly because: RegExp;
}

export type Parameters = Readonly<Record<string, string>>;
export type Forging = (world: ForgedWorld, dice: Dice) => Attack;

export const hour = 3_600_000;
export const older = /older card/;
export const forged = /does not belong to this (request|card)/;
export const notListed = /not among the people/;
export const notYours = /Not yours to see/;
export const gone = /Client not found/;
/** Nobody whom People holds; the first is whom Google does not name. */
export const strangers = ['', 'nobody@else.example', 'ada@msp.example.evil.example', 'ADA@MSP.EXAMPLE.'];

/** What may stand in a field or a parameter. */
export const texts = [
  '',
  '<b>x</b>',
  '=HYPERLINK("http://x")',
  'Because.',
  '\u202egnp.exe',
  '\u{1f4a3}'.repeat(40),
  '15',
  '-1',
  'NaN',
  'constructor',
];
const fields = [
  'words',
  'quantity',
  'type',
  'reason',
  'give',
  'cause',
  'call',
  'outcome',
  'source',
  'role',
  'recipient',
];

/** A form of somebody else's, or none. */
export function typed(dice: Dice): object {
  const some = Array.from({ length: dice.below(5) }, () => [
    dice.of(fields),
    { stringInputs: { value: [dice.of(texts)] } },
  ]);
  return Object.fromEntries(some) as object;
}

export const clientMail = { from: 'Bea <bea@birch.example>', to: ada, cc: '', subject: 'About our renewal' };
export const openMail = { gmail: { accessToken: 'ya29.own', messageId: 'msg-f:1' } };

export interface Clicked {
  readonly viewer: string;
  readonly parameters: unknown;
  readonly later?: number;
  /** Beside a mail of client 1; absent: as the dice fall. */
  readonly isBesideMail?: boolean;
}

export function click({ viewer, parameters, later = 0, isBesideMail }: Clicked, dice: Dice): Invoked {
  const beside = (isBesideMail ?? dice.below(2) === 0) ? openMail : {};
  const event = { commonEventObject: { parameters, formInputs: typed(dice) }, ...beside };
  return { name: 'onCardAction', viewer, event, later, message: clientMail };
}
