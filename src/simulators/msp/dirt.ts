/** How the world is wrong on purpose. Whatever is wrong and not listed here is a defect of the generator. */
export type DirtKind =
  | 'clientDomainWrong'
  | 'clientDomainShared'
  | 'clientDomainMissing'
  | 'clientAccountManagerLeft'
  | 'clientInTwoCurrencies'
  | 'contactAtSharedDomain'
  | 'contractNoticeMissing'
  | 'contractNoticeUnreadable'
  | 'contractAutoRenewMissing'
  | 'contractEscalatorMissing'
  | 'contractEscalatorUnreadable'
  | 'contractValueMissing'
  | 'contractTermOver'
  | 'recurringLineWithoutContract'
  | 'recurringLineWithoutCost'
  | 'recurringAfterLeaving'
  | 'agentWithoutCost'
  | 'companyDuplicate'
  | 'companyMissing'
  | 'companyLinkWrong'
  | 'companyDomainWrong'
  | 'crmContactDuplicate'
  | 'crmContactWithoutCompany'
  | 'crmContactLeft'
  | 'dealDuplicate'
  | 'dealWithoutCompany'
  | 'dealWithoutAmount'
  | 'dealOverdue'
  | 'dealOwnerDeactivated'
  | 'taskOwnerDeactivated'
  | 'taskWithoutDeal'
  | 'meetingWithoutOutcome';

/** `id` is the vendor's id of the record as text. */
export interface Dirt {
  readonly kind: DirtKind;
  readonly id: string;
}
