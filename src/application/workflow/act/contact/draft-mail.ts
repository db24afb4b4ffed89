import { incidentGate, type GateRelease } from '#domain/renewal/incident-gate';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import { addressOf } from '#domain/vocabulary/email-address';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { MessageHeaders } from '../../../open-message';
import type { GateView } from '../../../views/checkpoint';
import type { DraftAnswer, MailPreview, PreviewAnswer } from '../../../views/renewal-forms';
import {
  openRenewalOf,
  refsOf,
  type OpenedRenewal,
  type RenewalParts,
  type RenewalRefusal,
} from '../append-for-renewal';
import { notTheirs } from '../evidence/capturing';
import { checkpointMail, type CheckpointMail } from './checkpoint-mail';
import { incidentsNow } from './incidents-now';
import { worksOn } from '../renewal-access';

export interface DraftAsked {
  readonly clientId: ClientId;
  readonly renewalId: RenewalId;
}

const noAnswer =
  'HaloPSA does not answer, so nobody can tell whether an incident is open. There is no draft without that. Try again in a minute.';
const gated =
  'An incident is open at this client: no contact about the renewal. Wait until it is solved, or ask the incident commander to let contact through.';

/** The mail as it would lie in the drafts. HaloPSA is asked whether an incident is open: one call. */
export function previewDraft(parts: RenewalParts, asked: DraftAsked, message?: MessageHeaders): PreviewAnswer {
  const opened = openDrafting(parts, asked);
  if ('answer' in opened) return opened.answer;
  const recipients = recipientsOf(opened);
  const [first] = recipients;
  if (first === undefined) return { kind: 'refused', because: nobodyKnown };
  const held = heldBack(parts, opened);
  if (held !== undefined) return held;
  const sender = message === undefined ? undefined : addressOf(message.from);
  const recipient = recipients.find(({ email }) => email === sender) ?? first;
  const { context, renewal, item } = opened;
  return {
    kind: 'preview',
    preview: {
      client: { id: context.client.id, name: context.client.name },
      renewalId: renewal.renewalId,
      refs: refsOf(context, renewal),
      version: renewal.version,
      draftId: '',
      window: item.window,
      recipients,
      recipient: recipient.email,
      isReply: sender === recipient.email,
      ...mailFor(opened, recipient.name),
    },
  };
}

/** For the host to put into the person's drafts. Everything is asked again, HaloPSA too: one call. Nothing is noted as sent. */
export function draftMail(
  parts: RenewalParts,
  asked: DraftAsked & { readonly recipient: string },
  message?: MessageHeaders,
): DraftAnswer {
  const opened = openDrafting(parts, asked);
  if ('answer' in opened) return opened.answer;
  const recipient = recipientsOf(opened).find(({ email }) => email === asked.recipient);
  if (recipient === undefined)
    return { kind: 'refused', because: 'Choose one of the people whom this window asks for.' };
  const held = heldBack(parts, opened);
  if (held !== undefined) return held;
  const isReply = message !== undefined && addressOf(message.from) === recipient.email;
  return { kind: 'draft', to: recipient.email, isReply, ...mailFor(opened, recipient.name) };
}

const nobodyKnown = 'Nobody is known in a role that this window asks for. Map a contact to the role first.';
const nothingOpen = 'No checkpoint of this renewal is open: there is nothing to write about.';

function openDrafting(parts: RenewalParts, { clientId, renewalId }: DraftAsked) {
  const opened = openRenewalOf(parts, clientId, renewalId);
  if ('answer' in opened) return opened;
  const { place, renewal, viewer } = opened;
  const answer = (because: string) => ({ answer: { kind: 'refused', because } as const });
  if (!worksOn(viewer, place.ownerEmail, { owner: renewal.owner?.email, escalatedTo: renewal.escalatedTo?.email }))
    return answer(notTheirs);
  const item = renewal.checkpoints[renewal.checkpoints.length - 1];
  if (item === undefined || (item.state !== 'open' && item.state !== 'returned')) return answer(nothingOpen);
  return { ...opened, item };
}

type Drafting = Exclude<ReturnType<typeof openDrafting>, { readonly answer: unknown }>;

/** Each person once, with the roles that the window asks for. */
function recipientsOf({ context, item }: Drafting): MailPreview['recipients'] {
  const required = requiredStakeholders(item.window);
  const held = context.stakeholders.filter(({ role, email }) => email !== '' && required.includes(role));
  return [...new Set(held.map(({ email }) => email))].map((email) => {
    const own = held.filter((line) => line.email === email);
    return { email, name: own[0]?.name ?? '', roles: own.map(({ role }) => role) };
  });
}

/** Undefined: contact is free. A release covers the incidents that it was given for, and no newer one. */
function heldBack(parts: RenewalParts, { context }: OpenedRenewal): RenewalRefusal | undefined {
  const incidents = incidentsNow(parts, context.client.id);
  if (incidents === 'unknown') return { kind: 'refused', because: noAnswer };
  const ticketIds = incidents.map(({ ticketId }) => ticketId);
  const gate = incidentGate(ticketIds, releaseOn(context.gate), parts.clock.now());
  return gate.kind === 'closed' ? { kind: 'refused', because: gated } : undefined;
}

/** A release on a card covers the incidents beside it. */
function releaseOn(gate: GateView | undefined): GateRelease | undefined {
  if (gate?.release === undefined) return undefined;
  const { byName: by, reason, until } = gate.release;
  return { by, reason, until, ticketIds: gate.ticketIds };
}

function mailFor({ context, renewal, item, viewer }: Drafting, name: string): CheckpointMail {
  const { contractIds, dueOn, decisionOn, renewsByItself } = renewal;
  const contracts = context.contracts.filter(({ id }) => contractIds.includes(id));
  return checkpointMail({
    window: item.window,
    firstName: name.includes('@') ? '' : (name.trim().split(/\s+/)[0] ?? ''),
    contracts: contracts.map(({ ref, kind }) => (kind === '' ? ref : `${kind} (${ref})`)),
    endsOn: dueOn,
    decisionOn,
    renewsByItself,
    sender: viewer.name,
  });
}
