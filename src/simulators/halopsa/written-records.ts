import type { Row } from './wire/page';

/** A record that was created here. */
export interface WrittenRecord {
  readonly id: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly properties: Row;
  /** It keeps its place: ids are counted by it. */
  readonly isDeleted?: true;
}

/** What was changed here of a record that the world made. */
export interface RecordChange {
  readonly id: number;
  readonly changedAt: number;
  readonly properties: Row;
}

export interface SavedRecords {
  readonly tickets: readonly WrittenRecord[];
  readonly actions: readonly WrittenRecord[];
  readonly notes: readonly WrittenRecord[];
  readonly ticketChanges: readonly RecordChange[];
  readonly contractChanges: readonly RecordChange[];
}

/** Records created by POST, ids rising from the first. A change is a merge of what was sent. */
export class WrittenTable {
  private readonly records: WrittenRecord[];

  constructor(
    private readonly firstId: number,
    private readonly onWrite: () => void,
    saved: readonly WrittenRecord[] = [],
  ) {
    this.records = [...saved];
  }

  get count(): number {
    return this.records.length;
  }

  at(position: number): WrittenRecord | undefined {
    return this.records[position];
  }

  find(id: number): WrittenRecord | undefined {
    const record = this.records[id - this.firstId];
    return record?.isDeleted === true ? undefined : record;
  }

  all(): readonly WrittenRecord[] {
    return this.records.filter(({ isDeleted }) => isDeleted !== true);
  }

  /** Deleted ones too. */
  saved(): readonly WrittenRecord[] {
    return this.records;
  }

  /** Answers whether it was there. */
  remove(id: number, at: number): boolean {
    const known = this.find(id);
    if (known === undefined) return false;
    this.records[id - this.firstId] = { ...known, changedAt: at, isDeleted: true };
    this.onWrite();
    return true;
  }

  add(properties: Row, at: number): WrittenRecord {
    const record = { id: this.firstId + this.records.length, createdAt: at, changedAt: at, properties };
    this.records.push(record);
    this.onWrite();
    return record;
  }

  merge(id: number, properties: Row, at: number): WrittenRecord | undefined {
    const known = this.find(id);
    if (known === undefined) return undefined;
    const merged = { ...known, changedAt: at, properties: { ...known.properties, ...properties } };
    this.records[id - this.firstId] = merged;
    this.onWrite();
    return merged;
  }
}

export class ChangeTable {
  private readonly changes: Map<number, RecordChange>;

  constructor(
    private readonly onWrite: () => void,
    saved: readonly RecordChange[] = [],
  ) {
    this.changes = new Map(saved.map((change) => [change.id, change]));
  }

  get count(): number {
    return this.changes.size;
  }

  of(id: number): RecordChange | undefined {
    return this.changes.get(id);
  }

  all(): readonly RecordChange[] {
    return [...this.changes.values()];
  }

  merge(id: number, properties: Row, at: number): RecordChange {
    const merged = { id, changedAt: at, properties: { ...this.changes.get(id)?.properties, ...properties } };
    this.changes.set(id, merged);
    this.onWrite();
    return merged;
  }
}

/** Above every id that a generated world uses: its tickets of the coming months have theirs already. */
const firstIds = { tickets: 20_000_001, actions: 60_000_001, notes: 70_001 };

/** Everything that was written through the API. The world itself never changes. */
export class WrittenRecords {
  readonly tickets: WrittenTable;
  readonly actions: WrittenTable;
  readonly notes: WrittenTable;
  readonly ticketChanges: ChangeTable;
  readonly contractChanges: ChangeTable;
  private writeCount = 0;

  constructor(saved?: SavedRecords) {
    const onWrite = (): void => {
      this.writeCount += 1;
    };
    this.tickets = new WrittenTable(firstIds.tickets, onWrite, saved?.tickets);
    this.actions = new WrittenTable(firstIds.actions, onWrite, saved?.actions);
    this.notes = new WrittenTable(firstIds.notes, onWrite, saved?.notes);
    this.ticketChanges = new ChangeTable(onWrite, saved?.ticketChanges);
    this.contractChanges = new ChangeTable(onWrite, saved?.contractChanges);
  }

  /** Rises with every write since the start. */
  get writes(): number {
    return this.writeCount;
  }

  saved(): SavedRecords {
    return {
      tickets: this.tickets.all(),
      actions: this.actions.all(),
      notes: this.notes.saved(),
      ticketChanges: this.ticketChanges.all(),
      contractChanges: this.contractChanges.all(),
    };
  }
}
