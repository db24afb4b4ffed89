import type { RenewalView } from '#application/views/checkpoint';
import { sampleNow } from './sample-clients';

export const renewalId = '501@2026-07-13';
export const signature = `${sampleNow + 43_200_000}.${'a'.repeat(64)}`;
export const captured = {
  kind: 'mail',
  key: '<ab12@mail.alderfinch.example>',
  by: 'priya@harbour-it.example',
  at: sampleNow - 3_600_000,
  on: '2026-02-20',
  roles: ['sponsor'],
  outcome: 'willRenew',
  words: 'Helen is content and wants the same tier for two years.',
} as const;

export const sampleRenewal: RenewalView = {
  renewalId,
  row: 2,
  version: 41,
  contractIds: [501],
  kind: 'term',
  state: 'inT60',
  since: '2026-02-13',
  decisionOn: '2026-04-14',
  dueOn: '2026-07-13',
  renewsByItself: false,
  dealUrl: 'https://app.hubspot.com/contacts/1/record/0-3/901',
  owner: { email: 'priya@harbour-it.example', name: 'Priya Nair' },
  deputyName: 'Tom Ashe',
  acknowledgement: 'acknowledged',
  checkpoints: [
    {
      window: 'T-90',
      state: 'closed',
      opensOn: '2026-01-14',
      dueOn: '2026-02-12',
      isOverflow: false,
      evidence: { ...captured, on: '2026-01-20', approvedBy: 'lea@harbour-it.example' },
      evidenceNames: { by: 'Priya Nair', approvedBy: 'Lea Hart' },
    },
    { window: 'T-60', state: 'open', opensOn: '2026-02-13', dueOn: '2026-03-14', isOverflow: false },
  ],
  missingRoles: [],
  calls: [],
  callDue: 'T-60',
  engineCall: 'renew',
  flags: ['noCall'],
  isShadow: false,
};

export const sampleCall = {
  window: 'T-60',
  call: 'renew',
  by: 'priya@harbour-it.example',
  byName: 'Priya Nair',
  at: sampleNow - 7_200_000,
  reason: 'The board has agreed in principle.',
  engineCall: 'atRisk',
} as const;
