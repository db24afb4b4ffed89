import { checkEvidence, evidenceRefusals, type OfferedSender } from '#domain/renewal/evidence-check';
import { isAutomaticReply } from '#domain/wording/automatic-reply';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { addressOf } from '#domain/vocabulary/email-address';
import type { ClientId, Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { ClientIndex } from '../../../client-index';
import type { MessageHeaders } from '../../../open-message';
import type { LocalTime } from '../../../ports/platform';
import type { Settings } from '../../../settings';
import type { ClientContext } from '../../../views/client-context';
import { isInternal } from '../../../viewing';
import type { KeptCheckpoint } from '../../workflow-record';

/** A mail that was looked at and counts. No word of it is kept. */
export interface ProvenMail {
  /** The RFC Message-ID where it can be read: ids of events are per mailbox. Else a digest over sender, subject and instant. */
  readonly key: string;
  readonly on: CalendarDate;
  readonly name: string;
  readonly roles: readonly StakeholderRole[];
  readonly contactId?: string;
}

interface OfferParts {
  readonly sha256: Sha256;
  readonly localTime: LocalTime;
  readonly settings: Settings;
}

/** Whether the open mail counts for a checkpoint, or the sentence that says why not and what to do. */
export function offeredMail(
  parts: OfferParts,
  headers: MessageHeaders,
  { context, index }: { readonly context: ClientContext; readonly index: ClientIndex },
  checkpoint: Pick<KeptCheckpoint, 'window' | 'opensOn'>,
): ProvenMail | { readonly refused: string } {
  const { from, subject = '', sentAt } = headers;
  const address = addressOf(from);
  if (address === undefined || sentAt === undefined) return { refused: evidenceRefusals.unknownSender };
  const on = parts.localTime.dayOf(sentAt);
  const held = context.stakeholders.filter(({ email }) => email === address);
  const verdict = checkEvidence(
    {
      kind: 'mail',
      on,
      sender: senderOf(parts, address, { clientId: context.client.id, index, roles: held.map(({ role }) => role) }),
      isAutomatic: isAutomatic(headers),
    },
    checkpoint,
  );
  if (verdict.kind === 'refused') return { refused: evidenceRefusals[verdict.because] };
  const contactId = held.find((line) => line.contactId !== undefined)?.contactId;
  return {
    key: keyOf(parts, headers, address, subject, sentAt),
    on,
    name: held[0]?.name ?? address,
    roles: verdict.roles,
    ...(contactId === undefined ? {} : { contactId }),
  };
}

/** Source: RFC 3834, "no" is what a person wrote; without the header, subjects that only machines write. */
function isAutomatic({ autoSubmitted = '', subject = '' }: MessageHeaders): boolean {
  const said = autoSubmitted.trim().toLowerCase();
  return (said !== '' && !said.startsWith('no')) || isAutomaticReply(subject, '');
}

function senderOf(
  { settings }: OfferParts,
  address: string,
  known: { readonly clientId: ClientId; readonly index: ClientIndex; readonly roles: readonly StakeholderRole[] },
): OfferedSender {
  const { clientId, index, roles } = known;
  if (isInternal(address, settings)) return { kind: 'colleague' };
  const match = index.find(address, settings.sharedMailDomains);
  // Only the company's mail domain is known: nobody can say who this is.
  if (match.kind === 'stranger' || match.by !== 'address') return { kind: 'unknown' };
  return { kind: 'contact', ofThisClient: match.clientIds.includes(clientId), roles };
}

function keyOf(
  { sha256 }: OfferParts,
  { messageId = '' }: MessageHeaders,
  ...known: readonly (string | number)[]
): string {
  const id = messageId.trim();
  return /^<[^<>\s]{1,250}>$/.test(id) ? id : `digest:${sha256(utf8(JSON.stringify(['mail-v1', ...known])))}`;
}
