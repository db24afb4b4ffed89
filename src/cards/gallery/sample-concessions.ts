import type {
  ConcessionDeedName,
  ConcessionFigures,
  ConcessionForm,
  ConcessionView,
} from '#application/views/concession';
import { addDays } from '#domain/vocabulary/calendar-date';
import { freshHealth, sampleNow, sampleToday } from './sample-clients';

const day = 86_400_000;

/** Of a contract whose chance of renewal nobody knows. */
export const unknownFigures: ConcessionFigures = {
  currency: 'GBP',
  annualMinor: 486_000,
  working: '10% of GBP 48,600',
  referenceMinor: 4_860_000,
  clientReferenceMinor: 6_120_000,
  depthPercent: 10,
  cumulativeDepthPercent: 10,
  costToServeMinor: 2_770_200,
  isCostEstimated: false,
  marginBefore: 0.43,
  marginAfter: 0.3666,
  marginFloor: 0.35,
  highestDiscount: 0.123,
  years: 2,
  verdict: 'chanceUnknown',
  level: 3,
  roles: ['leader', 'finance'],
  because: ['10 is the cumulative depth in percent (above 5, up to 10).', 'The client gives nothing in return.'],
};

/** Of one that nothing makes pay back: there is no break-even. */
export const hopelessFigures: ConcessionFigures = {
  ...unknownFigures,
  chanceWithout: { low: 0.48, middle: 0.62, high: 0.74, source: 'From readiness, calibrated on past renewals.' },
  chanceWith: {
    low: 0.46,
    middle: 0.73,
    high: 0.88,
    source: 'A prior by type and cause, moved by 6 decided here.',
  },
  chanceThatItPays: 0,
  oneYear: { withoutMinor: 1_295_700, worstMinor: 1_020_000, baseMinor: 1_170_900, bestMinor: 1_410_000 },
  overTerm: { withoutMinor: 2_392_000, worstMinor: 1_940_000, baseMinor: 2_270_000, bestMinor: 2_690_000 },
  verdict: 'cannotPayBack',
};

export const sampleFigures: ConcessionFigures = {
  ...hopelessFigures,
  breakEven: { chance: 0.727, liftNeeded: 0.107 },
  chanceThatItPays: 0.51,
  verdict: 'uncertain',
};

const digest = 'a3'.repeat(32);
const signature = `${sampleNow + day / 2}.${'5c'.repeat(32)}`;

export function deeds(...names: readonly ConcessionDeedName[]): ConcessionView['may'] {
  return names.map((name) => ({ name, signature }));
}

export const deciding = deeds('approve', 'approveWithConditions', 'counter', 'askForFacts', 'reject');

export function sampleRequest(over: Partial<ConcessionView> = {}): ConcessionView {
  return {
    requestId: 'C-0012',
    version: 1,
    termsDigest: digest,
    client: { id: 77, name: 'Alder & Finch Architects' },
    contract: { id: 501, ref: 'CT-0501', termEndsOn: '2026-06-30' },
    type: 'priceCut',
    ask: '10% off the price, for a term of 24 months',
    give: 'nothing',
    cause: 'price',
    pressure: 'competitor',
    reason: 'They hold an offer that is eight percent lower and have shown it to us.',
    retentionClaim: 'Helen signs for two years before the end of the quarter.',
    alternative: 'A smaller tier; they need the response times.',
    evidence: { on: addDays(sampleToday, -2), kind: 'mail' },
    requesterName: 'Priya Nair',
    requestedAt: sampleNow - day,
    state: 'open',
    isEmergency: false,
    reviewDue: false,
    answerBy: sampleNow + day,
    expiresAt: sampleNow + 9 * day,
    figures: sampleFigures,
    decisions: [],
    conditions: [],
    ledger: [],
    replaced: [],
    trackRecord: { whose: 'all', count: 4, renewed: 3, expected: 2.6 },
    waitsFor: ['Daniel Okafor (leader)', 'Ruth Castellan (finance)'],
    may: [],
    today: sampleToday,
    now: sampleNow,
    health: freshHealth,
    ...over,
  };
}

export function sampleConcessionForm(over: Partial<ConcessionForm> = {}): ConcessionForm {
  return {
    client: { id: 77, name: 'Alder & Finch Architects' },
    contract: { id: 501, ref: 'CT-0501', annualValue: { annualMinor: 4_860_000, currency: 'GBP' } },
    draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5c002',
    today: sampleToday,
    values: {
      type: '',
      quantity: '',
      secondQuantity: '',
      termMonths: '12',
      endsOn: '',
      give: 'nothing',
      giveValue: '',
      cause: '',
      pressure: 'none',
      reason: '',
      retentionClaim: '',
      alternative: '',
      isEmergency: false,
    },
    problems: {},
    ...over,
  };
}

export const filledValues: ConcessionForm['values'] = {
  type: 'priceCut',
  quantity: '10 %',
  secondQuantity: '',
  termMonths: '24',
  endsOn: '2027-06-30',
  give: 'longerTerm',
  giveValue: '',
  cause: 'price',
  pressure: 'competitor',
  reason: 'They hold an offer that is eight percent lower.',
  retentionClaim: 'They sign for two years.',
  alternative: 'A smaller tier; they need the response times.',
  isEmergency: false,
};
