import type { ClientId, ContractId } from '#domain/vocabulary/ids';

export const dataGapKinds = [
  'noNoticePeriod',
  'noTermEnd',
  'noAnnualValue',
  'noCompany',
  'companyInConflict',
  'noOwner',
  'ownerInactive',
  'noMailDomain',
  'sharedMailDomain',
  'unknownCsatScale',
  'noContractDetail',
  'severalContracts',
  'noEscalator',
  'noRecurringValue',
  'twoCurrencies',
  'noAgentCost',
  'repliesNotRead',
  'answersLost',
  'categoryRenamed',
  'noWriteBackField',
  'noCrmSetUp',
  'crmRefused',
  'crmConflict',
  'dealToAdopt',
  'noClientNotes',
  'digestWaits',
] as const;

export type DataGapKind = (typeof dataGapKinds)[number];

/** Something the product would know if a record were complete. Each says what to fix and where. */
export interface DataGap {
  readonly kind: DataGapKind;
  readonly clientId?: ClientId;
  readonly contractId?: ContractId;
  /** One sentence: what is missing. */
  readonly what: string;
  /** One sentence: what to enter, in which system, on which record. */
  readonly fix: string;
}
