import { firstNames, lastNames } from './names';
import type { Random } from './random';
import type { StaffMember, StaffRole, WorldSize, WorldTeam } from './world';

export const mspDomain = 'harbour-it.example';
export const automationEmail = `automation@${mspDomain}`;

const accountManagers: readonly (readonly [string, string])[] = [
  ['Amelia', 'Frost'],
  ['Ben', 'Carrow'],
  ['Chloe', 'Whitfield'],
  ['Dev', 'Patel'],
  ['Ewan', 'Sinclair'],
  ['Farah', 'Aziz'],
  ['George', 'Lindqvist'],
  ['Hannah', 'Boyle'],
];

const accountManagerCount: Record<WorldSize, number> = { small: 3, typical: 8, large: 40 };
const technicianCount: Record<WorldSize, number> = { small: 4, typical: 12, large: 70 };

export const teams: readonly WorldTeam[] = [
  { id: 1, name: '1st Line Support' },
  { id: 2, name: '2nd Line Support' },
  { id: 3, name: 'Projects' },
  { id: 4, name: 'Major Incidents' },
  { id: 5, name: 'Customer Success' },
];

/** Agent 1 is HaloPSA's "Unassigned"; people start above the ids an installation brings along. */
const firstAgentId = 4;
const firstTechnicianAgentId = 101;
const firstOwnerId = 64_492_900;

interface Draft {
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  readonly inHubSpot: boolean;
  readonly isActive?: boolean;
}

/** Everyone at Harbour IT. The people a newcomer switches between have fixed names; the rest depend on the seed. */
export function generateStaff(size: WorldSize, random: Random): readonly StaffMember[] {
  const managers = managerNames(accountManagerCount[size], random);
  const managerEmails = managers.map(([first, last]) => emailOf(first, last));
  const half = Math.ceil(managerEmails.length / 2);
  const people: readonly Draft[] = [
    ...managers.map(([firstName, lastName]) => draft(firstName, lastName, 'Account manager', ['accountManager'])),
    draft('Priya', 'Raman', 'Customer success lead', ['successLead']),
    draft('Tom', 'Hallett', 'Customer success lead', ['successLead']),
    draft('Daniel', 'Okafor', 'Commercial director', ['leader']),
    draft('Ruth', 'Castellan', 'Finance director', ['finance']),
    draft('Helen', 'Marsh', 'Owner', ['mspOwner']),
    { ...draft('Ines', 'Duarte', 'Incident commander', ['incidentCommander']), inHubSpot: false },
    { ...draft('Joel', 'Kemp', 'Workspace administrator', ['administrator']), inHubSpot: false },
    { ...draft('Karen', 'Holt', 'Account manager', ['accountManager']), isActive: false },
    { ...draft('Automation', 'Service', 'Service user', []), inHubSpot: false },
  ];
  const leads: Record<string, readonly string[]> = {
    [emailOf('Priya', 'Raman')]: managerEmails.slice(0, half),
    [emailOf('Tom', 'Hallett')]: managerEmails.slice(half),
  };
  const desk = people.map((person, position): StaffMember => {
    const email = person.firstName === 'Automation' ? automationEmail : emailOf(person.firstName, person.lastName);
    const manages = managerEmails.indexOf(email);
    /** Everybody stands in for the next one. */
    const neighbour = managerEmails[(manages + 1) % managerEmails.length];
    return {
      email,
      firstName: person.firstName,
      lastName: person.lastName,
      title: person.title,
      roles: person.roles,
      leads: leads[email] ?? [],
      deputyFor: manages >= 0 && neighbour !== undefined ? [neighbour] : [],
      agentId: firstAgentId + position,
      ...(person.inHubSpot ? { ownerId: String(firstOwnerId + 17 * position) } : {}),
      isActive: person.isActive ?? true,
      isTechnician: false,
      team: person.roles.includes('incidentCommander') ? 'Major Incidents' : 'Customer Success',
      ...(person.firstName === 'Automation'
        ? {}
        : { costPerHourMinor: person.roles.includes('leader') ? 7_800 : 4_200 }),
    };
  });
  return [...desk, ...technicians(technicianCount[size], random, desk)];
}

function draft(firstName: string, lastName: string, title: string, roles: readonly StaffRole[]): Draft {
  return { firstName, lastName, title, roles, inHubSpot: true };
}

function managerNames(count: number, random: Random): readonly (readonly [string, string])[] {
  const names = accountManagers.slice(0, count);
  const taken = new Set(names.map((name) => name.join(' ')));
  const more: (readonly [string, string])[] = [];
  while (names.length + more.length < count) {
    const name = [random.pick(firstNames), random.pick(lastNames)] as const;
    if (taken.has(name.join(' '))) continue;
    taken.add(name.join(' '));
    more.push(name);
  }
  return [...names, ...more];
}

function technicians(count: number, random: Random, others: readonly StaffMember[]): readonly StaffMember[] {
  const taken = new Set(others.map(({ email }) => email));
  const made: StaffMember[] = [];
  while (made.length < count) {
    const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
    const email = emailOf(firstName, lastName);
    if (taken.has(email)) continue;
    taken.add(email);
    made.push({
      email,
      firstName,
      lastName,
      title: made.length % 4 === 0 ? 'Senior engineer' : 'Support engineer',
      roles: [],
      leads: [],
      deputyFor: [],
      agentId: firstTechnicianAgentId + made.length,
      isActive: made.length !== 2,
      isTechnician: true,
      ...post(made.length),
    });
  }
  return made;
}

/** Every fourth is a senior; the fourth engineer's cost was never entered. Costs a made-up but usual spread. */
function post(position: number): Pick<StaffMember, 'team' | 'costPerHourMinor'> {
  const isSenior = position % 4 === 0;
  const team = isSenior ? (position % 8 === 0 ? '2nd Line Support' : 'Projects') : '1st Line Support';
  const costPerHourMinor = (isSenior ? 3_600 : 2_350) + (position % 5) * 140;
  return position === 3 ? { team } : { team, costPerHourMinor };
}

function emailOf(firstName: string, lastName: string): string {
  return `${firstName}.${lastName}@${mspDomain}`.toLowerCase().replace(/[^a-z.@-]/g, '');
}
