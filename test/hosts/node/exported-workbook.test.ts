import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Cell } from '#application/ports/workbook';
import { columnsOf } from '#application/workbook-tabs';
import { exportedTimeline, type ExportedRow } from '#hosts/node/exported-workbook';
import { workbookFile } from '#hosts/node/workbook-file';

const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const heading = columnsOf('Timeline').map(({ name }) => name);

function eventRow(sequence: number): Cell[] {
  const seal = String(sequence).padStart(64, '0');
  return [
    sequence,
    `event-${sequence}`,
    '2026-11-23T08:00:00.000Z',
    'contractObserved',
    7,
    12,
    '12@2027-01-31',
    'run',
    'r1',
    '{"a":"=1+1"}',
    'f'.repeat(64),
    seal,
  ];
}

async function fileOf(name: string, tabs: Parameters<typeof workbookFile>[0]): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await workbookFile(tabs));
  return file;
}

async function rowsOf(file: string): Promise<readonly ExportedRow[]> {
  const rows: ExportedRow[] = [];
  for await (const row of exportedTimeline(file)) rows.push(row);
  return rows;
}

async function opened(file: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook;
}

test('a timeline survives the way into a file and back to the letter, wherever its tab stands', async () => {
  const file = await fileOf('good.xlsx', [
    {
      name: 'State',
      rows: [
        ['key', 'value'],
        ['format', 1],
      ],
    },
    {
      name: 'Timeline',
      rows: [heading, eventRow(0), [...eventRow(1).slice(0, 4), '', '', '', ...eventRow(1).slice(7)]],
    },
  ]);
  const rows = await rowsOf(file);
  expect(rows.map(({ row, kind }) => [row, kind])).toEqual([
    [2, 'event'],
    [3, 'event'],
  ]);
  expect(rows[0]).toMatchObject({
    event: {
      sequence: 0,
      at: '2026-11-23T08:00:00.000Z',
      clientId: 7,
      payloadText: '{"a":"=1+1"}',
      previousSeal: 'f'.repeat(64),
    },
  });
  expect(rows[1]).toMatchObject({ event: { sequence: 1, clientId: null, contractId: null, renewalId: null } });
});

test('a cell that is no longer what the product wrote is a finding with its row', async () => {
  const file = await fileOf('edited.xlsx', [
    { name: 'Timeline', rows: [heading, eventRow(0), ['one', ...eventRow(1).slice(1)]] },
  ]);
  expect((await rowsOf(file))[1]).toMatchObject({
    kind: 'unreadable',
    row: 3,
    why: expect.stringContaining('column sequence'),
  });
});

test('a file written by another program is read too', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Notes').addRow(['nothing']);
  const sheet = workbook.addWorksheet('Timeline');
  sheet.addRow(heading);
  sheet.addRow(eventRow(0));
  sheet.getCell('H2').value = { text: 'run', hyperlink: 'mailto:run' };
  sheet.getCell('J2').value = { richText: [{ text: '{"a":' }, { text: '"=1+1"}' }] };
  const file = join(folder, 'other.xlsx');
  await workbook.xlsx.writeFile(file);
  expect(await rowsOf(file)).toMatchObject([{ kind: 'event', event: { actor: 'run', payloadText: '{"a":"=1+1"}' } }]);
});

test.each([
  { name: 'absent.xlsx', content: undefined, says: 'there is no such file' },
  { name: 'text.xlsx', content: 'sequence,event_id', says: 'is not an .xlsx file' },
  { name: 'empty.xlsx', content: '', says: 'is not an .xlsx file' },
  { name: 'cut.xlsx', content: 'PK\u0003\u0004 and then nothing that fits', says: 'was cut off' },
])('$name is refused: $says', async ({ name, content, says }) => {
  const file = join(folder, name);
  if (content !== undefined) writeFileSync(file, content);
  await expect(rowsOf(file)).rejects.toThrow(says);
});

test('a workbook that was cut off in the middle is refused, not half read in silence', async () => {
  const whole = await workbookFile([
    { name: 'Timeline', rows: [heading, ...Array.from({ length: 3000 }, (_, index) => eventRow(index))] },
  ]);
  const file = join(folder, 'half.xlsx');
  writeFileSync(file, whole.slice(0, Math.floor(whole.length / 2)));
  await expect(rowsOf(file)).rejects.toThrow('was cut off');
});

