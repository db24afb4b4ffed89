import { findingsView } from '#application/uplift/findings-view';
import type { KeptFinding } from '#application/uplift/run/finding-book';
import { ada } from '#test/support/memory-msp';
import { findingOf, upliftingMsp } from '#test/support/uplifting-msp';

const { finding, life, seen, ...rest } = findingOf(upliftingMsp());

/** The first is worth most. */
function kept(place: number, change: Partial<KeptFinding['record']> = {}): KeptFinding {
  const key = `overrun/1/${place}`;
  const record = {
    ...rest,
    finding: { ...finding, key },
    life: { ...life, key },
    seen: { ...seen, priority: 99 - place },
  };
  return { row: place + 1, record: { ...record, ...change } };
}

const view = (findings: readonly KeptFinding[], isGated = false) => findingsView(findings, { people: [], isGated });
const placesOf = (findings: ReturnType<typeof view>) => findings?.shown.map(({ row }) => row - 1);
const twelve = Array.from({ length: 12 }, (_, place) => kept(place + 1));

test('eight findings that are most worth a talk are shown, and the others counted', () => {
  const shown = view(twelve);
  expect(placesOf(shown)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(shown?.more).toBe(4);
  expect(view(twelve.slice(0, 8))).not.toHaveProperty('more');
});

test('what was put forward is shown however little it is worth, and all of it', () => {
  const asked = { putForwardBy: ada };
  expect(placesOf(view([...twelve.slice(0, 11), kept(12, asked)]))).toEqual([1, 2, 3, 4, 5, 6, 7, 12]);
  const all = view(twelve.map((_, place) => kept(place + 1, asked)));
  expect(all?.shown).toHaveLength(12);
  expect(all).not.toHaveProperty('more');
});

test('while an incident is open all of them are held', () => {
  expect(view(twelve, true)).toEqual({ shown: [], held: 12, because: ['An incident is open.'] });
});
