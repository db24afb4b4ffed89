import type { CrmRecord } from './crm-record';

export interface SavedShelf {
  /** Only the records that were made or changed through the API. */
  readonly records: readonly CrmRecord[];
  readonly nextId: number;
}

export interface ShelfRules {
  readonly now: () => number;
  /** How long a search does not know of a write. */
  readonly searchDelayMilliseconds: number;
  /** Whether what lies in the recycle bin still holds its unique values. */
  readonly archivedKeepUniqueValues: boolean;
}

interface Version {
  readonly record: CrmRecord;
  readonly from: number;
}

const idStep = 113;

/** The records of one object type. */
export class RecordShelf {
  private readonly records: Map<string, CrmRecord>;
  private readonly touched: Set<string>;
  /** What searches still show, for records that were written a moment ago. Not saved: after a restart all is indexed. */
  private readonly versions = new Map<string, readonly Version[]>();
  private readonly holders = new Map<string, Map<string, string>>();
  private nextId: number;

  constructor(
    seeded: readonly CrmRecord[],
    private readonly rules: ShelfRules,
    saved: SavedShelf | undefined,
  ) {
    const all = new Map(seeded.map((record) => [record.id, record]));
    for (const record of saved?.records ?? []) all.set(record.id, record);
    this.records = new Map([...all].sort(([left], [right]) => Number(left) - Number(right)));
    this.touched = new Set(saved?.records.map(({ id }) => id));
    this.nextId = saved?.nextId ?? Math.max(0, ...Array.from(this.records.keys(), Number)) + idStep;
  }

  saved(): SavedShelf {
    const records = [...this.touched].flatMap((id) => this.records.get(id) ?? []);
    return { records, nextId: this.nextId };
  }

  newId(): string {
    const id = String(this.nextId);
    this.nextId += idStep;
    return id;
  }

  /** What the recycle bin holds is found as well; what the world has yet to bring is not. */
  find(id: string): CrmRecord | undefined {
    const record = this.records.get(id);
    return record !== undefined && record.createdAt <= this.rules.now() ? record : undefined;
  }

  /** By ascending id. */
  *all(): Iterable<CrmRecord> {
    const now = this.rules.now();
    for (const record of this.records.values()) if (record.createdAt <= now) yield record;
  }

  keep(record: CrmRecord): CrmRecord {
    const now = this.rules.now();
    const before = this.records.get(record.id);
    const known =
      this.versions.get(record.id) ?? (before === undefined ? [] : [{ record: before, from: before.updatedAt }]);
    const settled = known.filter(({ from }) => from + this.rules.searchDelayMilliseconds <= now).length;
    this.versions.set(record.id, [...known.slice(Math.max(0, settled - 1)), { record, from: now }]);
    this.records.set(record.id, record);
    this.touched.add(record.id);
    for (const [name, byValue] of this.holders) {
      const old = before?.values[name];
      if (old !== undefined && byValue.get(old) === record.id) byValue.delete(old);
      const value = this.held(record, name);
      if (value !== undefined) byValue.set(value, record.id);
    }
    return record;
  }

  /** The record that has this value of a unique property. */
  holder(name: string, value: string): CrmRecord | undefined {
    let byValue = this.holders.get(name);
    if (byValue === undefined) {
      const pairs = [...this.records.values()].flatMap((record) => {
        const own = this.held(record, name);
        return own === undefined ? [] : [[own, record.id] as const];
      });
      byValue = new Map(pairs);
      this.holders.set(name, byValue);
    }
    const id = byValue.get(value);
    return id === undefined ? undefined : this.find(id);
  }

  /** As a search sees them: writes of the last moments are missing, archived records at once. */
  *searched(): Iterable<CrmRecord> {
    const until = this.rules.now() - this.rules.searchDelayMilliseconds;
    for (const record of this.all()) {
      if (record.archivedAt !== undefined) continue;
      const versions = this.versions.get(record.id);
      if (versions === undefined) {
        if (record.createdAt <= until) yield record;
        continue;
      }
      const indexed = versions.filter(({ from }) => from <= until).pop()?.record;
      if (indexed === record) this.versions.delete(record.id);
      if (indexed !== undefined && indexed.archivedAt === undefined) yield indexed;
    }
  }

  private held({ values, archivedAt }: CrmRecord, name: string): string | undefined {
    return archivedAt === undefined || this.rules.archivedKeepUniqueValues ? values[name] : undefined;
  }
}
