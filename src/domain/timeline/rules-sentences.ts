import type { EventType } from './event';
import { after, ending, text, type Payload } from './payload-fields';

type RulesEvent = Extract<
  EventType,
  'delegationSet' | 'delegationEnded' | 'policyProposed' | 'policyApproved' | 'policyAdopted' | 'policyRejected'
>;

/** Who decides on concessions for whom, and by which policy. */
export const rulesSentences: Record<RulesEvent, (payload: Payload) => string> = {
  delegationSet: (payload) =>
    `${who(payload, 'to')} decides for ${who(payload, 'from').toLowerCase()}${after(' as ', text(payload, 'role'))}${after(' from ', text(payload, 'startsOn'))}${after(' to ', text(payload, 'endsOn'))}.`,
  delegationEnded: (payload) => `${who(payload, 'to')} no longer decides for ${who(payload, 'from').toLowerCase()}.`,
  policyProposed: (payload) => `${version(payload)} was proposed${said(payload, 'reason')}`,
  policyApproved: (payload) => `${version(payload)} has one of two approvals.`,
  policyAdopted: (payload) =>
    `${version(payload)} counts for new requests${after(' from ', text(payload, 'startsOn'))}.`,
  policyRejected: (payload) => `${version(payload)} was not adopted${said(payload, 'words')}`,
};

function who(payload: Payload, name: string): string {
  const address = text(payload, name);
  return address === '' ? 'Somebody' : address;
}

function version(payload: Payload): string {
  return `Version ${text(payload, 'version') || '?'} of the approval policy`;
}

function said(payload: Payload, name: string): string {
  return `${after(': ', text(payload, name))}${ending(text(payload, name))}`;
}
