import type { Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { PropertyStore } from '../../ports/platform';

/** A form that was refused and left. Kept under a name that tells neither person nor renewal. */
interface FormParts {
  readonly properties: PropertyStore;
  readonly sha256: Sha256;
}

type Values = Readonly<Record<string, string>>;

/** A property holds 9 kB. */
const mostCharacters = 8_500;

export function keepForm(parts: FormParts, person: string, form: string, values: Values): void {
  const text = JSON.stringify(values);
  if (text.length <= mostCharacters) parts.properties.write(nameOf(parts, person, form), text);
}

/** With what the person typed when it was refused; else as given. */
export function keptForm<Kept extends Values>(parts: FormParts, person: string, form: string, empty: Kept): Kept {
  const text = parts.properties.read(nameOf(parts, person, form));
  if (text === undefined) return empty;
  try {
    const known = JSON.parse(text) as Values;
    return Object.fromEntries(Object.entries(empty).map(([field, value]) => [field, known[field] ?? value])) as Kept;
  } catch {
    return empty;
  }
}

export function dropForm(parts: FormParts, person: string, form: string): void {
  parts.properties.remove(nameOf(parts, person, form));
}

function nameOf({ sha256 }: FormParts, person: string, form: string): string {
  return `FORM_${sha256(utf8(`${person}/${form}`)).slice(0, 24)}`;
}
