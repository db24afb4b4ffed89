import { addDays, hour, instantOf } from './days';
import { companyNames, firstNames, lastNames, towns } from './names';
import { mixedSeed, Random } from './random';
import { labelsFor } from './sales/labels';
import type { StaffMember, WorldClient, WorldCompany, WorldContact, WorldCrmContact } from './world';

const firstCompanyId = 18_204_771_003;
const firstContactRecordId = 51_906_340_117;

interface Seedbed {
  readonly seed: number;
  readonly startsOn: string;
  readonly staff: readonly StaffMember[];
  readonly clients: readonly WorldClient[];
  readonly contacts: readonly WorldContact[];
  readonly departures: ReadonlyMap<number, string>;
}

export interface CrmRecords {
  readonly companies: readonly WorldCompany[];
  readonly crmContacts: readonly WorldCrmContact[];
}

/** What the sales side keeps: most clients, some twice, companies that never became clients, and links that somebody forgot. */
export function generateCrmRecords(seedbed: Seedbed): CrmRecords {
  const random = new Random(mixedSeed(seedbed.seed, 12));
  const { clients } = seedbed;
  const companies: WorldCompany[] = [];
  for (const client of clients) {
    if (client.index === 6 || (client.index > 7 && random.chance(0.07))) continue;
    const company = companyOf(seedbed, client, companies.length, random);
    companies.push(company);
    if (client.index === 3 || random.chance(0.04)) companies.push(duplicateOf(company, companies.length, random));
  }
  const prospects = companyNames(
    clients.length + Math.round(clients.length * 0.3),
    new Random(mixedSeed(seedbed.seed, 13)),
  );
  const known = new Set(clients.map(({ mailDomain }) => mailDomain));
  for (const { name, domain } of prospects.slice(clients.length)) {
    if (!known.has(domain)) companies.push(prospectOf(seedbed, { name, domain }, companies.length, random));
  }
  return { companies, crmContacts: crmContactsOf(seedbed, companies, random) };
}

function recordTimes(startsOn: string, random: Random): { createdAt: number; updatedAt: number } {
  const updated = instantOf(addDays(startsOn, -random.whole(1, 200))) + random.whole(0, 86_399_999);
  return { createdAt: updated - random.whole(20, 1_500) * 24 * hour, updatedAt: updated };
}

function companyOf(seedbed: Seedbed, client: WorldClient, position: number, random: Random): WorldCompany {
  const owner = seedbed.staff.find(({ email }) => email === client.accountManagerEmail)?.ownerId;
  const someOwner = random.pick(seedbed.staff.filter(({ ownerId }) => ownerId !== undefined)).ownerId;
  const ownerId = random.chance(0.9) ? owner : random.chance(0.5) ? someOwner : undefined;
  const linkText = deskClientIdText(seedbed.clients, client, random);
  return {
    id: String(firstCompanyId + position * 4_037),
    name: random.chance(0.3) ? client.name.replace(/ (Ltd|LLP|Group)$/, '') : client.name,
    ...companyDomain(client, random),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(linkText === undefined ? {} : { deskClientIdText: linkText }),
    clientIndex: client.index,
    city: client.town,
    lifecycleStage:
      (seedbed.departures.get(client.index) ?? seedbed.startsOn) < seedbed.startsOn ? 'other' : 'customer',
    ...recordTimes(seedbed.startsOn, random),
    isArchived: false,
  };
}

/** Filled in for about half of the companies; two carry another client's id. */
function deskClientIdText(clients: readonly WorldClient[], client: WorldClient, random: Random): string | undefined {
  if (client.index === 8 || client.index === 17) return String(clients[client.index + 1]?.id ?? client.id);
  return random.chance(0.55) ? String(client.id) : undefined;
}

function companyDomain({ index, hasOwnDomain, mailDomain }: WorldClient, random: Random): { domain?: string } {
  if (!hasOwnDomain) return random.chance(0.3) ? { domain: mailDomain } : {};
  if (index === 11) return { domain: `www.${mailDomain}` };
  if (index === 19) return { domain: mailDomain.replace('.example', '-old.example') };
  return index < 4 || random.chance(0.88) ? { domain: mailDomain } : {};
}

function duplicateOf(company: WorldCompany, position: number, random: Random): WorldCompany {
  const { name, domain, clientIndex, city, createdAt, updatedAt } = company;
  return {
    id: String(firstCompanyId + position * 4_037),
    name: random.chance(0.5) ? `${name} (old)` : name.toUpperCase(),
    ...(domain === undefined ? {} : { domain }),
    ...(clientIndex === undefined ? {} : { clientIndex }),
    city,
    lifecycleStage: 'lead',
    createdAt: createdAt - 200 * 24 * hour,
    updatedAt,
    isArchived: false,
  };
}

