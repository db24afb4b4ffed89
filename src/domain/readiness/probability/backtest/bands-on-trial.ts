import { deviations, wilsonInterval } from '../../../vocabulary/statistics';
import { weigh } from '../../assess-readiness';
import { bandOf, type BandThresholds } from '../../band';
import type { Band } from '../../model';
import type { Interval } from '../accuracy/resample';
import type { PastCase } from './past-case';

/** A share of cases and the 80 % interval around it (Wilson 1927). */
export interface CountedShare {
  readonly hits: number;
  readonly of: number;
  /** Absent below ten cases: too few to say. */
  readonly interval?: Interval;
}

/** How a band has done as a warning. */
export interface BandTrial {
  readonly warning: BandWarning;
  /** Of the warned, how many were lost. */
  readonly precision: CountedShare;
  /** Of the lost, how many were warned. */
  readonly recall: CountedShare;
}

export const bandWarnings = ['blocked', 'atRiskOrWorse', 'notReady'] as const;
export type BandWarning = (typeof bandWarnings)[number];

const warned: Record<BandWarning, readonly Band[]> = {
  blocked: ['blocked'],
  atRiskOrWorse: ['blocked', 'atRisk'],
  notReady: ['blocked', 'atRisk', 'unproven'],
};

interface BandModel {
  readonly signals: readonly { readonly id: string; readonly weight: number }[];
  readonly bands: BandThresholds;
}

/** Bands by the figures alone: hard stops of a day in the past are not kept. Source: docs/domain/renewal-probability.md. */
export function bandsOnTrial({ signals, bands }: BandModel, cases: readonly PastCase[]): readonly BandTrial[] {
  const seen = cases.map(({ scores, isRenewed }) => ({
    band: bandOf(weigh(answersOf(signals, scores)), bands),
    isRenewed,
  }));
  return bandWarnings.map((warning) => {
    const alarms = seen.filter(({ band }) => warned[warning].includes(band));
    const hits = alarms.filter(({ isRenewed }) => !isRenewed).length;
    const lost = seen.filter(({ isRenewed }) => !isRenewed).length;
    return { warning, precision: countedShare(hits, alarms.length), recall: countedShare(hits, lost) };
  });
}

function answersOf(signals: BandModel['signals'], scores: ReadonlyMap<string, number>): Parameters<typeof weigh>[0] {
  return signals.map((signal) => {
    const score = scores.get(signal.id);
    return {
      signal,
      reading:
        score === undefined
          ? ({ kind: 'unknown', why: 'It was not known then.' } as const)
          : ({ kind: 'measured', score, evidence: { text: '' } } as const),
    };
  });
}

const fewest = 10;

export function countedShare(hits: number, of: number): CountedShare {
  if (of < fewest) return { hits, of };
  const { low, high } = wilsonInterval(hits, of, deviations.of80Percent);
  return { hits, of, interval: [low, high] };
}
