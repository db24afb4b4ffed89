import { firstStateRows, readState, stateEdits } from '#application/tabs/state-tab';
import { tabsOfThisVersion } from '#application/workbook-tabs';
import { freshProgress } from '#application/sync/sync-progress';
import { emptyWorkbook } from '#test/support/memory-msp';

const head = { sequence: 41, seal: 'a'.repeat(64) };

test('what is written is read back, and what is not named stays', () => {
  const workbook = emptyWorkbook();
  workbook.write(stateEdits({ writing: 'on', head, trouble: 'HaloPSA is away.', lastSyncAt: 5 }));
  workbook.write(stateEdits({ progress: freshProgress, lease: { run: 'run-1', until: 9 } }));
  const state = () => readState(workbook.contentOf('State').slice(1));
  expect(state()).toMatchObject({
    writing: 'on',
    head,
    trouble: 'HaloPSA is away.',
    lastSyncAt: 5,
    progress: freshProgress,
    lease: { run: 'run-1', until: 9 },
  });
  workbook.write(stateEdits({ trouble: null, lease: null }));
  expect(state()).toMatchObject({ writing: 'on', head, lastSyncAt: 5 });
  expect(state().trouble).toBeUndefined();
  expect(state().lease).toBeUndefined();
});

test('a new workbook has an empty timeline and nobody writing', () => {
  expect(readState(firstStateRows())).toEqual({
    writing: 'off',
    head: { sequence: -1, seal: '0'.repeat(64) },
    eventsIndexedTo: -1,
    runCount: 0,
    gapCount: 0,
    peopleCount: 0,
    tabs: tabsOfThisVersion,
  });
});

test.each([
  { edit: (rows: unknown[][]) => rows.splice(2, 1), message: /State row 4 should begin with "head_sequence"/ },
  {
    edit: (rows: unknown[][]) => void (rows[1] = ['writing', 'maybe']),
    message: /"writing" is neither on, paused nor off/,
  },
  { edit: (rows: unknown[][]) => void (rows[0] = ['format', 2]), message: /format 2; this version reads 1/ },
  { edit: (rows: unknown[][]) => void (rows[7] = ['progress', '{"page":']), message: /"progress" is not JSON/ },
])('an edited tab is refused with the place and what to do: $message', ({ edit, message }) => {
  const rows = firstStateRows().map((cells) => [...cells]);
  edit(rows);
  expect(() => readState(rows)).toThrow(message);
});

describe('a workbook that was made before a key was there', () => {
  const older = firstStateRows().slice(0, 14);

  test('is read, and what it does not hold is absent', () => {
    const { tabs: _tabs, ...rest } = readState(firstStateRows());
    expect(readState(older)).toEqual(rest);
    expect(readState(older)).not.toHaveProperty('categories');
    expect(readState(older)).not.toHaveProperty('monthsFormat');
  });

  test('gets the row of a later key with its name and meaning', () => {
    const edits = stateEdits({ monthsFormat: 3, categories: ['Email'] });
    expect(edits.map(({ firstColumn, rows }) => [firstColumn, rows[0]?.[0], rows[0]?.[1]])).toEqual([
      [1, 'categories', '["Email"]'],
      [1, 'months_format', 3],
    ]);
    const rows = [...older, ...edits.map((edit) => edit.rows[0] ?? [])];
    expect(readState(rows)).toMatchObject({ monthsFormat: 3, categories: ['Email'] });
  });

  test('is refused where another key stands in its row', () => {
    expect(() => readState([...older, ['months_format', 3]])).toThrow(/State row 16 should begin with "categories"/);
  });
});
