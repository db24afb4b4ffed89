import { assert } from '../../vocabulary/assert';
import type { TextLanguage } from '../../vocabulary/ticket';
import type { WordingFeatures } from '../service-month';
import { packTone, toneMark, unpackTone } from './tone-packing';

/** The place of a language is its code in cells: new ones go to the end. */
const languages: readonly TextLanguage[] = ['tooShort', 'en', 'other'];

/**
 * Who wrote and in which language as one letter, `a` to `f`; then how many words, in base 36, none left out; then the tone, where
 * there is one. Empty: not known.
 */
export function packWording(wording: WordingFeatures | undefined): string {
  if (wording === undefined) return '';
  const { isMachineMade, language, words, tone } = wording;
  assert(Number.isSafeInteger(words) && words >= 0, 'words are counted from 0');
  const code = languages.indexOf(language) + (isMachineMade ? languages.length : 0);
  const count = words === 0 ? '' : words.toString(36);
  return `${(10 + code).toString(36)}${count}${tone === undefined ? '' : packTone(tone)}`;
}

export function unpackWording(text: string, place: string): WordingFeatures | undefined {
  if (text === '') return undefined;
  const end = text.indexOf(toneMark);
  const plain = end === -1 ? text : text.slice(0, end);
  assert(/^[a-f][0-9a-z]{0,6}$/.test(plain), `the wording of ${place} is a letter from a to f and a base-36 number`);
  const code = parseInt(plain.charAt(0), 36) - 10;
  const language = languages[code % languages.length];
  assert(language !== undefined, `the wording of ${place} names a language`);
  return {
    isMachineMade: code >= languages.length,
    language,
    words: plain.length === 1 ? 0 : parseInt(plain.slice(1), 36),
    ...(end === -1 ? {} : { tone: unpackTone(text.slice(end + 1), place) }),
  };
}
