import fc from 'fast-check';
import { toneOf } from '#domain/wording/tone/tone-of';
import { wordListOf } from '#domain/wording/tone/word-list';

const list = wordListOf();
const scoreOf = (text: string) => toneOf(text, list).score;

/** s / sqrt(s² + 15), in hundredths. */
const normalized = (sum: number) => Math.round((100 * sum) / Math.sqrt(sum * sum + 15));

describe('the rules of VADER', () => {
  test.each([
    ['a word has the valence of the list', 'It is horrible', -2.5],
    ['a booster before it counts', 'It is extremely horrible', -2.5 - 0.293],
    ['two words before it a little less', 'Extremely long, horrible', -2.5 - 0.293 * 0.95],
    ['a weakener takes away', 'It is slightly horrible', -2.5 + 0.293],
    ['a denial within three words turns it', 'It is not that horrible', -2.5 * -0.74],
    ['and not from further away', 'Not what it was last year, horrible', -2.5],
    ['nor from the sentence before', 'I think not. Horrible', -2.5],
    ['capitals among small letters count', 'It is HORRIBLE', -2.5 - 0.733],
    ['a text in capitals is only loud', 'IT IS HORRIBLE', -2.5],
    ['after "but" counts more, before it less', 'It is horrible but superb', -2.5 * 0.5 + 3.1 * 1.5],
    ['"but" turns its own sentence alone', 'It is horrible. Superb but late', -2.5 + 3.1 * 0.5],
    ['exclamation marks count, four at most', 'Horrible!!!!!!', -2.5 - 4 * 0.292],
    ['faces count', 'Nobody knows :(', -1.9],
    ['pictures count, joined or not', 'Nobody knows😡', -2.6],
    ['words that a missing space joins are two', 'late/horrible', -2.5],
    ['words about machines count nothing', 'The critical update failed with a fatal error', 0],
    ['words for machines and people count a little', 'The link is wrong', -2.1 * 0.3],
    ['courtesy counts where it is denied', 'We are not satisfied', 1.8 * -0.74],
    ['and nowhere else', 'I am satisfied', 0],
    ['two words may be one entry', 'We are fed up', -1.9],
  ])('%s', (_, text, sum) => {
    expect(scoreOf(text)).toBe(normalized(sum) === 0 ? 0 : normalized(sum));
  });
});

test('a complaint counts once, however often it is made', () => {
  const once = toneOf('Nobody has called back.', list);
  const twice = toneOf('Nobody has called back. No one has replied. I have heard nothing.', list);
  expect(once).toEqual({ score: normalized(-1.5), cues: ['neglect'], entries: [] });
  expect(twice).toEqual(once);
});

test('the strongest words are kept as places, eight at most, each once', () => {
  const { entries } = toneOf(
    'Horrible horrible awful, worst, pathetic, useless, ridiculous, annoying, furious, appalled, disgusting',
    list,
  );
  expect(entries).toHaveLength(8);
  expect(new Set(entries).size).toBe(8);
  expect(list.entries[entries[0] ?? -1]).toBe('worst');
});

const listWords = list.entries.filter((entry) => /^[a-z]{3,}$/.test(entry) && list.places.has(entry));
const aListWord = fc.constantFrom(...listWords);
/** Neither in the list nor part of any turn of phrase. */
const aPlainWord = fc.constantFrom('laptop', 'cabinet', 'purple', 'keyboard', 'folder', 'window', 'paper', 'corridor');
const aText = fc
  .array(fc.oneof(aListWord, aPlainWord, fc.constantFrom('not', 'very', 'but', 'again.', 'nobody', 'Thanks!', '\n')), {
    maxLength: 30,
  })
  .map((words) => words.join(' '));

describe('for any text', () => {
  test('the score lies between -100 and 100, and a second reading gives the same', () => {
    fc.assert(
      fc.property(fc.oneof(aText, fc.string({ unit: 'grapheme' })), (text) => {
        const tone = toneOf(text, list);
        expect(Number.isInteger(tone.score) && Math.abs(tone.score) <= 100).toBe(true);
        expect(toneOf(text, list)).toEqual(tone);
      }),
    );
  });

  test('denying a word turns or weakens it', () => {
    fc.assert(
      fc.property(aListWord, (word) => {
        const plain = list.courtesies.has(list.places.get(word) ?? -1) ? 100 : scoreOf(`it ${word}`);
        const denied = scoreOf(`not ${word}`);
        expect(denied * plain <= 0 || Math.abs(denied) < Math.abs(plain)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a plain sentence behind it changes nothing', () => {
    fc.assert(
      fc.property(aText, fc.array(aPlainWord, { minLength: 1, maxLength: 5 }), (text, words) => {
        expect(toneOf(`${text}\n${words.join(' ')}`, list)).toEqual(toneOf(text, list));
      }),
    );
  });

  test('a negative word behind it never makes it friendlier', () => {
    const negative = listWords.filter((word) => (list.valences[list.places.get(word) ?? -1] ?? 0) < 0);
    fc.assert(
      fc.property(aText, fc.constantFrom(...negative), (text, word) => {
        expect(scoreOf(`${text}\n${word}`)).toBeLessThanOrEqual(scoreOf(text));
      }),
    );
  });
});
