import { addMonths } from './days';
import { firstNames, lastNames } from './names';
import { mixedSeed, Random } from './random';
import type { WorldClient, WorldContact } from './world';

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
    const departure = client.episodes.find(({ cause }) => cause === 'championLeaves');
    for (let position = 0; position < count; position += 1) {
      const post = posts[position];
      if (!post) break;
      const [firstName, lastName, email] = freshAddress(client, random, taken);
      /** The office manager is the champion: when a champion leaves, it is that person. */
      const leaves = position === 1 && departure !== undefined;
      contacts.push({
        id: firstUserId + contacts.length * 2,
        clientIndex: client.index,
        firstName,
        lastName,
        title: client.trade === 'Dental Practice' && position === 1 ? 'Practice Manager' : post.title,
        email,
        phone: `0${random.whole(1202, 1983)} ${random.whole(200_000, 999_999)}`,
        isImportant: post.isImportant || random.chance(0.04),
        buyingRoles: post.roles,
        ...(leaves ? { leftOn: addMonths(historyStartsOn, departure.fromMonth) } : {}),
      });
    }
  }
  return contacts;
}

function freshAddress(client: WorldClient, random: Random, taken: Set<string>): readonly [string, string, string] {
  for (;;) {
    const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
    const local = client.hasOwnDomain
      ? localParts(firstName, lastName)[client.index % 3]
      : `${firstName}.${lastName}${random.whole(61, 99)}`;
    const email = `${local}@${client.mailDomain}`.toLowerCase();
    if (taken.has(email)) continue;
    taken.add(email);
    return [firstName, lastName, email];
  }
}

function localParts(firstName: string, lastName: string): readonly string[] {
  return [`${firstName}.${lastName}`, `${firstName.charAt(0)}${lastName}`, `${firstName}.${lastName}`];
}
