import {
  pauseWriting,
  resumeWriting,
  turnOnSync,
  type Administered,
  type AdministerParts,
} from '#application/administer-sync';
import type { ConcessionParts } from '#application/concessions/concession-parts';
import { openRequest } from '#application/concessions/show/open-request';
import { listConcessions, type ConcessionListAnswer } from '#application/concessions/show/list-concessions';
import { mailEvidence } from '#application/concessions/request/mail-evidence';
import { pressDeed, type PressedDeed } from '#application/concessions/decide/press-deed';
import {
  previewConcession,
  saveConcession,
  startConcession,
  type ConcessionDraft,
} from '#application/concessions/request/request-concession';
import { startRevision, saveRevision, type Revision } from '#application/concessions/request/revise-concession';
import { saveIntervention, startIntervention, type InterventionParts } from '#application/log-intervention';
import { openDisagreements } from '#application/open-disagreements';
import { saveOverride, startOverride, withdrawOverride } from '#application/override-band';
import { openHomepage, type HomeAnswer, type HomeParts } from '#application/open-homepage';
import { openMessage, type MessageHeaders } from '#application/open-message';
import { openTimeline, type TimelineAnswer } from '#application/open-timeline';
import type { LocalTime } from '#application/ports/platform';
import { openClient } from '#application/viewing';
import { findingDesk, type FindingDesk } from '#application/uplift/act/finding-desk';
import { renewalDesk, type RenewalDesk } from '#application/workflow/act/renewal-desk';
import type { RenewalParts } from '#application/workflow/act/append-for-renewal';
import type { DisagreementsAnswer } from '#application/views/disagreements';
import type { ClientAnswer } from '#application/views/client-page';
import { pressPolicy, type PressedPolicy } from '#application/concessions/policy/decide-policy';
import {
  openPolicy,
  saveProposal,
  startProposal,
  type PolicyDraft,
} from '#application/concessions/policy/propose-policy';
import {
  endDelegation,
  openDelegations,
  saveDelegation,
  type DelegationDraft,
} from '#application/concessions/rules/delegate-role';
import type { ConcessionAnswer, RequestId } from '#application/views/concession';
import type { DelegationsAnswer, PolicyCardAnswer } from '#application/views/concession-rules';
import type { InterventionDraft, InterventionFormAnswer, InterventionSaved } from '#application/views/intervention';
import type { OverrideDraft, OverrideFormAnswer, OverrideSaved, OverrideWithdrawn } from '#application/views/override';
import type { MessagePage } from '#application/views/message-page';
import type { ConcessionEvidence } from '#domain/concession/concession-terms';
import type { CrmWriting } from '#application/ports/crm-writing';
import {
  openCrmWriting,
  setUpCrm,
  turnOffCrmWriting,
  turnOnCrmWriting,
  type CrmWritingAnswer,
} from '#application/writes/crm/administer-crm-writing';
import { decideAdoption, type AdoptionDecision } from '#application/writes/crm/decide-adoption';
import {
  openWriteBack,
  turnOffWriteBack,
  turnOnWriteBack,
  type WriteBackAnswer,
} from '#application/writes/figures/administer-write-back';
import {
  listWritingRuns,
  openRollback,
  pressRollback,
  type AdministerRollbackParts,
} from '#application/writes/rollback/administer-rollback';
import type { RollbackAnswer, WritingRunsAnswer } from '#application/views/rollback';
import type { ClientId, ContractId, RunId } from '#domain/vocabulary/ids';

/**
 * Everything a person can ask of the add-on, for the person at the keyboard: the implementation asks the platform who that is
 * and never takes it from an event.
 */
