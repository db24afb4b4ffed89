import type { RequestSums } from '#domain/readiness/service-month';

/** Ten ordinary requests of people: solved at once, in a neutral tone, without complaint. */
export function requestSums(overrides: Partial<RequestSums> = {}): RequestSums {
  return {
    requests: 10,
    solved: 10,
    solvedLogMilli: 16_000,
    solvedLogMilliSquares: 26_000_000,
    firstTimeFixed: 7,
    reopened: 0,
    handedOn: 0,
    stillOpen: 0,
    stillOpenDaySum: 0,
    vip: 0,
    incidents: 0,
    toneCount: 8,
    toneSum: 40,
    toneNegative: 0,
    otherLanguage: 0,
    cues: {},
    complaints: 0,
    categories: { 1: 6, 2: 4 },
    ticketIds: {},
    ...overrides,
  };
}
