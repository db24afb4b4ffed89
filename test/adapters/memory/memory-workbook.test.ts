import { MemoryWorkbook } from '#adapters/memory/memory-workbook';
import { workbookTabs } from '#application/workbook-tabs';
import { workbookContract } from '#test/contract/workbook.contract';
import { thrownBy } from '#test/support/transport-kit';

const headings = Object.fromEntries(workbookTabs.map(({ tab, columns }) => [tab, [columns.map(({ name }) => name)]]));

workbookContract('a workbook in memory', () => {
  const workbook = new MemoryWorkbook(headings);
  return { workbook, removeTab: (tab) => workbook.removeTab(tab) };
});

test('calls are counted by kind', () => {
  const workbook = new MemoryWorkbook();
  workbook.read([{ tab: 'State', firstRow: 1 }]);
  workbook.append('State', [['a']]);
  workbook.write([{ tab: 'State', firstRow: 1, rows: [['b']] }]);
  expect(workbook.calls).toEqual(['read', 'append', 'write']);
  expect(workbook.contentOf('State')).toEqual([['b']]);
});

test('a cell of more than 50,000 characters is a defect of ours', () => {
  const workbook = new MemoryWorkbook();
  expect(thrownBy(() => workbook.append('State', [['x'.repeat(50_001)]])).name).toBe('InvariantViolation');
});
