import { compilePattern } from '#domain/wording/tone/cues/compile-pattern';
import { cuePatterns } from '#domain/wording/tone/cues/patterns';
import { toneOf } from '#domain/wording/tone/tone-of';
import { wordListOf } from '#domain/wording/tone/word-list';
import { complaintCues } from '#domain/vocabulary/tone';

const list = wordListOf();
const cuesOf = (text: string) => toneOf(text, list).cues;

/** A complaint, and what it could be mistaken for. */
test.each([
  ['neglect', 'I have had no response to my mail', 'There is no response from the server when I ping it'],
  ['neglect', 'Nobody has called me back', 'Nobody can log in to Sage this morning'],
  ['neglect', 'I am still waiting for an answer', 'I am still waiting for Windows to finish the update'],
  ['neglect', 'It has taken you three weeks to order a laptop', 'Could you extend the trial by three weeks?'],
  ['repetition', 'How many more times do I have to ask', 'How many times can a user mistype the password?'],
  ['repetition', 'This is the third time this month', 'Press the button a third time to reset the panel'],
  ['brokenPromise', 'You said it would be done but it is not', 'The engineer said he would come on Thursday, fine'],
  ['brokenPromise', 'The engineer never showed up', 'The mail to the customer never arrived'],
  ['commercialThreat', 'We are looking at other providers', 'We are switching to a new broadband provider'],
  ['commercialThreat', 'We will not renew', 'Please do not renew the domain oldname.co.uk'],
  ['commercialThreat', 'We have to find somebody else to do this', 'I need someone else to have access'],
  ['escalation', 'Please escalate this to your manager', 'Please escalate this to Microsoft if needed'],
  ['escalation', 'I want to speak to your manager', 'The manager of the Leeds office needs a new phone'],
  ['valueForMoney', 'I wonder what we are paying you for', 'Do we pay for this licence or is it included?'],
  ['valueForMoney', 'We lost three customers because of this', 'Our customer lost the file that we sent'],
])('%s: "%s", and not "%s"', (cue, complaint, request) => {
  expect(cuesOf(complaint)).toContain(cue);
  expect(cuesOf(request)).toEqual([]);
});

test('a turn of phrase does not reach over the end of a sentence or a line', () => {
  expect(cuesOf('Nobody has called back')).toEqual(['neglect']);
  expect(cuesOf('I saw nobody. Called the shop')).toEqual([]);
  expect(cuesOf('I saw nobody\ncalled the shop')).toEqual([]);
});

test('capitals, marks and curly apostrophes make no difference', () => {
  expect(cuesOf('NOBODY (really!) has CALLED back')).toEqual([]);
  expect(cuesOf('NOBODY has, frankly, CALLED back!')).toEqual(['neglect']);
  expect(cuesOf('You haven’t had the decency to give me an answer')).toEqual(
    cuesOf("You haven't had the decency to give me an answer"),
  );
});

test('several complaints are told in the order of their list', () => {
  const cues = cuesOf('Please escalate this to your manager. Nobody has replied. This is the third time.');
  expect(cues).toEqual(complaintCues.filter((cue) => cues.includes(cue)));
  expect(cues).toEqual(['repetition', 'neglect', 'escalation']);
});

describe('every turn of phrase', () => {
  const all = Object.entries(cuePatterns).flatMap(([cue, patterns]) => patterns.map((pattern) => ({ cue, pattern })));

  test('is written once, and well', () => {
    const texts = all.map(({ pattern }) => pattern);
    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
    // A gap stands between slots; a class is in braces; nothing else has marks.
    const form = /^(?:~\d |)(?:[a-z{}A-Z|'’#-]+)(?: (?:~\d+ )?[a-z{}A-Z|'’#-]+)*(?: ![a-z]+)*$/;
    expect(texts.filter((text) => !form.test(text))).toEqual([]);
  });

  test('is found where its own words stand', () => {
    const missed = all.filter(({ cue, pattern }) => {
      const { slots } = compilePattern(cue as (typeof complaintCues)[number], pattern);
      const words = slots.map((slot) => [...slot.words].find((word) => !word.includes('#')) ?? '3');
      return !cuesOf(words.join(' ')).includes(cue as (typeof complaintCues)[number]);
    });
    expect(missed.map(({ pattern }) => pattern)).toEqual([]);
  });
});
