import type { OverrideView, ReadingView } from '#application/views/client-context';
import type { CallDisagreement, Disagreement, DisagreementsView } from '#application/views/disagreements';
import type { OverrideForm } from '#application/views/override';
import type { HardStop } from '#domain/readiness/hard-stops';
import { dimensions } from '#domain/readiness/model';
import { addDays } from '#domain/vocabulary/calendar-date';
import { hostileText, sampleContract, sampleToday } from './sample-clients';
import { moved } from './sample-dealings';
import { readinessSamples, sampleReadiness } from './sample-readings';

export const sampleStops: readonly HardStop[] = [
  { kind: 'exitRequest', sentence: 'A request to leave was logged on 2026-02-26.', ticketIds: [] },
  {
    kind: 'sponsorIncident',
    sentence: 'A sponsor opened 1 ticket of priority 1 since T-90 began.',
    ticketIds: [40_112],
  },
];

export const sampleOverride: OverrideView = {
  eventId: 'bandOverridden/priya@harbour-it.example/1',
  band: 'ready',
  reason: 'Helen signed the service plan on Friday; the backlog of January is closed.',
  by: 'priya@harbour-it.example',
  byName: 'Priya Nair',
  setOn: '2026-02-27',
  expiresOn: '2026-03-29',
  engineBand: 'atRisk',
  engineLow: 41.8,
  engineHigh: 56.9,
};

export const stoppedContract = sampleContract({
  readiness: { ...readinessSamples.atRisk, stops: sampleStops },
  sinceWeek: moved,
  sinceFreeze: { ...moved, window: 'T-60', on: '2026-02-13', points: -4.4, changes: moved.changes.slice(1) },
});

export const overriddenContract = sampleContract({
  readiness: readinessSamples.atRisk,
  override: sampleOverride,
  sinceWeek: moved,
  probability: { chance: 0.64, low: 0.51, high: 0.76, stage: 'scorecard', isCalibrated: false },
  trackRecord: {
    renewalCount: 37,
    lossCount: 4,
    verdict: 'better',
    skill: { value: 0.21, low: 0.06, high: 0.34 },
  },
});

/** Thirty questions, six a dimension, a fifth of them not known. */
export const thirtyReadings: readonly ReadingView[] = dimensions.flatMap((dimension, group) =>
  Array.from({ length: 6 }, (_, place): ReadingView => {
    const number = group * 6 + place;
    const score = (number * 37) % 101;
    return {
      signalId: `sample-${number}`,
      dimension,
      question: `Is question ${number + 1} of thirty answered well?`,
      weight: 2 + (number % 3),
      reading:
        number % 5 === 4
          ? { kind: 'unknown', why: 'Too few records in the last six full months.' }
          : {
              kind: 'measured',
              score,
              evidence: {
                text: `${number + 4} of ${number + 9} requests in the last six full months; ${score}% when weighed with the portfolio.`,
                ...(score < 50 ? { ticketIds: [40_000 + number, 40_100 + number] } : {}),
              },
            },
    };
  }),
);

export const fullContract = sampleContract({
  readiness: sampleReadiness({ low: 40.7, high: 60.9, coverage: 0.8, band: 'atRisk', readings: thirtyReadings }),
  sinceFreeze: {
    window: 'T-60',
    on: '2026-02-13',
    points: -3.1,
    changes: [
      {
        signalId: 'sample-0',
        points: -2.4,
        sentence: 'Is question 1 of thirty answered well? From 70 to 0: \u22122.4 points.',
      },
      {
        signalId: 'sample-9',
        points: -0.7,
        sentence: 'Is question 10 of thirty answered well? From 50 to 30: \u22120.7 points.',
      },
    ],
  },
});

export const sampleOverrideForm: OverrideForm = {
  client: { id: 77, name: 'Alder & Finch Architects' },
  contract: { id: 501, ref: 'CT-0501' },
  engine: { band: 'atRisk', low: 41.8, high: 56.9, coverage: 0.85 },
  draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5c002',
  today: sampleToday,
};

const endings: readonly Pick<Disagreement, 'state' | 'outcome'>[] = [
  { state: 'standing' },
  { state: 'withdrawn' },
  { state: 'ranOut', outcome: 'renewed' },
  { state: 'ranOut', outcome: 'lost' },
  { state: 'ranOut', outcome: 'unknown' },
];

export function sampleDisagreements(count: number, over: Partial<Disagreement> = {}): DisagreementsView {
  const disagreements = Array.from({ length: count }, (_, index): Disagreement => {
    const setOn = addDays(sampleToday, -9 * index - 3);
    return {
      clientId: 77 + index,
      clientName: index % 2 === 0 ? 'Alder & Finch Architects' : 'Northgate Dental',
      contractId: 501 + index,
      ref: `CT-0${501 + index}`,
      engineBand: index % 2 === 0 ? 'atRisk' : 'ready',
      personBand: index % 2 === 0 ? 'ready' : 'atRisk',
      reason: index % 2 === 0 ? 'The sponsor signed the service plan.' : 'The new director brings her own provider.',
      byName: index % 2 === 0 ? 'Priya Nair' : 'Sam Cole',
      setOn,
      expiresOn: addDays(setOn, 30),
      ...(endings[index % endings.length] ?? { state: 'standing' }),
      ...over,
    };
  });
  const decided = disagreements.filter(({ outcome }) => outcome === 'renewed' || outcome === 'lost').length;
  return {
    disagreements,
    calls: [],
    engine: { right: Math.floor(decided / 2), of: decided },
    people: { right: decided - Math.floor(decided / 2), of: decided },
    today: sampleToday,
  };
}

export function sampleCallDisagreements(
  count: number,
  over: Partial<CallDisagreement> = {},
): readonly CallDisagreement[] {
  return Array.from({ length: count }, (_, index): CallDisagreement => {
    const isHopeful = index % 2 === 0;
    const settled = { call: 'atRisk', byName: 'Olga Wren', reason: 'Two outages in a quarter weigh more.' } as const;
    return {
      clientId: 77 + index,
      clientName: isHopeful ? 'Alder & Finch Architects' : 'Northgate Dental',
      renewalId: `${501 + index}@2026-07-13`,
      contracts: `CT-0${501 + index}`,
      window: isHopeful ? 'T-60' : 'T-30',
      engineCall: isHopeful ? 'atRisk' : 'renew',
      personCall: isHopeful ? 'renew' : 'atRisk',
      reason: isHopeful ? 'The board has agreed in principle.' : 'Their new director brings her own provider.',
      byName: isHopeful ? 'Priya Nair' : 'Sam Cole',
      calledOn: addDays(sampleToday, -6 * index - 1),
      ...(index === 0 ? {} : { settled }),
      ...(index < 2 ? {} : { outcome: isHopeful ? 'renewed' : 'lost' }),
      ...over,
    };
  });
}

export const hostileOverride: OverrideView = { ...sampleOverride, reason: hostileText, byName: hostileText };
