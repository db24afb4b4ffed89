import type { Person } from '#domain/vocabulary/person';
import type { Settings } from '../settings';
import type { DataGap } from '../views/data-gap';
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
    ...(contracts.length > 1 ? [severalContracts(record, contracts.length)] : []),
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

function ownerGaps({ client, ownerEmail }: ClientRecord, people: readonly Person[]): readonly DataGap[] {
  if (ownerEmail === undefined) {
    return [
      {
        kind: 'noOwner',
        clientId: client.id,
        what: 'Nobody owns this client.',
        fix: 'Set the company owner in HubSpot, or the account manager of the client in HaloPSA.',
      },
    ];
  }
  const owner = people.find(({ email }) => email === ownerEmail);
  if (owner === undefined || owner.active) return [];
  return [
    {
      kind: 'ownerInactive',
      clientId: client.id,
      what: `The owner, ${owner.name}, is deactivated.`,
      fix: 'Set another company owner in HubSpot.',
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

function contractGaps({ contract, detailReadAt }: ContractRecord, settings: Settings): readonly DataGap[] {
  const about = { clientId: contract.clientId, contractId: contract.id };
  if (detailReadAt === undefined) {
    return [
      {
        kind: 'noContractDetail',
        ...about,
        what: `The detail of ${contract.ref} could not be read, so its notice period and hours are not known.`,
        fix: 'Give the HaloPSA API agent the right to read client contracts.',
      },
    ];
  }
  const gaps: DataGap[] = [];
  if (contract.noticePeriodDays === undefined) {
    gaps.push({
      kind: 'noNoticePeriod',
      ...about,
      what: `${contract.ref} has no notice period; ${settings.defaultNoticePeriodDays} days are assumed.`,
      fix: `Fill the custom field ${settings.noticePeriodField} of the contract in HaloPSA.`,
    });
  }
  if (contract.termEndsOn === undefined && contract.termStartsOn === undefined) {
    gaps.push({
      kind: 'noTermEnd',
      ...about,
      what: `${contract.ref} has neither an end date nor a start date, so it has no decision date and no yearly review.`,
      fix: 'Enter the end date of the contract in HaloPSA; if it is rolling, enter its start date.',
    });
  }
  if (contract.annualValue === undefined) {
    gaps.push({
      kind: 'noAnnualValue',
      ...about,
      what: `${contract.ref} has no recurring amount that the product can read.`,
      fix: 'Enter the amount and billing period of the contract in HaloPSA.',
    });
  }
  return gaps;
}

function severalContracts({ client }: ClientRecord, count: number): DataGap {
  return {
    kind: 'severalContracts',
    clientId: client.id,
    what: `${count} contracts share the tickets of this client: service figures are the client's, not each contract's.`,
    fix: 'Nothing needs fixing. HaloPSA does not tell the contract of a ticket in its lists.',
  };
}
