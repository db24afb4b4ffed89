/** A parameter that HaloPSA could not bind to its type. */
export class BadParameter extends Error {
  constructor(
    readonly parameter: string,
    readonly text: string,
  ) {
    super(`${parameter} is not valid`);
    this.name = 'BadParameter';
  }

  /** Source: docs/reference/apis/halopsa.md, recorded against a real tenant. */
  body(): Record<string, readonly string[]> {
    return { [this.parameter]: [`The value '${this.text}' is not valid.`] };
  }
}

/** Query parameters as ASP.NET binds them: names in any case, unknown ones ignored, wrong types refused. */
export class Query {
  private readonly texts = new Map<string, string>();

  constructor(url: string) {
    for (const [name, text] of new URL(url).searchParams) this.texts.set(name.toLowerCase(), text);
  }

  text(name: string): string | undefined {
    const text = this.texts.get(name);
    return text === undefined || text === '' ? undefined : text;
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d{1,9}$/.test(text)) throw new BadParameter(name, text);
    return Number(text);
  }

  flag(name: string, usual = false): boolean {
    const text = this.text(name)?.toLowerCase();
    if (text === undefined) return usual;
    if (text !== 'true' && text !== 'false') throw new BadParameter(name, text);
    return text === 'true';
  }

  /** Comma-separated ids. */
  ids(name: string): ReadonlySet<number> | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const ids = text.split(',').map((part) => part.trim());
    const wrong = ids.find((part) => !/^-?\d+$/.test(part));
    if (wrong !== undefined) throw new BadParameter(name, text);
    return new Set(ids.map(Number));
  }

  /** ISO, with or without zone; without is UTC. A bare day given as an end means its last moment. */
  instant(name: string, isEnd = false): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text) || isDay ? text : `${text}Z`;
    const at = Date.parse(zoned);
    if (Number.isNaN(at)) throw new BadParameter(name, text);
    return isDay && isEnd ? at + 86_399_999 : at;
  }

  /** The same for every page of one list. */
  key(): string {
    return [...this.texts]
      .filter(([name]) => name !== 'page_no')
      .map((pair) => pair.join('='))
      .join('&');
  }
}

/** Rows a page can have, whatever is asked. Source: docs/reference/apis/halopsa.md, seen live on /Tickets. */
const pageCap = 100;
/** Rows without paging and without a count. */
const usualCount = 50;

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

export function pageOf(query: Query): Page {
  if (!query.flag('pageinate')) {
    const size = Math.max(0, query.whole('count') ?? usualCount);
    return { number: 1, size, from: 0, to: size };
  }
  const size = Math.min(pageCap, Math.max(1, query.whole('page_size') ?? usualCount));
  const number = Math.max(1, query.whole('page_no') ?? 1);
  return { number, size, from: (number - 1) * size, to: number * size };
}

export interface ListShape<Row> {
  /** The envelope's key. */
  readonly key: string;
  readonly rows: readonly Row[];
}

/** Orders, cuts and wraps a list that fits in memory. Some installed clients crash where page_no or page_size is missing. */
export function envelope<Row extends object>(query: Query, { key, rows }: ListShape<Row>): Record<string, unknown> {
  const page = pageOf(query);
  return {
    page_no: page.number,
    page_size: page.size,
    record_count: rows.length,
    [key]: ordered(query, rows).slice(page.from, page.to),
  };
}

function ordered<Row extends object>(query: Query, rows: readonly Row[]): readonly Row[] {
  const field = query.text('order')?.toLowerCase();
  if (field === undefined) return rows;
  const direction = query.flag('orderdesc') ? -1 : 1;
  return [...rows].sort((left, right) => direction * compared(valueOf(left, field), valueOf(right, field)));
}

function valueOf(row: object, field: string): unknown {
  return (row as Record<string, unknown>)[field];
}

function compared(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [String(left ?? ''), String(right ?? '')];
  return one < other ? -1 : one > other ? 1 : 0;
}
