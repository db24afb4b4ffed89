import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings } from '#application/settings';
import { cachedFrame } from '#application/view-cache';
import { replayReadiness, type StoredReadiness } from '#domain/readiness/tuning/replay-readiness';
import { readinessModel } from '#domain/readiness/readiness-model';
import { runUntilCut } from '#test/support/cut-run';
import { contract, memoryMsp, ticket, type MemoryMsp } from '#test/support/memory-msp';

const hour = 3_600_000;
const day = 24 * hour;

function synced(): MemoryMsp {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  return msp;
}

/** The same MSP, whose administrator entered this. */
function tuned(
  msp: MemoryMsp,
  readinessModel: unknown,
  unconnectedSources: readonly string[] = [],
): MemoryMsp['parts'] {
  const settings = parseSettings(JSON.stringify({ ...msp.parts.settings, readinessModel, unconnectedSources }));
  return { ...msp.parts, settings };
}

function payloads<Payload>(msp: MemoryMsp, type: string): readonly Payload[] {
  return msp
    .timeline()
    .filter((event) => event.type === type)
    .map(({ payloadText }) => JSON.parse(payloadText) as Payload);
}

const adopted = (msp: MemoryMsp) => payloads<{ version: string; text: string }>(msp, 'modelAdopted');
const versionsShown = (msp: MemoryMsp) =>
  new Set(
    msp.workbook
      .contentOf('Renewals')
      .slice(1)
      .map((cells) => String(cells[19])),
  );

test('the text of a model goes onto the timeline once, before the first score that rests on it', () => {
  const msp = synced();
  msp.clock.advance(day);
  runHourlySync(msp.parts);
  expect(adopted(msp).map(({ version }) => version)).toEqual([readinessModel.version]);
  const types = msp.timeline().map(({ type }) => type);
  expect(types.indexOf('modelAdopted')).toBeLessThan(types.indexOf('readinessMeasured'));
});

test('a new version is adopted by the next run, which assesses every contract with it', () => {
  const msp = synced();
  msp.clock.advance(hour);
  const parts = tuned(msp, { version: 'autumn', weights: { 'open-incidents': 30 } }, ['satisfaction']);
  expect(runHourlySync(parts).outcome).toBe('finished');
  const version = `${readinessModel.version}+autumn-without-satisfaction`;
  expect(adopted(msp).map((each) => each.version)).toEqual([readinessModel.version, version]);
  expect(versionsShown(msp)).toEqual(new Set([version]));
});

test('numbers that changed under a used name are refused: nothing is scored, the facts stay current, the cards say why', () => {
  const msp = synced();
  msp.clock.advance(hour);
  runHourlySync(tuned(msp, { version: 'autumn', weights: { 'open-incidents': 30 } }));
  const before = msp.timeline().length;
  const shown = versionsShown(msp);
  msp.clock.advance(day);
  msp.desk.records.tickets = [
    ...msp.desk.records.tickets,
    ticket({ id: 5_000, openedAt: msp.clock.now(), updatedAt: msp.clock.now() }),
  ];
  const report = runHourlySync(tuned(msp, { version: 'autumn', weights: { 'open-incidents': 31 } }));
  expect(report).toMatchObject({ outcome: 'finished', ticketsRead: 1 });
  expect(msp.timeline()).toHaveLength(before);
  expect(versionsShown(msp)).toEqual(shown);
  expect(cachedFrame(msp.cache)?.health.trouble).toMatch(/still called "autumn".*new version name/);

  msp.clock.advance(hour);
  runHourlySync(tuned(msp, { version: 'winter', weights: { 'open-incidents': 31 } }));
  expect(versionsShown(msp)).toEqual(new Set([`${readinessModel.version}+winter`]));
  expect(cachedFrame(msp.cache)?.health).not.toHaveProperty('trouble');
});

test('an earlier version can be used again, with the numbers it had', () => {
  const msp = synced();
  msp.clock.advance(hour);
  runHourlySync(tuned(msp, { version: 'autumn', weights: { 'open-incidents': 30 } }));
  msp.clock.advance(hour);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(adopted(msp)).toHaveLength(2);
  expect(versionsShown(msp)).toEqual(new Set([readinessModel.version]));
  expect(cachedFrame(msp.cache)?.health).not.toHaveProperty('trouble');
});

test('a run cut at any call adopts a model once', () => {
  for (const when of ['before', 'after'] as const) {
    for (let call = 1; call <= 10; call += 1) {
      const msp = synced();
      msp.clock.advance(hour);
      const parts = tuned(msp, { version: 'autumn', weights: { 'open-incidents': 30 } });
      runUntilCut({ ...msp, parts }, call, when);
      msp.clock.advance(10 * 60_000);
      for (let run = 0; run < 2; run += 1) runHourlySync(parts);
      expect(adopted(msp)).toHaveLength(2);
      expect(versionsShown(msp)).toEqual(new Set([`${readinessModel.version}+autumn`]));
    }
  }
});

test('the timeline alone replays every score bit for bit, with segments and across versions', () => {
  const msp = memoryMsp({
    desk: { contracts: [contract({ id: 101 }), contract({ id: 201, clientId: 2, kind: 'Backup' })] },
  });
  turnOnSync(msp.parts);
  const segments = [{ kind: 'Backup', weights: { 'stakeholders-known': 0 }, bands: { readyLow: 80 } }];
  for (let week = 0; week < 8; week += 1) {
    msp.desk.records.tickets = [
      ...msp.desk.records.tickets,
      ticket({ id: 6_000 + week, openedAt: msp.clock.now(), updatedAt: msp.clock.now(), resolutionMet: false }),
    ];
    const weights = { 'open-incidents': 20 + Math.floor(week / 3) };
    runHourlySync(tuned(msp, week === 0 ? undefined : { version: `v${Math.floor(week / 3)}`, weights, segments }));
    msp.clock.advance(7 * day);
  }
  const texts = new Map(adopted(msp).map(({ version, text }) => [version, text]));
  const measured = payloads<StoredReadiness & Figures>(msp, 'readinessMeasured');
  expect(measured.length).toBeGreaterThan(8);
  expect(new Set(measured.map(({ modelVersion }) => modelVersion)).size).toBeGreaterThan(2);
  expect(measured.some(({ segment }) => segment === 'Backup')).toBe(true);
  for (const { low, high, coverage, band, ...stored } of measured) {
    expect(replayReadiness(stored, texts.get(stored.modelVersion) ?? '')).toEqual({ low, high, coverage, band });
  }
});

interface Figures {
  readonly modelVersion: string;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: string;
}
