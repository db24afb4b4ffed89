import { membersOf, type Member } from './json-members';
import type { Row } from './page';
import { unreadable } from './refusal';

export type PostedKind = 'whole' | 'decimal' | 'text' | 'flag' | 'instant' | 'list';

/** One element of a posted array. What is not known to the endpoint is accepted and not looked at. */
export class PostedElement {
  constructor(
    private readonly values: Row,
    private readonly members: ReadonlyMap<string, Member>,
    private readonly path: string,
  ) {}

  /** The members of these names that were sent with a value. The first that cannot be read is refused. */
  pick<Name extends string>(kinds: Readonly<Record<Name, PostedKind>>): Readonly<Partial<Record<Name, unknown>>> {
    const picked: Partial<Record<Name, unknown>> = {};
    for (const name of Object.keys(kinds) as Name[]) {
      const value = this.values[name];
      if (value !== undefined && value !== null) picked[name] = this.read(name, kinds[name], value);
    }
    return picked;
  }

  whole(name: string): number | undefined {
    const { [name]: value } = this.pick({ [name]: 'whole' });
    return typeof value === 'number' ? value : undefined;
  }

  text(name: string): string | undefined {
    const { [name]: value } = this.pick({ [name]: 'text' });
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): readonly Row[] {
    const { [name]: value } = this.pick({ [name]: 'list' });
    return Array.isArray(value) ? (value as readonly Row[]) : [];
  }

  private read(name: string, kind: PostedKind, value: unknown): unknown {
    switch (kind) {
      case 'whole':
        return this.readWhole(name, value);
      case 'decimal':
        return this.readDecimal(name, value);
      case 'text':
        if (typeof value === 'object') throw this.unexpected(name);
        return String(value);
      case 'flag':
        return this.readFlag(name, value);
      case 'instant':
        if (typeof value !== 'string' || Number.isNaN(Date.parse(value))) throw this.notConverted(name, 'DateTime');
        return value;
      case 'list':
        if (!Array.isArray(value)) throw this.unexpected(name);
        return value.filter((entry): entry is Row => typeof entry === 'object' && entry !== null);
    }
  }

  /** `95` and `"95"` are read, `95.0` is not. */
  private readWhole(name: string, value: unknown): number {
    const raw = this.members.get(name)?.raw ?? '';
    if (typeof value === 'number') {
      if (!/^-?\d+$/.test(raw)) throw this.complaint(name, `Input string '${raw}' is not a valid integer.`);
      return value;
    }
    if (typeof value !== 'string') throw this.unexpected(name);
    if (!/^-?\d+$/.test(value)) throw this.notConverted(name, 'integer');
    return Number(value);
  }

  private readDecimal(name: string, value: unknown): number {
    if (typeof value === 'number') return value;
    if (typeof value !== 'string') throw this.unexpected(name);
    if (value.trim() === '' || Number.isNaN(Number(value))) throw this.notConverted(name, 'double');
    return Number(value);
  }

  private readFlag(name: string, value: unknown): boolean {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    if (typeof value !== 'string') throw this.unexpected(name);
    if (!/^(true|false)$/i.test(value)) throw this.notConverted(name, 'boolean');
    return value.toLowerCase() === 'true';
  }

  private notConverted(name: string, type: string): Error {
    return this.complaint(name, `Could not convert string to ${type}: ${String(this.values[name])}.`);
  }

  private unexpected(name: string): Error {
    const first = this.members.get(name)?.raw.charAt(0) ?? '';
    return this.complaint(name, `Unexpected character encountered while parsing value: ${first}.`);
  }

  private complaint(name: string, says: string): Error {
    const path = `${this.path}.${name}`;
    const { line, position } = this.members.get(name) ?? { line: 1, position: 0 };
    return unreadable(path, `${says} Path '${path}', line ${line}, position ${position}.`);
  }
}

/** The array that every POST takes. */
export function postedElements(text: string): readonly PostedElement[] {
  const values = parsed(text);
  if (!Array.isArray(values)) {
    const kind = typeof values === 'object' && values !== null ? 'object' : 'value';
    throw unreadable('', `Cannot deserialize the current JSON ${kind} because the type requires a JSON array.`);
  }
  const members = membersOf(text);
  return values.map((value: unknown, index) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw unreadable(`[${index}]`, `Error converting value to the type of element [${index}].`);
    }
    return new PostedElement(value as Row, members[index] ?? new Map<string, Member>(), `[${index}]`);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable('', `Unexpected character encountered while parsing value: ${text.trim().charAt(0)}.`);
  }
}
