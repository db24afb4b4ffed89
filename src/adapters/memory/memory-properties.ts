import type { PropertyStore } from '#application/ports/platform';

export class MemoryProperties implements PropertyStore {
  private readonly values: Map<string, string>;

  constructor(initial: Readonly<Record<string, string>> = {}) {
    this.values = new Map(Object.entries(initial));
  }

  read(name: string): string | undefined {
    return this.values.get(name);
  }

  write(name: string, value: string): void {
    this.values.set(name, value);
  }

  remove(name: string): void {
    this.values.delete(name);
  }
}
