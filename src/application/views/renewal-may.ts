import type { RenewalId } from '#domain/vocabulary/ids';

/** What the viewer may do with one renewal. Buttons are drawn by it; every use case asks again under the lock. */
export interface RenewalMay {
  readonly renewalId: RenewalId;
  /** Present for the owner, the deputy, or whom silence took it to, while nobody said "I have it". Signed for them. */
  readonly acknowledge?: { readonly owner: string; readonly signature: string };
  /** Captures evidence, records calls, drafts. */
  readonly works: boolean;
  /** Approves or returns the evidence that waits. */
  readonly judges: boolean;
  /** Says which stands where person and engine disagree. */
  readonly settles: boolean;
}

export function renewalMayOf(
  { renewalMay }: { readonly renewalMay?: readonly RenewalMay[] },
  renewalId: RenewalId,
): RenewalMay | undefined {
  return renewalMay?.find((may) => may.renewalId === renewalId);
}
