import { withoutEntities } from './entities';
import { withoutMarkup } from './markup';

/** Marks that show nothing: zero-width space, soft hyphen, byte-order mark, and those that turn the direction of writing. */
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const hasInvisible = new RegExp(invisible.source);
const lineEnds = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const hasLineEnds = new RegExp(lineEnds.source);
/** Two blanks, or one that is no plain one. */
const oddBlank = / {2}|[^\S\n ]/;
const blanks = /[^\S\n]+/g;

/** What a reader sees: no markup, one kind of line end, single blanks, no blank at either end of a line. */
export function plainText(text: string): string {
  const unmarked = withoutEntities(withoutMarkup(text));
  const visible = hasInvisible.test(unmarked) ? unmarked.replace(invisible, '') : unmarked;
  const lines = hasLineEnds.test(visible) ? visible.replace(lineEnds, '\n') : visible;
  const blanked = oddBlank.test(lines) ? lines.replace(blanks, ' ') : lines;
  return tidyLines(blanked.split('\n'));
}

/** Lines as text again: none begins or ends with a blank, never two empty ones in a row, none at either end. */
export function tidyLines(lines: readonly string[]): string {
  const kept: string[] = [];
  for (const line of lines) {
    const trimmed = line.trim();
    if (trimmed !== '' || (kept.length > 0 && kept[kept.length - 1] !== '')) kept.push(trimmed);
  }
  if (kept[kept.length - 1] === '') kept.pop();
  return kept.join('\n');
}
