import { captureEvidence, checkpointOutcomes } from '#domain/renewal/checkpoint';
import { checkEvidence, evidenceRefusals } from '#domain/renewal/evidence-check';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import { evidenceCaptured, type EvidenceCaptured } from '#domain/timeline/workflow-payloads';
import { addressesOf } from '#domain/vocabulary/email-address';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { MessageHeaders } from '../../../open-message';
import type { ClientRecord } from '../../../sync/records';
import { UpstreamError } from '../../../upstream-error';
import type { CheckpointView } from '../../../views/checkpoint';
import type { ClientContext } from '../../../views/client-context';
import {
  longestLine,
  type FormAnswer,
  type MailEvidenceForm,
  type MeetingOffer,
  type OtherEvidenceForm,
  type Problems,
  type RenewalSubject,
} from '../../../views/renewal-forms';
import { openDesk } from '../../../viewing';
import { openItem } from '../../workflow-record';
import {
  appendForRenewal,
  openRenewalOf,
  parsedRecord,
  recordRange,
  refsOf,
  type OpenedRenewal,
  type RenewalParts,
  type RenewalRefusal,
  type Standing,
} from '../append-for-renewal';
import { offeredMail, type ProvenMail } from './evidence-offer';
import { dropForm, keepForm, keptForm } from '../kept-form';
import { worksOn } from '../renewal-access';

/** Which checkpoint, as a button names it. */
export interface CheckpointAsked {
  readonly clientId: ClientId;
  readonly renewalId: RenewalId;
  readonly window: CheckpointWindow;
}

export const notTheirs =
  'Only the account manager of this client, a deputy, their success lead or whoever has this renewal does this.';
const notOpen = 'This checkpoint is not open any more. Open the renewal again: what stands is shown there.';

interface Capturing extends OpenedRenewal {
  readonly checkpoint: CheckpointView;
}

function openCapturing(parts: RenewalParts, asked: CheckpointAsked): Capturing | { readonly answer: RenewalRefusal } {
  const opened = openRenewalOf(parts, asked.clientId, asked.renewalId);
  if ('answer' in opened) return opened;
  const { desk, place, renewal, viewer } = opened;
  if (!worksOn(viewer, place.ownerEmail, { owner: renewal.owner?.email, escalatedTo: renewal.escalatedTo?.email }))
    return { answer: { kind: 'refused', because: notTheirs } };
  if (desk.health.isPaused) return { answer: { kind: 'paused' } };
  const checkpoint = renewal.checkpoints.find(({ window }) => window === asked.window);
  return checkpoint === undefined ? { answer: { kind: 'refused', because: notOpen } } : { ...opened, checkpoint };
}

function subjectOf({ context, renewal }: OpenedRenewal, draftId: string): RenewalSubject {
  const { id, name } = context.client;
  const { renewalId, version } = renewal;
  return { client: { id, name }, renewalId, refs: refsOf(context, renewal), version, draftId };
}

/** The form for the open mail, once it counts. No call while the cache is warm. */
export function startEvidence(
  parts: RenewalParts,
  asked: CheckpointAsked,
  message: MessageHeaders,
): FormAnswer<MailEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const mail = mailOf(parts, message, opened);
  if ('refused' in mail) return { kind: 'refused', because: mail.refused };
  if (!isWaiting(opened.checkpoint)) return { kind: 'refused', because: notOpen };
  const values = keptForm(parts, opened.viewer.email, formOf(asked, 'mail'), { outcome: '', words: '' });
  return { kind: 'form', form: mailForm(opened, mail, parts.newDraftId(), { values, problems: {} }) };
}

/** Binds the open mail to the checkpoint: it is read again, and nothing of it comes from the button. Three calls. */
export function saveEvidence(
  parts: RenewalParts,
  asked: CheckpointAsked & { readonly draftId: string; readonly outcome: string; readonly words: string },
  message: MessageHeaders,
): FormAnswer<MailEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const mail = mailOf(parts, message, opened);
  if ('refused' in mail) return { kind: 'refused', because: mail.refused };
  const { outcome, words } = asked;
  const problems = lineProblems(asked, true);
  const form = formOf(asked, 'mail');
  if (Object.keys(problems).length > 0) {
    keepForm(parts, opened.viewer.email, form, { outcome, words });
    return { kind: 'form', form: mailForm(opened, mail, asked.draftId, { values: { outcome, words }, problems }) };
  }
  const { key, on, roles, contactId } = mail;
  const answer = captured(parts, opened, asked, () => ({ key, kind: 'mail', on, roles, contactId, outcome }));
  if (answer.kind === 'saved') dropForm(parts, opened.viewer.email, form);
  return answer;
}

function mailOf(parts: RenewalParts, message: MessageHeaders, { context, place, checkpoint }: Capturing) {
  const { index } = openDesk(parts, addressesOf(message.from), [place.clientId]);
  return offeredMail(parts, message, { context, index }, checkpoint);
}

function mailForm(
  opened: Capturing,
  { name, roles, on }: ProvenMail,
  draftId: string,
  filled: Pick<MailEvidenceForm, 'values' | 'problems'>,
): MailEvidenceForm {
  return { ...subjectOf(opened, draftId), window: opened.checkpoint.window, sender: { name, roles }, on, ...filled };
}

interface OtherAsked extends CheckpointAsked {
  readonly draftId: string;
  readonly source: string;
  readonly ticketId: string;
  readonly outcome: string;
  readonly words: string;
}

/** A meeting, a ticket, or why the step does not apply. One call. */
export function startOtherEvidence(parts: RenewalParts, asked: CheckpointAsked): FormAnswer<OtherEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  if (!isWaiting(opened.checkpoint)) return { kind: 'refused', because: notOpen };
  const empty = { source: '', ticketId: '', outcome: '', words: '' };
  const values = keptForm(parts, opened.viewer.email, formOf(asked, 'other'), empty);
  return { kind: 'form', form: otherForm(parts, opened, parts.newDraftId(), { values, problems: {} }) };
}

/** Three calls; for a ticket one more, in which HaloPSA tells whose it is. */
export function saveOtherEvidence(parts: RenewalParts, asked: OtherAsked): FormAnswer<OtherEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const { source, ticketId, outcome, words } = asked;
  const values = { source, ticketId, outcome, words };
  const form = formOf(asked, 'other');
  const corrected = (problems: OtherEvidenceForm['problems']): FormAnswer<OtherEvidenceForm> => {
    keepForm(parts, opened.viewer.email, form, values);
    return { kind: 'form', form: otherForm(parts, opened, asked.draftId, { values, problems }) };
  };
  const problems = { ...sourceProblems(asked), ...lineProblems(asked, source !== 'notApplicable') };
  if (Object.keys(problems).length > 0) return corrected(problems);
  const ticket = source === 'ticket' ? ticketNow(parts, opened, Number(ticketId)) : undefined;
  if (ticket !== undefined && 'refused' in ticket) return corrected({ ticketId: ticket.refused });
  const proof = (standing: Standing): Proof | { readonly refused: string } => {
    if (source === 'notApplicable') return { key: `notApplicable:${asked.window}`, kind: 'notApplicable', roles: [] };
    if (source === 'ticket') return ticketProof(parts, standing, { ...asked, checkpoint: opened.checkpoint }, ticket);
    const meeting = meetingsFor(standing.client, standing.context, opened.checkpoint).find(
      ({ meetingId }) => source === `meeting:${meetingId}`,
    );
    if (meeting === undefined)
      return { refused: 'HubSpot does not know this meeting as held with the right people. Choose another.' };
    const { meetingId, on, roles, contactId } = meeting;
    return { key: `meeting:${meetingId}`, kind: 'meeting', on, roles, contactId, outcome };
  };
  const answer = captured(parts, opened, asked, proof);
  if (answer.kind === 'saved') dropForm(parts, opened.viewer.email, form);
  return answer;
}

type Proof = Omit<EvidenceCaptured, 'window' | 'words'>;

/** What a look at HaloPSA told of a ticket. */
interface TicketNow {
  readonly clientId: ClientId;
  readonly openedAt: number;
  readonly userId: number;
}

