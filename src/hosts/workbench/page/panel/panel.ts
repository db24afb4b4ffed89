import type { Card, CardResponse } from '#cards/card';
import type { AddOnAnswer, CallFigures } from '../../local-world';
import { carriedValues, type FormProblems, type FormValues } from '../card/form';

/** One card on the stack, with what the person did to it. */
export interface CardEntry {
  readonly id: number;
  readonly card: Card;
  readonly typed: FormValues;
  readonly problems: FormProblems;
  /** Positions of the sections whose further widgets are shown. */
  readonly unfolded: readonly number[];
  /** The button that led to the card above: focus returns to it. */
  readonly pressed: string | undefined;
}

export interface Failure {
  /** `crashed`: the add-on threw, as Gmail reports it. `unreachable`: the local system did not answer. */
  readonly kind: 'crashed' | 'unreachable';
  readonly message: string;
}

/** Where focus goes after the next drawing. A new turn is a new request. */
export interface Arrival {
  readonly turn: number;
  readonly at: 'nowhere' | 'heading' | 'button' | 'input';
  readonly key: string;
}

export interface Panel {
  /** The last one is shown. */
  readonly stack: readonly CardEntry[];
  readonly work: 'idle' | 'opening' | 'acting';
  readonly failure: Failure | undefined;
  readonly figures: CallFigures | undefined;
  readonly arrival: Arrival;
  readonly nextId: number;
}

export const emptyPanel: Panel = {
  stack: [],
  work: 'idle',
  failure: undefined,
  figures: undefined,
  arrival: { turn: 0, at: 'nowhere', key: '' },
  nextId: 1,
};

export function topCard(panel: Panel): CardEntry | undefined {
  return panel.stack[panel.stack.length - 1];
}

/** A fresh trigger run is under way: what was shown belongs to something else. */
export function opening(panel: Panel): Panel {
  return { ...panel, stack: [], work: 'opening', failure: undefined, figures: undefined };
}

export function acting(panel: Panel, pressed: string): Panel {
  return { ...onTop(panel, (entry) => ({ ...entry, pressed, problems: {} })), work: 'acting', failure: undefined };
}

export function failed(panel: Panel, failure: Failure, figures?: CallFigures): Panel {
  return arrive({ ...panel, work: 'idle', failure, figures }, panel.work === 'opening' ? 'nowhere' : 'heading');
}

/** The card stack after an answer. A first answer never takes the focus: the person is reading the message. */
export function answered(panel: Panel, answer: AddOnAnswer): Panel {
  if (answer.kind === 'crashed') return failed(panel, { kind: 'crashed', message: answer.message }, answer.calls);
  if (answer.kind === 'draft') {
    return arrive({ ...panel, work: 'idle', failure: undefined, figures: answer.calls }, 'nowhere');
  }
  const isFirst = panel.work === 'opening';
  const idle: Panel = { ...panel, work: 'idle', failure: undefined, figures: answer.calls };
  const moved = withResponse(idle, answer.response);
  return isFirst ? { ...moved, arrival: panel.arrival } : moved;
}

function withResponse(panel: Panel, response: CardResponse): Panel {
  const top = topCard(panel);
  switch (response.kind) {
    case 'notice':
      return arrive(panel, 'button', top?.pressed);
    case 'update': {
      const typed = top === undefined ? {} : carriedValues(top.card, response.card, top.typed);
      const entry = entryOf(panel, response.card, { typed, unfolded: top?.unfolded ?? [], pressed: top?.pressed });
      const updated = { ...panel, stack: [...panel.stack.slice(0, -1), entry], nextId: panel.nextId + 1 };
      // A notice is read out by itself. Without one the news is on the card, a refused form's problems for example.
      return response.notice === undefined ? arrive(updated, 'heading') : arrive(updated, 'button', top?.pressed);
    }
    case 'push':
      return arrive(
        { ...panel, stack: [...panel.stack, entryOf(panel, response.card)], nextId: panel.nextId + 1 },
        'heading',
      );
    case 'root':
      return arrive({ ...panel, stack: [entryOf(panel, response.card)], nextId: panel.nextId + 1 }, 'heading');
  }
}

/** From a failure back to the card it happened on, else to the card below. */
export function steppedBack(panel: Panel): Panel {
  if (panel.failure !== undefined && panel.stack.length > 0) {
    return arrive({ ...panel, failure: undefined }, 'button', topCard(panel)?.pressed);
  }
  if (panel.stack.length < 2) return panel;
  const below = { ...panel, stack: panel.stack.slice(0, -1), failure: undefined };
  return arrive(below, 'button', topCard(below)?.pressed);
}

export function canStepBack({ stack, failure }: Panel): boolean {
  return stack.length > 1 || (failure !== undefined && stack.length > 0);
}

export function typedInto(panel: Panel, name: string, values: readonly string[]): Panel {
  return onTop(panel, (entry) => {
    const problems = Object.fromEntries(Object.entries(entry.problems).filter(([input]) => input !== name));
    return { ...entry, typed: { ...entry.typed, [name]: values }, problems };
  });
}

export function refused(panel: Panel, problems: FormProblems): Panel {
  return arrive(
    onTop(panel, (entry) => ({ ...entry, problems })),
    'input',
    Object.keys(problems)[0],
  );
}

export function refolded(panel: Panel, section: number): Panel {
  return onTop(panel, (entry) => ({
    ...entry,
    unfolded: entry.unfolded.includes(section)
      ? entry.unfolded.filter((other) => other !== section)
      : [...entry.unfolded, section],
  }));
}

function entryOf(panel: Panel, card: Card, kept: Partial<CardEntry> = {}): CardEntry {
  return { id: panel.nextId, card, typed: {}, problems: {}, unfolded: [], pressed: undefined, ...kept };
}

function onTop(panel: Panel, change: (entry: CardEntry) => CardEntry): Panel {
  const top = topCard(panel);
  return top === undefined ? panel : { ...panel, stack: [...panel.stack.slice(0, -1), change(top)] };
}

function arrive(panel: Panel, at: Arrival['at'], key = ''): Panel {
  return { ...panel, arrival: { turn: panel.arrival.turn + 1, at, key } };
}
