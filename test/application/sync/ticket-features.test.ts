import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { featuresOf } from '#application/sync/ticket-features';
import { ticket } from '#test/support/memory-msp';

function wordingOf(summary: string, details: string) {
  return featuresOf(ticket({ id: 1, summary, details }), fixedLocalTime(), undefined).wording;
}

test("only the client's own words are counted", () => {
  const own = wordingOf(
    'RE: Printer',
    'The printer is stuck again.\r\n\r\nKind regards\r\nAda Birch\r\nOffice Manager',
  );
  expect(own).toEqual({ isMachineMade: false, language: 'en', words: 6 });
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

test('what is kept of a ticket has no text in it', () => {
  const features = featuresOf(
    ticket({ id: 1, summary: 'Quibblefax', details: 'The snorkelwig broke.', category: 'Wigs>Snorkel' }),
    fixedLocalTime(),
    4,
  );
  expect(JSON.stringify(features)).not.toMatch(/quibblefax|snorkelwig|wigs/i);
});
