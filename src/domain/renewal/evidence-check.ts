import type { CalendarDate } from '../vocabulary/calendar-date';
import type { StakeholderRole } from '../vocabulary/client';
import { requiredStakeholders } from '../vocabulary/renewal-window';
import type { Checkpoint } from './checkpoint';

/** What an add-on can know of a mail, a meeting or a ticket offered as proof. No text. */
export interface OfferedEvidence {
  readonly kind: 'mail' | 'meeting' | 'ticket';
  /** In the MSP's time zone. */
  readonly on: CalendarDate;
  readonly sender: OfferedSender;
  /** Written by a machine: an auto-reply header, or a subject that only machines write. */
  readonly isAutomatic: boolean;
  /** Of a meeting: whether it took place. */
  readonly wasHeld?: boolean;
}

export type OfferedSender =
  | { readonly kind: 'contact'; readonly ofThisClient: boolean; readonly roles: readonly StakeholderRole[] }
  | { readonly kind: 'colleague' }
  | { readonly kind: 'unknown' };

export type EvidenceVerdict =
  | { readonly kind: 'accepted'; readonly roles: readonly StakeholderRole[] }
  | { readonly kind: 'refused'; readonly because: EvidenceRefusal };

export type EvidenceRefusal =
  'automatic' | 'colleague' | 'unknownSender' | 'otherClient' | 'noRole' | 'beforeWindow' | 'notHeld';

/** What the card says when it refuses, and what to do. */
export const evidenceRefusals: Record<EvidenceRefusal, string> = {
  automatic: 'This is an automatic reply. Only what a person wrote counts.',
  colleague: 'This is from one of us. Only what the customer said counts.',
  unknownSender: 'The sender is not a known contact of this client. Add them in HaloPSA or HubSpot, then try again.',
  otherClient: 'The sender is a contact of another client.',
  noRole: 'The sender holds none of the roles that this window asks for. Map them to a role first.',
  beforeWindow: 'This is older than the window. Ask again, so that it speaks about this renewal.',
  notHeld: 'The meeting did not take place. Only one that was held counts.',
};

/** Source: PRODUCT, "it closes only on customer evidence". The order is the order in which a person should hear of it. */
export function checkEvidence(
  { kind, on, sender, isAutomatic, wasHeld }: OfferedEvidence,
  { window, opensOn }: Pick<Checkpoint, 'window' | 'opensOn'>,
): EvidenceVerdict {
  const refused = (because: EvidenceRefusal): EvidenceVerdict => ({ kind: 'refused', because });
  if (isAutomatic) return refused('automatic');
  if (sender.kind === 'colleague') return refused('colleague');
  if (sender.kind === 'unknown') return refused('unknownSender');
  if (!sender.ofThisClient) return refused('otherClient');
  const roles = sender.roles.filter((role) => requiredStakeholders(window).includes(role));
  if (roles.length === 0) return refused('noRole');
  // What arrives on the opening day may have been written before it opened.
  if (on < opensOn) return refused('beforeWindow');
  if (kind === 'meeting' && wasHeld !== true) return refused('notHeld');
  return { kind: 'accepted', roles };
}
