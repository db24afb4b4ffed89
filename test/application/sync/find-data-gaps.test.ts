import { clientGaps, settingsGaps } from '#application/sync/find-data-gaps';
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
  severalContracts: () => kinds(complete, signed([contract({ id: 101 }), contract({ id: 102 })])),
};

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
