import type { ConcessionEvidence } from '#domain/concession/concession-terms';
import { addressesOf } from '#domain/vocabulary/email-address';
import type { ClientId } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { MessageHeaders } from '../../open-message';
import { openDesk, type ViewParts } from '../../viewing';

/**
 * The open mail as evidence: only one that somebody of this client is on. A key and a day are kept, never a word of it. Ids of
 * events are per mailbox, so the key is over sender, subject and instant.
 */
export function mailEvidence(
  parts: ViewParts,
  clientId: ClientId,
  { from, to, cc, subject = '', sentAt }: MessageHeaders,
): ConcessionEvidence | undefined {
  if (sentAt === undefined) return undefined;
  const addresses = [from, to, cc].flatMap((header) => addressesOf(header));
  const { index } = openDesk(parts, addresses, [clientId]);
  const isOfClient = addresses.some((address) => {
    const match = index.find(address, parts.settings.sharedMailDomains);
    return match.kind !== 'stranger' && match.clientIds.includes(clientId);
  });
  if (!isOfClient) return undefined;
  const [sender = ''] = addressesOf(from);
  return {
    key: parts.sha256(utf8(JSON.stringify(['mail-v1', sender, subject, sentAt]))),
    on: parts.localTime.dayOf(sentAt),
  };
}
