import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import type { ClientRecord } from '../../../sync/records';
import type { CheckpointView } from '../../../views/checkpoint';
import type { ClientContext } from '../../../views/client-context';
import type { FormAnswer, MeetingOffer, OtherEvidenceForm, Problems } from '../../../views/renewal-forms';
import { parsedRecord, recordRange, type RenewalParts } from '../append-for-renewal';
import { dropForm, keepForm, keptForm } from '../kept-form';
import {
  captured,
  formOf,
  isWaiting,
  lineProblems,
  notOpen,
  openCapturing,
  subjectOf,
  type Capturing,
  type CheckpointAsked,
  type Proof,
  type ProvingNow,
} from './capturing';
import { ticketNow, ticketProof } from './ticket-proof';

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
  const proof = (now: ProvingNow): Proof | { readonly refused: string } => {
    if (source === 'notApplicable') return { key: `notApplicable:${asked.window}`, kind: 'notApplicable', roles: [] };
    if (source === 'ticket') return ticketProof(parts, now, { ticketId, outcome }, ticket);
    const meeting = meetingsFor(now.client, now.context, now.item).find(
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

/** Meetings that were held since the window opened with somebody whom it asks for, newest first. */
function meetingsFor(
  { sales }: ClientRecord,
  { stakeholders }: ClientContext,
  { window, opensOn }: Pick<CheckpointView, 'window' | 'opensOn'>,
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

function sourceProblems({ source, ticketId }: OtherAsked): Problems<'source' | 'ticketId'> {
  if (!/^(meeting:\w{1,40}|ticket|notApplicable)$/.test(source)) return { source: 'Choose what proves it.' };
  if (source === 'ticket' && !/^[1-9]\d{0,9}$/.test(ticketId))
    return { ticketId: 'Enter the number of the ticket in HaloPSA.' };
  return {};
}