function ticketNow(
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

function ticketProof(
  { localTime }: RenewalParts,
  { client, context }: Standing,
  { ticketId, outcome, checkpoint }: OtherAsked & { readonly checkpoint: CheckpointView },
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
  const verdict = checkEvidence({ kind: 'ticket', on, sender, isAutomatic: false }, checkpoint);
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

/** Meetings that were held since the window opened with somebody whom it asks for, newest first. */
function meetingsFor(
  { sales }: ClientRecord,
  { stakeholders }: ClientContext,
  { window, opensOn }: CheckpointView,
): readonly (MeetingOffer & { readonly contactId: string })[] {
  const asked = requiredStakeholders(window);
  return (sales?.meetings ?? []).flatMap(({ meetingId, on, outcome, contactIds = [] }) => {
    if (outcome !== 'held' || on < opensOn) return [];
    const present = stakeholders.filter(
      ({ role, contactId = '' }) => asked.includes(role) && contactIds.includes(contactId),
    );
    const [first] = present;
    if (first?.contactId === undefined) return [];
    const roles = present.filter(({ contactId }) => contactId === first.contactId).map(({ role }) => role);
    return [{ meetingId, on, name: first.name, roles, contactId: first.contactId }];
  });
}

const mostMeetings = 10;

function otherForm(
  { workbook }: RenewalParts,
  opened: Capturing,
  draftId: string,
  filled: Pick<OtherEvidenceForm, 'values' | 'problems'>,
): OtherEvidenceForm {
  const { place, context, checkpoint } = opened;
  const [rows = []] = workbook.read([recordRange(place)]);
  const client = parsedRecord(rows[0]?.[0]);
  const meetings = client === undefined ? [] : meetingsFor(client, context, checkpoint).slice(0, mostMeetings);
  return {
    ...subjectOf(opened, draftId),
    window: checkpoint.window,
    meetings: meetings.map(({ contactId: _id, ...meeting }) => meeting),
    ...filled,
  };
}

function isWaiting({ state }: CheckpointView): boolean {
  return state === 'open' || state === 'returned';
}

function formOf({ renewalId, window }: CheckpointAsked, kind: string): string {
  return `${kind}/${renewalId}/${window}`;
}

function sourceProblems({ source, ticketId }: OtherAsked): Problems<'source' | 'ticketId'> {
  if (!/^(meeting:\w{1,40}|ticket|notApplicable)$/.test(source)) return { source: 'Choose what proves it.' };
  if (source === 'ticket' && !/^[1-9]\d{0,9}$/.test(ticketId))
    return { ticketId: 'Enter the number of the ticket in HaloPSA.' };
  return {};
}

function lineProblems(
  { outcome, words }: { readonly outcome: string; readonly words: string },
  needsOutcome: boolean,
): Problems<'outcome' | 'words'> {
  const length = words.trim().length;
  const isKnown = checkpointOutcomes.some((each) => each === outcome);
  return {
    ...(needsOutcome && !isKnown ? { outcome: 'Choose what the customer said.' } : {}),
    ...(length === 0 ? { words: 'Write one line about it, for whoever approves it.' } : {}),
    ...(length > longestLine ? { words: `Shorten it: it has ${length} of ${longestLine} characters.` } : {}),
  };
}

function captured(
  parts: RenewalParts,
  opened: Capturing,
  asked: CheckpointAsked & { readonly draftId: string; readonly words: string },
  proof: (standing: Standing) => Proof | { readonly refused: string },
) {
  const { viewer } = opened;
  return appendForRenewal(parts, opened, {
    eventId: `evidenceCaptured/${viewer.email}/${asked.draftId}`,
    notice: 'Sent for approval.',
    happened: (standing) => {
      const item = openItem(standing.record);
      if (item?.window !== asked.window) return { refused: notOpen };
      const proven = proof(standing);
      if ('refused' in proven) return proven;
      const words = asked.words.trim();
      // The rule looks at state, key and words; kind and roles were checked before and stand in the payload.
      const evidence = {
        key: proven.key,
        kind: 'mail',
        by: viewer.email,
        at: parts.clock.now(),
        roles: [],
        words,
      } as const;
      const step = captureEvidence(item, evidence);
      if (step.kind === 'refused') return { refused: step.because };
      return {
        type: 'evidenceCaptured',
        payloadText: evidenceCaptured({ window: asked.window, ...proven, words }),
      };
    },
  });
}
