import type { UpstreamError } from '../upstream-error';

/** What a system said of one write. Whether it was done is told by looking, not by this. */
export type WriteAnswer =
  | { readonly kind: 'accepted' }
  /** Its own words, in one sentence. */
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody knows: no answer came, or none that means anything. */
  | { readonly kind: 'unclear'; readonly error: UpstreamError };
