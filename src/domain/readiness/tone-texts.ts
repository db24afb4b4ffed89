import { sumOf, type RequestMonth } from './request-months';

/** The client's own texts in a span of months, as far as their tone is known. */
export interface ToneTexts {
  readonly texts: number;
  readonly negative: number;
  readonly complaints: number;
  /** Texts without a tone because they are not English. */
  readonly otherLanguage: number;
}

export function toneTextsIn(months: readonly RequestMonth[]): ToneTexts {
  return {
    texts: sumOf(months, 'toneCount'),
    negative: sumOf(months, 'toneNegative'),
    complaints: sumOf(months, 'complaints'),
    otherLanguage: sumOf(months, 'otherLanguage'),
  };
}

/** What is heard in a few English texts does not speak for the others. Undefined: most are English. */
export function whyOtherLanguage({ texts, otherLanguage }: ToneTexts): string | undefined {
  if (otherLanguage <= texts) return undefined;
  return `${otherLanguage} of ${texts + otherLanguage} texts are not in English, and tone is read in English alone.`;
}

/** Texts are noisy one by one. Undefined: there are enough. */
export function whyFewTexts({ texts }: ToneTexts, fewest: number): string | undefined {
  if (texts >= fewest) return undefined;
  return `${texts === 1 ? 'Only 1 text has' : `Only ${texts} texts have`} a tone; ${fewest} are needed.`;
}

export const whyNoTonePrior = 'Too few texts of all clients have a tone: no measure to hold few texts against.';

/** Rounded up: 5.2 % of angry texts does not read as 5 %. */
export function sharePercent(share: number): string {
  return `${Math.ceil(share * 100 - 1e-9)}%`;
}
