/** Cells of every table row, headings included, the ruler left out. */
export function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

/** First cells of a table without its heading, as names. */
export function firstCells(text: string): readonly string[] {
  return tableRows(text)
    .slice(1)
    .map(([name = '']) => name.replace(/`/g, ''));
}

/** From a heading to the next one of its level or above. */
export function sectionOf(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.indexOf(heading);
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const level = heading.indexOf(' ');
  const end = rest.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= level);
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

/** Texts of the headings of one level, without code marks. */
export function headingsOf(text: string, level: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(`${level} `))
    .map((line) =>
      line
        .slice(level.length + 1)
        .replace(/`/g, '')
        .trim(),
    );
}
