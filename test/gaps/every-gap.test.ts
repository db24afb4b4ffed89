import { dataGapKinds, type DataGap, type DataGapKind } from '#application/views/data-gap';
import { builtWorkers } from '#test/support/built-workers';
import { plantedWorlds, type PlantedWorldName } from './planted-worlds';
import { gapsOf } from './synced-tenant';

/**
 * Met only once an administrator has turned writing on, or where mail is sent: tests of these have them, test/application/writes and
 * test/application/workflow/digest.
 */
const onlyWhileWriting = [
  'noWriteBackField',
  'noCrmSetUp',
  'crmRefused',
  'crmConflict',
  'dealToAdopt',
  'noClientNotes',
  'digestWaits',
] as const;
type ReadGapKind = Exclude<DataGapKind, (typeof onlyWhileWriting)[number]>;
const readGapKinds = dataGapKinds.filter(
  (kind): kind is ReadGapKind => !onlyWhileWriting.some((each) => each === kind),
);

/** Where each kind of gap is to be met. A new kind needs a world that has it: add one to planted-worlds.ts. */
const worldWith: Readonly<Record<ReadGapKind, PlantedWorldName>> = {
  noNoticePeriod: 'asGenerated',
  noTermEnd: 'hardlyEntered',
  noAnnualValue: 'invoicesClosed',
  noCompany: 'asGenerated',
  companyInConflict: 'asGenerated',
  noOwner: 'hardlyEntered',
  ownerInactive: 'asGenerated',
  noMailDomain: 'asGenerated',
  sharedMailDomain: 'asGenerated',
  unknownCsatScale: 'hardlyEntered',
  noContractDetail: 'contractsClosed',
  severalContracts: 'hardlyEntered',
  noEscalator: 'asGenerated',
  noRecurringValue: 'asGenerated',
  twoCurrencies: 'asGenerated',
  noAgentCost: 'hardlyEntered',
  repliesNotRead: 'busyMorning',
  answersLost: 'brokenRecords',
  categoryRenamed: 'brokenRecords',
};

const worlds = Object.keys(plantedWorlds) as PlantedWorldName[];
const workers = builtWorkers(['http-worker']);
const found = new Map<PlantedWorldName, readonly DataGap[]>();

beforeAll(async () => {
  for (const world of worlds) found.set(world, await gapsOf(world, workers.folder));
}, 300_000);
afterAll(() => workers.remove());

test.each(readGapKinds)('%s is found by the real sync in the world that has it, with what to fix and where', (kind) => {
  const world: PlantedWorldName | undefined = worldWith[kind];
  expect(`the world with ${kind}: ${world}`).toBe(`the world with ${kind}: ${worlds.find((name) => name === world)}`);
  const gaps = (found.get(world) ?? []).filter((gap) => gap.kind === kind);
  expect(gaps.map((gap) => gap.kind)).toContain(kind);
  for (const { what, fix } of gaps) {
    expect(what).toMatch(/^\S.{10,}\.$/);
    expect(fix).toMatch(/HaloPSA|HubSpot|setting/);
  }
});

test('a world that is made for a gap does not have it only because every world has', () => {
  const usual = new Set(found.get('asGenerated')?.map(({ kind }) => kind));
  const planted = readGapKinds.filter((kind) => worldWith[kind] !== 'asGenerated');
  expect(planted.filter((kind) => usual.has(kind))).toEqual([]);
});
