import {
  enteredDay,
  enteredText,
  isTriggerEvent,
  parseOpenedMessage,
  parsePressedButton,
  type PressedButton,
} from '#hosts/apps-script/parse-event';

const garbage: readonly unknown[] = [
  undefined,
  null,
  0,
  'event',
  [],
  {},
  { gmail: null },
  { gmail: { messageId: 7, accessToken: 't' } },
  { gmail: { messageId: '', accessToken: '' } },
  { commonEventObject: null },
  { commonEventObject: { parameters: { name: 7 } } },
  { commonEventObject: { formInputs: { note: { stringInputs: { value: 'text' } } } } },
];

test.each(garbage.map((event) => [JSON.stringify(event), event]))('%s is no opened message', (_, event) => {
  expect(parseOpenedMessage(event)).toBeUndefined();
});

test.each(garbage.map((event) => [JSON.stringify(event), event]))('%s is no pressed button', (_, event) => {
  expect(parsePressedButton(event)).toBeUndefined();
});

test('an opened message is known by its token and id, whatever else the event holds', () => {
  const event = { gmail: { accessToken: 'token', messageId: 'msg-f:1', threadId: 't' }, commonEventObject: {} };
  expect(parseOpenedMessage(event)).toEqual({ accessToken: 'token', messageId: 'msg-f:1' });
});

test('a button without parameters or form is a button', () => {
  expect(parsePressedButton({ commonEventObject: {} })).toEqual({ parameters: {}, formInputs: {} });
});

function pressed(formInputs: object): PressedButton {
  const button = parsePressedButton({ commonEventObject: { formInputs } });
  if (button === undefined) throw new Error('the sample is a pressed button');
  return button;
}

test.each([
  [{ day: { dateInput: { msSinceEpoch: 1_772_409_600_000 } } }, '2026-03-02'],
  [{ day: { dateInput: { msSinceEpoch: '1772409600000' } } }, '2026-03-02'],
  [{ day: { dateInput: { msSinceEpoch: 1_772_495_999_999 } } }, '2026-03-02'],
  [{ day: { dateTimeInput: { hasDate: true, hasTime: false, msSinceEpoch: '1772409600000' } } }, '2026-03-02'],
  [{ day: { stringInputs: { value: ['1772409600000'] } } }, '2026-03-02'],
  [{ day: { stringInputs: { value: ['2026-03-02'] } } }, '2026-03-02'],
  [{ day: { stringInputs: { value: ['2026-02-30'] } } }, ''],
  [{ day: { stringInputs: { value: ['soon'] } } }, ''],
  [{ day: { stringInputs: { value: [] } } }, ''],
  [{ day: { dateInput: { msSinceEpoch: 999_999_999_999_999 } } }, ''],
  [{}, ''],
])('the form %j holds the day %j', (formInputs, day) => {
  expect(enteredDay(pressed(formInputs), 'day')).toBe(day);
});

test('text comes without the space around it', () => {
  expect(enteredText(pressed({ note: { stringInputs: { value: ['  agreed\n'] } } }), 'note')).toBe('agreed');
  expect(enteredText(pressed({}), 'note')).toBe('');
});

test.each([
  [{ triggerUid: '4711', hour: 9 }, true],
  [{ triggerUid: '' }, false],
  [{ triggerUid: 4711 }, false],
  [{}, false],
  [undefined, false],
  [{ triggerUid: '4711', commonEventObject: { parameters: { name: 'openHome' } } }, false],
  [{ triggerUid: '4711', gmail: {} }, false],
])('%j is an event of the clock: %p', (event, isOne) => {
  expect(isTriggerEvent(event)).toBe(isOne);
});
