import {
  pauseWriting,
  resumeWriting,
  turnOnSync,
  type Administered,
  type AdministerParts,
} from '#application/administer-sync';
import { saveIntervention, startIntervention, type InterventionParts } from '#application/log-intervention';
import { openDisagreements } from '#application/open-disagreements';
import { saveOverride, startOverride, withdrawOverride } from '#application/override-band';
import { openHomepage, type HomeAnswer, type HomeParts } from '#application/open-homepage';
import { openMessage, type MessageHeaders } from '#application/open-message';
import { openTimeline, type TimelineAnswer } from '#application/open-timeline';
import type { LocalTime } from '#application/ports/platform';
import { openClient } from '#application/viewing';
import type { DisagreementsAnswer } from '#application/views/disagreements';
import type { ClientAnswer } from '#application/views/client-page';
import type { InterventionDraft, InterventionFormAnswer, InterventionSaved } from '#application/views/intervention';
import type { OverrideDraft, OverrideFormAnswer, OverrideSaved, OverrideWithdrawn } from '#application/views/override';
import type { MessagePage } from '#application/views/message-page';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';

/**
 * Everything a person can ask of the add-on, for the person at the keyboard: the implementation asks the platform who that is
 * and never takes it from an event.
 */
export interface AddOn {
  readonly localTime: LocalTime;
  openMessage(message: MessageHeaders): MessagePage;
  openHome(): HomeAnswer;
  openClient(clientId: ClientId): ClientAnswer;
  openTimeline(clientId: ClientId): TimelineAnswer;
  startIntervention(clientId: ClientId, contractId: ContractId): InterventionFormAnswer;
  saveIntervention(draft: InterventionDraft): InterventionSaved;
  startOverride(clientId: ClientId, contractId: ContractId): OverrideFormAnswer;
  saveOverride(draft: OverrideDraft): OverrideSaved;
  withdrawOverride(clientId: ClientId, contractId: ContractId): OverrideWithdrawn;
  openDisagreements(): DisagreementsAnswer;
  turnOnSync(): Administered;
  pauseWriting(): Administered;
  resumeWriting(): Administered;
}

export type AddOnParts = HomeParts & InterventionParts & AdministerParts;

export function addOnOver(parts: AddOnParts): AddOn {
  return {
    localTime: parts.localTime,
    openMessage: (message) => openMessage(parts, message),
    openHome: () => openHomepage(parts),
    openClient: (clientId) => openClient(parts, clientId),
    openTimeline: (clientId) => openTimeline(parts, clientId),
    startIntervention: (clientId, contractId) => startIntervention(parts, clientId, contractId),
    saveIntervention: (draft) => saveIntervention(parts, draft),
    startOverride: (clientId, contractId) => startOverride(parts, clientId, contractId),
    saveOverride: (draft) => saveOverride(parts, draft),
    withdrawOverride: (clientId, contractId) => withdrawOverride(parts, clientId, contractId),
    openDisagreements: () => openDisagreements(parts),
    turnOnSync: () => turnOnSync(parts),
    pauseWriting: () => pauseWriting(parts),
    resumeWriting: () => resumeWriting(parts),
  };
}
