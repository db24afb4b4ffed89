import { addDays, addMonths } from './days';
import { namesIn } from './names';
import { mixedSeed, Random } from './random';
import { futureMonths, historyMonths, type WorldClient, type WorldContact } from './world';

/** Who a small company has, in the order in which a growing one hires them. Roles in HubSpot's words for `hs_buying_role`. */
const posts: readonly { title: string; roles: readonly string[]; isImportant: boolean }[] = [
  { title: 'Managing Director', roles: ['EXECUTIVE_SPONSOR', 'DECISION_MAKER'], isImportant: true },
  { title: 'Office Manager', roles: ['CHAMPION', 'END_USER'], isImportant: false },
  { title: 'Finance Director', roles: ['BUDGET_HOLDER'], isImportant: true },
  { title: 'Operations Manager', roles: ['CHAMPION'], isImportant: false },
  { title: 'IT Coordinator', roles: ['INFLUENCER', 'END_USER'], isImportant: false },
  { title: 'Company Secretary', roles: ['LEGAL_AND_COMPLIANCE'], isImportant: false },
  { title: 'Sales Manager', roles: ['END_USER'], isImportant: false },
  { title: 'Bookkeeper', roles: [], isImportant: false },
  { title: 'HR Manager', roles: [], isImportant: false },
  { title: 'Project Manager', roles: [], isImportant: false },
  { title: 'Receptionist', roles: [], isImportant: false },
  { title: 'Site Supervisor', roles: [], isImportant: false },
];

const firstUserId = 310;

/** Chance that somebody leaves for reasons of their own between the world's first and last day of history and future. */
const leavingShare = 0.14;

export function generateContacts(
  seed: number,
  clients: readonly WorldClient[],
  historyStartsOn: string,
): readonly WorldContact[] {
  const contacts: WorldContact[] = [];
  const taken = new Set<string>();
  for (const client of clients) {
    const random = new Random(mixedSeed(seed, 4, client.index));
    const count = Math.min(posts.length, 3 + Math.round(client.seats / 7) + random.whole(0, 1));
    for (const [position, post] of posts.slice(0, count).entries()) {
      const hire = (): Person => ({
        ...freshPerson(client, random, taken),
        ...holding(client, post, position, random),
      });
      const leftOn = lastDay(client, position, historyStartsOn, random);
      contacts.push({ id: idOf(contacts.length), ...hire(), ...(leftOn === undefined ? {} : { leftOn }) });
      if (leftOn === undefined || !random.chance(0.75)) continue;
      contacts.push({ id: idOf(contacts.length), ...hire(), arrivedOn: addDays(leftOn, random.whole(5, 50)) });
    }
  }
  return contacts;
}

function idOf(position: number): number {
  return firstUserId + position * 2;
}

/** The office manager is the champion: when a champion leaves, it is that person. Others leave without a cause. */
function lastDay(
  { index, episodes }: WorldClient,
  position: number,
  historyStartsOn: string,
  random: Random,
): string | undefined {
  const departure = episodes.find(({ cause }) => cause === 'championLeaves');
  if (position === 1 && departure !== undefined) return addMonths(historyStartsOn, departure.fromMonth);
  /** Somebody stays whatever happens, and the first clients are complete when the world opens. */
  const months = historyMonths + futureMonths;
  const from = index < 4 ? historyMonths + 1 : 1;
  if (position === 0 || !random.chance((leavingShare * (months - from)) / months)) return undefined;
  return addDays(addMonths(historyStartsOn, random.whole(from, months - 1)), random.whole(0, 27));
}

type Person = Omit<WorldContact, 'id' | 'arrivedOn' | 'leftOn'>;

function holding(
  { trade }: WorldClient,
  { title, roles, isImportant }: (typeof posts)[number],
  position: number,
  random: Random,
): Pick<Person, 'title' | 'isImportant' | 'buyingRoles'> {
  return {
    title: trade === 'Dental Practice' && position === 1 ? 'Practice Manager' : title,
    isImportant: isImportant || random.chance(0.04),
    buyingRoles: roles,
  };
}

function freshPerson(
  client: WorldClient,
  random: Random,
  taken: Set<string>,
): Omit<Person, 'title' | 'isImportant' | 'buyingRoles'> {
  const [firstName, lastName, email] = freshAddress(client, random, taken);
  const phone = `0${random.whole(1202, 1983)} ${random.whole(200_000, 999_999)}`;
  return { clientIndex: client.index, firstName, lastName, email, phone };
}

function freshAddress(client: WorldClient, random: Random, taken: Set<string>): readonly [string, string, string] {
  for (;;) {
    const [firstName, lastName] = namesIn(client.language, random);
    const local = client.hasOwnDomain
      ? localParts(firstName, lastName)[client.index % 3]
      : `${firstName}.${lastName}${random.whole(61, 99)}`;
    const email = asciiAddress(`${local}@${client.mailDomain}`);
    if (taken.has(email)) continue;
    taken.add(email);
    return [firstName, lastName, email];
  }
}

function localParts(firstName: string, lastName: string): readonly string[] {
  return [`${firstName}.${lastName}`, `${firstName.charAt(0)}${lastName}`, `${firstName}.${lastName}`];
}

/** Mail systems of small companies spell names without accents. */
function asciiAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9.@-]/g, '');
}
