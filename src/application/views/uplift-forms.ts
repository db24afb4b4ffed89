import type { ClientId } from '#domain/vocabulary/ids';
import type { AccessRefusal, ClientPage } from './client-page';
import type { FindingView } from './uplift';

/** In characters. */
export const longestReason = 500;

export interface DismissForm {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly finding: FindingView;
  readonly draftId: string;
  readonly values: { readonly reason: string; readonly isWrong: string };
  readonly problems: Readonly<Partial<Record<'reason' | 'isWrong', string>>>;
}

/** A paragraph for a proposal, to be read and changed by a person. */
export interface ProposalView {
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly finding: FindingView;
  readonly paragraph: string;
}

export type ProposalAnswer =
  | { readonly kind: 'proposal'; readonly view: ProposalView }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

export type DismissAnswer = { readonly kind: 'form'; readonly form: DismissForm } | FindingSaved;

export type FindingSaved =
  | { readonly kind: 'saved'; readonly page: ClientPage; readonly notice: string }
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'paused' }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };
