import type { TabDefinition } from '#application/workbook-tabs';

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
