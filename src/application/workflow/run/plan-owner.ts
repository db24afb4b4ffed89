import { acknowledgementState, escalatesTo, ownershipOf, type OwnerClaims } from '#domain/renewal/ownership';
import * as payloads from '#domain/timeline/workflow-payloads';
import type { BusinessCalendar } from '#domain/vocabulary/business-time';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import { isOver } from '../workflow-record';
import { subjectOf } from './plan-renewal';
import type { RenewalDraft } from './renewal-draft';

export interface OwnerFacts {
  readonly claims: OwnerClaims;
  readonly people: readonly Person[];
  readonly calendar: BusinessCalendar;
  /** Business days. */
  readonly silenceDays: number;
  readonly today: CalendarDate;
}

/** Who has it, and to whom silence takes it. Of a renewal that is over nobody has anything to do. */
export function planOwner(draft: RenewalDraft, { claims, people, calendar, silenceDays, today }: OwnerFacts): void {
  planClaim(draft, claims, people);
  const { record } = draft;
  if (record?.owner === undefined || isOver(record)) return;
  const { email, since, acknowledgedAt, escalatedTo } = record.owner;
  const asked = { askedOn: since, ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }) };
  if (acknowledgementState(asked, today, calendar, silenceDays) !== 'escalated') return;
  // Whoever it went to may have left since.
  if (people.some((person) => person.email === escalatedTo && person.active)) return;
  const to = escalatesTo(email, people);
  if (to === undefined || to === escalatedTo) return;
  draft.add('ownerEscalated', `${email}-${to}`, payloads.ownerEscalated({ owner: email, to }), subjectOf(record));
}

function planClaim(draft: RenewalDraft, claims: OwnerClaims, people: readonly Person[]): void {
  const { record } = draft;
  const ownership = ownershipOf(claims, people);
  if (record === undefined || isOver(record) || ownership === undefined) return;
  const { owner, by, deputy, passedOver } = ownership;
  const known = record.owner;
  if (known?.email === owner && known.by === by && known.deputy === deputy) return;
  const left = passedOver.length === 0 ? undefined : passedOver;
  const payloadText = payloads.ownerSet({ owner, by, deputy, passedOver: left });
  draft.add('ownerSet', `${by}-${owner}-${deputy ?? ''}`, payloadText, subjectOf(record));
}
