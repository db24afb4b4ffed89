import fc from 'fast-check';
import { addDays, fromEpochDay } from '#domain/vocabulary/calendar-date';
import { complaintCues, type TicketFeatures } from '#domain/readiness/service-month';

/** Opened and closed in February 2026, in time, without an answer about it. */
export function ordinaryTicket(overrides: Partial<TicketFeatures> = {}): TicketFeatures {
  return {
    id: 10_001,
    openedOn: '2026-02-10',
    closedOn: '2026-02-11',
    hoursToClose: 20,
    category: 4,
    userId: 2_310,
    priority: 3,
    responseMet: true,
    resolutionMet: true,
    wasReopened: false,
    reassignCount: 0,
    isVip: false,
    centihours: 50,
    chargedCentihours: 50,
    wording: { isMachineMade: false, language: 'en', words: 42 },
    ...overrides,
  };
}

const neutral = { score: 0, cues: [], entries: [] };
/** Most requests are plain; some thank, some are cross. */
const tones = [
  neutral,
  neutral,
  neutral,
  { score: 32, cues: [], entries: [5_120] },
  neutral,
  { score: -41, cues: ['repetition' as const], entries: [210, 6_004] },
];

/** Tickets of February 2026 as a desk gives them: ids with gaps, various hours, every fourth with an answer. */
export function ticketsOfMonth(count: number): readonly TicketFeatures[] {
  return Array.from({ length: count }, (_, place) =>
    ordinaryTicket({
      id: 480_000 + place * 37,
      openedOn: addDays('2026-02-01', Math.floor((place * 28) / count)),
      closedOn: addDays('2026-02-01', Math.floor((place * 28) / count) + (place % 9)),
      hoursToClose: 24 * (place % 9) + (place % 5),
      category: 1 + (place % 40),
      userId: 2_300 + (place % 90),
      priority: 1 + (place % 4),
      reassignCount: place % 3,
      centihours: 25 * (place % 17),
      chargedCentihours: place % 2 === 0 ? 25 * (place % 17) : 0,
      ...(place % 4 === 0 ? { csat: 5, csatOn: addDays('2026-02-03', Math.floor((place * 28) / count)) } : {}),
      wording: { isMachineMade: false, language: 'en', words: 42, tone: tones[place % tones.length] ?? neutral },
    }),
  );
}

const day = fc.integer({ min: 18_000, max: 22_000 }).map(fromEpochDay);
const flag = fc.boolean();
const maybe = <Value>(name: string, value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc.oneof(
    fc.constant({}),
    value.map((known) => ({ [name]: known })),
  );

const tone = fc.record({
  score: fc.integer({ min: -100, max: 100 }),
  cues: fc.subarray([...complaintCues]),
  entries: fc.array(fc.nat({ max: 9_000 }), { maxLength: 8 }),
});

const wording = fc.record(
  {
    isMachineMade: flag,
    language: fc.constantFrom('en', 'other', 'tooShort'),
    words: fc.nat({ max: 1_000 }),
    tone,
  },
  { requiredKeys: ['isMachineMade', 'language', 'words'] },
);

/** Open, closed long ago, or closed with its hours. */
const closing = fc.oneof(
  fc.constant({}),
  day.map((closedOn) => ({ closedOn })),
  fc.record({ closedOn: day, hoursToClose: fc.nat({ max: 20_000 }) }),
);

const score = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant(4.5));
const answer = fc.oneof(
  fc.constant({}),
  score.map((csat) => ({ csat })),
  fc.record({ csat: score, csatOn: day }),
);

export const anyTicket: fc.Arbitrary<TicketFeatures> = fc
  .tuple(
    fc.record({
      id: fc.integer({ min: 1, max: 5_000_000 }),
      openedOn: day,
      priority: fc.nat({ max: 60 }),
      wasReopened: flag,
      reassignCount: fc.nat({ max: 50 }),
      isVip: flag,
      centihours: fc.integer({ min: -500, max: 100_000 }),
      chargedCentihours: fc.nat({ max: 100_000 }),
    }),
    closing,
    maybe('responseMet', flag),
    maybe('resolutionMet', flag),
    maybe('wording', wording),
    maybe('category', fc.nat({ max: 301 })),
    maybe('userId', fc.nat({ max: 200_000 })),
    answer,
  )
  .map((parts) => Object.assign({}, ...parts) as TicketFeatures);

/** Each id once. */
export const ticketLists: fc.Arbitrary<readonly TicketFeatures[]> = fc.uniqueArray(anyTicket, {
  selector: ({ id }) => id,
  maxLength: 40,
});
