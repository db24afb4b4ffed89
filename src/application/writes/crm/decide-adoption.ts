import { dealAdopted, dealAdoptionDeclined } from '#domain/timeline/write-payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { RenewalId } from '#domain/vocabulary/ids';
import { appendToTimeline } from '../../append-to-timeline';
import { refuseOthers, type Administered, type AdministerParts } from '../../administer-sync';

export interface AdoptionDecision {
  readonly renewalId: RenewalId;
  readonly dealId: string;
  readonly isAdopted: boolean;
}

/**
 * An administrator says whether a deal that was there before us is the deal of a renewal. Only what the last run offered can be
 * decided. The next run writes our key to the deal, or makes a deal of its own.
 */
export function decideAdoption(
  parts: AdministerParts,
  { renewalId, dealId, isAdopted }: AdoptionDecision,
): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const at = parts.clock.now();
  const type = isAdopted ? 'dealAdopted' : 'dealAdoptionDeclined';
  const payloadText = isAdopted ? dealAdopted({ dealId }) : dealAdoptionDeclined({ dealId });
  let isOffered = false;
  appendToTimeline(parts, {
    window: { newest: 1 },
    events: ({ progress }) => {
      const offer = progress?.dealOffers?.find((each) => each.renewalId === renewalId && each.dealId === dealId);
      isOffered = offer !== undefined;
      if (offer === undefined) return [];
      const { clientId, contractId } = offer;
      const about = { clientId, contractId, renewalId, actor: parts.viewerEmail().trim().toLowerCase(), run: null };
      // Pressed twice it is one event; the other answer is another.
      const eventId = `${type}/${renewalId}/${dealId}`;
      return [{ eventId, at: toUtcText(at), type, ...about, payloadText }];
    },
    views: () => [],
  });
  if (!isOffered)
    return { kind: 'refused', because: 'This deal is no longer offered for this renewal. Open the page again.' };
  const notice = isAdopted ? 'The next run takes this deal for the renewal.' : 'The next run makes a deal of its own.';
  return { kind: 'done', notice };
}