function prospectOf(
  seedbed: Seedbed,
  { name, domain }: { name: string; domain: string },
  position: number,
  random: Random,
): WorldCompany {
  const owners = seedbed.staff.filter(
    ({ roles, ownerId }) => roles.includes('accountManager') && ownerId !== undefined,
  );
  const { ownerId } = random.pick(owners);
  return {
    id: String(firstCompanyId + position * 4_037),
    name,
    domain,
    ...(ownerId === undefined ? {} : { ownerId }),
    city: random.pick(towns),
    lifecycleStage: random.pick(['lead', 'opportunity', 'subscriber']),
    ...recordTimes(seedbed.startsOn, random),
    isArchived: random.chance(0.05),
  };
}

function crmContactsOf(
  seedbed: Seedbed,
  companies: readonly WorldCompany[],
  random: Random,
): readonly WorldCrmContact[] {
  const companyIds = new Map<number, string[]>();
  for (const { id, clientIndex } of companies) {
    if (clientIndex !== undefined) companyIds.set(clientIndex, [...(companyIds.get(clientIndex) ?? []), id]);
  }
  const known = seedbed.contacts.filter(({ arrivedOn }) => arrivedOn === undefined || arrivedOn < seedbed.startsOn);
  const clientSide = known.flatMap((contact) => {
    const linked = companyIds.get(contact.clientIndex);
    return linked === undefined ? [] : copiedContact(seedbed.startsOn, contact, linked, random);
  });
  const others = companies.flatMap(({ id, domain, clientIndex }) =>
    clientIndex !== undefined || domain === undefined ? [] : [strangerAt(seedbed.startsOn, id, domain, random)],
  );
  return [...clientSide, ...others].map((contact, position) => ({
    ...contact,
    id: String(firstContactRecordId + position * 911),
  }));
}

type ContactDraft = Omit<WorldCrmContact, 'id'>;

/** Sales know the important people; buying roles are filled in where somebody took the trouble. The first four clients are tidy. */
function copiedContact(
  startsOn: string,
  contact: WorldContact,
  companyIds: readonly string[],
  random: Random,
): readonly ContactDraft[] {
  const isTidy = contact.clientIndex < 4;
  if (!random.chance(contact.isImportant || isTidy ? 0.92 : 0.6)) return [];
  const isForgotten = !isTidy && random.chance(0.05);
  const everywhere = random.chance(0.1) ? companyIds : companyIds.slice(0, 1);
  /** Typed in once more from a business card. */
  const twin =
    contact.clientIndex === 11 || random.chance(0.015) ? [businessCard(startsOn, contact, companyIds, random)] : [];
  return [
    ...twin,
    {
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      jobTitle: contact.title,
      buyingRoles: random.chance(isTidy ? 1 : 0.62) ? contact.buyingRoles : [],
      companyIds: isForgotten ? [] : everywhere,
      companyLabels: isForgotten || !random.chance(isTidy ? 1 : 0.4) ? [] : labelsAt(everywhere, contact, random),
      ...recordTimes(startsOn, random),
      isArchived: false,
    },
  ];
}

function businessCard(
  startsOn: string,
  { firstName, lastName, email }: WorldContact,
  companyIds: readonly string[],
  random: Random,
): ContactDraft {
  return {
    firstName,
    lastName: lastName.toUpperCase(),
    email: `office.${email}`,
    jobTitle: '',
    buyingRoles: [],
    companyIds: companyIds.slice(0, 1),
    companyLabels: [],
    ...recordTimes(startsOn, random),
    isArchived: false,
  };
}

function labelsAt(
  companyIds: readonly string[],
  { buyingRoles }: WorldContact,
  random: Random,
): WorldCrmContact['companyLabels'] {
  const typeIds = labelsFor(buyingRoles, 'contacts', random);
  return typeIds.length === 0 ? [] : companyIds.slice(0, 1).map((companyId) => ({ companyId, typeIds }));
}

function strangerAt(startsOn: string, companyId: string, domain: string, random: Random): ContactDraft {
  const [firstName, lastName] = [random.pick(firstNames), random.pick(lastNames)];
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}@${domain}`.toLowerCase(),
    jobTitle: random.pick(['Director', 'Office Manager', 'IT Manager']),
    buyingRoles: [],
    companyIds: [companyId],
    companyLabels: [],
    ...recordTimes(startsOn, random),
    isArchived: random.chance(0.03),
  };
}
