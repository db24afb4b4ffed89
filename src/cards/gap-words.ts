import { dataGapKinds, type DataGap, type DataGapKind } from '#application/views/data-gap';

/** What is missing, in a word or two: the heading of a group. */
export const gapWords: Readonly<Record<DataGapKind, string>> = {
  noNoticePeriod: 'Notice period',
  noTermEnd: 'Term end',
  noAnnualValue: 'Yearly value',
  noCompany: 'HubSpot company',
  companyInConflict: 'Conflicting companies',
  noOwner: 'Account manager',
  ownerInactive: 'Inactive account manager',
  noMailDomain: 'Mail domain',
  sharedMailDomain: 'Shared mail domain',
  unknownCsatScale: 'Satisfaction scale',
  noContractDetail: 'Contract detail',
  severalContracts: 'Several contracts',
  noEscalator: 'Price increase',
  noRecurringValue: 'Recurring invoice',
  twoCurrencies: 'Two currencies',
  noAgentCost: 'Cost of an hour',
  repliesNotRead: 'Replies not read',
  answersLost: 'Lost survey answers',
  categoryRenamed: 'Renamed categories',
  noWriteBackField: 'HaloPSA field',
  noCrmSetUp: 'HubSpot set-up',
  crmRefused: 'HubSpot refusal',
  crmConflict: 'HubSpot conflict',
  dealToAdopt: 'HubSpot deal to adopt',
  noClientNotes: 'HaloPSA notes',
  digestWaits: 'Weekly digest',
};

export interface GapGroup {
  readonly kind: DataGapKind;
  readonly gaps: readonly DataGap[];
}

/** Gaps of a kind stand together: they are filled in the same place, in one go. */
export function gapGroups(gaps: readonly DataGap[]): readonly GapGroup[] {
  return dataGapKinds
    .map((kind) => ({ kind, gaps: gaps.filter((gap) => gap.kind === kind) }))
    .filter((group) => group.gaps.length > 0);
}
