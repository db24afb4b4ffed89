/** A share in whole percent; a minus that stands for less than half a percent is dropped. */
export function percentText(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole === 0 ? 0 : whole}%`;
}

/** ` (low to high)`; nothing where no interval is known. */
export function spanText(interval: readonly [number, number] | undefined, text: (value: number) => string): string {
  return interval === undefined ? '' : ` (${text(interval[0])} to ${text(interval[1])})`;
}

/** Columns as wide as they must be. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
