import type { ColumnKind, TabDefinition } from '#application/workbook-tabs';

/** A tab as the API makes it: its size, its first row frozen. */
export function tabProperties({ tab, columns, rows }: TabDefinition) {
  return {
    title: tab,
    gridProperties: { rowCount: Math.max(rows, 2), columnCount: columns.length, frozenRowCount: 1 },
  };
}

/** Row 1: the columns' names in bold, each with its meaning as a note. */
export function headingRow({ columns }: TabDefinition) {
  return {
    values: columns.map(({ name, note }) => ({
      userEnteredValue: { stringValue: name },
      userEnteredFormat: { textFormat: { bold: true } },
      note,
    })),
  };
}

const text = { type: 'TEXT', pattern: '@' } as const;

/** Absent: as Sheets shows it. Days and instants are stored as ISO text: as text they sort, and no locale turns them round. */
const numberFormats: Readonly<Partial<Record<ColumnKind, { readonly type: string; readonly pattern: string }>>> = {
  text,
  whole: { type: 'NUMBER', pattern: '0' },
  decimal: { type: 'NUMBER', pattern: '0.00' },
  amount: { type: 'NUMBER', pattern: '#,##0.00' },
  share: { type: 'PERCENT', pattern: '0.0%' },
  day: text,
  instant: text,
  json: text,
};

/** Sheets counts widths in pixels: a character of its default font takes about seven, the cell's padding ten. */
const pixelsOf = (characters: number): number => characters * 7 + 10;

/**
 * Requests that make a tab readable: formats and widths by column, nothing wrapped, so that a row with JSON is one line high. The
 * protection is no secret keeping: it stops an owner's slip. Only `editor` and the file's owner can edit.
 */
export function layoutRequests({ tab, columns }: TabDefinition, sheetId: number, editor: string): readonly object[] {
  return [
    ...columns.flatMap(({ kind, width }, index) => [
      {
        repeatCell: {
          range: { sheetId, startRowIndex: 1, startColumnIndex: index, endColumnIndex: index + 1 },
          cell: { userEnteredFormat: formatOf(kind) },
          fields: 'userEnteredFormat(numberFormat,wrapStrategy)',
        },
      },
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: index, endIndex: index + 1 },
          properties: { pixelSize: pixelsOf(width) },
          fields: 'pixelSize',
        },
      },
    ]),
    {
      addProtectedRange: {
        protectedRange: {
          range: { sheetId },
          description: `${tab}: written by Renewal Desk alone`,
          warningOnly: false,
          editors: { users: [editor], domainUsersCanEdit: false },
        },
      },
    },
  ];
}

function formatOf(kind: ColumnKind): object {
  const numberFormat = numberFormats[kind];
  return { wrapStrategy: 'CLIP', ...(numberFormat === undefined ? {} : { numberFormat }) };
}
