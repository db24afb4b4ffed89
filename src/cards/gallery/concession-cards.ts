import type { ConcessionQueueLine } from '#application/views/concession';
import type { Role } from '#domain/vocabulary/person';
import type { Card } from '../card';
import { concessionFormCard } from '../concession/concession-form-card';
import { concessionListCard } from '../concession/concession-list-card';
import { requestCard } from '../concession/request-card';
import type { WallClock } from '../day-text';
import { homepageCard } from '../homepage-card';
import { grantedQueue, sampleDecisions, sampleHomepage, sampleQueue } from './sample-homepages';
import { freshHealth, hostileText, sampleNow } from './sample-clients';
import {
  deciding,
  deeds,
  filledValues,
  hopelessFigures,
  sampleConcessionForm,
  sampleFigures,
  sampleRequest,
  unknownFigures,
} from './sample-concessions';

const paused = { ...freshHealth, isPaused: true };
const longName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG';
const arabicName = 'شركة الشحن السريع';

const approved = {
  byName: 'Daniel Okafor',
  role: 'leader',
  action: 'approve',
  at: sampleNow - 3_600_000,
  words: '',
} as const;
const conditional = {
  byName: 'Ruth Castellan',
  onBehalfOfName: 'Oliver Harbour',
  role: 'finance',
  action: 'approveWithConditions',
  at: sampleNow - 1_800_000,
  words: 'Signed by the end of May.\nPaid by direct debit.',
} as const;
const offer = {
  ...approved,
  action: 'counter',
  words: '5% for 24 months, and they take the backup tier at list price.',
} as const;
const question = { ...approved, action: 'askForFacts', words: 'Which services are in the other offer?' } as const;

const ledger = [
  {
    requestId: 'C-0007',
    ref: 'CT-0501',
    type: 'freeMonths',
    annualMinor: 202_500,
    currency: 'GBP',
    state: 'granted',
    on: '2025-05-02',
    lastDay: '2026-02-28',
    hasEnded: true,
    score: { renewed: true, chance: 0.71 },
  },
  {
    requestId: 'C-0003',
    ref: 'CT-0502',
    type: 'setupWaiver',
    annualMinor: 60_000,
    currency: 'GBP',
    state: 'lapsed',
    on: '2024-11-20',
  },
  {
    requestId: 'C-0002',
    ref: 'CT-0502',
    type: 'serviceCredit',
    annualMinor: 15_000,
    currency: 'GBP',
    state: 'rejected',
    on: '2024-09-01',
  },
] as const;

/** Requests in each state as whoever it waits for sees them, and the form to ask. */
export function concessionCards(clock: WallClock): Readonly<Record<string, Card>> {
  return {
    ...requestCards(clock),
    ...grantedCards(clock),
    ...difficultCards(clock),
    ...formCards(),
    ...queueCards(clock),
    ...listCards(),
  };
}

type Change = Parameters<typeof sampleRequest>[0];

function requestCards(clock: WallClock): Readonly<Record<string, Card>> {
  const request = (over: Change) => requestCard(sampleRequest(over), clock);
  return {
    'concession-open': request({ may: deciding, ledger }),
    'concession-open-requester': request({ may: deeds('revise', 'withdraw') }),
    'concession-second-approver': request({
      may: deciding,
      decisions: [approved],
      waitsFor: ['Ruth Castellan (finance)'],
    }),
    'concession-facts-asked': request({
      state: 'factsAsked',
      decisions: [question],
      waitsFor: [],
      may: deeds('answer', 'withdraw'),
    }),
    'concession-countered': request({
      state: 'countered',
      decisions: [offer],
      waitsFor: [],
      may: deeds('acceptCounter', 'revise', 'withdraw'),
    }),
    'concession-rejected': request({
      state: 'rejected',
      decisions: [{ ...approved, action: 'reject', words: 'The offer they hold leaves out on-site support.' }],
      waitsFor: [],
    }),
    'concession-lapsed': request({ state: 'lapsed', waitsFor: [] }),
    'concession-review-due': request({
      state: 'granted',
      isEmergency: true,
      reviewDue: true,
      reviewBy: sampleNow + 6 * 3_600_000,
      decisions: [approved],
      waitsFor: ['Ruth Castellan, to review it'],
      may: deeds('uphold', 'overturn'),
    }),
    'concession-review-late': request({
      state: 'granted',
      isEmergency: true,
      reviewDue: true,
      reviewBy: sampleNow - 6 * 3_600_000,
      decisions: [approved],
      waitsFor: ['Ruth Castellan, to review it'],
    }),
    'concession-overturned-after-signing': request({
      state: 'granted',
      isEmergency: true,
      decisions: [approved],
      waitsFor: [],
      review: {
        byName: 'Ruth Castellan',
        upholds: false,
        words: 'Twelve percent needed two of us.',
        on: '2026-03-02',
        isSigned: true,
      },
    }),
  };
}

