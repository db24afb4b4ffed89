import { withoutMarks } from './subject-line';

/** A word of a ticket as themes count it, and as the client wrote it. */
export interface ThemeWord {
  readonly stem: string;
  readonly surface: string;
}

/** What names a thing, a person or a time of this one ticket, and nothing that another ticket could share. */
const particulars = new RegExp(
  [
    'https?://\\S+',
    '\\S+@\\S+',
    '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
    '\\b0x[0-9a-f]+\\b',
    '\\b(?=[0-9a-f]*\\d)[0-9a-f]{8,}\\b',
    '\\\\\\\\\\S+',
    '\\b\\d[\\d.,:/-]*\\b',
  ].join('|'),
  'gi',
);
/** What follows is who wrote, not what about. */
const farewell = /\b(?:kind |best |warm )?regards\b[\s\S]*$/i;
/** Dotted and hashed names of technology stay whole: `.net`, `c#`, `office365.com`. */
const wordPattern = /[.]?\p{L}[\p{L}\p{M}\p{N}]*(?:[.'’-][\p{L}\p{N}]+)*[#+]*/gu;
/** A theme is in the subject and the first lines. */
const mostCharacters = 600;
const mostWords = 60;

/** Words that are in every ticket and name no theme. Source: spec of the science 2.2, extended by what desks say all day. */
const emptyWords = new Set(
  (
    'a about after again all also am an and any anyone anything are as at back be because been before being both but by can cannot ' +
    'could did do does done down during each every few for from get gets getting go goes going good got had has have having he her ' +
    'here him his how i if in into is it its just keep keeps know last let like look looks made make me month more morning most ' +
    'my need needs never new next no nobody not nothing now of off on once one only or other our out over own people please same ' +
    'see seem seems she should since so some somebody someone something still take team than that the their them then there these ' +
    'they this those time to today together too twice two up us use used using very want wants was way we week well went were what ' +
    'when where which while who why will with without work working works would yes yesterday yet you your please thanks thank ' +
    'hello hi dear help issue issues problem problems unable error errors call user users request ticket able asap urgent regards ' +
    "don't doesn't can't isn't won't didn't i'm i've it's that's there's we've"
  ).split(' '),
);

/**
 * The words of a ticket that could name a theme, in order. Numbers, addresses, hosts by path, ids and farewells are left out: they
 * name this one ticket. Source: spec of the science 2.2, step 1. The text itself goes no further.
 */
export function themeWords(text: string): readonly ThemeWord[] {
  const plain = withoutMarks(text.slice(0, mostCharacters)).replace(farewell, ' ').replace(particulars, ' ');
  const words: ThemeWord[] = [];
  for (const [found] of plain.matchAll(wordPattern)) {
    const surface = found.toLowerCase().replace(/’/g, "'");
    if (surface.length < 2 || emptyWords.has(surface)) continue;
    const stem = stemOf(surface);
    if (stem.length >= 2 && !emptyWords.has(stem)) words.push({ stem, surface });
    if (words.length === mostWords) break;
  }
  return words;
}

/** A light stem: plural, -ing, -ed and the possessive. What is left must still be a word of three letters. */
export function stemOf(word: string): string {
  const bare = word.replace(/'s?$/, '');
  if (/[^a-z]/.test(bare) || bare.length < 5) return bare.length >= 4 && /[^s]s$/.test(bare) ? bare.slice(0, -1) : bare;
  if (bare.endsWith('ies')) return `${bare.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh)es$/.test(bare)) return bare.slice(0, -2);
  if (/[^su]s$/.test(bare)) return bare.slice(0, -1);
  const ending = /(?:ing|ed)$/.exec(bare);
  if (ending === null) return bare;
  const root = bare.slice(0, ending.index);
  if (root.length < 3 || !/[aeiouy]/.test(root)) return bare;
  const [last, before] = [root.charAt(root.length - 1), root.charAt(root.length - 2)];
  // `stopped` is `stop`, `filling` is `fill`.
  return last === before && !/[lsz]/.test(last) ? root.slice(0, -1) : root;
}
