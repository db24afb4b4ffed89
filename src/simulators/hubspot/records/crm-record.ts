/** Texts by property name. In what a write sends, an empty text clears. */
export type Values = Readonly<Record<string, string>>;

/** One value that a property had. `CRM_UI` is a person, `INTEGRATION` a caller of the API. */
export interface ValueChange {
  readonly value: string;
  readonly at: number;
  readonly sourceType: 'CRM_UI' | 'INTEGRATION';
  readonly sourceId?: string;
}

/** A record as HubSpot keeps it. */
export interface CrmRecord {
  readonly id: string;
  /** Only what is set; all values are text. */
  readonly values: Values;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt?: number;
  /** Newest first, of the properties that were written since the world began. */
  readonly history: Readonly<Record<string, readonly ValueChange[]>>;
}

/** What the property held before it was first written through the API is a person's work. */
export function historyOf({ values, history, createdAt }: CrmRecord, name: string): readonly ValueChange[] {
  const written = history[name];
  if (written !== undefined) return written;
  const value = values[name];
  return value === undefined ? [] : [{ value, at: createdAt, sourceType: 'CRM_UI' }];
}
