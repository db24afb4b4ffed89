import { isMachineMade } from '#domain/wording/machine-made';
import { languageOf } from '#domain/wording/language-of';
import { ownWords } from '#domain/wording/own-words';
import { toneOf } from '#domain/wording/tone/tone-of';
import { wordListOf } from '#domain/wording/tone/word-list';
import { wordsOf } from '#domain/wording/words';
import { bestDiscrimination } from '#simulators/msp/best-discrimination';
import { generateWorld, type WorldRecipe } from '#simulators/msp/generate-world';
import { count, perSecond, row, type BenchRow } from './row';

const texts = 4_000;
/** Characters of a text as the budget means them. Source: DESIGN, "Budgets". */
const summaryCharacters = 46;
const detailsCharacters = 203;

/** Everything that is computed from the text of a ticket, on texts of the budget's length. Themes will join it. */
export function textFeatures(recipe: WorldRecipe): BenchRow {
  const { mspName } = generateWorld(recipe);
  const samples = Array.from({ length: texts }, (_, place) => ({
    summary: `Printer ${place} on the second floor will not print labels`.slice(0, summaryCharacters),
    details:
      `Hello ${mspName}, since this morning nothing comes out of printer ${place}. We restarted it twice and changed the cable.\n\nCould somebody look at it before noon, please?\n\nKind regards\nAmy Hill\nOffice manager\n01632 960123`.slice(
        0,
        detailsCharacters,
      ),
  }));
  const wordList = wordListOf();
  const rate = perSecond(texts, () => {
    for (const sample of samples) {
      const { text } = ownWords(sample.summary, sample.details);
      languageOf(text);
      wordsOf(text);
      isMachineMade(sample);
      toneOf(text, wordList);
    }
  });
  return row('Text features', '≥ 20,000 texts a second', `${count(rate)} a second`, rate >= 20_000);
}

/** Texts that no person wrote, of 200 kB to a megabyte: a run must get past them. */
export function hostileText(): BenchRow {
  const longs = [
    'a'.repeat(1_000_000),
    'horrible '.repeat(22_000),
    'nobody has ever nobody not had any '.repeat(6_000),
    '!?.,:;()[]{}'.repeat(84_000),
    '😡'.repeat(100_000),
    'Принтер не работает 打印机坏了 '.repeat(8_000),
    '('.repeat(100_000) + ')'.repeat(100_000),
    '> '.repeat(100_000),
  ];
  const wordList = wordListOf();
  const milliseconds = longs.map((details) => {
    const startedAt = performance.now();
    const { text } = ownWords('Printer', details);
    languageOf(text);
    wordsOf(text);
    isMachineMade({ summary: 'Printer', details });
    toneOf(text, wordList);
    return performance.now() - startedAt;
  });
  const slowest = Math.max(...milliseconds);
  return row('Text features, hostile texts', '< 1,000 ms each', `slowest ${slowest.toFixed(0)} ms`, slowest < 1_000);
}

/** How well anything could tell the generated world's losses from its renewals: later scores are read against it. */
export function bestPossible(recipe: WorldRecipe): BenchRow {
  const { areaUnderCurve, interval, lossCount, renewalCount } = bestDiscrimination(generateWorld(recipe));
  const reach = interval === undefined ? '' : ` (${interval.map((end) => end.toFixed(2)).join(' to ')})`;
  const known = areaUnderCurve === undefined ? 'too few outcomes' : `AUC ${areaUnderCurve.toFixed(2)}${reach}`;
  return row(
    'Best possible discrimination',
    'no budget: what scores are read against',
    `${known}, ${lossCount} losses of ${renewalCount}`,
    areaUnderCurve !== undefined,
  );
}
