import type { Card, CardResponse } from '#cards/card';
import {
  acting,
  answered,
  canStepBack,
  emptyPanel,
  opening,
  refolded,
  steppedBack,
  topCard,
  typedInto,
  type Panel,
} from '#hosts/workbench/page/panel/panel';

const calls = { http: {}, cpuMilliseconds: 1 };

function card(title: string, value = ''): Card {
  return {
    header: { title },
    sections: [{ widgets: [{ textInput: { name: 'line', label: 'Line', type: 'SINGLE_LINE', value } }] }],
  };
}

function after(panel: Panel, response: CardResponse, pressed = 'key'): Panel {
  return answered(acting(panel, pressed), { kind: 'response', response, calls });
}

function titles({ stack }: Panel): readonly (string | undefined)[] {
  return stack.map((entry) => entry.card.header?.title);
}

const first = answered(opening(emptyPanel), {
  kind: 'response',
  response: { kind: 'push', card: card('first') },
  calls,
});

test('the first answer is the only card and leaves the focus where it is', () => {
  expect(titles(first)).toEqual(['first']);
  expect(first.arrival.at).toBe('nowhere');
});

test('push lays a card on top and sends the focus to its heading', () => {
  const panel = after(first, { kind: 'push', card: card('second') });
  expect(titles(panel)).toEqual(['first', 'second']);
  expect(panel.arrival.at).toBe('heading');
  expect(canStepBack(panel)).toBe(true);
});

test('update replaces the top card only', () => {
  const panel = after(after(first, { kind: 'push', card: card('second') }), { kind: 'update', card: card('third') });
  expect(titles(panel)).toEqual(['first', 'third']);
});

test('root clears the stack', () => {
  const panel = after(after(first, { kind: 'push', card: card('second') }), { kind: 'root', card: card('new first') });
  expect(titles(panel)).toEqual(['new first']);
  expect(canStepBack(panel)).toBe(false);
});

test('a notice changes no card', () => {
  expect(titles(after(first, { kind: 'notice', notice: 'Saved' }))).toEqual(['first']);
});

test('back returns to the card below with the focus on the button that led on', () => {
  const panel = steppedBack(after(first, { kind: 'push', card: card('second') }, '0/1'));
  expect(titles(panel)).toEqual(['first']);
  expect(panel.arrival).toMatchObject({ at: 'button', key: '0/1' });
});

test('back on a single card stays', () => {
  expect(titles(steppedBack(first))).toEqual(['first']);
});

test('a crash keeps the stack, and back uncovers it', () => {
  const crashed = answered(acting(first, 'key'), { kind: 'crashed', message: 'TypeError', calls });
  expect(crashed.failure).toEqual({ kind: 'crashed', message: 'TypeError' });
  expect(canStepBack(crashed)).toBe(true);
  expect(steppedBack(crashed).failure).toBeUndefined();
  expect(titles(steppedBack(crashed))).toEqual(['first']);
});

test('typed values survive an update unless the new card brings its own', () => {
  const typed = typedInto(first, 'line', ['typed']);
  expect(topCard(after(typed, { kind: 'update', card: card('same') }))?.typed).toEqual({ line: ['typed'] });
  expect(topCard(after(typed, { kind: 'update', card: card('other', 'from the add-on') }))?.typed).toEqual({});
});

test('typed values do not pass to a pushed card', () => {
  expect(topCard(after(typedInto(first, 'line', ['typed']), { kind: 'push', card: card('second') }))?.typed).toEqual(
    {},
  );
});

test('a section unfolds and folds', () => {
  expect(topCard(refolded(first, 2))?.unfolded).toEqual([2]);
  expect(topCard(refolded(refolded(first, 2), 2))?.unfolded).toEqual([]);
});
