/** Plain mail text as paragraphs of lines, quoted lines marked so that they can recede. */
export interface Paragraph {
  readonly isQuoted: boolean;
  readonly text: string;
}

export function paragraphsOf(body: string): readonly Paragraph[] {
  return body
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((text) => text.replace(/^\n+|\n+$/g, ''))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ isQuoted: text.split('\n').every((line) => line.startsWith('>')), text }));
}

export function snippetOf(body: string): string {
  return body.replace(/\s+/g, ' ').trim().slice(0, 140);
}
