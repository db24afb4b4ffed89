import type { TextLanguage } from '../vocabulary/ticket';
import { countStopWords } from './stop-words';
import { wordsOf } from './words';

/** Small words that decide. Where there are fewer, a subject like "Printer offline" could be of any language. */
const fewestStopWords = 2;
/** Of so many words, at least this share are small ones in a language that is known here. */
const longText = 25;
const fewestShare = 0.12;
/** Cyrillic, Greek, Arabic, Hebrew, Chinese and others: letters that no English text consists of. */
const foreignLetters = /[\u0370-\u1cff\u1f00-\u1fff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff\uff66-\uffdc]/g;
const latinLetters = /[a-z]/gi;
/** So much of a text tells its language. */
const sampleCharacters = 4_000;

/** English, another language, or too little to say. What cannot be told must not be taken for English. */
export function languageOf(text: string): TextLanguage {
  const sample = text.slice(0, sampleCharacters);
  const foreign = (sample.match(foreignLetters) ?? []).length;
  if (foreign > 1 && foreign > (sample.match(latinLetters) ?? []).length) return 'other';
  const words = wordsOf(sample).map(bare);
  const { en: english = 0, ...others } = Object.fromEntries(countStopWords(words));
  const strongest = Math.max(...Object.values(others));
  const most = Math.max(english, strongest);
  if (words.length >= longText && most < fewestShare * words.length) return 'other';
  if (most < fewestStopWords || english === strongest) return 'tooShort';
  return english > strongest ? 'en' : 'other';
}

function bare(word: string): string {
  return word
    .replace(/[.:/\\-]+$/, '')
    .replace(/’/g, "'")
    .toLowerCase();
}
