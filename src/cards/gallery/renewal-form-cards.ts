import type {
  CallForm,
  EvidenceView,
  MailEvidenceForm,
  MailPreview,
  MappingForm,
  OtherEvidenceForm,
  ReleaseForm,
  SettlingForm,
} from '#application/views/renewal-forms';
import type { Card } from '../card';
import type { WallClock } from '../day-text';
import { callFormCard, settlingCard } from '../renewal/call-cards';
import { draftCard } from '../renewal/draft-card';
import { evidenceCard } from '../renewal/evidence-card';
import { mailEvidenceCard, otherEvidenceCard } from '../renewal/evidence-form-cards';
import { mappingFormCard } from '../renewal/mapping-form-card';
import { releaseFormCard } from '../renewal/release-form-card';
import { gatedClient, hostileText, sampleNow, sampleToday } from './sample-clients';
import { captured, renewalId, sampleCall as call, signature } from './sample-renewals';

const draftId = '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5c001';
const subject = {
  client: { id: 77, name: 'Alder & Finch Architects' },
  renewalId,
  refs: ['CT-0501'],
  version: 41,
  draftId,
};
const mailForm: MailEvidenceForm = {
  ...subject,
  window: 'T-60',
  sender: { name: 'Helen Alder', roles: ['sponsor'] },
  on: '2026-02-27',
  values: { outcome: '', words: '' },
  problems: {},
};
const otherForm: OtherEvidenceForm = {
  ...subject,
  window: 'T-60',
  meetings: [{ meetingId: '7001', on: '2026-02-24', name: 'Marta Finch', roles: ['economicBuyer'] }],
  values: { source: '', ticketId: '', outcome: '', words: '' },
  problems: {},
};
const { by: _by, ...proof } = captured;
const evidence: EvidenceView = {
  ...subject,
  window: 'T-60',
  evidence: { ...proof, byName: 'Priya Nair' },
  decisionOn: '2026-04-14',
  dueOn: '2026-03-14',
  approvers: ['Lea Hart'],
  signatures: { approve: signature, returns: signature },
  isPaused: false,
};
const { signatures: _signatures, ...onlySeen } = evidence;
const callForm: CallForm = {
  ...subject,
  window: 'T-60',
  engineCall: 'atRisk',
  today: sampleToday,
  values: { call: '', reason: '', step: '', planOwner: 'priya@harbour-it.example', planDueOn: '' },
  colleagues: [
    ['priya@harbour-it.example', 'Priya Nair'],
    ['lea@harbour-it.example', 'Lea Hart'],
  ],
  problems: {},
};
const settling: SettlingForm = {
  ...subject,
  window: 'T-60',
  engineCall: 'atRisk',
  call: { call: 'renew', byName: 'Priya Nair', reason: call.reason },
  values: { call: '', reason: '' },
  problems: {},
};
const releaseForm: ReleaseForm = {
  client: subject.client,
  incidents: gatedClient.openIncidents,
  draftId,
  today: sampleToday,
  signature,
  values: { reason: '', untilOn: sampleToday, untilHour: '18' },
  problems: {},
};
const mapping: MappingForm = {
  client: subject.client,
  draftId,
  contact: { email: 'marta@alderfinch.example', name: 'Marta Finch', roles: ['economicBuyer'] },
  isInCrm: true,
  values: { role: '' },
  problems: {},
};
const preview: MailPreview = {
  ...subject,
  window: 'T-60',
  recipients: [
    { email: 'helen@alderfinch.example', name: 'Helen Alder', roles: ['sponsor'] },
    { email: 'marta@alderfinch.example', name: 'Marta Finch', roles: ['economicBuyer'] },
  ],
  recipient: 'helen@alderfinch.example',
  subject: 'Your agreement with us: the next term',
  body: 'Hello Helen,\n\nYour agreement Managed services (CT-0501) runs until 13 July 2026.\n\nKind regards\nPriya Nair',
  isReply: true,
};

export function renewalFormCards(clock: WallClock): Readonly<Record<string, Card>> {
  return {
    'evidence-mail': mailEvidenceCard(mailForm),
    'evidence-mail-refused': mailEvidenceCard({
      ...mailForm,
      values: { outcome: '', words: hostileText },
      problems: { outcome: 'Choose what the customer said.', words: 'Shorten it: it has 612 of 500 characters.' },
    }),
    'evidence-other': otherEvidenceCard(otherForm),
    'evidence-other-refused': otherEvidenceCard({
      ...otherForm,
      meetings: [],
      values: { ...otherForm.values, source: 'ticket', ticketId: '12' },
      problems: { ticketId: 'This ticket is one of another client.' },
    }),
    'evidence-to-approve': evidenceCard(evidence, clock),
    'evidence-only-seen': evidenceCard(onlySeen, clock),
    'evidence-not-applicable': evidenceCard(
      {
        ...evidence,
        evidence: {
          kind: 'notApplicable',
          key: 'notApplicable:T-60',
          roles: [],
          words: 'They merge in May.',
          at: sampleNow,
          byName: 'Priya Nair',
        },
      },
      clock,
    ),
    'evidence-hostile': evidenceCard(
      {
        ...onlySeen,
        approvers: [hostileText],
        evidence: { ...evidence.evidence, kind: 'ticket', key: hostileText, words: hostileText, byName: hostileText },
      },
      clock,
    ),
    'call-form': callFormCard(callForm),
    'call-form-refused': callFormCard({
      ...callForm,
      window: 'T-30',
      values: { ...callForm.values, call: 'atRisk' },
      problems: { reason: 'Say in one line why.', plan: 'A renewal at risk needs a plan: the next step.' },
    }),
    'call-settling': settlingCard(settling),
    'call-settling-refused': settlingCard({ ...settling, problems: { call: 'Choose which of the two stands.' } }),
    'release-form': releaseFormCard(releaseForm),
    'release-form-refused': releaseFormCard({ ...releaseForm, problems: { untilOn: 'Choose an end within a week.' } }),
    'mapping-form': mappingFormCard(mapping),
    'mapping-form-not-in-hubspot': mappingFormCard({
      ...mapping,
      isInCrm: false,
      problems: { role: 'Choose the role.' },
    }),
    'draft-preview': draftCard(preview),
  };
}
