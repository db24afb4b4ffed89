import type { ContractId } from '#domain/vocabulary/ids';
import type { WriteAnswer } from './write-answer';

/** A custom field that the service desk's administrator set up. */
export interface FieldDefinition {
  readonly name: string;
  /** `other`: a kind that nothing is written to. */
  readonly kind: 'text' | 'date' | 'other';
  /** Characters that it takes at most; absent: not limited. */
  readonly longest?: number;
}

/** A contract as its record stands, for whoever writes to it: custom fields apart from what must stay as it is. */
export interface ContractStanding {
  readonly contractId: ContractId;
  /** By name in lower case. Texts are trimmed, days are `YYYY-MM-DD`; an empty field is absent. */
  readonly customFields: ReadonlyMap<string, string>;
  /** Amounts, dates and the like, by a name an administrator understands. */
  readonly others: ReadonlyMap<string, string>;
}

export interface ContractFieldWrite {
  readonly contractId: ContractId;
  /** An empty value empties the field; a day is `YYYY-MM-DD`. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

/** Custom fields of contracts: the one thing that is written to the service desk. */
export interface ContractFields {
  /** Every custom field there is; two of one name are two. One call. */
  fieldDefinitions(): readonly FieldDefinition[];
  /** One call a contract, batched side by side. A contract that is gone or closed to us is left out. */
  contractStandings(ids: readonly ContractId[]): readonly ContractStanding[];
  /** Throws `UpstreamError` unauthorized, saying what to grant, where nothing may be written at all. At most one call an hour. */
  signInForWriting(): void;
  /** One call an element, batched side by side; answers in the order asked. Never repeated here. Throws `UpstreamError` unauthorized. */
  writeContractFields(writes: readonly ContractFieldWrite[]): readonly WriteAnswer[];
}