export interface AddOn extends RenewalDesk, FindingDesk {
  readonly localTime: LocalTime;
  openMessage(message: MessageHeaders): MessagePage;
  openHome(): HomeAnswer;
  openClient(clientId: ClientId): ClientAnswer;
  openTimeline(clientId: ClientId, requestId?: RequestId): TimelineAnswer;
  startIntervention(clientId: ClientId, contractId: ContractId): InterventionFormAnswer;
  saveIntervention(draft: InterventionDraft): InterventionSaved;
  startOverride(clientId: ClientId, contractId: ContractId): OverrideFormAnswer;
  saveOverride(draft: OverrideDraft): OverrideSaved;
  withdrawOverride(clientId: ClientId, contractId: ContractId): OverrideWithdrawn;
  openDisagreements(): DisagreementsAnswer;
  openRequest(requestId: RequestId): ConcessionAnswer;
  listConcessions(clientId: ClientId): ConcessionListAnswer;
  /** The open mail as evidence for a request of this client; undefined when nobody of the client is on it. */
  mailEvidence(clientId: ClientId, message: MessageHeaders): ConcessionEvidence | undefined;
  startConcession(asked: Omit<ConcessionDraft, 'draftId' | 'values'>): ConcessionAnswer;
  previewConcession(draft: ConcessionDraft): ConcessionAnswer;
  saveConcession(draft: ConcessionDraft): ConcessionAnswer;
  pressDeed(pressed: PressedDeed): ConcessionAnswer;
  startRevision(revision: Omit<Revision, 'values'>): ConcessionAnswer;
  saveRevision(revision: Revision): ConcessionAnswer;
  openDelegations(): DelegationsAnswer;
  saveDelegation(draft: DelegationDraft): DelegationsAnswer;
  endDelegation(delegationId: string): DelegationsAnswer;
  openPolicy(): PolicyCardAnswer;
  startProposal(): PolicyCardAnswer;
  saveProposal(draft: PolicyDraft): PolicyCardAnswer;
  pressPolicy(pressed: PressedPolicy): PolicyCardAnswer;
  turnOnSync(): Administered;
  pauseWriting(): Administered;
  resumeWriting(): Administered;
  openWriteBack(): WriteBackAnswer;
  turnOnWriteBack(): Administered;
  turnOffWriteBack(): Administered;
  openCrmWriting(): CrmWritingAnswer;
  setUpCrm(): Administered;
  turnOnCrmWriting(): Administered;
  turnOffCrmWriting(): Administered;
  decideAdoption(decision: AdoptionDecision): Administered;
  listWritingRuns(): WritingRunsAnswer;
  openRollback(run: RunId): RollbackAnswer;
  pressRollback(run: RunId): RollbackAnswer;
}

export type AddOnParts = HomeParts &
  Pick<AdministerRollbackParts, 'serviceDesk' | 'log'> &
  InterventionParts &
  ConcessionParts &
  RenewalParts &
  AdministerParts & {
    /** Absent: this host does not write to HubSpot. */
    readonly writableCrm?: () => CrmWriting;
  };

/** For a host that does not write there. */
const noCrm = { kind: 'refused', because: 'HubSpot is not written to from here.' } as const;

function withCrm<Answer>(parts: AddOnParts, ask: (parts: AdministerRollbackParts) => Answer): Answer | typeof noCrm {
  const { writableCrm } = parts;
  return writableCrm === undefined ? noCrm : ask({ ...parts, crmWriting: writableCrm() });
}

export function addOnOver(parts: AddOnParts): AddOn {
  return {
    localTime: parts.localTime,
    ...renewalDesk(parts),
    ...findingDesk(parts),
    openMessage: (message) => openMessage(parts, message),
    openHome: () => openHomepage(parts),
    openClient: (clientId) => openClient(parts, clientId),
    openTimeline: (clientId, requestId) => openTimeline(parts, clientId, requestId),
    startIntervention: (clientId, contractId) => startIntervention(parts, clientId, contractId),
    saveIntervention: (draft) => saveIntervention(parts, draft),
    startOverride: (clientId, contractId) => startOverride(parts, clientId, contractId),
    saveOverride: (draft) => saveOverride(parts, draft),
    withdrawOverride: (clientId, contractId) => withdrawOverride(parts, clientId, contractId),
    openDisagreements: () => openDisagreements(parts),
    openRequest: (requestId) => openRequest(parts, requestId),
    listConcessions: (clientId) => listConcessions(parts, clientId),
    mailEvidence: (clientId, message) => mailEvidence(parts, clientId, message),
    startConcession: (asked) => startConcession(parts, asked),
    previewConcession: (draft) => previewConcession(parts, draft),
    saveConcession: (draft) => saveConcession(parts, draft),
    pressDeed: (pressed) => pressDeed(parts, pressed),
    startRevision: (revision) => startRevision(parts, revision),
    saveRevision: (revision) => saveRevision(parts, revision),
    openDelegations: () => openDelegations(parts),
    saveDelegation: (draft) => saveDelegation(parts, draft),
    endDelegation: (delegationId) => endDelegation(parts, delegationId),
    openPolicy: () => openPolicy(parts),
    startProposal: () => startProposal(parts),
    saveProposal: (draft) => saveProposal(parts, draft),
    pressPolicy: (pressed) => pressPolicy(parts, pressed),
    turnOnSync: () => turnOnSync(parts),
    pauseWriting: () => pauseWriting(parts),
    resumeWriting: () => resumeWriting(parts),
    openWriteBack: () => openWriteBack(parts),
    turnOnWriteBack: () => turnOnWriteBack(parts),
    turnOffWriteBack: () => turnOffWriteBack(parts),
    openCrmWriting: () => withCrm(parts, openCrmWriting),
    setUpCrm: () => withCrm(parts, setUpCrm),
    turnOnCrmWriting: () => withCrm(parts, turnOnCrmWriting),
    turnOffCrmWriting: () => withCrm(parts, turnOffCrmWriting),
    decideAdoption: (decision) => decideAdoption(parts, decision),
    listWritingRuns: () => withCrm(parts, listWritingRuns),
    openRollback: (run) => withCrm(parts, (own) => openRollback(own, run)),
    pressRollback: (run) => withCrm(parts, (own) => pressRollback(own, run)),
  };
}
