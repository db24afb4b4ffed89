import type { ReadinessView, ReadingView } from '#application/views/client-context';
import type { Dimension } from '#domain/readiness/model';

interface Question {
  readonly signalId: string;
  readonly dimension: Dimension;
  readonly question: string;
  readonly weight: number;
}

const questions: readonly Question[] = [
  { signalId: 'sla-resolution', dimension: 'serviceQuality', question: 'Do we solve tickets in time?', weight: 20 },
  { signalId: 'sla-response', dimension: 'serviceQuality', question: 'Do we answer tickets in time?', weight: 15 },
  { signalId: 'reopened', dimension: 'serviceQuality', question: 'Do solved tickets stay solved?', weight: 10 },
  { signalId: 'ticket-trend', dimension: 'ticketTrend', question: 'Does the client need us as usual?', weight: 15 },
  { signalId: 'csat', dimension: 'sentiment', question: 'Are the people who answer surveys content?', weight: 15 },
  {
    signalId: 'hours',
    dimension: 'commercialUtilisation',
    question: 'Do the agreed hours fit what is used?',
    weight: 15,
  },
  { signalId: 'stakeholders', dimension: 'relationship', question: 'Do we know who decides?', weight: 10 },
];

const evidence: readonly string[] = [
  '38 of 40 tickets solved in time in 3 full months.',
  '40 of 42 tickets answered in time in 3 full months.',
  '1 of 40 solved tickets was opened again.',
  '14 tickets a month, against 13 in the year before.',
  '9 answers, mean 1.4 on a scale where 1 is best.',
  '18.5 of 20 hours used in the last full month.',
  '4 of 4 stakeholder roles known.',
];

/** Scores in the order of the questions; `undefined` stands for not known. */
export function sampleReadings(
  scores: readonly (number | undefined)[],
  texts: readonly string[] = evidence,
): readonly ReadingView[] {
  return questions.map((question, index) => {
    const score = scores[index];
    if (score === undefined)
      return { ...question, reading: { kind: 'unknown', why: 'HaloPSA gave no figures for it' } };
    const text = texts[index] ?? '';
    const ticketIds = score < 50 ? [40_112 + index, 40_240 + index, 40_377 + index] : [];
    return {
      ...question,
      reading: { kind: 'measured', score, evidence: { text, ...(ticketIds.length > 0 ? { ticketIds } : {}) } },
    };
  });
}

export function sampleReadiness(over: Partial<ReadinessView> = {}): ReadinessView {
  return {
    low: 88.4,
    high: 88.4,
    coverage: 1,
    band: 'ready',
    assessedOn: '2026-03-02',
    modelVersion: '1',
    readings: sampleReadings([95, 96, 90, 82, 90, 78, 100]),
    ...over,
  };
}

const poor: readonly string[] = [
  '21 of 40 tickets solved in time in 3 full months.',
  '33 of 42 tickets answered in time in 3 full months.',
  '7 of 40 solved tickets were opened again.',
  '31 tickets a month, against 13 in the year before.',
  '9 answers, mean 3.1 on a scale where 1 is best.',
  '29 of 20 hours used in the last full month.',
  '2 of 4 stakeholder roles known.',
];

export const readinessSamples = {
  ready: sampleReadiness(),
  atRisk: sampleReadiness({
    low: 41.8,
    high: 56.9,
    coverage: 0.85,
    band: 'atRisk',
    readings: sampleReadings([24, 61, 38, 31, undefined, 52.6, 50], poor),
  }),
  unproven: sampleReadiness({
    low: 46.2,
    high: 91.4,
    coverage: 0.55,
    band: 'unproven',
    readings: sampleReadings([88, 90, undefined, undefined, undefined, 71, 100]),
  }),
  blocked: sampleReadiness({
    low: 18.3,
    high: 33.2,
    coverage: 0.85,
    band: 'blocked',
    readings: sampleReadings([4, 22, 12, 8, undefined, 40, 25], poor),
  }),
} as const;
