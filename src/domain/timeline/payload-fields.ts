/** A payload of any age, as sentences and folds read it. */
export type Payload = Readonly<Record<string, unknown>>;

/** What is no object holds nothing. */
export function parsed(payloadText: string): Payload {
  try {
    const value: unknown = JSON.parse(payloadText);
    return typeof value === 'object' && value !== null ? (value as Payload) : {};
  } catch {
    return {};
  }
}

/** Line breaks would leave the sentence. */
export function text(payload: Payload, name: string): string {
  const value = own(payload, name);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

export function number(payload: Payload, name: string): number | undefined {
  const value = own(payload, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function own(payload: Payload, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(payload, name) ? payload[name] : undefined;
}

export function after(lead: string, words: string): string {
  return words === '' ? '' : `${lead}${words}`;
}

export function spaced(words: string): string {
  return after(' ', words);
}

export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function ending(note: string): string {
  return /[.!?…]$/.test(note) ? '' : '.';
}
