import { addDays, daysFrom, hour, isWeekend, londonInstant, minute } from './days';
import { mixedSeed, Random } from './random';
import { tones, type TicketDraft } from './ticket-book';
import { clientRoster, type TicketSeedbed } from './ticket-roster';
import type { WorldIncident, WorldSize } from './world';

/** Days from one major incident to the next, on average. */
const meanDaysApart: Record<WorldSize, number> = { small: 30, typical: 14, large: 4 };

export type IncidentSeedbed = Pick<
  TicketSeedbed,
  'seed' | 'size' | 'startsOn' | 'historyStartsOn' | 'clients' | 'departures' | 'incidentClientIndex'
>;

/** Whole offices that stood still, oldest first: one is open when the world starts, others come as the clock moves. */
export function generateIncidents(seedbed: IncidentSeedbed, endsOn: string): readonly WorldIncident[] {
  const { seed, size, startsOn, historyStartsOn, clients, departures } = seedbed;
  const random = new Random(mixedSeed(seed, 63));
  const opening = openingIncident(seedbed);
  const incidents: WorldIncident[] = [opening];
  const lastDay = daysFrom(historyStartsOn, endsOn) - 6;
  for (let offset = 9; offset < lastDay; offset += Math.ceil(meanDaysApart[size] * random.between(0.3, 1.7))) {
    let startedOn = addDays(historyStartsOn, offset);
    while (isWeekend(startedOn)) startedOn = addDays(startedOn, 1);
    /** Near its first day the world has the one outage it tells of. */
    if (Math.abs(daysFrom(startsOn, startedOn)) < 8) continue;
    const until = addDays(startedOn, 5);
    const present = clients.filter(
      ({ index, joinedOn }) => joinedOn < startedOn && (departures.get(index) ?? endsOn) > until,
    );
    const client = random.pick(present);
    const startedAt = londonInstant(startedOn, random.whole(8 * 60, 17 * 60));
    incidents.push({
      clientIndex: client.index,
      startedAt,
      endedAt: startedAt + Math.round(random.between(1.5, 34) * hour),
    });
  }
  return incidents.sort((left, right) => left.startedAt - right.startedAt);
}

/** It holds back everything that would go to this client when the world opens. */
function openingIncident({ incidentClientIndex, startsOn }: IncidentSeedbed): WorldIncident {
  return {
    clientIndex: incidentClientIndex,
    startedAt: londonInstant(addDays(startsOn, -1), 16 * 60 + 48),
    endedAt: londonInstant(addDays(startsOn, 2), 11 * 60 + 20),
  };
}

/** The ticket of an incident, and those of colleagues who did not know that somebody had written already. */
export function ticketsOfIncident(
  seedbed: TicketSeedbed,
  incident: WorldIncident,
  serverDownTheme: number,
): readonly TicketDraft[] {
  const client = seedbed.clients[incident.clientIndex];
  if (!client) throw new Error('the world has no client for its incident');
  const roster = clientRoster(seedbed, client);
  const random = new Random(mixedSeed(seedbed.seed, 8, Math.floor(incident.startedAt / minute)));
  const technicianIndex = roster.technicianFor(random);
  const ticketAt = (openedAt: number, isFirst: boolean): TicketDraft => ({
    clientIndex: client.index,
    contactIndex: roster.contactFor(openedAt, random),
    contractIndex: roster.contractFor(serverDownTheme, openedAt),
    priority: isFirst ? 1 : 2,
    theme: serverDownTheme,
    tone: isFirst ? tones.impatient : random.pick([tones.neutral, tones.impatient, tones.angry]),
    openedAt,
    respondBy: openedAt + (isFirst ? 30 : 60) * minute,
    respondedAt: openedAt + Math.round(random.between(6, 40)) * minute,
    fixBy: openedAt + (isFirst ? 4 : 8) * hour,
    firstClosedAt: undefined,
    reopenedAt: undefined,
    closedAt: incident.endedAt + (isFirst ? 0 : Math.round(random.between(5, 50)) * minute),
    technicianIndex,
    reassignCount: isFirst ? 2 : 0,
    quarterHours: isFirst ? random.whole(16, 44) : random.whole(1, 3),
    isExcludedFromSla: false,
    hasReply: false,
    replyCount: isFirst ? 2 : 0,
  });
  const followers = Array.from({ length: random.whole(1, 4) }, () =>
    ticketAt(incident.startedAt + Math.round(random.between(3, 45)) * minute, false),
  );
  return [ticketAt(incident.startedAt, true), ...followers];
}