/** What was granted: what is still to be met, when it ends, and how it came out. */
function grantedCards(clock: WallClock): Readonly<Record<string, Card>> {
  const request = (over: Change) => requestCard(sampleRequest(over), clock);
  return {
    'concession-granted': request({
      state: 'granted',
      decisions: [approved, conditional],
      waitsFor: [],
      conditions: [
        { text: 'Signed by the end of May.', dueOn: '2026-05-31' },
        { text: 'Paid by direct debit.', dueOn: '2026-03-01', metOn: '2026-03-01', how: 'The mandate is signed.' },
      ],
      end: { lastDay: '2028-03-31', hasEnded: false },
      may: deeds('meetCondition'),
    }),
    'concession-condition-late': request({
      state: 'granted',
      decisions: [approved, conditional],
      waitsFor: [],
      conditions: [{ text: 'A reference call with Northgate.', dueOn: '2026-02-20' }],
      end: { lastDay: '2026-03-20', hasEnded: false },
    }),
    'concession-scored': request({
      state: 'granted',
      decisions: [approved],
      waitsFor: [],
      score: {
        renewed: false,
        forecast: { low: 0.52, middle: 0.68, high: 0.81, source: '' },
        brier: 0.4624,
        on: '2026-03-01',
      },
      trackRecord: {
        whose: 'all',
        count: 22,
        renewed: 15,
        expected: 16.1,
        brier: { low: 0.14, middle: 0.19, high: 0.24 },
      },
    }),
    'concession-ended': request({
      state: 'granted',
      decisions: [approved],
      waitsFor: [],
      end: { lastDay: '2026-02-28', hasEnded: true },
    }),
  };
}

/** Requests that nobody should wave through, and texts that cards must hold. */
function difficultCards(clock: WallClock): Readonly<Record<string, Card>> {
  const request = (over: Change) => requestCard(sampleRequest(over), clock);
  return {
    'concession-cannot-pay-back': request({ may: deciding, figures: hopelessFigures }),
    'concession-below-floor': request({
      may: deciding,
      figures: {
        ...sampleFigures,
        verdict: 'belowFloor',
        isCostEstimated: true,
        marginBefore: 0.3499,
        marginAfter: 0.278,
        highestDiscount: 0,
      },
    }),
    'concession-chance-unknown': request({ may: deciding, figures: { ...unknownFigures, isCostEstimated: true } }),
    'concession-cannot-be-granted': request({
      may: deeds('withdraw'),
      waitsFor: [],
      cannotBeGranted: 'The third level needs two people who are free of conflict.',
    }),
    'concession-replaced': request({
      may: deciding,
      waitsFor: ['Daniel Okafor (leader)', 'Oliver Harbour (finance)'],
      replaced: ['Nobody free of conflict has the role finance of level 3. The MSP owner takes the seat.'],
    }),
    'concession-paused': request({ may: deciding, health: paused }),
    'concession-emergency': request({ may: deciding, isEmergency: true }),
    'concession-long-name': request({
      may: deciding,
      client: { id: 77, name: longName },
      requesterName: longName,
      reason: `${longName} `.repeat(6),
    }),
    'concession-foreign-script': request({
      may: deciding,
      client: { id: 77, name: arabicName },
      requesterName: arabicName,
      reason: 'يريدون خصما قبل نهاية الشهر',
    }),
    'concession-hostile': request({
      may: deciding,
      client: { id: 77, name: hostileText },
      contract: { id: 501, ref: hostileText },
      ask: hostileText,
      reason: hostileText,
      retentionClaim: hostileText,
      alternative: hostileText,
      requesterName: hostileText,
      waitsFor: [hostileText],
      decisions: [{ ...offer, words: hostileText, byName: hostileText }],
      conditions: [{ text: hostileText }],
      ledger: [{ ...ledger[0], ref: hostileText }],
      figures: { ...sampleFigures, because: [hostileText], working: hostileText },
    }),
  };
}

