import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Concessions of the last 24 months are not recorded.';

/** Who was given a lower price asks again. Source: docs/domain/readiness.md, "Concessions". */
export const concessions = signalOf({
  id: 'concessions',
  dimension: 'commercialUtilisation',
  question: 'Does the price hold without concessions?',
  weight: 3,
  source: 'concessions',
  tooFew,
  thresholds: { bestCount: 0, worstCount: 3, bestDepth: 0, worstDepth: 10 },
  read({ concessions: granted }, { bestCount, worstCount, bestDepth, worstDepth }) {
    if (granted === undefined) return unknown(tooFew);
    const { count, depthPercent } = granted;
    const text =
      count === 0
        ? 'No concession was granted or asked for in the last 24 months.'
        : `${count === 1 ? '1 concession' : `${count} concessions`} granted or asked for in the last 24 months, worth ${(Math.ceil(depthPercent * 10 - 1e-9) / 10).toFixed(1)}% of the price together.`;
    return measured(
      Math.min(
        onScale(count, { worst: worstCount, best: bestCount }),
        onScale(depthPercent, { worst: worstDepth, best: bestDepth }),
      ),
      text,
    );
  },
});
