import type { Band } from './model';

/**
 * Whether a band said how a renewal would end. `ready` says renewed, `atRisk` and `blocked` say lost. Undefined: `unproven` says
 * nothing, and of an outcome that is not known nobody was right.
 */
export function wasRight(band: Band, outcome: 'renewed' | 'lost' | 'unknown'): boolean | undefined {
  if (band === 'unproven' || outcome === 'unknown') return undefined;
  return (band === 'ready') === (outcome === 'renewed');
}
