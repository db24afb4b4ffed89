import { addDays, day, daysFrom, hour, instantOf, isWeekend, londonInstant, minute } from '../days';
import { mixedSeed, Random } from '../random';
import type { Cause, Episode, WorldCompany, WorldDeal, WorldMeeting } from '../world';
import type { Relations, SalesSeedbed } from './deals';

const firstMeetingId = 58_310_914_077;

interface Planned {
  readonly seedbed: SalesSeedbed;
  readonly relations: Relations;
  readonly deals: readonly WorldDeal[];
}

const titles = ['Quarterly review', 'Service review', 'Renewal talk', 'Catch-up', 'Roadmap session'] as const;
const notes = [
  'Went through the ticket figures. They asked about the price per user.',
  'Good mood. Wants to bring in the new finance director next time.',
  'Short call, moved most points to next quarter.',
  'Asked for a copy of the agreement.',
  '',
] as const;

/** Meetings since the history began, and those that are in the diary when the world opens. */
export function generateMeetings({ seedbed, relations, deals }: Planned): readonly WorldMeeting[] {
  const random = new Random(mixedSeed(seedbed.seed, 42));
  const openDealOf = new Map<string, WorldDeal>();
  for (const deal of deals) {
    const [companyId] = deal.companyIds;
    if (companyId !== undefined && deal.closedAt === undefined) openDealOf.set(companyId, deal);
  }
  const made = seedbed.companies.flatMap((company): Omit<WorldMeeting, 'id'>[] => {
    if (company.isArchived || company.clientIndex === undefined) return [];
    const isEager = random.chance(0.5);
    const offsets = Array.from({ length: random.count(isEager ? 3.5 : 1) }, () => -random.whole(3, 365));
    if (random.chance(0.3)) offsets.push(random.whole(1, 40));
    return offsets
      .sort((left, right) => left - right)
      .map((offset) => {
        const invited = random.shuffled(relations.contactsOf(company.id)).slice(0, random.whole(1, 3));
        return meetingOf(
          seedbed,
          { company, offset, deal: openDealOf.get(company.id) },
          invited.map(({ id }) => id),
          random,
        );
      });
  });
  return [...made, ...earlierMeetings({ seedbed, relations })].map((meeting, position) => ({
    id: String(firstMeetingId + position * 619),
    ...meeting,
  }));
}

/** Of the year before the last, about as many a client. */
function earlierMeetings({ seedbed, relations }: Pick<Planned, 'seedbed' | 'relations'>): Omit<WorldMeeting, 'id'>[] {
  const oldest = daysFrom(seedbed.historyStartsOn, seedbed.startsOn);
  return seedbed.companies.flatMap((company) => {
    if (company.isArchived || company.clientIndex === undefined) return [];
    const random = new Random(mixedSeed(seedbed.seed, 45, company.clientIndex));
    const offsets = Array.from(
      { length: random.count(random.chance(0.5) ? 3.5 : 1) },
      () => -random.whole(366, oldest),
    );
    return offsets
      .sort((left, right) => left - right)
      .map((offset) => {
        const invited = random.shuffled(relations.contactsOf(company.id)).slice(0, random.whole(1, 3));
        return meetingOf(
          seedbed,
          { company, offset, deal: undefined },
          invited.map(({ id }) => id),
          random,
        );
      });
  });
}

interface MeetingPlan {
  readonly company: WorldCompany;
  /** Days from the world's first day. */
  readonly offset: number;
  readonly deal: WorldDeal | undefined;
}

function meetingOf(
  seedbed: SalesSeedbed,
  { company, offset, deal }: MeetingPlan,
  contactIds: readonly string[],
  random: Random,
): Omit<WorldMeeting, 'id'> {
  const { startsOn, staff } = seedbed;
  let heldOn = addDays(startsOn, offset);
  while (isWeekend(heldOn)) heldOn = addDays(heldOn, offset < 0 ? -1 : 1);
  const startsAt = londonInstant(heldOn, random.whole(18, 32) * 30);
  const endsAt = startsAt + random.pick([30, 45, 60]) * minute;
  const isPast = offset < 0;
  const drawn = isPast ? pastOutcome(random) : ('SCHEDULED' as const);
  const outcome = drawn === 'COMPLETED' ? underCauses(seedbed, company.clientIndex, heldOn) : drawn;
  const createdAt = Math.min(startsAt - random.whole(2, 21) * day, instantOf(startsOn) - 6 * hour);
  const isAbout = deal !== undefined && (offset > 0 || createdAt > deal.createdAt);
  const owner = company.ownerId ?? staff.find(({ ownerId }) => ownerId !== undefined)?.ownerId;
  return {
    title: `${random.pick(titles)} ${company.name}`,
    startsAt,
    endsAt,
    ...(outcome === undefined ? {} : { outcome }),
    ...(owner === undefined ? {} : { ownerId: owner }),
    internalNotes: outcome === 'COMPLETED' ? random.pick(notes) : '',
    dealIds: isAbout ? [deal.id] : [],
    companyIds: [company.id],
    contactIds,
    createdAt,
    updatedAt: isPast ? endsAt + random.whole(5, 300) * minute : createdAt,
    isArchived: false,
  };
}

/** How many of the meetings that would have been held are missed or moved: who thinks of leaving has no time to talk about staying. */
const missed: Record<Cause, number> = {
  serviceSlips: 0.25,
  championLeaves: 0.6,
  budgetCut: 0.4,
  acquisition: 0.5,
  growth: 0,
};

/** What became of a meeting that would have been held. */
function underCauses(
  { seed, historyStartsOn, clients }: SalesSeedbed,
  clientIndex: number | undefined,
  heldOn: string,
): 'COMPLETED' | 'NO_SHOW' | 'RESCHEDULED' {
  const dayOfHistory = daysFrom(historyStartsOn, heldOn);
  const random = new Random(mixedSeed(seed, 46, clientIndex ?? 0, dayOfHistory));
  const { episodes = [] } = clients[clientIndex ?? -1] ?? {};
  return random.chance(missingShare(episodes, dayOfHistory)) ? random.pick(['NO_SHOW', 'RESCHEDULED']) : 'COMPLETED';
}

function missingShare(episodes: readonly Episode[], dayOfHistory: number): number {
  const month = dayOfHistory / 30.44;
  return episodes
    .filter(({ fromMonth, toMonth }) => month >= fromMonth && month <= toMonth + 1)
    .reduce((most, { cause, strength }) => Math.max(most, Math.min(0.8, missed[cause] * strength)), 0);
}

function pastOutcome(random: Random): WorldMeeting['outcome'] {
  const outcomes = ['COMPLETED', 'NO_SHOW', 'RESCHEDULED', 'CANCELED', undefined] as const;
  return outcomes[random.weighted([70, 8, 10, 4, 8])];
}
