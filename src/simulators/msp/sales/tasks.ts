import { addDays, day, hour, instantOf, londonInstant } from '../days';
import { mixedSeed, Random } from '../random';
import type { WorldCompany, WorldDeal, WorldTask } from '../world';
import type { SalesSeedbed } from './deals';

const firstTaskId = 61_770_240_931;

interface Sales {
  readonly seedbed: SalesSeedbed;
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
export function generateTasks({ seedbed, deals }: Sales): readonly WorldTask[] {
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
