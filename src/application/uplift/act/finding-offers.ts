import type { Instant } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import { signed, type SigningParts } from '../../button-signature';
import { mayJudgeClient, mayReviewClient } from '../../client-access';
import type { ClientContext } from '../../views/client-context';
import type { FindingDeed, FindingMay, FindingView } from '../../views/uplift';

/** What the viewer is offered on the cards of findings. A button that is drawn decides nothing yet: pressing it asks again. */
export function findingOffers(
  parts: SigningParts,
  viewer: Person | undefined,
  { client, owner, findings }: ClientContext,
  now: Instant,
): readonly FindingMay[] | undefined {
  if (viewer === undefined || findings === undefined) return undefined;
  return findings.shown.map((finding): FindingMay => {
    const sign = (deed: FindingDeed) =>
      mayDo(deed, finding, viewer, owner?.email ?? '')
        ? { [deed]: signed(deedFields(deed, client.id, finding, viewer.email), now, parts) }
        : {};
    const works = worksOnFinding(viewer, owner?.email ?? '');
    return {
      key: finding.key,
      ...sign('putForward'),
      ...sign('approve'),
      ...sign('present'),
      dismisses: works && finding.state !== 'presented',
      drafts: works && finding.strength === 'action' && finding.value !== undefined,
    };
  });
}

/** Whoever answers for the client, and whoever reviews it. */
export function worksOnFinding(viewer: Person, ownerEmail: string): boolean {
  return mayJudgeClient(viewer, ownerEmail) || mayReviewClient(viewer, ownerEmail);
}

/**
 * Who may do what where it stands. A second person approves: a success lead or the MSP owner, never who put it forward; and who approved
 * does not present. What has no worth, or is only watched, is not offered. Source: PRODUCT, "The six steps" and "Uplift".
 */
export function mayDo(
  deed: FindingDeed,
  { state, strength, value, putForwardBy, approvedBy }: FindingView,
  viewer: Person,
  ownerEmail: string,
): boolean {
  if (strength !== 'action' || value === undefined) return false;
  switch (deed) {
    case 'putForward':
      return state === 'found' && putForwardBy === undefined && mayJudgeClient(viewer, ownerEmail);
    case 'approve':
      return state === 'found' && putForwardBy?.email !== viewer.email && mayReviewClient(viewer, ownerEmail);
    case 'present':
      return state === 'approved' && approvedBy?.email !== viewer.email && worksOnFinding(viewer, ownerEmail);
  }
}

export function deedFields(
  deed: FindingDeed,
  clientId: number,
  { key, version }: Pick<FindingView, 'key' | 'version'>,
  person: string,
) {
  return ['finding-v1', deed, clientId, key, version, person] as const;
}
