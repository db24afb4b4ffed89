import { enteredDay, enteredText, parseOpenedMessage, parsePressedButton } from '#hosts/apps-script/parse-event';
import { clickEvent, homepageEvent, openMessageEvent } from '#hosts/workbench/gmail-events';

const viewer = { timeZone: 'Europe/London', now: Date.parse('2026-07-01T12:00:00Z') };
const mail = { messageId: 'm1', threadId: 't1', accessToken: 'secret' };

test('an event tells platform, host and the zone with its offset of that day', () => {
  expect(homepageEvent(viewer)).toEqual({
    commonEventObject: {
      platform: 'WEB',
      hostApp: 'GMAIL',
      userLocale: 'en-GB',
      timeZone: { id: 'Europe/London', offset: 3_600_000 },
    },
  });
});

test('the add-on finds the open message in its event', () => {
  expect(parseOpenedMessage(openMessageEvent(viewer, mail))).toMatchObject({ messageId: 'm1', accessToken: 'secret' });
});

test('the add-on reads parameters, text and a picked day of a click', () => {
  const event = clickEvent(
    viewer,
    {
      parameters: { name: 'saveIntervention' },
      formInputs: { note: ['called'], day: [String(Date.UTC(2026, 5, 30))] },
      dayInputs: new Set(['day']),
    },
    mail,
  );
  const button = parsePressedButton(event);
  if (button === undefined) throw new Error('the click is not understood');
  expect(button.parameters).toEqual({ name: 'saveIntervention' });
  expect(enteredText(button, 'note')).toBe('called');
  expect(enteredDay(button, 'day')).toBe('2026-06-30');
  expect(event).toMatchObject({
    commonEventObject: { formInputs: { day: { dateInput: { msSinceEpoch: Date.UTC(2026, 5, 30) } } } },
    gmail: mail,
  });
});
