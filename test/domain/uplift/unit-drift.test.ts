import { unitDriftOf } from '#domain/uplift/unit-drift';

const on = (day: string, actual: number, billed = 40) => ({ on: day, actual, billed });

test.each([
  ['both above', [on('2026-08-31', 45), on('2026-09-30', 46)], 5],
  ['two above is tolerance', [on('2026-08-31', 42), on('2026-09-30', 42)], undefined],
  ['three above is not', [on('2026-08-31', 43), on('2026-09-30', 43)], 3],
  ['five percent of many is tolerance', [on('2026-08-31', 210, 200), on('2026-09-30', 210, 200)], undefined],
  ['one snapshot alone', [on('2026-09-30', 60)], undefined],
  ['two snapshots within a month', [on('2026-09-10', 60), on('2026-09-30', 60)], undefined],
  ['twenty-five days apart', [on('2026-09-05', 60), on('2026-09-30', 60)], 20],
  ['a jump of the last days', [on('2026-08-31', 40), on('2026-09-30', 60)], undefined],
  ['below what is billed', [on('2026-08-31', 30), on('2026-09-30', 30)], undefined],
  ['none', [], undefined],
])('%s', (_, snapshots, gap) => {
  expect(unitDriftOf(snapshots)?.gap).toBe(gap);
});
