/**
 * The small HTML of Gmail cards as a tree of plain values. The page builds its document from the tree, so nothing that came
 * as text is ever parsed as HTML by the browser. Other tags are dropped and their content kept, as Gmail does.
 */
export type Marked = string | Markup;

export interface Markup {
  readonly tag: MarkupTag;
  readonly color?: string;
  readonly href?: string;
  readonly children: readonly Marked[];
}

const markupTags = ['b', 'i', 'u', 's', 'font', 'a', 'time', 'br'] as const;

export type MarkupTag = (typeof markupTags)[number];

interface OpenMarkup {
  readonly tag: MarkupTag;
  readonly attributes: string;
  readonly children: Marked[];
}

const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^<>]*?)?)\s*\/?>/gi;

export function parseSmallHtml(text: string): readonly Marked[] {
  const root: Marked[] = [];
  const open: OpenMarkup[] = [];
  const here = (): Marked[] => open[open.length - 1]?.children ?? root;
  let readUpTo = 0;
  for (const match of text.matchAll(tagPattern)) {
    addText(here(), text.slice(readUpTo, match.index));
    readUpTo = match.index + match[0].length;
    const tag = markupTag(match[2] ?? '');
    if (tag === undefined) continue;
    if (tag === 'br') here().push({ tag, children: [] });
    else if (match[1] === '/') closeUpTo(tag, open, root);
    else open.push({ tag, attributes: match[3] ?? '', children: [] });
  }
  addText(here(), text.slice(readUpTo));
  while (open.length > 0) closeLast(open, root);
  return root;
}

/** What a person reads, for labels and headings that take no markup. */
export function plainText(text: string): string {
  const read = (nodes: readonly Marked[]): string =>
    nodes.map((node) => (typeof node === 'string' ? node : node.tag === 'br' ? ' ' : read(node.children))).join('');
  return read(parseSmallHtml(text));
}

function markupTag(name: string): MarkupTag | undefined {
  return markupTags.find((tag) => tag === name.toLowerCase());
}

/** A stray closing tag closes nothing; a skipped one is closed with its parent. */
function closeUpTo(tag: MarkupTag, open: OpenMarkup[], root: Marked[]): void {
  if (!open.some((markup) => markup.tag === tag)) return;
  while (closeLast(open, root) !== tag);
}

function closeLast(open: OpenMarkup[], root: Marked[]): MarkupTag | undefined {
  const markup = open.pop();
  if (markup === undefined) return undefined;
  (open[open.length - 1]?.children ?? root).push(closed(markup));
  return markup.tag;
}

function closed({ tag, attributes, children }: OpenMarkup): Markup {
  const color = tag === 'font' ? safeColor(attribute(attributes, 'color')) : undefined;
  const href = tag === 'a' ? safeLink(attribute(attributes, 'href')) : undefined;
  return { tag, children, ...(color === undefined ? {} : { color }), ...(href === undefined ? {} : { href }) };
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i').exec(attributes);
  const value = match?.[1] ?? match?.[2] ?? match?.[3];
  return value === undefined ? undefined : decodeEntities(value);
}

function safeColor(value: string | undefined): string | undefined {
  return value !== undefined && /^(#[0-9a-f]{3}|#[0-9a-f]{6}|[a-z]{3,20})$/i.test(value) ? value : undefined;
}

/** Everything but web and mail addresses (`javascript:`, `data:`) stays text. */
export function safeLink(value: string | undefined): string | undefined {
  return value !== undefined && /^(https?:\/\/|mailto:)/i.test(value.trim()) ? value.trim() : undefined;
}

function addText(into: Marked[], text: string): void {
  if (text !== '') into.push(decodeEntities(text));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities.get(name.toLowerCase()) ?? whole;
    const hex = name[1]?.toLowerCase() === 'x';
    const codePoint = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}
