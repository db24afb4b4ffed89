import { isObject } from './json';

/** A parsed `fields` parameter: a name leads to what is wanted below it; no names below means everything. */
type Mask = Map<string, Mask>;

/** `sheets(properties.title,data),spreadsheetId` and `a/b` in the manner of Google's JSON APIs. */
export function applyFieldMask(answer: unknown, fields: string | undefined): unknown {
  if (fields === undefined || fields === '' || fields === '*') return answer;
  return masked(answer, parse(fields));
}

function parse(text: string): Mask {
  const root: Mask = new Map();
  for (const part of splitTopLevel(text)) {
    const open = part.indexOf('(');
    const path = (open < 0 ? part : part.slice(0, open)).split(/[./]/).filter((name) => name !== '');
    let level = root;
    for (const name of path) {
      const below: Mask = level.get(name) ?? new Map();
      level.set(name, below);
      level = below;
    }
    if (open >= 0) for (const [name, below] of parse(part.slice(open + 1, -1))) level.set(name, below);
  }
  return root;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (at < text.length && (letter !== ',' || depth > 0)) continue;
    parts.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return parts.filter((part) => part !== '');
}

function masked(value: unknown, mask: Mask): unknown {
  if (mask.size === 0 || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => masked(element, mask));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const below = mask.get(name);
    return below === undefined ? [] : [[name, masked(inner, below)]];
  });
  return Object.fromEntries(kept) as unknown;
}
