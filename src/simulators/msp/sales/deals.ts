import { addDays, daysFrom, hour, instantOf } from '../days';
import { mixedSeed, Random } from '../random';
import type {
  LabelledContact,
  PastRenewal,
  StaffMember,
  WorldClient,
  WorldCompany,
  WorldContact,
  WorldContract,
  WorldCrmContact,
  WorldDeal,
} from '../world';
import { labelsFor, openStages } from './labels';

const firstDealId = 27_410_550_208;

export interface SalesSeedbed {
  readonly seed: number;
  readonly startsOn: string;
  readonly historyStartsOn: string;
  readonly staff: readonly StaffMember[];
  readonly clients: readonly WorldClient[];
  readonly contacts: readonly WorldContact[];
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
  readonly companies: readonly WorldCompany[];
  readonly crmContacts: readonly WorldCrmContact[];
}

/** Its account manager has left, and the deal of its renewal still waits in that person's list. */
const orphanClientIndex = 7;

/** Who stands behind a client in the sales system. */
export interface Relations {
  companyOf(clientIndex: number): WorldCompany | undefined;
  contactsOf(companyId: string): readonly WorldCrmContact[];
}

export function relationsOf({ companies, crmContacts }: SalesSeedbed): Relations {
  const byClient = new Map<number, WorldCompany>();
  for (const company of companies) {
    const { clientIndex, isArchived } = company;
    if (clientIndex !== undefined && !isArchived && !byClient.has(clientIndex)) byClient.set(clientIndex, company);
  }
  const byCompany = new Map<string, WorldCrmContact[]>();
  for (const contact of crmContacts) {
    const [primary] = contact.companyIds;
    if (primary === undefined || contact.isArchived) continue;
    const known = byCompany.get(primary);
    if (known) known.push(contact);
    else byCompany.set(primary, [contact]);
  }
  return {
    companyOf: (clientIndex) => byClient.get(clientIndex),
    contactsOf: (companyId) => byCompany.get(companyId) ?? [],
  };
}

type Draft = Omit<WorldDeal, 'id'>;

/** Deals as account managers made them by hand: of renewals that ended, of some that are near, and new business. */
export function generateDeals(seedbed: SalesSeedbed, relations: Relations): readonly WorldDeal[] {
  const random = new Random(mixedSeed(seedbed.seed, 40));
  const drafts = [
    ...closedRenewals(seedbed, relations, random),
    ...openRenewals(seedbed, relations, random),
    ...newBusiness(seedbed, relations, random),
  ];
  return drafts.map((draft, position) => ({ id: String(firstDealId + position * 1_303), ...draft }));
}

function closedRenewals(seedbed: SalesSeedbed, relations: Relations, random: Random): readonly Draft[] {
  const contracts = new Map(seedbed.contracts.map((contract) => [contract.id, contract]));
  return seedbed.pastRenewals.flatMap((renewal): Draft[] => {
    const contract = contracts.get(renewal.contractId);
    const company = contract === undefined ? undefined : relations.companyOf(contract.clientIndex);
    if (contract === undefined || company === undefined || !random.chance(0.72)) return [];
    const isLost = renewal.outcome === 'lost';
    const closedAt = instantOf(addDays(renewal.decidedOn, random.whole(0, 6))) + random.whole(9, 16) * hour;
    const amountMinor = isLost ? renewal.annualValueBeforeMinor : renewal.annualValueAfterMinor;
    return [
      {
        name: dealName(company, contract, renewal.termEndedOn, random),
        pipelineId: 'default',
        stageId: isLost ? 'closedlost' : 'closedwon',
        dealType: 'existingbusiness',
        amountMinor,
        currency: renewal.currency,
        closesOn: new Date(closedAt).toISOString().slice(0, 10),
        ...ownerOf(seedbed, contract.clientIndex, company),
        companyIds: [company.id],
        contacts: contactsFor(relations, company, 0.35, random),
        ...(renewal.concession === undefined
          ? {}
          : { description: `Agreed ${renewal.concession.depthPercent}% off after a call with the client.` }),
        ...(isLost ? lostReasonOf(renewal, seedbed.seed) : {}),
        createdAt: closedAt - random.whole(20, 110) * 24 * hour,
        updatedAt: closedAt,
        closedAt,
        isArchived: false,
        contractIndex: contract.index,
      },
    ];
  });
}

const lostReasons = {
  acquisition: ['Acquired, the new group brings its own IT', 'Taken over; parent company decides now'],
  other: ['Price', 'Went to a competitor', 'Not happy with response times', 'Moved IT in-house'],
} as const;

/** Three in four account managers say why. Luck of its own: the other deals must not change with it. */
function lostReasonOf({ contractId, termEndedOn, causes }: PastRenewal, seed: number): { lostReason?: string } {
  const random = new Random(mixedSeed(seed, 41, contractId, Number(termEndedOn.replaceAll('-', ''))));
  if (!random.chance(0.75)) return {};
  return { lostReason: random.pick(lostReasons[causes.includes('acquisition') ? 'acquisition' : 'other']) };
}

