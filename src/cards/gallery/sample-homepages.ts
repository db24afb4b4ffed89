import type { ConcessionQueueLine } from '#application/views/concession';
import type { AdministratorView, HomepageView, UpcomingDecision } from '#application/views/homepage';
import type { Role } from '#domain/vocabulary/person';
import { addDays } from '#domain/vocabulary/calendar-date';
import { freshHealth, hostileText, sampleNow, sampleToday } from './sample-clients';

const names = ['Alder & Finch Architects', 'Quay Logistics', 'Northgate Dental', 'Brightwater Schools Trust'];
const bands = ['atRisk', 'unproven', 'ready', 'blocked'] as const;

export function sampleDecisions(count: number): readonly UpcomingDecision[] {
  return Array.from({ length: count }, (_, index) => {
    const daysToDecision = index * 11 - 6;
    const upcoming = {
      clientId: 77 + index,
      clientName: names[index % names.length] ?? '',
      contractId: 501 + index,
      ref: `CT-0${501 + index}`,
      decisionOn: addDays(sampleToday, daysToDecision),
      daysToDecision,
    };
    const band = bands[index % bands.length];
    if (index % 6 === 2) return { ...upcoming, contractCount: 3, band: 'atRisk' as const, low: 38.2 };
    return index % 5 === 4 || band === undefined ? upcoming : { ...upcoming, band, low: 41.8 + index };
  });
}

export function sampleHomepage(roles: readonly Role[], over: Partial<HomepageView> = {}): HomepageView {
  return {
    person: { name: 'Priya Nair', roles },
    health: freshHealth,
    now: sampleNow,
    incidents: [],
    soonest: [],
    bandCounts: { ready: 0, unproven: 0, atRisk: 0, blocked: 0 },
    clientCount: 0,
    requests: [],
    ...over,
  };
}

const asks = [
  ['decide', 'open', 'unlikely'],
  ['answer', 'countered', 'paysBack'],
  ['nothing', 'open', 'chanceUnknown'],
  ['review', 'granted', 'uncertain'],
] as const;

export function sampleQueue(count: number): readonly ConcessionQueueLine[] {
  return Array.from({ length: count }, (_, index) => {
    const [waitsForMe, state, verdict] = asks[index % asks.length] ?? asks[0];
    return {
      requestId: `C-00${10 + index}`,
      clientName: names[index % names.length] ?? '',
      ask: 'priceCut',
      state,
      verdict,
      waitsForMe,
      answerBy: sampleNow + (index - 1) * 5 * 3_600_000,
      expiresAt: sampleNow + (index + 2) * 86_400_000,
      // The first is late.
      ...(waitsForMe === 'review' ? { reviewBy: sampleNow + (index - 5) * 6 * 3_600_000 } : {}),
    };
  });
}

/** Granted ones with something still to come. */
export const grantedQueue: readonly ConcessionQueueLine[] = [
  { conditionDueOn: addDays(sampleToday, -3), waitsForMe: 'meet' as const },
  { conditionDueOn: addDays(sampleToday, 20), waitsForMe: 'meet' as const },
  { conditionDueOn: addDays(sampleToday, -3), waitsForMe: 'nothing' as const },
  { endsOn: addDays(sampleToday, 18), waitsForMe: 'nothing' as const },
].map((task, index) => ({
  requestId: `C-00${30 + index}`,
  clientName: names[index % names.length] ?? '',
  ask: 'priceCut',
  state: 'granted',
  verdict: 'uncertain',
  answerBy: sampleNow - 20 * 86_400_000,
  expiresAt: sampleNow - 10 * 86_400_000,
  ...task,
}));

export const bandCountSample = { ready: 61, unproven: 14, atRisk: 9, blocked: 1 };

export const syncOff: AdministratorView = {
  isSyncOn: false,
  isPaused: false,
  people: { active: 0, inactive: 0 },
  lastRuns: [],
};

export const syncOn: AdministratorView = {
  isSyncOn: true,
  triggerOwner: 'renewals-bot@harbour-it.example',
  isPaused: false,
  writeBack: { kind: 'on', since: '2026-03-02' },
  people: { active: 11, inactive: 1 },
  lastRuns: [
    {
      startedAt: sampleNow - 12 * 60_000,
      isFinished: true,
      sentence: 'Read 14 changed tickets, assessed 6 contracts.',
    },
    {
      startedAt: sampleNow - 72 * 60_000,
      isFinished: false,
      sentence: 'HaloPSA is not answering. The next run goes on from here.',
    },
    { startedAt: sampleNow - 132 * 60_000, isFinished: true, sentence: hostileText },
  ],
};