function listCards(): Readonly<Record<string, Card>> {
  const list = {
    client: { id: 77, name: 'Alder & Finch Architects' },
    trackRecord: {
      whose: 'own',
      count: 14,
      renewed: 10,
      expected: 9.32,
      brier: { low: 0.11, middle: 0.168, high: 0.226 },
    },
    health: freshHealth,
    now: sampleNow,
  } as const;
  return {
    'concession-list': concessionListCard({ ...list, lines: ledger }),
    'concession-list-empty': concessionListCard({
      ...list,
      lines: [],
      trackRecord: { whose: 'own', count: 0, renewed: 0, expected: 0 },
    }),
    'concession-list-hostile': concessionListCard({
      ...list,
      client: { id: 80, name: hostileText },
      lines: [{ ...ledger[0], ref: hostileText }],
    }),
  };
}

function queueCards(clock: WallClock): Readonly<Record<string, Card>> {
  const home = (roles: readonly Role[], requests: readonly ConcessionQueueLine[]) =>
    homepageCard(sampleHomepage(roles, { requests, soonest: sampleDecisions(3), clientCount: 6 }), clock);
  return {
    'homepage-queue-leader': home(['leader'], sampleQueue(14)),
    'homepage-queue-account-manager': home(['accountManager'], sampleQueue(3).slice(1)),
    'homepage-queue-granted': home(['accountManager'], grantedQueue),
    'homepage-queue-hostile': home(
      ['finance'],
      sampleQueue(1).map((request) => ({ ...request, clientName: hostileText, ask: hostileText })),
    ),
  };
}

function formCards(): Readonly<Record<string, Card>> {
  return {
    'concession-form': concessionFormCard(sampleConcessionForm({ evidenceOn: '2026-03-01' })),
    'concession-form-preview': concessionFormCard(
      sampleConcessionForm({ values: filledValues, preview: sampleFigures }),
    ),
    'concession-form-refused': concessionFormCard(
      sampleConcessionForm({
        values: { ...filledValues, type: 'seatWaiver', quantity: '4,5', reason: hostileText, endsOn: '' },
        problems: {
          quantity: 'Enter the units waived as a number, with a point before the decimals.',
          secondQuantity: 'Enter the price of a unit a year as a number.',
          alternative: 'Name the alternative to price that was considered.',
        },
      }),
    ),
    'concession-form-revision': concessionFormCard(
      sampleConcessionForm({
        values: filledValues,
        revises: 'C-0012',
        prompt: '5% for 24 months, and they take the backup tier at list price.',
      }),
      {
        requestId: 'C-0012',
        clientId: 77,
        version: 1,
        termsDigest: 'a3'.repeat(32),
        deed: 'acceptCounter',
        signature: `${sampleNow}.${'5c'.repeat(32)}`,
      },
    ),
    'concession-form-long-name': concessionFormCard(
      sampleConcessionForm({ client: { id: 77, name: longName }, contract: { id: 501, ref: arabicName } }),
    ),
  };
}
