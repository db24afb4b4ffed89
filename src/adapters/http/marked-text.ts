/** Text of ours in a field that the other system shows as HTML, with a marker by which it is found again. */
export interface MarkedText {
  /** What we put in when we made it; absent: it is somebody else's. */
  readonly marker?: string;
  /** Its words, without markup and without the marker. */
  readonly text: string;
}

const markers = /\[Renewal Desk ([^\]\s]+)\]/g;

/** Text from outside cannot become markup; the marker stands last. */
export function markedHtml(text: string, marker: string | undefined): string {
  return marker === undefined ? asHtml(text) : `${asHtml(text)}<br>[Renewal Desk ${marker}]`;
}

/** An ampersand alone is the same in HTML and in plain text; only one that would begin an entity is escaped. */
function asHtml(text: string): string {
  return text
    .replace(/&(?=#|\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/**
 * Editors wrap and space what they save, so a body is compared by its words. The last marker counts: one further up was pasted by
 * somebody into the text itself.
 */
export function markedText(html: string): MarkedText {
  const words = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
  const all = [...words.matchAll(markers)];
  const last = all[all.length - 1];
  const text = last === undefined ? words : withoutPart(words, last.index ?? 0, last[0].length);
  const [, marker] = last ?? [];
  return { text: text.replace(/\s+/g, ' ').trim(), ...(marker === undefined ? {} : { marker }) };
}

function withoutPart(text: string, from: number, length: number): string {
  return text.slice(0, from) + text.slice(from + length);
}
