import type { Band } from '#domain/readiness/model';
import type { Icon } from './card';

/** Best first. Source: docs/domain/readiness.md, the order of the bands. */
export const bandsInOrder: readonly Band[] = ['ready', 'unproven', 'atRisk', 'blocked'];

export const bandWords: Readonly<Record<Band, string>> = {
  ready: 'Ready',
  unproven: 'Unproven',
  atRisk: 'At risk',
  blocked: 'Blocked',
};

/** What the band asks of the reader. */
export const bandMeanings: Readonly<Record<Band, string>> = {
  ready: 'The evidence supports this renewal.',
  unproven: 'Too little is known to call it safe. Complete the data, or make a plan.',
  atRisk: 'The evidence speaks against this renewal. It needs a plan.',
  blocked: 'Even the best reading is too low. Act before any renewal talk.',
};

/** The word is always written too: neither color nor icon carries the meaning alone. */
const bandIcons: Readonly<Record<Band, string>> = {
  ready: 'check_circle',
  unproven: 'help',
  atRisk: 'warning',
  blocked: 'block',
};

export function bandIcon(band: Band | undefined): Icon {
  return band === undefined
    ? { materialIcon: { name: 'hourglass_empty' }, altText: 'Not assessed yet' }
    : { materialIcon: { name: bandIcons[band] }, altText: bandWords[band] };
}
