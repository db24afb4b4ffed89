/** One field that a write sets. Values are texts as the other system holds them; an empty text is an empty field. */
export interface PlannedField {
  readonly name: string;
  /** As it stood when the write was planned. */
  readonly before: string;
  readonly after: string;
}

/** One write to one record of another system, as it stands on the timeline before it is performed. */
export interface PlannedWrite {
  /** Names this write and no other: the ids of its events are made of it, and it marks a record that has no id yet. */
  readonly marker: string;
  readonly system: string;
  /** What is written there, such as `contract`. */
  readonly kind: string;
  /** Absent: the record is to be created. */
  readonly recordId?: string;
  readonly fields: readonly PlannedField[];
  /** The marker of the write that this one takes back. */
  readonly undoes?: string | undefined;
  /** What that write made is removed. */
  readonly removes?: boolean | undefined;
}

/** A record of another system as it stands. What is absent is empty. */
export interface StandingRecord {
  readonly recordId: string;
  readonly fields: ReadonlyMap<string, string>;
  /** What a write must leave as it is, by a name a person understands. Values may be digests: they are compared, never shown. */
  readonly others: ReadonlyMap<string, string>;
}

/** Fields that do not hold what was planned. None: the write was done, by whomever. */
export function unheldFields({ fields }: PlannedWrite, standing: StandingRecord): readonly string[] {
  return fields.filter(({ name, after }) => (standing.fields.get(name) ?? '') !== after).map(({ name }) => name);
}

/** What differs between two looks at a record, though no write of ours names it. */
export function movedOthers(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].filter((name) => (before.get(name) ?? '') !== (after.get(name) ?? '')).sort();
}