/** Made for some of the renewals that are near, early for the diligent. The first clients' are tidy, so adoption has a clear case. */
function openRenewals(seedbed: SalesSeedbed, relations: Relations, random: Random): readonly Draft[] {
  return seedbed.contracts.flatMap((contract): Draft[] => {
    const { endsOn, inactiveFrom, clientIndex } = contract;
    const company = relations.companyOf(clientIndex);
    if (endsOn === undefined || inactiveFrom !== undefined || company === undefined) return [];
    const left = daysFrom(seedbed.startsOn, addDays(endsOn, -contract.noticeDays));
    const isTidy = clientIndex === 0;
    const isOrphan = clientIndex === orphanClientIndex && contract.kindId === 1;
    if (left > 150 || left < -60 || !(isTidy || isOrphan || random.chance(0.3))) return [];
    const deal = openRenewal(seedbed, { relations, company, contract, isTidy }, random);
    /** Two colleagues each made one. */
    const twice = clientIndex === 3 || random.chance(0.06);
    return twice
      ? [deal, { ...deal, name: `${deal.name} (2)`, stageId: 'appointmentscheduled', contacts: [] }]
      : [deal];
  });
}

interface OpenRenewal {
  readonly relations: Relations;
  readonly company: WorldCompany;
  readonly contract: WorldContract;
  readonly isTidy: boolean;
}

function openRenewal(
  seedbed: SalesSeedbed,
  { relations, company, contract, isTidy }: OpenRenewal,
  random: Random,
): Draft {
  const createdAt = instantOf(addDays(seedbed.startsOn, -random.whole(3, 70))) + random.whole(9, 16) * hour;
  /** A guess of last spring: the day has passed and nobody moved it. */
  const isOverdue = !isTidy && random.chance(0.18);
  const closesOn = isOverdue ? addDays(seedbed.startsOn, -random.whole(2, 30)) : (contract.endsOn ?? seedbed.startsOn);
  const isUnlinked = !isTidy && random.chance(0.08);
  return {
    name: dealName(company, contract, contract.endsOn ?? seedbed.startsOn, random),
    pipelineId: 'default',
    stageId: random.pick(openStages),
    dealType: 'existingbusiness',
    ...(isTidy || random.chance(0.85)
      ? {
          amountMinor: isTidy ? contract.monthlyMinor * 12 : Math.round((contract.monthlyMinor * 12) / 10_000) * 10_000,
        }
      : {}),
    currency: contract.currency,
    closesOn,
    ...ownerOf(seedbed, contract.clientIndex, company),
    companyIds: isUnlinked ? [] : [company.id],
    contacts: isUnlinked ? [] : contactsFor(relations, company, isTidy ? 1 : 0.45, random),
    ...(random.chance(0.4) ? { nextStep: random.pick(['Call the sponsor', 'Send proposal', 'Wait for board']) } : {}),
    createdAt,
    updatedAt: createdAt + random.whole(0, 2) * 24 * hour,
    isArchived: false,
    contractIndex: contract.index,
  };
}

/** What account managers sell besides: to companies that are no clients yet, and on top to those that are. */
function newBusiness(seedbed: SalesSeedbed, relations: Relations, random: Random): readonly Draft[] {
  return seedbed.companies.flatMap((company): Draft[] => {
    const isProspect = company.clientIndex === undefined;
    if (company.isArchived || !random.chance(isProspect ? 0.6 : 0.14)) return [];
    const stageId = random.pick([...openStages, 'closedwon', 'closedlost', 'closedlost'] as const);
    const isClosed = stageId.startsWith('closed');
    const createdAt = instantOf(addDays(seedbed.startsOn, -random.whole(15, 420))) + random.whole(9, 16) * hour;
    const latest = instantOf(seedbed.startsOn) - 24 * hour;
    const closedAt = Math.min(latest, createdAt + random.whole(5, 120) * 24 * hour);
    const what = isProspect ? 'Managed Services' : random.pick(['Wi-Fi project', 'Laptop refresh', 'Office move']);
    return [
      {
        name: `${company.name} - ${what}`,
        pipelineId: 'default',
        stageId,
        dealType: isProspect ? 'newbusiness' : 'existingbusiness',
        amountMinor: random.whole(8, 400) * 10_000,
        currency: 'GBP',
        closesOn: isClosed
          ? new Date(closedAt).toISOString().slice(0, 10)
          : addDays(seedbed.startsOn, random.whole(5, 120)),
        ...(company.ownerId === undefined ? {} : { ownerId: company.ownerId }),
        companyIds: [company.id],
        contacts: contactsFor(relations, company, 0.1, random),
        createdAt,
        updatedAt: isClosed ? closedAt : Math.min(latest, createdAt + random.whole(0, 20) * 24 * hour),
        ...(isClosed ? { closedAt } : {}),
        isArchived: false,
      },
    ];
  });
}

function dealName(company: WorldCompany, contract: WorldContract, endsOn: string, random: Random): string {
  const year = endsOn.slice(0, 4);
  const product = contract.kind;
  return random.pick([
    `${company.name} - ${product} renewal ${year}`,
    `${company.name} ${product} ${year}`,
    `Renewal: ${company.name} (${product})`,
    `${company.name} renewal ${year}`,
  ]);
}

/** The person who manages the client, whether or not that person still works here. */
export function ownerOf(
  { staff, clients }: Pick<SalesSeedbed, 'staff' | 'clients'>,
  clientIndex: number,
  company: WorldCompany,
): { ownerId?: string } {
  const email = clients[clientIndex]?.accountManagerEmail;
  const ownerId = staff.find((member) => member.email === email)?.ownerId ?? company.ownerId;
  return ownerId === undefined ? {} : { ownerId };
}

function contactsFor(
  relations: Relations,
  company: WorldCompany,
  labelShare: number,
  random: Random,
): readonly LabelledContact[] {
  return relations
    .contactsOf(company.id)
    .filter(({ buyingRoles }) => buyingRoles.length > 0 || random.chance(0.15))
    .slice(0, 6)
    .map(({ id, buyingRoles }) => ({
      contactId: id,
      typeIds: random.chance(labelShare) ? labelsFor(buyingRoles, 'deals', random) : [],
    }));
}
