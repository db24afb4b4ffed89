import fc from 'fast-check';
import { complaintCues, ticketKinds, type RequestSums, type ServiceMonth } from '#domain/readiness/service-month';
import { addDays, toEpochDay } from '#domain/vocabulary/calendar-date';
import { askedOn, monthsBack, serviceMonth, without } from './contract-facts';

const small = fc.nat({ max: 40 });

/** Mostly none, now and then some: what is rare is what signals look for. */
const rare = (max: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max }) });

const counts = fc.record({
  opened: small,
  /** The share that machines opened. */
  machineShare: fc.constantFrom(0, 0, 0.2, 0.5, 1),
  openedByPriority: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), small, small),
  responseMet: small,
  responseMissed: fc.nat({ max: 8 }),
  resolutionMet: small,
  resolutionMissed: fc.nat({ max: 8 }),
  closed: small,
  hours: fc.nat({ max: 60 }),
  chargedHours: fc.nat({ max: 60 }),
});

/** Answers from 1 to 5. */
const answers = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });

const ticketId = fc.integer({ min: 1, max: 9_999 });

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Parts of the requests, as shares of what they are part of. */
const parts = fc.record({
  open: fc.oneof(fc.constant(0), share),
  meanLog: fc.integer({ min: 0, max: 6_000 }),
  spread: fc.integer({ min: 0, max: 2_000 }),
  fixed: share,
  reopened: fc.oneof(fc.constant(0), share),
  handedOn: fc.oneof(fc.constant(0), share),
  age: fc.nat({ max: 60 }),
  vip: rare(5),
  incidents: rare(4),
  spoken: fc.oneof(fc.constant(1), share),
  tone: fc.integer({ min: -100, max: 100 }),
  negative: fc.oneof(fc.constant(0), fc.constant(0.9), share),
  otherLanguage: fc.oneof(fc.constant(0), share),
  complaints: share,
  firstCategory: share,
  secondCategory: share,
  cues: fc.subarray([...complaintCues]),
  kinds: fc.dictionary(fc.constantFrom(...ticketKinds), fc.array(ticketId, { maxLength: 5 }), { maxKeys: 4 }),
});

/** Sums that tickets could have: no part is greater than its whole. */
function people(requests: number): fc.Arbitrary<RequestSums> {
  return parts.map((part) => {
    const of = (whole: number, portion: number): number => Math.floor(whole * portion);
    const stillOpen = of(requests, part.open);
    const solved = requests - stillOpen;
    const toneCount = of(requests, part.spoken);
    const complaints = of(toneCount, part.complaints);
    const first = of(requests, part.firstCategory);
    const second = of(requests - first, part.secondCategory);
    const openedDay = toEpochDay(addDays(askedOn, -part.age));
    return {
      requests,
      solved,
      solvedLogMilli: solved * part.meanLog,
      solvedLogMilliSquares: solved * (part.meanLog ** 2 + part.spread ** 2),
      firstTimeFixed: of(solved, part.fixed),
      reopened: of(requests, part.reopened),
      handedOn: of(requests, part.handedOn),
      stillOpen,
      stillOpenDaySum: stillOpen * openedDay,
      vip: Math.min(requests, part.vip),
      incidents: Math.min(requests, part.incidents),
      toneCount,
      toneSum: toneCount * part.tone,
      toneNegative: of(toneCount, part.negative),
      otherLanguage: of(requests - toneCount, part.otherLanguage),
      cues: Object.fromEntries(complaints === 0 ? [] : part.cues.map((cue) => [cue, complaints])),
      complaints,
      categories: { 0: requests - first - second, 1: first, 2: second },
      ticketIds: part.kinds,
    };
  });
}

const month = (name: string): fc.Arbitrary<ServiceMonth> =>
  fc.tuple(counts, answers, fc.integer({ min: 0, max: 19 })).chain(([{ machineShare, ...sums }, given, luck]) => {
    const machineMade = Math.floor(sums.opened * machineShare);
    return people(sums.opened - machineMade).map((asked) => {
      const known = serviceMonth({
        ...sums,
        machineMade,
        month: name,
        csatCount: given.length,
        csatSum: given.reduce((total, answer) => total + answer, 0),
        people: asked,
      });
      // A workbook of an older version: now and then a month without its sums, and one without who opened its tickets.
      if (luck === 0) return without(known, ['people']);
      return luck === 1 ? without(known, ['people', 'machineMade']) : known;
    });
  });

const monthNames = [...monthsBack(14), askedOn.slice(0, 7)];

/** Months that hold everything, for signals that look back a year and would rarely see one. */
const full = fc
  .tuple(...monthNames.map(month))
  .map((all) => all.map((row) => (row.people === undefined ? serviceMonth({ month: row.month }) : row)));

/** Months of any client: one may be quiet, and an older workbook may lack what people asked for. */
export const anyMonths = fc
  .tuple(fc.oneof(full, fc.tuple(...monthNames.map(month))), fc.integer({ min: 0, max: 20 }))
  .map(([all, quiet]) => all.filter((_, place) => place !== quiet));