test('a workbook with damage inside is refused', async () => {
  const whole = await workbookFile([
    { name: 'Timeline', rows: [heading, ...Array.from({ length: 3000 }, (_, index) => eventRow(index))] },
  ]);
  const file = join(folder, 'damaged.xlsx');
  const middle = Math.floor(whole.length / 2);
  writeFileSync(
    file,
    whole.map((byte, at) => (at > middle && at < middle + 200 ? byte ^ 0xa5 : byte)),
  );
  await expect(rowsOf(file)).rejects.toThrow('is damaged');
}, 10_000);

test('a workbook without a Timeline tab is refused', async () => {
  const file = await fileOf('none.xlsx', [{ name: 'People', rows: [['email'], ['a@b.example']] }]);
  await expect(rowsOf(file)).rejects.toThrow('has no Timeline tab');
});

test('headings are bold, frozen and explained; days are dates outside the timeline and text within it', async () => {
  const file = await fileOf('formats.xlsx', [
    { name: 'Timeline', rows: [heading, eventRow(0)] },
    {
      name: 'Renewals',
      rows: [
        ['ref', 'term_ends_on', 'coverage', 'annual_value', 'contract_id', 'unheard_of'],
        ['=cmd()', '2027-01-31', 0.755, 48_600, 12, '2027-01-31'],
      ],
    },
    { name: 'Runs', rows: [['started_at'], ['2026-11-23T08:00:05.000Z'], ['yesterday']] },
  ]);
  const workbook = await opened(file);
  const renewals = workbook.getWorksheet('Renewals');
  expect(renewals?.getRow(1).font).toMatchObject({ bold: true });
  expect(renewals?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(JSON.stringify(renewals?.getCell('B1').note)).toContain('Last day of the term');
  expect(renewals?.getCell('A2').value).toBe('=cmd()');
  expect(renewals?.getCell('B2')).toMatchObject({ value: new Date('2027-01-31'), numFmt: 'yyyy-mm-dd' });
  expect(renewals?.getCell('C2')).toMatchObject({ value: 0.755, numFmt: '0.0%' });
  expect(renewals?.getCell('D2').numFmt).toBe('#,##0.00');
  expect(renewals?.getCell('E2').numFmt).toBe('0');
  expect(renewals?.getCell('F2').value).toBe('2027-01-31');
  const runs = workbook.getWorksheet('Runs');
  expect(runs?.getCell('A2').numFmt).toBe('yyyy-mm-dd hh:mm:ss');
  expect(runs?.getCell('A3').value).toBe('yesterday');
  expect(workbook.getWorksheet('Timeline')?.getCell('C2').value).toBe('2026-11-23T08:00:00.000Z');
});

test('JSON is narrow and stays inside its cell; every tab is protected and can be filtered', async () => {
  const file = await fileOf('looks.xlsx', [
    {
      name: 'Client cards',
      rows: [
        ['client', 'card'],
        ['Alder & Finch', '{"version":1}'],
      ],
    },
  ]);
  const sheet = (await opened(file)).getWorksheet('Client cards');
  expect(sheet?.getCell('B2').alignment).toMatchObject({ wrapText: true });
  expect(sheet?.getRow(2).height).toBe(15);
  expect(sheet?.getColumn(2).width).toBe(16);
  expect(sheet?.autoFilter).toBe('A1:B2');
  expect((sheet as unknown as { sheetProtection: object }).sheetProtection).toMatchObject({ sheet: true });
});

test('a cell beyond what Excel holds is clipped with a mark', async () => {
  const file = await fileOf('long.xlsx', [{ name: 'Client cards', rows: [['card'], ['x'.repeat(40_000)]] }]);
  const text = String((await opened(file)).getWorksheet('Client cards')?.getCell('A2').value);
  expect(text).toHaveLength(32_767);
  expect(text.endsWith('[clipped: Excel holds 32,767 characters]')).toBe(true);
});
