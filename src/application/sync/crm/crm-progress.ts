import type { Instant } from '#domain/vocabulary/calendar-date';
import type { CompanyDoubt } from './sales-records';

/**
 * Lists of a full reading, in order: companies tie what follows to clients, deals name contacts by label, and meetings are known
 * by their contacts.
 */
export const fullLists = ['owners', 'companies', 'deals', 'contacts', 'tasks', 'meetings'] as const;
/** What is read every hour. */
export const changeLists = ['deals', 'tasks'] as const;

export type CrmList = (typeof fullLists)[number];

/** A reading of the CRM under way. */
export interface CrmReading {
  readonly kind: 'full' | 'changes';
  readonly list: CrmList;
  /** Cursor into the list; absent at its beginning. */
  readonly cursor?: string;
  readonly startedAt: Instant;
  /** What was touched since then is read; of a full reading, nothing is left out. */
  readonly since?: Instant;
  /** Companies that carry a client id which names no client, and are tied to none; the first of them. */
  readonly strays: readonly CompanyDoubt[];
}

/** Undefined after the last list. */
export function listAfter({ kind, list }: CrmReading): CrmList | undefined {
  const lists: readonly CrmList[] = kind === 'full' ? fullLists : changeLists;
  return lists[lists.indexOf(list) + 1];
}
