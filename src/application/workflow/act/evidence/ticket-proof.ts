import { checkEvidence, evidenceRefusals } from '#domain/renewal/evidence-check';
import type { ClientId } from '#domain/vocabulary/ids';
import { UpstreamError } from '../../../upstream-error';
import type { OpenedRenewal, RenewalParts } from '../append-for-renewal';
import { notOpen, type Proof, type ProvingNow } from './capturing';

/** What a look at HaloPSA told of a ticket. */
export interface TicketNow {
  readonly clientId: ClientId;
  readonly openedAt: number;
  readonly userId: number;
}

/** Throws nothing: without an answer nobody can tell whose ticket it is. */
export function ticketNow(
  { serviceDesk }: RenewalParts,
  { place }: OpenedRenewal,
  id: number,
): TicketNow | { readonly refused: string } {
  try {
    const [ticket] = serviceDesk.tickets({ kind: 'named', ids: [id] }).pages([1])[0]?.rows ?? [];
    if (ticket === undefined) return { refused: 'HaloPSA has no ticket with this number.' };
    if (ticket.clientId !== place.clientId) return { refused: 'This ticket is one of another client.' };
    return { clientId: ticket.clientId, openedAt: ticket.openedAt, userId: ticket.userId ?? 0 };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { refused: 'HaloPSA does not answer, so nobody can tell whose ticket this is. Try again in a minute.' };
  }
}

/** By who asked for it and the day it came, held against the item and the contacts that stand under the lock. */
export function ticketProof(
  { localTime }: RenewalParts,
  { client, context, item }: ProvingNow,
  { ticketId, outcome }: { readonly ticketId: string; readonly outcome: string },
  ticket: TicketNow | undefined,
): Proof | { readonly refused: string } {
  if (ticket === undefined) return { refused: notOpen };
  const [, , email = ''] = client.deskContacts.find(([userId]) => userId === ticket.userId) ?? [];
  const held = context.stakeholders.filter((line) => email !== '' && line.email === email);
  const on = localTime.dayOf(ticket.openedAt);
  const sender =
    email === ''
      ? ({ kind: 'unknown' } as const)
      : ({ kind: 'contact', ofThisClient: true, roles: held.map(({ role }) => role) } as const);
  const verdict = checkEvidence({ kind: 'ticket', on, sender, isAutomatic: false }, item);
  if (verdict.kind === 'refused') return { refused: evidenceRefusals[verdict.because] };
  return {
    key: `ticket:${ticketId}`,
    kind: 'ticket',
    on,
    roles: verdict.roles,
    contactId: held[0]?.contactId,
    outcome,
  };
}
