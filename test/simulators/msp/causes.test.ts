import { leavingChance, monthIndex } from '#simulators/msp/causes';
import { generateWorld } from '#simulators/msp/generate-world';

const startsOn = '2026-11-30';

describe('the wish to leave', () => {
  const slipping = [{ cause: 'serviceSlips', strength: 1, fromMonth: 4, toMonth: 15 }] as const;
  const chanceIn = (month: number) => leavingChance(slipping, month, 'main');

  it('grows for half a year', () => {
    const months = [3, 4, 5, 6, 7, 8, 9];
    for (const month of months.slice(1)) expect(chanceIn(month)).toBeGreaterThan(chanceIn(month - 1));
    expect(chanceIn(12)).toBe(chanceIn(9));
  });

  it('fades within the months after its cause', () => {
    for (const month of [16, 17, 18, 19]) expect(chanceIn(month)).toBeLessThan(chanceIn(month - 1));
    expect(chanceIn(19)).toBe(chanceIn(3));
  });

  it('is less for an agreement that is not the main one', () => {
    expect(leavingChance(slipping, 10, 'other')).toBeLessThan(chanceIn(10));
  });
});

describe('meetings with clients', () => {
  const worlds = [1, 2, 3].map((seed) => generateWorld({ seed, size: 'typical', startsOn }));
  const held = worlds.flatMap(({ clients, companies, historyStartsOn, meetings }) => {
    const clientOf = new Map(companies.map(({ id, clientIndex }) => [id, clients[clientIndex ?? -1]]));
    return meetings.flatMap(({ startsAt, outcome, companyIds: [companyId = ''] }) => {
      const month = monthIndex(historyStartsOn, new Date(startsAt).toISOString().slice(0, 10));
      const { episodes = [] } = clientOf.get(companyId) ?? {};
      const isLeaving = episodes.some(
        ({ cause, fromMonth, toMonth }) => cause === 'championLeaves' && month > fromMonth && month < toMonth,
      );
      const isMissed = outcome === 'NO_SHOW' || outcome === 'RESCHEDULED';
      return isMissed || outcome === 'COMPLETED' ? [{ month, isMissed, isLeaving }] : [];
    });
  });
  const missedShare = (of: typeof held) => of.filter(({ isMissed }) => isMissed).length / of.length;

  it('are missed more often where the one who spoke for the provider has left', () => {
    const leaving = held.filter(({ isLeaving }) => isLeaving);
    const others = held.filter(({ isLeaving }) => !isLeaving);
    expect(leaving.length).toBeGreaterThan(30);
    expect(missedShare(leaving)).toBeGreaterThan(2 * missedShare(others));
    expect(missedShare(others)).toBeLessThan(0.35);
  });

  it('are as frequent in the first year of the history as in the second', () => {
    const first = held.filter(({ month }) => month < 12).length;
    expect(first / held.length).toBeGreaterThan(0.35);
    expect(first / held.length).toBeLessThan(0.6);
  });
});
