import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { tones } from '#simulators/msp/ticket-book';
import { ticketStateAt } from '#simulators/msp/ticket-state';
import { ticketText } from '#simulators/msp/ticket-text';

const startsOn = '2026-11-30';
const start = londonInstant(startsOn, 9 * 60);
const typical = generateWorld({ seed: 7, size: 'typical', startsOn });

describe('the tickets of a world', () => {
  const book = typical.tickets();
  const known = Array.from({ length: book.openedBefore(start) }, (_, index) => book.at(index));

  it('keep most promises and miss some', () => {
    const decided = known.filter(
      (ticket) => !ticket.isExcludedFromSla && ticket.closedAt <= start && ticket.contactIndex !== undefined,
    );
    const missed = decided.filter(({ closedAt, fixBy }) => closedAt > fixBy).length / decided.length;
    expect(missed).toBeGreaterThan(0.05);
    expect(missed).toBeLessThan(0.2);
  });

  it('miss more where the service slips', () => {
    const share = (episodes: boolean): number => {
      const chosen = known.filter(({ clientIndex, openedAt, contactIndex }) => {
        if (contactIndex === undefined) return false;
        const month = Math.floor((openedAt - Date.parse(typical.historyStartsOn)) / (30.44 * 86_400_000));
        const slips = typical.clients[clientIndex]?.episodes.some(
          ({ cause, fromMonth, toMonth }) => cause === 'serviceSlips' && month > fromMonth + 1 && month < toMonth,
        );
        return slips === episodes;
      });
      return chosen.filter(({ closedAt, fixBy }) => closedAt > fixBy).length / chosen.length;
    };
    expect(share(true)).toBeGreaterThan(1.5 * share(false));
  });

  it('are mostly closed, and the open ones are young', () => {
    const open = known.filter((ticket) => ticketStateAt(ticket, start).isOpen);
    expect(open.length).toBeGreaterThan(40);
    expect(open.length / known.length).toBeLessThan(0.02);
  });

  it('happen in order', () => {
    const disordered = known.filter(
      ({ openedAt, respondedAt, firstClosedAt = respondedAt, reopenedAt = firstClosedAt, closedAt }) =>
        respondedAt < openedAt || firstClosedAt < respondedAt || reopenedAt < firstClosedAt || closedAt < reopenedAt,
    );
    expect(disordered).toEqual([]);
  });

  it('change state with the clock: open, closed, open again, closed', () => {
    const back = known.find(({ firstClosedAt, reopenedAt }) => firstClosedAt !== undefined && reopenedAt !== undefined);
    if (back?.firstClosedAt === undefined || back.reopenedAt === undefined) throw new Error('no ticket came back');
    const states = [back.openedAt, back.firstClosedAt, back.reopenedAt, back.closedAt].map((at) =>
      ticketStateAt(back, at),
    );
    expect(states.map(({ isOpen }) => isOpen)).toEqual([true, false, true, false]);
    expect(states.map(({ hasBeenClosed }) => hasBeenClosed)).toEqual([false, true, true, true]);
    expect(states.map(({ lastUpdateAt }) => lastUpdateAt)).toEqual([
      back.openedAt,
      back.firstClosedAt,
      back.reopenedAt,
      back.closedAt,
    ]);
  });

  it('have an outage open when the world starts, for a client whose decision is near', () => {
    const outage = known.find(
      (ticket) =>
        ticket.priority === 1 &&
        ticket.clientIndex === typical.incidentClientIndex &&
        ticketStateAt(ticket, start).isOpen,
    );
    expect(outage).toBeDefined();
  });

  it('carry texts of the length and mix of real ones', () => {
    const texts = known.slice(0, 3_000).map((ticket) => ticketText(typical, ticket));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(texts.map(({ summary }) => summary.length))).toBeGreaterThan(20);
    expect(mean(texts.map(({ details }) => details.length))).toBeGreaterThan(150);
    expect(texts.some(({ details }) => details.includes('> '))).toBe(true);
    expect(texts.some(({ details }) => details.includes('confidential'))).toBe(true);
    expect(texts.every(({ summary, details }) => !/[{}]/.test(summary + details))).toBe(true);
  });

  it('of clients abroad are mostly written in their own language, with what mail programs add', () => {
    const of = (language: string): string =>
      known
        .filter(({ clientIndex }) => typical.clients[clientIndex]?.language === language)
        .map((ticket) => ticketText(typical, ticket).details)
        .join('\n');
    expect(of('de')).toMatch(/Mit freundlichen Grüßen[\s\S]*Von meinem iPhone gesendet/);
    expect(of('fr')).toMatch(/Cordialement[\s\S]*a écrit :/);
    expect(of('cy')).toMatch(/Diolch/);
    expect(of('en')).not.toMatch(/Grüße|Cordialement|Cofion/);
    expect(of('en')).toMatch(/Sent from my iPhone/);
  });

  it('of machines say that they are', () => {
    const alerts = known.filter(({ contactIndex }) => contactIndex === undefined).slice(0, 200);
    const texts = alerts.map((ticket) => ticketText(typical, ticket));
    expect(texts.every(({ summary, details }) => summary.startsWith('[Alert]') && details.includes('automated'))).toBe(
      true,
    );
  });

  it('are answered worse in surveys where the client was angry', () => {
    const feedback = typical.feedback();
    const scores = { angry: [0, 0], neutral: [0, 0] } as Record<string, [number, number]>;
    let worst = 0;
    for (let index = 0; index < feedback.count; index += 1) {
      const { ticketId, score } = feedback.at(index);
      const { tone } = book.at(book.indexOf(ticketId) ?? 0);
      const group = tone === tones.angry ? scores['angry'] : tone === tones.neutral ? scores['neutral'] : undefined;
      if (group) {
        group[0] += score;
        group[1] += 1;
      }
      worst = Math.max(worst, score);
    }
    const mean = ([sum, count]: [number, number]): number => sum / count;
    expect(worst).toBe(4);
    // 1 is best, 4 is worst.
    expect(mean(scores['angry'] ?? [0, 1])).toBeGreaterThan(mean(scores['neutral'] ?? [0, 1]) + 1);
  });
});
