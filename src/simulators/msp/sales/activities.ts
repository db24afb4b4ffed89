import { addDays, day, hour, instantOf, isWeekend, londonInstant, minute } from '../days';
import { mixedSeed, Random } from '../random';
import type { WorldCompany, WorldDeal, WorldMeeting, WorldTask } from '../world';
import type { Relations, SalesSeedbed } from './deals';

const firstTaskId = 61_770_240_931;
const firstMeetingId = 58_310_914_077;

interface Planned {
  readonly seedbed: SalesSeedbed;
  readonly relations: Relations;
  readonly deals: readonly WorldDeal[];
}

const taskSubjects = [
  'Call about the renewal',
  'Send the renewal proposal',
  'Chase signature',
  'Prepare review slides',
  'Check licence count before renewal',
  'Follow up on the price question',
  'Ask who signs',
] as const;

/** To-dos that account managers wrote for themselves. Many of the old ones are done, some never will be. */
export function generateTasks({ seedbed, deals }: Planned): readonly WorldTask[] {
  const random = new Random(mixedSeed(seedbed.seed, 41));
  const gone = new Set(
    seedbed.staff.flatMap(({ ownerId, isActive }) => (isActive || ownerId === undefined ? [] : [ownerId])),
  );
  const made = deals.flatMap((deal): Omit<WorldTask, 'id'>[] => {
    const isOpenDeal = deal.closedAt === undefined;
    const count = isOpenDeal ? random.count(1.2) : random.count(0.5);
    const made = Array.from({ length: count }, () => taskOf(seedbed, deal, random));
    if (!isOpenDeal || deal.ownerId === undefined || !gone.has(deal.ownerId)) return made;
    /** Nobody will ever look at this one. */
    const { completedAt, ...open } = taskOf(seedbed, deal, random);
    return [...made, { ...open, status: 'NOT_STARTED', updatedAt: Math.min(open.updatedAt, completedAt ?? Infinity) }];
  });
  const loose = seedbed.companies
    .filter(({ isArchived, clientIndex }) => !isArchived && clientIndex !== undefined && random.chance(0.12))
    .map((company) => looseTask(seedbed, company, random));
  return [...made, ...loose].map((task, position) => ({ id: String(firstTaskId + position * 877), ...task }));
}

function taskOf(seedbed: SalesSeedbed, deal: WorldDeal, random: Random): Omit<WorldTask, 'id'> {
  const start = instantOf(seedbed.startsOn);
  const until = Math.min(deal.closedAt ?? start - hour, start - hour);
  const createdAt = Math.floor(deal.createdAt + random.next() * Math.max(hour, until - deal.createdAt - hour));
  const isDone = deal.closedAt !== undefined ? random.chance(0.85) : random.chance(0.35);
  const completedAt = Math.min(until, createdAt + random.whole(1, 30) * day);
  const dueOn = addDays(new Date(createdAt).toISOString().slice(0, 10), random.whole(1, 40));
  return {
    subject: random.pick(taskSubjects),
    body: random.chance(0.3) ? 'See my notes of the last call.' : '',
    type: random.pick(['TODO', 'TODO', 'CALL', 'EMAIL']),
    priority: random.pick(['LOW', 'MEDIUM', 'MEDIUM', 'HIGH']),
    status: isDone ? 'COMPLETED' : random.pick(['NOT_STARTED', 'NOT_STARTED', 'NOT_STARTED', 'IN_PROGRESS', 'WAITING']),
    dueAt: londonInstant(dueOn, 8 * 60),
    ...(isDone ? { completedAt } : {}),
    ...(deal.ownerId === undefined ? {} : { ownerId: deal.ownerId }),
    dealIds: [deal.id],
    companyIds: deal.companyIds.slice(0, 1),
    contactIds: deal.contacts.slice(0, 1).map(({ contactId }) => contactId),
    createdAt,
    updatedAt: isDone ? completedAt : createdAt,
    isArchived: false,
  };
}

function looseTask(seedbed: SalesSeedbed, company: WorldCompany, random: Random): Omit<WorldTask, 'id'> {
  const createdOn = addDays(seedbed.startsOn, -random.whole(2, 200));
  const createdAt = londonInstant(createdOn, random.whole(9 * 60, 17 * 60));
  return {
    subject: random.pick(['Say hello', 'Renewal?', 'Birthday of the director', 'Ask for a reference']),
    body: '',
    type: 'TODO',
    priority: 'LOW',
    status: 'NOT_STARTED',
    dueAt: londonInstant(addDays(createdOn, random.whole(1, 60)), 8 * 60),
    ...(company.ownerId === undefined ? {} : { ownerId: company.ownerId }),
    dealIds: [],
    companyIds: [company.id],
    contactIds: [],
    createdAt,
    updatedAt: createdAt,
    isArchived: false,
  };
}

const titles = ['Quarterly review', 'Service review', 'Renewal talk', 'Catch-up', 'Roadmap session'] as const;
const notes = [
  'Went through the ticket figures. They asked about the price per user.',
  'Good mood. Wants to bring in the new finance director next time.',
  'Short call, moved most points to next quarter.',
  'Asked for a copy of the agreement.',
  '',
] as const;

/** Meetings of the last year, and those that are in the diary when the world opens. */
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
  return made.map((meeting, position) => ({ id: String(firstMeetingId + position * 619), ...meeting }));
}

interface MeetingPlan {
  readonly company: WorldCompany;
  /** Days from the world's first day. */
  readonly offset: number;
  readonly deal: WorldDeal | undefined;
}

function meetingOf(
  { startsOn, staff }: SalesSeedbed,
  { company, offset, deal }: MeetingPlan,
  contactIds: readonly string[],
  random: Random,
): Omit<WorldMeeting, 'id'> {
  let heldOn = addDays(startsOn, offset);
  while (isWeekend(heldOn)) heldOn = addDays(heldOn, offset < 0 ? -1 : 1);
  const startsAt = londonInstant(heldOn, random.whole(18, 32) * 30);
  const endsAt = startsAt + random.pick([30, 45, 60]) * minute;
  const isPast = offset < 0;
  const outcome = isPast ? pastOutcome(random) : ('SCHEDULED' as const);
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

function pastOutcome(random: Random): WorldMeeting['outcome'] {
  const outcomes = ['COMPLETED', 'NO_SHOW', 'RESCHEDULED', 'CANCELED', undefined] as const;
  return outcomes[random.weighted([70, 8, 10, 4, 8])];
}
