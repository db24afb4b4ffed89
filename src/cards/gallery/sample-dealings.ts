import type { ClientContext, ComparisonView, ContractContext } from '#application/views/client-context';
import type { Change } from '#domain/readiness/what-changed';
import {
  crowdedClient,
  foreignClient,
  hostileClient,
  hostileText,
  sampleContext,
  sampleContract,
} from './sample-clients';
import { readinessSamples } from './sample-readings';

export const moved: ComparisonView = {
  on: '2026-02-23',
  points: -8.7,
  changes: [
    change('sla-resolution', -6.9, 'Do we solve tickets in time? From 58.5 to 24: \u22126.9 points.'),
    change('csat', -4.5, 'Are the people who answer surveys content? Not known any more: \u22124.5 points.'),
    change('stakeholders', 2.5, 'Do we know who decides? From 25 to 50: +2.5 points.'),
    change('reopened', 0.2, 'Do solved tickets stay solved? From 36 to 38: +0.2 points.'),
  ],
};

function change(signalId: string, points: number, sentence: string): Change {
  return { signalId, points, sentence };
}

export const stillAsItWas: ComparisonView = { on: '2026-02-23', points: 0, changes: [] };

const ends = { termEndsOn: '2026-07-13', decisionOn: '2026-04-14' };

/** Three contracts that end on one day, one of them with a longer notice period, and one that stands alone. */
const groupedContracts: readonly ContractContext[] = [
  sampleContract({
    id: 511,
    ref: 'CT-0511',
    ...ends,
    noticePeriodDays: 120,
    decisionOn: '2026-03-15',
    endsTogetherWith: [512, 513],
    renewsByItself: true,
    escalatorPercent: 3.5,
    readiness: readinessSamples.atRisk,
    sinceWeek: moved,
    sinceFreeze: { ...moved, window: 'T-60', on: '2026-02-13', points: -4.4, changes: moved.changes.slice(1) },
  }),
  sampleContract({
    id: 512,
    ref: 'CT-0512',
    kind: 'Backup',
    ...ends,
    endsTogetherWith: [511, 513],
    sinceWeek: stillAsItWas,
  }),
  sampleContract({
    id: 513,
    ref: 'CT-0513',
    kind: 'Connectivity',
    ...ends,
    endsTogetherWith: [511, 512],
    annualValue: { annualMinor: 940_000, currency: 'EUR' },
    renewsByItself: false,
    escalatorPercent: 0,
  }),
  sampleContract({ id: 514, ref: 'CT-0514', kind: 'Telephony', decisionOn: '2026-10-02' }),
];

const gaps: ClientContext['gaps'] = [
  ...[511, 512].map((contractId) => ({
    kind: 'noNoticePeriod' as const,
    clientId: 77,
    contractId,
    what: `CT-0${contractId} has no notice period; 90 days are assumed.`,
    fix: 'Fill the custom field CFNoticePeriodDays of the contract in HaloPSA.',
  })),
  {
    kind: 'noCompany',
    clientId: 77,
    what: 'No HubSpot company is tied to this client.',
    fix: 'In HubSpot, enter 77 as the HaloPSA client id of the company.',
  },
];

/** A client about whom everything is known. */
export const busyClient = sampleContext({
  contracts: groupedContracts,
  openTasks: [
    { subject: 'T\u201160 call with the economic buyer', dueOn: '2026-02-25', ownerName: 'Priya Nair' },
    { subject: 'Send the usage report', dueOn: '2026-03-03', ownerName: 'Priya Nair' },
    { subject: 'Ask who signs' },
  ],
  meetings: { lastHeldOn: '2026-01-19', nextOn: '2026-03-12', missedInARow: 2 },
  priorRenewals: [
    {
      ref: 'CT-0411',
      endedOn: '2025-07-13',
      outcome: 'renewed',
      value: { annualMinor: 4_700_000, currency: 'GBP' },
    },
    { ref: 'Telephony 2024', endedOn: '2024-10-01', outcome: 'lost', value: { annualMinor: 310_000, currency: 'GBP' } },
    { ref: 'CT-0311', endedOn: '2024-07-13', outcome: 'unknown' },
  ],
  overdue: {
    count: 3,
    oldestDays: 64,
    sums: [
      { minor: 123_450, currency: 'GBP' },
      { minor: 20_000, currency: 'EUR' },
    ],
  },
  gaps,
});

export const busyContract: ContractContext = groupedContracts[0] ?? sampleContract();
export const endingContract: ContractContext = groupedContracts[2] ?? sampleContract();

/** Everything was read, and there is nothing to tell. */
export const quietClient = sampleContext({
  contracts: [sampleContract({ sinceWeek: stillAsItWas })],
  openTasks: [],
  meetings: { missedInARow: 0 },
  priorRenewals: [],
  overdue: { count: 0, oldestDays: 0, sums: [] },
});

/** As much of everything as a record can hold. */
export const fullClient: ClientContext = {
  ...crowdedClient,
  contracts: crowdedClient.contracts.map((contract, index) => ({
    ...contract,
    termEndsOn: `2027-01-${String(10 + Math.floor(index / 2))}`,
    endsTogetherWith: [600 + (index % 2 === 0 ? index + 1 : index - 1)],
    sinceWeek: { ...moved, changes: [...moved.changes, ...moved.changes] },
  })),
  openTasks: Array.from({ length: 10 }, (_, index) => ({ subject: `Task ${index}`, dueOn: '2026-03-09' })),
  meetings: { lastHeldOn: '2026-01-19', missedInARow: 0 },
  priorRenewals: Array.from({ length: 5 }, (_, index) => ({
    ref: `CT-${index}`,
    endedOn: `202${index}-07-13`,
    outcome: 'renewed' as const,
  })),
  overdue: { count: 31, oldestDays: 12, sums: [{ minor: 5, currency: 'GBP' }] },
};

export const hostileDealings: ClientContext = {
  ...hostileClient,
  contracts: hostileClient.contracts.map((contract) => ({
    ...contract,
    sinceWeek: { ...moved, changes: [change('csat', -4.5, hostileText)] },
    sinceFreeze: { ...moved, window: hostileText, changes: [change('csat', -4.5, hostileText)] },
  })),
  openTasks: [{ subject: hostileText, ownerName: hostileText }],
  meetings: { missedInARow: 1 },
  priorRenewals: [{ ref: hostileText, endedOn: '2025-07-13', outcome: 'lost' }],
};

export const foreignDealings: ClientContext = {
  ...foreignClient,
  openTasks: [{ subject: 'לשלוח הצעה 2026', dueOn: '2026-03-09', ownerName: 'Zoë Łukasz 🚀' }],
  priorRenewals: [{ ref: 'חוזה-11', endedOn: '2025-03-01', outcome: 'renewed' }],
};

export const otherClients = [
  { id: 78, name: 'Quay Logistics' },
  { id: 79, name: 'Northgate Dental' },
];

export const manyClients = [
  ...Array.from({ length: 11 }, (_, index) => ({ id: 200 + index, name: `Client ${index}` })),
  { id: 80, name: hostileText },
];
