/** A member of a posted object as it was written, and where the reader stood after it. */
export interface Member {
  /** A list or an object is represented by its opening bracket. */
  readonly raw: string;
  readonly line: number;
  readonly position: number;
}

const words = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The members of each object of a JSON array of objects. The text must be well formed. HaloPSA names the place of what it cannot
 * read, and tells 95 from 95.0; both are lost once a text is parsed.
 */
export function membersOf(text: string): readonly ReadonlyMap<string, Member>[] {
  const elements: Map<string, Member>[] = [];
  let depth = 0;
  let [previous, name] = ['', ''];
  for (const match of text.matchAll(words)) {
    const [word] = match;
    const isMemberValue = depth === 2 && previous === ':';
    if (isMemberValue)
      elements[elements.length - 1]?.set(name, { raw: word, ...placeAt(text, match.index + word.length) });
    if (depth === 1 && word === '{') elements.push(new Map());
    if (depth === 2 && !isMemberValue && word.startsWith('"')) name = JSON.parse(word) as string;
    if (word === '{' || word === '[') depth += 1;
    if (word === '}' || word === ']') depth -= 1;
    previous = word;
  }
  return elements;
}

function placeAt(text: string, end: number): Pick<Member, 'line' | 'position'> {
  const before = text.slice(0, end);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, position: end - lastBreak - 1 };
}
