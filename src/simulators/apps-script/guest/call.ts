import { Refusal } from '../sync-channel';

/** What a script passed to a method, and the complaint Apps Script makes about a wrong type. */
export class Call {
  constructor(
    readonly method: string,
    readonly values: readonly unknown[],
    private readonly typeNameOf: (value: unknown) => string | undefined,
  ) {}

  get count(): number {
    return this.values.length;
  }

  at(index: number): unknown {
    return this.values[index];
  }

  text(index: number): string {
    const value = this.values[index];
    return typeof value === 'string' ? value : this.mismatch();
  }

  optionalText(index: number): string | undefined {
    return this.values[index] === undefined ? undefined : this.text(index);
  }

  /** Properties, cache values and labels take numbers and truths as text. */
  textLike(index: number): string {
    const value = this.values[index];
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : this.mismatch();
  }

  number(index: number): number {
    const value = this.values[index];
    return typeof value === 'number' && !Number.isNaN(value) ? value : this.mismatch();
  }

  boolean(index: number): boolean {
    const value = this.values[index];
    return typeof value === 'boolean' ? value : this.mismatch();
  }

  record(index: number): Readonly<Record<string, unknown>> {
    const value = this.values[index];
    const isPlain =
      typeof value === 'object' && value !== null && !Array.isArray(value) && this.typeNameOf(value) === undefined;
    return isPlain ? (value as Readonly<Record<string, unknown>>) : this.mismatch();
  }

  list(index: number): readonly unknown[] {
    const value = this.values[index];
    return Array.isArray(value) ? (value as readonly unknown[]) : this.mismatch();
  }

  texts(index: number): readonly string[] {
    const list = this.list(index);
    return list.every((value): value is string => typeof value === 'string') ? list : this.mismatch();
  }

  mismatch(): never {
    const types = this.values.map((value) => this.describe(value)).join(',');
    throw new Refusal(`The parameters (${types}) don't match the method signature for ${this.method}.`);
  }

  private describe(value: unknown): string {
    if (value === null) return 'null';
    if (Array.isArray(value)) return value.length === 0 ? 'Array' : `${this.describe(value[0])}[]`;
    switch (typeof value) {
      case 'string':
        return 'String';
      case 'boolean':
        return 'Boolean';
      case 'object':
        return this.typeNameOf(value) ?? '(class)';
      default:
        return typeof value;
    }
  }
}
