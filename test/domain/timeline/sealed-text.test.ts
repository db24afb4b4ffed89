import { sealEvents, emptyHead } from '#domain/timeline/append-events';
import { genesisSeal, isSeal, sealedText } from '#domain/timeline/sealed-text';
import { sha256, timelineEvent } from '../../support/timeline-events';

const event = timelineEvent({
  eventId: 'intervention/7/a1',
  type: 'interventionLogged',
  clientId: 7,
  contractId: 70,
  renewalId: '70@2026-12-31',
  actor: 'zoë@msp.example',
  payloadText: '{"kind":"call","note":"They said \\"soon\\" 😀","happenedOn":"2026-03-14"}',
});

test('the sealed text of version 1 is this, and never anything else', () => {
  expect(sealedText({ ...event, sequence: 3, previousSeal: genesisSeal })).toBe(
    '["v1",3,"intervention/7/a1","2026-03-15T09:00:00.000Z","interventionLogged",7,70,"70@2026-12-31","zoë@msp.example",null,' +
      '"{\\"kind\\":\\"call\\",\\"note\\":\\"They said \\\\\\"soon\\\\\\" 😀\\",\\"happenedOn\\":\\"2026-03-14\\"}",' +
      '"0000000000000000000000000000000000000000000000000000000000000000"]',
  );
});

test('the seal of version 1 is the SHA-256 of that text as UTF-8', () => {
  const [sealed] = sealEvents(emptyHead, [event], sha256);
  expect(sealed?.seal).toBe('5d1f3975321727ebaa54911c07ccff102689468b0c968752c9bd55e964451477');
});

test('the text does not depend on the order in which a caller built the event', () => {
  const placed = { ...event, sequence: 0, previousSeal: genesisSeal };
  const reversed = Object.fromEntries(Object.entries(placed).reverse()) as typeof placed;
  expect(sealedText(reversed)).toBe(sealedText(placed));
});

test('moving a character from one field to the next makes another text', () => {
  const placed = { ...event, sequence: 0, previousSeal: genesisSeal };
  expect(sealedText({ ...placed, actor: 'ab', run: 'c' })).not.toBe(sealedText({ ...placed, actor: 'a', run: 'bc' }));
  expect(sealedText({ ...placed, run: null })).not.toBe(sealedText({ ...placed, run: 'null' }));
});

test.each([
  ['0'.repeat(64), true],
  ['0'.repeat(63), false],
  ['A'.repeat(64), false],
  [`${'0'.repeat(64)}\n`, false],
])('%j is a seal: %s', (text, holds) => {
  expect(isSeal(text)).toBe(holds);
});
