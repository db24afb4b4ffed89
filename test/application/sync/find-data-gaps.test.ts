import { CategoryList } from '#application/sync/category-list';
import type { RecordBreaks } from '#application/sync/facts/record-breaks';
import { recordBreakGaps } from '#application/sync/find-break-gaps';
import { agentCostGaps, clientGaps, replyGaps, settingsGaps } from '#application/sync/find-data-gaps';
import { adoptionGaps, crmSetUpGaps, crmWriteGaps } from '#application/writes/crm/crm-gaps';
import type { KeptWrite } from '#application/writes/crm/kept-crm-writes';
import { digestGaps } from '#application/workflow/digest/kept-digest';
import { clientNoteGaps } from '#application/writes/notes/note-gaps';
import { fieldGaps } from '#application/writes/figures/field-gaps';
import type { ClientRecord, ContractRecord } from '#application/sync/records';
import { dataGapKinds, type DataGapKind } from '#application/views/data-gap';
import type { Contract } from '#domain/vocabulary/client';
import type { Person } from '#domain/vocabulary/person';
import { ada, contract, memoryMsp } from '#test/support/memory-msp';

const { settings } = memoryMsp().parts;
const people: readonly Person[] = [
  { email: ada, name: 'Ada Moss', roles: ['accountManager'], leads: [], deputyFor: [], active: true },
  { email: 'gone@msp.example', name: 'Gus Gone', roles: ['accountManager'], leads: [], deputyFor: [], active: false },
];

const complete: ClientRecord = {
  client: { id: 1, name: 'Birch & Co', domains: ['birch.example'], isVip: false, active: true },
  deskContacts: [],
  crmContacts: [],
  company: { companyId: '9', domain: 'birch.example', rivals: [] },
  ownerEmail: ada,
  openIncidents: [],
};

function without<Key extends keyof Contract>(...keys: Key[]): Contract {
  return Object.fromEntries(
    Object.entries(contract({ id: 101 })).filter(([key]) => !keys.includes(key as Key)),
  ) as unknown as Contract;
}

function signed(contracts: readonly Contract[] = [contract({ id: 101 })]): readonly ContractRecord[] {
  return contracts.map((each) => ({ contract: each, detailReadAt: 1, hasEnded: false }));
}

const kinds = (record: ClientRecord, contracts = signed()) =>
  clientGaps(record, contracts, settings, people).map(({ kind }) => kind);

const two = [contract({ id: 101 }), contract({ id: 102 })];
const unpriced: ContractRecord = { contract: without('annualValue'), detailReadAt: 1, hasEnded: false };

const categories = new CategoryList(['Printer', 'Print & scan', 'Email', 'Mail', 'Post']);
const breakGaps = (breaks: RecordBreaks) => recordBreakGaps(breaks, categories).map(({ kind }) => kind);

/** A world for each kind of gap, and nothing but that gap in it. */
const worlds: Record<DataGapKind, () => readonly DataGapKind[]> = {
  noNoticePeriod: () => kinds(complete, signed([without('noticePeriodDays')])),
  noTermEnd: () => kinds(complete, signed([without('termEndsOn', 'termStartsOn')])),
  noAnnualValue: () => kinds(complete, signed([without('annualValue')])),
  noCompany: () => kinds({ ...complete, company: null }),
  companyInConflict: () => kinds({ ...complete, company: { companyId: '9', domain: 'birch.example', rivals: ['12'] } }),
  noOwner: () => {
    const { ownerEmail: _nobody, ...unowned } = complete;
    return kinds(unowned);
  },
  ownerInactive: () => kinds({ ...complete, ownerEmail: 'gone@msp.example' }),
  noMailDomain: () => kinds({ ...complete, client: { ...complete.client, domains: [] } }),
  sharedMailDomain: () => kinds({ ...complete, client: { ...complete.client, domains: ['gmail.com'] } }),
  unknownCsatScale: () => {
    const { csatScale: _unset, ...unconfirmed } = settings;
    return settingsGaps(unconfirmed).map(({ kind }) => kind);
  },
  noContractDetail: () => kinds(complete, [{ contract: contract({ id: 101 }), hasEnded: false }]),
  severalContracts: () => kinds({ ...complete, attribution: { contracts: [101, 102], toldCount: 0 } }, signed(two)),
  noEscalator: () => kinds(complete, signed([without('escalatorPercent')])),
  noRecurringValue: () => kinds(complete, [{ ...unpriced, billing: null }]),
  twoCurrencies: () => kinds({ ...complete, billedIn: ['EUR', 'GBP'] }),
  noAgentCost: () => agentCostGaps(people).map(({ kind }) => kind),
  repliesNotRead: () => replyGaps(12, settings).map(({ kind }) => kind),
  answersLost: () => breakGaps({ monthsWithoutSatisfaction: ['2026-09', '2026-10'], renames: [] }),
  categoryRenamed: () =>
    breakGaps({ monthsWithoutSatisfaction: [], renames: [{ month: '2026-09', ended: [1], began: [2] }] }),
  noWriteBackField: () =>
    fieldGaps([{ figure: 'band', name: 'CFBand', kind: 'text', found: 'missing' }]).map(({ kind }) => kind),
  noCrmSetUp: () =>
    crmSetUpGaps({ problems: [{ what: 'a', fix: 'b', blocks: true }], stages: [], labelledRoles: [] }).map(
      ({ kind }) => kind,
    ),
  digestWaits: () => digestGaps({ week: '2026-11-30', told: [], waiting: 3, because: 'quota' }).map(({ kind }) => kind),
  noClientNotes: () => clientNoteGaps('Grant edit:crm.').map(({ kind }) => kind),
  dealToAdopt: () => adoptionGaps([offer]).map(({ kind }) => kind),
  crmRefused: () => writeGaps({ count: 1, refused: 'digest' }),
  crmConflict: () => writeGaps({ count: 1, conflicts: [{ field: 'stage', kind: 'skipsGate' }] }),
};

