import type { Person } from '#domain/vocabulary/person';
import type { Settings } from '../settings';
import type { DataGap } from '../views/data-gap';
import { contractGaps, severalContractsGaps } from './find-contract-gaps';
import type { ClientRecord, ContractRecord } from './records';

/** What a client's records lack, each with what to fix and where. */
export function clientGaps(
  record: ClientRecord,
  contracts: readonly ContractRecord[],
  settings: Settings,
  people: readonly Person[],
): readonly DataGap[] {
  return [
    ...companyGaps(record),
    ...ownerGaps(record, people),
    ...domainGaps(record, settings),
    ...contracts.flatMap((contract) => contractGaps(contract, settings)),
    ...severalContractsGaps(record, contracts.length),
    ...currencyGaps(record),
  ];
}

/** What the whole installation lacks. */
export function settingsGaps(settings: Settings): readonly DataGap[] {
  if (settings.csatScale !== undefined) return [];
  return [
    {
      kind: 'unknownCsatScale',
      what: 'Nobody has confirmed which end of the satisfaction scale is good, so satisfaction is not measured.',
      fix: 'Look at a few answers in HaloPSA (its own default is 1 = best) and enter the setting csatScale.',
    },
  ];
}

/** Once for all agents: a cost that is known of some is a cost. Before the people were read, nobody's absence says anything. */
export function agentCostGaps(people: readonly Person[]): readonly DataGap[] {
  if (people.length === 0 || people.some(({ costPerHourMinor }) => costPerHourMinor !== undefined)) return [];
  return [
    {
      kind: 'noAgentCost',
      what: 'No agent in HaloPSA has a cost, so what serving a client costs is not known.',
      fix: 'Enter the cost price of an hour on the agents in HaloPSA.',
    },
  ];
}

/** `waiting`: changed tickets whose replies no run had room for yet. */
export function replyGaps(waiting: number, { repliesPerRun }: Settings): readonly DataGap[] {
  if (waiting === 0) return [];
  const tickets = waiting === 1 ? '1 changed ticket' : `${waiting} changed tickets`;
  return [
    {
      kind: 'repliesNotRead',
      what: `The replies of ${tickets} are not read yet: a run reads those of ${repliesPerRun}, the newest changes first.`,
      fix: 'Nothing, if the number falls again by night. Else raise the setting repliesPerRun; each ticket costs one call.',
    },
  ];
}

function companyGaps({ client, company }: ClientRecord): readonly DataGap[] {
  if (company === undefined) return [];
  if (company === null) {
    return [
      {
        kind: 'noCompany',
        clientId: client.id,
        what: 'No HubSpot company is tied to this client, so stakeholders are not known.',
        fix: `In HubSpot, enter ${client.id} as the HaloPSA client id of the company, or give it the client's mail domain.`,
      },
    ];
  }
  if (company.rivals.length === 0) return [];
  return [
    {
      kind: 'companyInConflict',
      clientId: client.id,
      what: `${company.rivals.length + 1} HubSpot companies claim this client; ${company.companyId} is used.`,
      fix: `In HubSpot, merge company ${company.rivals.join(', ')} into ${company.companyId}, or enter ${client.id} as HaloPSA client id on the right one.`,
    },
  ];
}

function ownerGaps({ client, ownerEmail, sales }: ClientRecord, people: readonly Person[]): readonly DataGap[] {
  const tasksOf = (owner: Person) => sales?.tasks.filter(({ ownerId }) => ownerId === owner.hubspotOwnerId).length ?? 0;
  const gone = people.filter((person) => !person.active && person.hubspotOwnerId !== undefined && tasksOf(person) > 0);
  const tasksText = (left: readonly Person[]) =>
    left.map((person) => ` ${openTasks(tasksOf(person))} still assigned to ${person.name}.`).join('');
  if (ownerEmail === undefined) {
    return [
      {
        kind: 'noOwner',
        clientId: client.id,
        what: 'Nobody owns this client.',
        fix: 'Set the company owner in HubSpot, or the account manager of the client in HaloPSA.',
      },
      ...leftBehindTasks(client.id, gone, tasksText),
    ];
  }
  const owner = people.find(({ email }) => email === ownerEmail);
  if (owner === undefined || owner.active) return leftBehindTasks(client.id, gone, tasksText);
  return [
    {
      kind: 'ownerInactive',
      clientId: client.id,
      what: `The owner, ${owner.name}, is deactivated.${tasksText(gone)}`,
      fix: `Set another company owner in HubSpot${gone.length === 0 ? '' : ', and give those tasks to somebody active'}.`,
    },
  ];
}

function openTasks(count: number): string {
  return count === 1 ? '1 open task is' : `${count} open tasks are`;
}

/** The company has an active owner, but its tasks do not. */
function leftBehindTasks(
  clientId: number,
  gone: readonly Person[],
  tasksText: (left: readonly Person[]) => string,
): readonly DataGap[] {
  if (gone.length === 0) return [];
  return [
    {
      kind: 'ownerInactive',
      clientId,
      what: `Somebody who is deactivated still has work here.${tasksText(gone)}`,
      fix: 'In HubSpot, give those tasks to somebody active.',
    },
  ];
}

function domainGaps({ client }: ClientRecord, settings: Settings): readonly DataGap[] {
  const shared = client.domains.filter((domain) => settings.sharedMailDomains.includes(domain));
  if (shared.length > 0) {
    return [
      {
        kind: 'sharedMailDomain',
        clientId: client.id,
        what: `${shared.join(', ')} is used by many companies, so only known addresses of this client are recognized.`,
        fix: 'Enter the mail addresses of its people in HaloPSA, or its own domain on the client.',
      },
    ];
  }
  if (client.domains.length > 0) return [];
  return [
    {
      kind: 'noMailDomain',
      clientId: client.id,
      what: 'The client has no mail domain, so only known addresses are recognized.',
      fix: "Enter the client's mail domain in HaloPSA, or tie its HubSpot company.",
    },
  ];
}

function currencyGaps({ client, billedIn = [] }: ClientRecord): readonly DataGap[] {
  if (billedIn.length < 2) return [];
  return [
    {
      kind: 'twoCurrencies',
      clientId: client.id,
      what: `This client is billed in ${billedIn.join(' and ')}; amounts are shown apart and never added up.`,
      fix: 'If one of them is a mistake, correct the currency of the invoices in HaloPSA.',
    },
  ];
}
