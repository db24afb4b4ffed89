/** What a tag leaves behind: nothing, a blank, the end of a line unless one just ended, the end of a line, or of a paragraph. */
type Trace = 'nothing' | 'blank' | 'lineStart' | 'lineEnd' | 'paragraph' | 'quotation';

const traces: Record<Exclude<Trace, 'lineStart'>, string> = {
  nothing: '',
  blank: ' ',
  lineEnd: '\n',
  paragraph: '\n\n',
  // The mark of quoted lines, so that what introduces the quotation is known as such.
  quotation: '\n>\n',
};

/** Tags that are none of these are left as they are: `x<y and z>` is no markup. */
const tags: ReadonlyMap<string, Trace> = new Map([
  ...named('div tr li h1 h2 h3 h4 h5 h6 table ul ol dl dt dd hr section article header footer pre center', 'lineStart'),
  ...named('br', 'lineEnd'),
  ...named('p html body', 'paragraph'),
  ...named('td th img', 'blank'),
  ...named('a abbr b big code col colgroup del em font i ins label link meta o:p q s small span strike', 'nothing'),
  ...named('strong sub sup tbody thead tt u wbr form input button base caption map area v:shape', 'nothing'),
]);

/** Elements of which nothing is read. */
const skipped: ReadonlyMap<string, Trace> = new Map([
  ...named('style script head title svg', 'blank'),
  ...named('blockquote', 'quotation'),
]);

const tagStart = /<(\/?)([a-z][a-z0-9:]*)(?=[\s/>])/iy;
const isDocument = /<(?:html|body|div|p|br|table)\b[^<>]{0,2000}>/i;
const address = /^<(?:mailto:|https?:\/\/)?[^\s<>]{3,300}[.@][^\s<>]{2,100}>$/i;
const longestAddress = 420;

function named(names: string, trace: Trace): readonly (readonly [string, Trace])[] {
  return names.split(' ').map((name) => [name, trace]);
}

interface Markup {
  readonly end: number;
  readonly trace: Trace;
}

/** One walk from left to right: a text whose tags never end costs no more than another. */
export function withoutMarkup(text: string): string {
  if (!text.includes('<')) return text;
  // In a document the end of a line is a blank.
  const source = isDocument.test(text) ? text.replace(/\s+/g, ' ') : text;
  const scanner = new MarkupScanner(source);
  const parts: string[] = [];
  let copied = 0;
  let isAtLineStart = true;
  for (let open = source.indexOf('<'); open !== -1;) {
    const markup = scanner.markupAt(open);
    if (markup !== undefined) {
      const before = source.slice(copied, open);
      if (before.trim() !== '') isAtLineStart = false;
      const left = traceText(markup.trace, isAtLineStart);
      if (left.endsWith('\n')) isAtLineStart = true;
      parts.push(before, left);
      copied = markup.end;
    }
    open = source.indexOf('<', markup?.end ?? open + 1);
  }
  return copied === 0 ? source : parts.join('') + source.slice(copied);
}

function traceText(trace: Trace, isAtLineStart: boolean): string {
  if (trace === 'lineStart') return isAtLineStart ? '' : '\n';
  return traces[trace];
}

class MarkupScanner {
  /** Ends that were looked for in vain: they are not looked for again. */
  private readonly missing = new Set<string>();

  constructor(private readonly source: string) {}

  /** The markup that begins at this `<`, if one does. */
  markupAt(open: number): Markup | undefined {
    if (this.source.startsWith('<!--', open)) return this.upTo('-->', open, 'blank');
    if (this.source.startsWith('<!', open)) return this.upTo('>', open, 'blank');
    tagStart.lastIndex = open;
    const found = tagStart.exec(this.source);
    if (found === null) return this.addressAt(open);
    const name = (found[2] ?? '').toLowerCase();
    const skip = skipped.get(name);
    if (skip !== undefined) return found[1] === '' ? this.element(name, open, skip) : this.upTo('>', open, 'blank');
    const trace = tags.get(name);
    return trace === undefined ? this.addressAt(open) : this.upTo('>', open, trace);
  }

  private upTo(closing: string, open: number, trace: Trace): Markup | undefined {
    if (this.missing.has(closing)) return undefined;
    const at = this.source.indexOf(closing, open);
    if (at !== -1) return { end: at + closing.length, trace };
    this.missing.add(closing);
    return undefined;
  }

  /** An element with all that is in it, elements of its own kind included. Where its end is missing: the tag alone. */
  private element(name: string, open: number, trace: Trace): Markup | undefined {
    if (this.missing.has(name)) return this.upTo('>', open, 'blank');
    const ownTags = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'gi');
    ownTags.lastIndex = open;
    let depth = 0;
    for (let tag = ownTags.exec(this.source); tag !== null; tag = ownTags.exec(this.source)) {
      depth += tag[1] === '' ? 1 : -1;
      if (depth === 0) return this.upTo('>', tag.index, trace);
    }
    this.missing.add(name);
    return this.upTo('>', open, 'blank');
  }

  /** `<ada@birch.example>` and `<https://birch.example>`, as mail programs put them behind a name. */
  private addressAt(open: number): Markup | undefined {
    const near = this.source.slice(open, open + longestAddress);
    const end = near.indexOf('>');
    return end === -1 || !address.test(near.slice(0, end + 1)) ? undefined : { end: open + end + 1, trace: 'blank' };
  }
}
