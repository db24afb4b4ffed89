import { captureEvidence, checkpointOutcomes } from '#domain/renewal/checkpoint';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import { evidenceCaptured, type EvidenceCaptured } from '#domain/timeline/workflow-payloads';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { CheckpointView } from '../../../views/checkpoint';
import { longestLine, type Problems, type RenewalSubject } from '../../../views/renewal-forms';
import { openItem, type KeptCheckpoint } from '../../workflow-record';
import {
  appendForRenewal,
  openRenewalOf,
  refsOf,
  type OpenedRenewal,
  type RenewalParts,
  type RenewalRefusal,
  type Standing,
} from '../append-for-renewal';
import { stillWorksOn, worksOn } from '../renewal-access';

/** Which checkpoint, as a button names it. */
export interface CheckpointAsked {
  readonly clientId: ClientId;
  readonly renewalId: RenewalId;
  readonly window: CheckpointWindow;
}

export const notTheirs =
  'Only the account manager of this client, a deputy, their success lead or whoever has this renewal does this.';
export const notOpen = 'This checkpoint is not open any more. Open the renewal again: what stands is shown there.';

export interface Capturing extends OpenedRenewal {
  readonly checkpoint: CheckpointView;
}

export function openCapturing(
  parts: RenewalParts,
  asked: CheckpointAsked,
): Capturing | { readonly answer: RenewalRefusal } {
  const opened = openRenewalOf(parts, asked.clientId, asked.renewalId);
  if ('answer' in opened) return opened;
  const { desk, place, renewal, viewer } = opened;
  if (!worksOn(viewer, place.ownerEmail, { owner: renewal.owner?.email, escalatedTo: renewal.escalatedTo?.email }))
    return { answer: { kind: 'refused', because: notTheirs } };
  if (desk.health.isPaused) return { answer: { kind: 'paused' } };
  const checkpoint = renewal.checkpoints.find(({ window }) => window === asked.window);
  return checkpoint === undefined ? { answer: { kind: 'refused', because: notOpen } } : { ...opened, checkpoint };
}

export function subjectOf({ context, renewal }: OpenedRenewal, draftId: string): RenewalSubject {
  const { id, name } = context.client;
  const { renewalId, version } = renewal;
  return { client: { id, name }, renewalId, refs: refsOf(context, renewal), version, draftId };
}

export function isWaiting({ state }: CheckpointView): boolean {
  return state === 'open' || state === 'returned';
}

export function formOf({ renewalId, window }: CheckpointAsked, kind: string): string {
  return `${kind}/${renewalId}/${window}`;
}

export function lineProblems(
  { outcome, words }: { readonly outcome: string; readonly words: string },
  needsOutcome: boolean,
): Problems<'outcome' | 'words'> {
  const length = words.trim().length;
  const isKnown = checkpointOutcomes.some((each) => each === outcome);
  return {
    ...(needsOutcome && !isKnown ? { outcome: 'Choose what the customer said.' } : {}),
    ...(length === 0 ? { words: 'Write one line about it, for whoever approves it.' } : {}),
    ...(length > longestLine ? { words: `Shorten it: it has ${length} of ${longestLine} characters.` } : {}),
  };
}

/** What an event of captured evidence holds besides the window and the line. */
export type Proof = Omit<EvidenceCaptured, 'window' | 'words'>;

/** What was read under the lock, with the item that is to be proven. */
export interface ProvingNow extends Standing {
  readonly item: KeptCheckpoint;
}

/**
 * Appends the event. The card was drawn from what was known then: who may do this, whether the item is open, from which day on and
 * what proves it are asked again of what stands under the lock.
 */
export function captured(
  parts: RenewalParts,
  opened: Capturing,
  asked: CheckpointAsked & { readonly draftId: string; readonly words: string },
  proof: (now: ProvingNow) => Proof | { readonly refused: string },
) {
  const { viewer } = opened;
  return appendForRenewal(parts, opened, {
    eventId: `evidenceCaptured/${viewer.email}/${asked.draftId}`,
    notice: 'Sent for approval.',
    happened: (standing) => {
      if (!stillWorksOn(viewer.email, standing)) return { refused: notTheirs };
      const item = openItem(standing.record);
      if (item?.window !== asked.window) return { refused: notOpen };
      const proven = proof({ ...standing, item });
      if ('refused' in proven) return proven;
      const words = asked.words.trim();
      // The rule looks at state, key and words; kind and roles were checked before and stand in the payload.
      const evidence = {
        key: proven.key,
        kind: 'mail',
        by: viewer.email,
        at: parts.clock.now(),
        roles: [],
        words,
      } as const;
      const step = captureEvidence(item, evidence);
      if (step.kind === 'refused') return { refused: step.because };
      return {
        type: 'evidenceCaptured',
        payloadText: evidenceCaptured({ window: asked.window, ...proven, words }),
      };
    },
  });
}
