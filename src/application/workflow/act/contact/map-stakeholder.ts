import { stakeholderMapped } from '#domain/timeline/workflow-payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { addressOf } from '#domain/vocabulary/email-address';
import type { ClientId } from '#domain/vocabulary/ids';
import { appendForClient } from '../../../append-for-client';
import { mayJudgeClient } from '../../../client-access';
import type { ClientPlace } from '../../../client-index';
import type { MessageHeaders } from '../../../open-message';
import { cacheContext } from '../../../view-cache';
import type { ClientContext, StakeholderLine } from '../../../views/client-context';
import type { FormAnswer, MappingForm } from '../../../views/renewal-forms';
import { clientPage, isInternal, isRefusal, openDesk, placeFor } from '../../../viewing';
import { parsedRecord, recordRange, type RenewalParts, type RenewalRefusal } from '../append-for-renewal';
import { notTheirs } from '../evidence/capturing';

export interface MappingAsked {
  readonly clientId: ClientId;
  readonly draftId: string;
  readonly role: string;
}

const unknownSender =
  'The sender is not a known contact of this client. Add them in HaloPSA or HubSpot; they can be mapped after the next sync.';

/** Which role the sender of the open mail holds. One call. */
export function startMapping(
  parts: RenewalParts,
  clientId: ClientId,
  message: MessageHeaders,
): FormAnswer<MappingForm> {
  const opened = openMapping(parts, clientId, message);
  if ('answer' in opened) return opened.answer;
  if (stakeholderRoles.every((role) => opened.contact.roles.includes(role)))
    return { kind: 'refused', because: 'The sender is known in every role already.' };
  return { kind: 'form', form: formFor(opened, { draftId: parts.newDraftId(), values: { role: '' }, problems: {} }) };
}

/**
 * Puts it onto the timeline and onto the card: it counts for evidence at once. Where renewals are written to HubSpot, the next run labels
 * the contact on the deal. The contact is the sender of the mail that is open now, never a field. Four calls.
 */
export function saveMapping(
  parts: RenewalParts,
  asked: MappingAsked,
  message: MessageHeaders,
): FormAnswer<MappingForm> {
  const opened = openMapping(parts, asked.clientId, message);
  if ('answer' in opened) return opened.answer;
  const { desk, place, viewer, contact } = opened;
  const role = stakeholderRoles.find((each) => each === asked.role);
  if (role === undefined) {
    const filled = { draftId: asked.draftId, values: { role: asked.role }, problems: { role: 'Choose the role.' } };
    return { kind: 'form', form: formFor(opened, filled) };
  }
  const { email, name, contactId } = contact;
  const answer = appendForClient(parts, {
    place,
    event: () => ({
      eventId: `stakeholderMapped/${viewer.email}/${asked.draftId}`,
      at: toUtcText(parts.clock.now()),
      type: 'stakeholderMapped',
      clientId: place.clientId,
      contractId: null,
      renewalId: null,
      actor: viewer.email,
      run: null,
      payloadText: stakeholderMapped({ role, email, contactId }),
    }),
    shown: (context) => ({
      context: withHolder(context, { role, name, email, ...(contactId === undefined ? {} : { contactId }) }),
      edits: [],
    }),
  });
  if (answer.kind !== 'saved') return answer;
  cacheContext(parts.cache, answer.context);
  const page = clientPage(parts, desk, answer.context, email);
  return { kind: 'saved', page, notice: 'Saved. The role counts at once.' };
}

/** Nobody is missing any more in that role, in whatever renewal asks for it. */
function withHolder(context: ClientContext, holder: StakeholderLine): ClientContext {
  const isKnown = context.stakeholders.some(({ role, email }) => role === holder.role && email === holder.email);
  const stakeholders = isKnown ? context.stakeholders : [...context.stakeholders, holder];
  const renewals = context.renewals?.map((renewal) => {
    const missingRoles = renewal.missingRoles.filter((role) => role !== holder.role);
    const flags = missingRoles.length > 0 ? renewal.flags : renewal.flags.filter((flag) => flag !== 'missingRoles');
    return { ...renewal, missingRoles, flags };
  });
  return { ...context, stakeholders, ...(renewals === undefined ? {} : { renewals }) };
}

interface KnownContact {
  readonly email: string;
  readonly name: string;
  readonly contactId?: string;
  readonly roles: MappingForm['contact']['roles'];
}

function openMapping(parts: RenewalParts, clientId: ClientId, { from }: MessageHeaders) {
  const email = addressOf(from) ?? '';
  const desk = openDesk(parts, [email], [clientId]);
  const place = placeFor(desk, clientId);
  const { viewer } = desk;
  const answer = (refusal: RenewalRefusal) => ({ answer: refusal });
  if (isRefusal(place)) return answer({ kind: 'noAccess', refusal: place });
  if (viewer === undefined || !mayJudgeClient(viewer, place.ownerEmail))
    return answer({ kind: 'refused', because: notTheirs });
  if (desk.health.isPaused) return answer({ kind: 'paused' });
  if (email === '' || isInternal(email, parts.settings))
    return answer({ kind: 'refused', because: 'Open a mail that somebody at the client wrote.' });
  const contact = knownContact(parts, place, email);
  if (contact === undefined) return answer({ kind: 'refused', because: unknownSender });
  return { desk, place, viewer, contact };
}

/** Somebody whom HubSpot or HaloPSA lists at this client, by address. One call. */
function knownContact({ workbook }: RenewalParts, place: ClientPlace, email: string): KnownContact | undefined {
  const [records = []] = workbook.read([recordRange(place)]);
  const client = parsedRecord(records[0]?.[0]);
  const linked = client?.crmContacts.find((contact) => contact.email === email);
  const [, deskName] = client?.deskContacts.find(([, , address]) => address === email) ?? [];
  const name = linked?.name ?? deskName;
  if (client === undefined || name === undefined) return undefined;
  const mapped = (client.mappings ?? []).filter((mapping) => mapping.email === email).map(({ role }) => role);
  return {
    email,
    name,
    ...(linked === undefined ? {} : { contactId: linked.contactId }),
    roles: [...new Set([...(linked?.roles ?? []), ...mapped])],
  };
}

function formFor(
  {
    place,
    contact,
  }: { readonly place: { readonly clientId: ClientId; readonly name: string }; readonly contact: KnownContact },
  filled: Pick<MappingForm, 'draftId' | 'values' | 'problems'>,
): MappingForm {
  const { email, name, roles, contactId } = contact;
  return {
    client: { id: place.clientId, name: place.name },
    contact: { email, name, roles },
    isInCrm: contactId !== undefined,
    ...filled,
  };
}
