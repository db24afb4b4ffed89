import { invalidValue } from './refusal';

/** Query parameters as ASP.NET binds them: names in any case, unknown ones ignored, wrong types refused. */
export class Query {
  /** Names that were looked at, whether or not they were sent. */
  readonly looked = new Set<string>();
  private readonly texts = new Map<string, string>();

  constructor(url: string) {
    for (const [name, text] of new URL(url).searchParams) this.texts.set(name.toLowerCase(), text);
  }

  text(name: string): string | undefined {
    this.looked.add(name);
    const text = this.texts.get(name);
    return text === undefined || text === '' ? undefined : text;
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,9}$/.test(text)) throw invalidValue(name, text);
    return Number(text);
  }

  flag(name: string, usual = false): boolean {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return usual;
    if (text !== 'true' && text !== 'false') throw invalidValue(name, text);
    return text === 'true';
  }

  /** Comma-separated ids. */
  ids(name: string): ReadonlySet<number> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const ids = text.split(',').map((part) => part.trim());
    if (ids.some((part) => !/^-?\d{1,9}$/.test(part))) throw invalidValue(name, text);
    return new Set(ids.map(Number));
  }

  /** Several ids under the one name, or a single one under the other; the first wins. */
  idsOr(severalName: string, singleName: string): ReadonlySet<number> | undefined {
    const several = this.ids(severalName);
    const single = this.whole(singleName);
    return several ?? (single === undefined ? undefined : new Set([single]));
  }

  /** ISO, with or without zone; without is UTC. A bare day given as an end means its last moment. */
  instant(name: string, isEnd = false): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || isDay ? text : `${text}Z`;
    const at = Date.parse(zoned);
    if (Number.isNaN(at)) throw invalidValue(name, text);
    return isDay && isEnd ? at + 86_399_999 : at;
  }

  /** Between two instants, both included; what is not given is open. */
  span(fromName: string, toName: string): Span | undefined {
    const from = this.instant(fromName);
    const to = this.instant(toName, true);
    if (from === undefined && to === undefined) return undefined;
    return { from: from ?? -Infinity, to: to ?? Infinity };
  }

  /** The same for every page of one list. */
  key(): string {
    return [...this.texts]
      .filter(([name]) => name !== 'page_no')
      .map((pair) => pair.join('='))
      .join('&');
  }
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export function isWithin(span: Span | undefined, at: number): boolean {
  return span === undefined || (at >= span.from && at <= span.to);
}

/** Active rows unless told otherwise, inactive ones only on request. */
export function activityFilter(query: Query): (isInactive: boolean) => boolean {
  const active = query.flag('includeactive', true);
  const inactive = query.flag('includeinactive', false);
  return (isInactiveRow) => (isInactiveRow ? inactive : active);
}
