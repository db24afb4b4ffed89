import type { RollbackLine, RollbackView } from '#application/views/rollback';
import { rollbackText } from '#hosts/cli/rollback-text';

const about = { clientId: 1, contractId: 101, because: [] };
const lines: readonly RollbackLine[] = [
  {
    ...about,
    system: 'HubSpot',
    kind: 'task',
    recordId: '5012',
    fate: 'left',
    removes: true,
    fields: [],
    because: ['status: changed by somebody since'],
  },
  { ...about, system: 'HubSpot', kind: 'deal', recordId: '5011', fate: 'undo', removes: true, fields: [] },
  {
    ...about,
    system: 'HaloPSA',
    kind: 'contract',
    recordId: '101',
    fate: 'undo',
    removes: false,
    fields: [{ name: 'CFBand', now: 'At risk', back: 'Ready' }],
  },
];
const view: RollbackView = { run: 'run-x', lines, turnsOff: ['HubSpot'], unsettled: 0, troubles: [], isFinished: true };

test('a dry run is a table that says what would be and how to do it', () => {
  expect(rollbackText(view, false).split('\n')).toEqual([
    'System   Record        Would be  Fields',
    'HubSpot  task 5012     left      status: changed by somebody since',
    'HubSpot  deal 5011     removed',
    'HaloPSA  contract 101  put back  CFBand "At risk" -> "Ready"',
    '',
    'run-x: 2 to take back, 1 left as they are.',
    'Writing to HubSpot would be turned off.',
    'This was a dry run. Add --yes to do it.',
  ]);
});

test('what was done, what failed and what is to be done again is said', () => {
  const text = rollbackText(
    { ...view, unsettled: 2, troubles: ['HaloPSA is not answering.'], isFinished: false },
    true,
  );
  expect(text).toContain('Writing to HubSpot was turned off.');
  expect(text).toContain('2 writes of it were never seen to be done');
  expect(text).toContain('HaloPSA is not answering.');
  expect(text).toContain('It is not finished. Ask again: it goes on from here.');
  expect(text).not.toContain('dry run');
});

test('a run of which nothing is left says so', () => {
  expect(rollbackText({ ...view, lines: [], turnsOff: [] }, true)).toBe(
    'Nothing of run-x is left to take back. Nothing was changed.',
  );
});
