import { Refusal } from '../sync-channel';

/** Source: developers.google.com/apps-script/guides/services/quotas. */
const longestValueBytes = 9 * 1024;
const largestStoreBytes = 500 * 1024;

export type PropertyValues = Readonly<Record<string, string>>;

/** `script` is one store for everybody; `user:<address>` is one a person. */
export class PropertyStores {
  private readonly stores = new Map<string, Map<string, string>>();

  constructor(saved: Readonly<Record<string, PropertyValues>> = {}) {
    for (const [store, values] of Object.entries(saved)) this.stores.set(store, new Map(Object.entries(values)));
  }

  read(store: string, key: string): string | null {
    return this.stores.get(store)?.get(key) ?? null;
  }

  readAll(store: string): PropertyValues {
    return Object.fromEntries(this.stores.get(store) ?? []);
  }

  write(store: string, values: PropertyValues, deletesOthers = false): void {
    const changed = new Map(deletesOthers ? [] : (this.stores.get(store) ?? []));
    for (const [key, value] of Object.entries(values)) {
      if (Buffer.byteLength(value) > longestValueBytes) throw new Refusal('Argument too large: value');
      changed.set(key, value);
    }
    let bytes = 0;
    for (const [key, value] of changed) bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
    if (bytes > largestStoreBytes) {
      throw new Refusal('You have exceeded the property storage quota. Please remove some properties and try again.');
    }
    this.stores.set(store, changed);
  }

  remove(store: string, key: string): void {
    this.stores.get(store)?.delete(key);
  }

  removeAll(store: string): void {
    this.stores.delete(store);
  }

  snapshot(): Record<string, PropertyValues> {
    return Object.fromEntries([...this.stores.keys()].map((store) => [store, this.readAll(store)]));
  }
}
