import { assessReadiness } from '#domain/readiness/assess-readiness';
import { factsAsOf, type DatedRecords } from '#domain/readiness/past/facts-as-of';
import { portfolioFacts } from '#domain/readiness/portfolio';
import type { PastCase } from '#domain/readiness/probability/backtest/past-case';
import { readinessModel } from '#domain/readiness/readiness-model';
import type { ServiceMonth, TicketFeatures } from '#domain/readiness/service-month';
import { summarizeMonth } from '#domain/readiness/ticket-months';
import { addDays, monthOf, toUtcText } from '#domain/vocabulary/calendar-date';
import { generateWorld } from '#simulators/msp/generate-world';
import type { TicketFacts } from '#simulators/msp/ticket-book';
import type { World } from '#simulators/msp/world';

const hour = 3_600_000;
const scale = { best: 1, worst: 4 };

/**
 * Past renewals of a generated MSP with their frozen readings, made without any system in between: every outcome is known, and of a
 * ticket everything but its text.
 */
export function worldCases(seed: number, outcomes: 'caused' | 'unrelated', daysBefore: number): readonly PastCase[] {
  const world = generateWorld({ seed, size: 'typical', startsOn: '2026-11-23', outcomes });
  const tickets = ticketsByClient(world);
  const sums = [...tickets].flatMap(([clientIndex, own]) => monthsOf(clientIndex, own));
  const contracts = new Map(world.contracts.map((contract) => [contract.id, contract]));
  return world.pastRenewals.flatMap((renewal): readonly PastCase[] => {
    const contract = contracts.get(renewal.contractId);
    if (contract === undefined || renewal.isStaged) return [];
    const frozenOn = addDays(renewal.termEndedOn, -contract.noticeDays - daysBefore);
    if (frozenOn < world.historyStartsOn) return [];
    const records: DatedRecords = {
      clientId: renewal.clientId,
      contractId: renewal.contractId,
      historyStartsOn: world.historyStartsOn,
      tickets: tickets.get(contract.clientIndex) ?? [],
      clientTickets: tickets.get(contract.clientIndex) ?? [],
      csatScale: scale,
    };
    const known = sums.filter(({ month }) => month < monthOf(frozenOn));
    const facts = factsAsOf(records, {
      day: frozenOn,
      daysToDecision: daysBefore,
      portfolio: portfolioFacts(known, frozenOn),
      breaks: { monthsWithoutSatisfaction: [], renamedCategories: [] },
      incidentPriorities: [1, 2],
    });
    const scores = assessReadiness(facts, readinessModel).readings.flatMap(({ signal, reading }) =>
      reading.kind === 'measured' ? [[signal.id, reading.score] as const] : [],
    );
    return [
      {
        renewalId: `${renewal.contractId}@${renewal.termEndedOn}`,
        frozenOn,
        decidedOn: renewal.termEndedOn,
        isRenewed: renewal.outcome !== 'lost',
        scores: new Map(scores),
      },
    ];
  });
}

function ticketsByClient(world: World): ReadonlyMap<number, readonly TicketFeatures[]> {
  const book = world.tickets();
  const answers = new Map(
    Array.from({ length: world.feedback().count }, (_, place) => world.feedback().at(place)).map((answer) => [
      answer.ticketId,
      answer,
    ]),
  );
  const now = Date.parse(world.startsOn);
  return new Map(
    world.clients.map(({ index }) => [
      index,
      [...book.ofClient(index)]
        .map((place) => book.at(place))
        .filter(({ openedAt }) => openedAt < now)
        .map((ticket) => featuresOf(ticket, answers.get(ticket.id))),
    ]),
  );
}

function featuresOf(
  ticket: TicketFacts,
  answer?: { readonly score: number; readonly givenAt: number },
): TicketFeatures {
  return {
    id: ticket.id,
    openedOn: dayOf(ticket.openedAt),
    closedOn: dayOf(ticket.closedAt),
    hoursToClose: Math.round((ticket.closedAt - ticket.openedAt) / hour),
    priority: ticket.priority,
    responseMet: ticket.respondedAt <= ticket.respondBy,
    resolutionMet: ticket.closedAt <= ticket.fixBy,
    wasReopened: ticket.reopenedAt !== undefined,
    reassignCount: ticket.reassignCount,
    isVip: false,
    centihours: Math.round(ticket.hours * 100),
    chargedCentihours: 0,
    category: 1 + (ticket.theme % 9),
    userId: ticket.contactIndex === undefined ? 0 : ticket.contactIndex + 1,
    wording: { isMachineMade: ticket.contactIndex === undefined, language: 'other', words: 20 },
    ...(answer === undefined ? {} : { csat: answer.score, csatOn: dayOf(answer.givenAt) }),
  };
}

function monthsOf(clientIndex: number, tickets: readonly TicketFeatures[]): readonly ServiceMonth[] {
  const byMonth = new Map<string, TicketFeatures[]>();
  for (const ticket of tickets) {
    const month = monthOf(ticket.openedOn);
    byMonth.set(month, [...(byMonth.get(month) ?? []), ticket]);
  }
  return [...byMonth].map(([month, own]) =>
    summarizeMonth({ clientId: clientIndex + 1, contractId: 0, month }, own, scale),
  );
}

function dayOf(at: number): string {
  return toUtcText(at).slice(0, 10);
}
