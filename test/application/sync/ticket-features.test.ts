import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { wordListOf } from '#domain/wording/tone/word-list';
import { CategoryList } from '#application/sync/category-list';
import { featuresOf } from '#application/sync/ticket-features';
import { ticket } from '#test/support/memory-msp';

const sources = { localTime: fixedLocalTime(), categories: new CategoryList([]), wordList: wordListOf() };

function wordingOf(summary: string, details: string) {
  return featuresOf(ticket({ id: 1, summary, details }), sources).wording;
}

test("only the client's own words are counted", () => {
  const own = wordingOf(
    'RE: Printer',
    'The printer is stuck again.\r\n\r\nKind regards\r\nAda Birch\r\nOffice Manager',
  );
  expect(own).toMatchObject({ isMachineMade: false, language: 'en', words: 6 });
});

test('the language is that of the client, whatever is quoted below', () => {
  const quoted =
    '\r\n\r\nOn 3 Jun 2025 at 10:12, Help Desk wrote:\r\n> We have fixed it and closed the ticket for you.';
  expect(wordingOf('Drucker', `Der Drucker geht immer noch nicht.${quoted}`)?.language).toBe('other');
});

test('an alert is of a machine, a subject alone of no certain language', () => {
  expect(wordingOf('[Alert] SRV-03 offline', 'The agent on SRV-03 has not checked in.')?.isMachineMade).toBe(true);
  expect(wordingOf('VPN', '')).toEqual({ isMachineMade: false, language: 'tooShort', words: 1 });
});

test('English of a person has a tone, and only that', () => {
  const tone = wordingOf('Still down', 'Nobody has called me back and this is really horrible for us.')?.tone;
  expect(tone).toMatchObject({ cues: ['neglect'] });
  expect(tone?.score).toBeLessThan(-50);
  expect(wordingOf('Drucker', 'Der Drucker geht immer noch nicht, das ist wirklich horrible.')).not.toHaveProperty(
    'tone',
  );
  expect(wordingOf('Horrible', '')).not.toHaveProperty('tone');
  expect(wordingOf('[Alert] SRV-03 offline', 'The agent on SRV-03 has not checked in.')).not.toHaveProperty('tone');
});

test('what was quoted is not the tone of the client', () => {
  const quoted = '\r\n\r\nOn 3 Jun 2025 at 10:12, Ada wrote:\r\n> This is horrible, nobody has called me back.';
  expect(wordingOf('Printer', `Could you look at the printer in the hall for us?${quoted}`)?.tone?.score).toBe(0);
});

test('what is kept of a ticket has no text in it', () => {
  const features = featuresOf(
    ticket({ id: 1, summary: 'Quibblefax', details: 'The snorkelwig broke.', category: 'Wigs>Snorkel' }),
    { ...sources, answer: { id: 1, ticketId: 1, score: 4, givenOn: '2026-10-08' } },
  );
  expect(JSON.stringify(features)).not.toMatch(/quibblefax|snorkelwig|wigs/i);
});

test('the answer keeps its day, the person a number, the category its place', () => {
  const categories = new CategoryList(['Hardware>Printer']);
  const kept = ticket({ id: 1, category: 'Email>Outlook', userId: 4_711 });
  const answer = { id: 9, ticketId: 1, score: 4, givenOn: '2026-10-08' };
  expect(featuresOf(kept, { ...sources, categories, answer })).toMatchObject({
    category: 2,
    userId: 4_711,
    csat: 4,
    csatOn: '2026-10-08',
    hoursToClose: 2,
  });
  expect(categories.names()).toEqual(['Hardware>Printer', 'Email>Outlook']);
});

test('nobody and no category are 0, and an open ticket has no hours', () => {
  const { closedAt: _open, ...open } = ticket({ id: 1 });
  const features = featuresOf(open, sources);
  expect(features).toMatchObject({ category: 0, userId: 0 });
  expect(features).not.toHaveProperty('hoursToClose');
});

test('started hours do not count, and a ticket entered after its closing took none', () => {
  const openedAt = Date.parse('2026-10-05T09:00:00Z');
  const hours = (minutes: number) =>
    featuresOf(ticket({ id: 1, openedAt, closedAt: openedAt + minutes * 60_000 }), sources).hoursToClose;
  expect([hours(59), hours(60), hours(24 * 60), hours(-30)]).toEqual([0, 1, 24, 0]);
});