const offer = {
  renewalId: '101@2027-03-31',
  clientId: 1,
  contractId: 101,
  dealId: '700',
  daysLater: -3,
  saysRenewal: true,
  isAboutTheAmount: false,
};

function writeGaps(kept: KeptWrite) {
  const crmWrites = [{ renewalId: '101@2027-03-31', parts: [['deal', kept] as const] }];
  return crmWriteGaps({ contract: contract({ id: 101 }), hasEnded: false, crmWrites }).map(({ kind }) => kind);
}

test('complete records have no gap', () => {
  expect(kinds(complete)).toEqual([]);
  expect(settingsGaps(settings)).toEqual([]);
});

test.each(dataGapKinds)('%s is listed where it is missing, and nothing else with it', (kind) => {
  expect(worlds[kind]()).toEqual([kind]);
});

test('before the CRM was read, a missing company is no gap yet', () => {
  const { company: _unread, ...early } = complete;
  expect(kinds(early)).toEqual([]);
});

test.each([
  ['before HaloPSA was asked', undefined],
  ['once it told the contract of a ticket', { contracts: [101, 102], toldCount: 1 }],
])('several contracts are no gap %s', (_, attribution) => {
  expect(kinds({ ...complete, ...(attribution === undefined ? {} : { attribution }) }, signed(two))).toEqual([]);
});

test('several contracts are a gap where HaloPSA ignored the filter', () => {
  const ignored = { contracts: [101], toldCount: 0, isIgnored: true } as const;
  expect(kinds({ ...complete, attribution: ignored }, signed(two))).toEqual(['severalContracts']);
});

test('a value that a recurring invoice tells is no gap, one without a period is', () => {
  expect(kinds(complete, [{ ...unpriced, billing: { currency: 'GBP', annualMinor: 1_200 } }])).toEqual([]);
  expect(kinds(complete, [{ ...unpriced, billing: { currency: 'GBP' } }])).toEqual(['noRecurringValue']);
});

test('one currency is no gap', () => {
  expect(kinds({ ...complete, billedIn: ['EUR'] })).toEqual([]);
});

test('the cost of agents is a gap once, when none is known, and not before the people were read', () => {
  expect(agentCostGaps([])).toEqual([]);
  expect(
    agentCostGaps(people.map((person, index) => (index === 0 ? { ...person, costPerHourMinor: 4_000 } : person))),
  ).toEqual([]);
});

test('replies that wait are counted', () => {
  expect(replyGaps(0, settings)).toEqual([]);
  expect(replyGaps(1, settings)[0]?.what).toMatch(/^The replies of 1 changed ticket are not read yet/);
  expect(replyGaps(12, settings)[0]?.what).toMatch(/^The replies of 12 changed tickets/);
});

test('a renaming is told by name, and a long list of names in short', () => {
  const rename = { month: '2026-09', ended: [1, 3, 4, 5], began: [2, 7] };
  const [gap] = recordBreakGaps({ monthsWithoutSatisfaction: [], renames: [rename] }, categories);
  expect(gap?.what).toMatch(/of "Printer", "Email" and "Mail" and 1 more and many have "Print & scan" and "7":/);
  expect(recordBreakGaps(undefined, categories)).toEqual([]);
});
