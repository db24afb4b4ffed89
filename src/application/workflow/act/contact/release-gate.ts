import { longestReleaseHours, releaseGate as released } from '#domain/renewal/incident-gate';
import { gateReleased } from '#domain/timeline/workflow-payloads';
import { instantAt } from '#domain/vocabulary/business-time';
import { isCalendarDate, toUtcText, type Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { appendForClient } from '../../../append-for-client';
import { checkSigned, signed } from '../../../button-signature';
import type { ClientPlace } from '../../../client-index';
import { cacheContext } from '../../../view-cache';
import type { OpenIncident } from '../../../views/client-context';
import { longestLine, type FormAnswer, type ReleaseForm } from '../../../views/renewal-forms';
import { clientPage, isRefusal, openDesk, placeFor, type Desk } from '../../../viewing';
import { gateView } from '../../gate-view';
import type { RenewalParts, RenewalRefusal } from '../append-for-renewal';
import { incidentsNow } from './incidents-now';
import { signatureWords } from '../evidence/judge-evidence';

export interface ReleaseAsked {
  readonly clientId: ClientId;
  readonly draftId: string;
  /** The incidents that the form showed. */
  readonly ticketIds: readonly number[];
  readonly signature: string;
  readonly values: ReleaseForm['values'];
}

const notCommander = 'Only the incident commander lets contact through while an incident is open.';
const noAnswer =
  'HaloPSA does not answer, so nobody can tell which incidents are open. Contact stays held back. Try again in a minute.';
const noneOpen = 'No incident is open now: nothing holds contact back. The cards show it after the next sync.';

/** The form over the incidents that are open now: one call of HaloPSA. */
export function startRelease(parts: RenewalParts, clientId: ClientId): FormAnswer<ReleaseForm> {
  const opened = openReleasing(parts, clientId);
  if ('answer' in opened) return opened.answer;
  const incidents = incidentsNow(parts, clientId);
  if (incidents === 'unknown') return { kind: 'refused', because: noAnswer };
  if (incidents.length === 0) return { kind: 'refused', because: noneOpen };
  const until = parts.clock.now() + usualHours * hour;
  const values = { reason: '', untilOn: parts.localTime.dayOf(until), untilHour: '18' };
  return {
    kind: 'form',
    form: formFor(parts, opened, incidents, { draftId: parts.newDraftId(), values, problems: {} }),
  };
}

/** HaloPSA is asked again in the moment of the release: it covers exactly what was looked at. Four calls. */
export function saveRelease(parts: RenewalParts, asked: ReleaseAsked): FormAnswer<ReleaseForm> {
  const opened = openReleasing(parts, asked.clientId);
  if ('answer' in opened) return opened.answer;
  const { desk, place, viewer } = opened;
  const now = parts.clock.now();
  const verdict = checkSigned(asked.signature, fieldsOf(asked.clientId, asked.ticketIds, viewer.email), now, parts);
  if (verdict !== 'good') return { kind: 'refused', because: signatureWords[verdict] };
  const incidents = incidentsNow(parts, asked.clientId);
  if (incidents === 'unknown') return { kind: 'refused', because: noAnswer };
  if (incidents.length === 0) return { kind: 'refused', because: noneOpen };
  const { values, draftId } = asked;
  const corrected = (problems: ReleaseForm['problems']): FormAnswer<ReleaseForm> => ({
    kind: 'form',
    form: formFor(parts, opened, incidents, { draftId, values, problems }),
  });
  const isNew = incidents.some(({ ticketId }) => !asked.ticketIds.includes(ticketId));
  if (isNew) return corrected({ reason: 'Another incident has opened since this card was drawn. Look at it first.' });
  const problems = problemsOf(parts, values, now);
  if (Object.keys(problems).length > 0) return corrected(problems);
  const reason = values.reason.trim();
  const until = untilOf(parts, values);
  const ticketIds = incidents.map(({ ticketId }) => ticketId);
  const given = released({ actor: viewer, reason, until }, ticketIds, now);
  if (given.kind === 'refused') return { kind: 'refused', because: given.because };
  const answer = appendForClient(parts, {
    place,
    event: (_context, _extra, standing) => {
      const eventId = `gateReleased/${viewer.email}/${draftId}`;
      const known = standing.find((event) => event.eventId === eventId);
      return (
        known ?? {
          eventId,
          at: toUtcText(now),
          type: 'gateReleased',
          clientId: place.clientId,
          contractId: null,
          renewalId: null,
          actor: viewer.email,
          run: null,
          payloadText: gateReleased({ reason, until: toUtcText(until), ticketIds }),
        }
      );
    },
    shown: (context) => {
      const gate = gateView(ticketIds, given.release, desk.people, now);
      return { context: { ...context, openIncidents: incidents, ...(gate === undefined ? {} : { gate }) }, edits: [] };
    },
  });
  if (answer.kind !== 'saved') return answer;
  cacheContext(parts.cache, answer.context);
  return { kind: 'saved', page: clientPage(parts, desk, answer.context), notice: 'Contact is let through.' };
}

const hour = 3_600_000;
/** What the form begins with: the end of this or the next day. */
const usualHours = 8;

interface Releasing {
  readonly desk: Desk;
  readonly place: ClientPlace;
  readonly viewer: Person;
}

function openReleasing(parts: RenewalParts, clientId: ClientId): Releasing | { readonly answer: RenewalRefusal } {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { answer: { kind: 'noAccess', refusal: place } };
  const { viewer } = desk;
  if (viewer === undefined || !hasRole(viewer, 'incidentCommander'))
    return { answer: { kind: 'refused', because: notCommander } };
  return desk.health.isPaused ? { answer: { kind: 'paused' } } : { desk, place, viewer };
}

function formFor(
  parts: RenewalParts,
  { place, viewer }: Releasing,
  incidents: readonly OpenIncident[],
  filled: Pick<ReleaseForm, 'draftId' | 'values' | 'problems'>,
): ReleaseForm {
  const now = parts.clock.now();
  const ticketIds = incidents.map(({ ticketId }) => ticketId);
  return {
    client: { id: place.clientId, name: place.name },
    incidents,
    today: parts.localTime.dayOf(now),
    signature: signed(fieldsOf(place.clientId, ticketIds, viewer.email), now, parts),
    ...filled,
  };
}

function fieldsOf(clientId: ClientId, ticketIds: readonly number[], person: string) {
  return ['release-v1', clientId, [...ticketIds].sort((a, b) => a - b).join(','), person];
}

function untilOf({ localTime }: RenewalParts, { untilOn, untilHour }: ReleaseForm['values']): Instant {
  return instantAt(untilOn, `${untilHour}:00`, localTime);
}

function problemsOf(parts: RenewalParts, values: ReleaseForm['values'], now: Instant): ReleaseForm['problems'] {
  const length = values.reason.trim().length;
  const hasDay = isCalendarDate(values.untilOn);
  const hasHour = /^([01]\d|2[0-3])$/.test(values.untilHour);
  const until = hasDay && hasHour ? untilOf(parts, values) : undefined;
  return {
    ...(length === 0 ? { reason: 'Give the reason, so that it can be read later.' } : {}),
    ...(length > longestLine ? { reason: `Shorten it: it has ${length} of ${longestLine} characters.` } : {}),
    ...(hasDay ? {} : { untilOn: 'Choose the day on which it ends.' }),
    ...(hasHour ? {} : { untilHour: 'Choose the hour at which it ends.' }),
    ...(until !== undefined && until <= now ? { untilOn: 'Choose an end that lies ahead.' } : {}),
    ...(until !== undefined && until > now + longestReleaseHours * hour
      ? { untilOn: 'Choose an end within a week.' }
      : {}),
  };
}
