import fc from 'fast-check';
import { eventTypes, type EventType } from '#domain/timeline/event';
import { eventSentence } from '#domain/timeline/event-sentence';
import { interventionWords } from '#domain/timeline/intervention-kind';
import { interventionLogged } from '#domain/timeline/payloads';

const sentence = (type: EventType, payload: unknown): string =>
  eventSentence({ type, payloadText: JSON.stringify(payload) });

test.each<[EventType, object, string]>([
  [
    'contractObserved',
    {
      ref: 'C-70',
      kind: 'Managed service',
      termEndsOn: '2026-12-31',
      isEvergreen: false,
      noticePeriodDays: 90,
      noticeIsDefault: true,
      decisionOn: '2026-10-02',
      annualMinor: 6_000_000,
      currency: 'GBP',
    },
    "Contract C-70 (Managed service): term ends 2026-12-31, 90 days' notice by default, decide by 2026-10-02, GBP 60,000.00 a year.",
  ],
  [
    'contractObserved',
    { ref: 'C-71', isEvergreen: true, noticePeriodDays: 90, noticeIsDefault: false, decisionOn: '2026-06-15' },
    'Contract C-71: evergreen, next review 2026-06-15.',
  ],
  ['contractObserved', { ref: 'C-72' }, 'Contract C-72 was read.'],
  ['contractEnded', { ref: 'C-70' }, 'Contract C-70 is no longer active.'],
  ['contractEnded', {}, 'Contract is no longer active.'],
  [
    'writePlanned',
    { system: 'HaloPSA', kind: 'contract', recordId: '101', fields: [{}, {}] },
    'About to write 2 fields of HaloPSA, contract 101.',
  ],
  ['writePlanned', {}, 'About to write figures of another system, record.'],
  [
    'writeRecorded',
    { system: 'HaloPSA', kind: 'contract', recordId: '101', fields: [{}] },
    'Wrote 1 field of HaloPSA, contract 101.',
  ],
  [
    'writeRecorded',
    { system: 'HaloPSA', kind: 'contract', recordId: '101', fields: [{}], differences: ['CFBand', 7, 'the amount'] },
    'Wrote 1 field of HaloPSA, contract 101. Not as it should be: CFBand, the amount.',
  ],
  [
    'writeRefused',
    { system: 'HaloPSA', kind: 'contract', recordId: '101', because: 'A Site must be selected' },
    'HaloPSA, contract 101 was not written: A Site must be selected.',
  ],
  ['writeDropped', { system: 'HubSpot', kind: 'task' }, 'A planned write to HubSpot, task was dropped.'],
  [
    'runRolledBack',
    { rolledBack: 'run-x', undone: 3, left: ['HubSpot deal 7: a task or note stands on it'] },
    'The outside writes of run-x were rolled back: 3 undone; 1 left as they are.',
  ],
  ['writeBackTurnedOn', {}, 'Write-back to HaloPSA was turned on.'],
  ['writeBackTurnedOff', {}, 'Write-back to HaloPSA was turned off.'],
  ['writeBackStopped', { because: 'Contract 101 differs.' }, 'Write-back to HaloPSA stopped: Contract 101 differs.'],
  ['renewalMoved', { from: 'inT90', to: 'inT60', by: 'openedT60' }, 'The renewal is in T-60.'],
  ['renewalMoved', { to: 'renewed', by: 'renewedByItself', mode: 'auto' }, 'The renewal is renewed by itself.'],
  ['renewalMoved', { to: 'watching', by: 'termMoved' }, 'The end of the term moved: the renewal begins anew.'],
  [
    'ownerSet',
    { owner: 'a@msp.example', deputy: 'b@msp.example' },
    'a@msp.example has this renewal, with the deputy b@msp.example.',
  ],
  [
    'evidenceCaptured',
    { window: 'T-90', kind: 'mail', outcome: 'willRenew', words: 'Yes' },
    'An email was captured for the T-90 checkpoint, will renew: Yes.',
  ],
  [
    'evidenceCaptured',
    { window: 'T-90', kind: 'notApplicable', words: 'Sold.' },
    'The T-90 checkpoint does not apply: Sold.',
  ],
  [
    'evidenceJudged',
    { window: 'T-90', approves: false, words: 'Ask again' },
    'Evidence for T-90 was returned: Ask again.',
  ],
  [
    'callRecorded',
    { window: 'T-60', call: 'atRisk', engineCall: 'renew', reason: 'New boss', plan: { step: 'Meet her' } },
    'Call at T-60: at risk, where the engine says renews: New boss. Next step: Meet her.',
  ],
  [
    'gateReleased',
    { until: '2026-08-01T12:00:00.000Z', reason: 'Fixed for them' },
    'Contact was let through although an incident is open, until 2026-08-01 12:00: Fixed for them.',
  ],
  ['ownerChanged', { from: 'a@msp.example', to: 'b@msp.example' }, 'b@msp.example now owns this, after a@msp.example.'],
  ['ownerChanged', { to: 'b@msp.example' }, 'b@msp.example now owns this.'],
  ['ownerChanged', { from: 'a@msp.example' }, 'a@msp.example no longer owns this; nobody does.'],
  ['ownerChanged', {}, 'Nobody owns this renewal.'],
  [
    'readinessMeasured',
    { low: 64.6, high: 79.6, coverage: 0.859, band: 'unproven' },
    'Readiness 64 of 100 (could reach 79), unproven, from 85% of the evidence.',
  ],
  [
    'readinessMeasured',
    { low: 70, high: 70, coverage: 1, band: 'atRisk' },
    'Readiness 70 of 100, at risk, from 100% of the evidence.',
  ],
  ['readinessMeasured', {}, 'Readiness was measured.'],
  ['modelAdopted', { version: '3+autumn', text: '{}' }, 'Readiness is scored with model 3+autumn from here on.'],
  [
    'readinessFrozen',
    { window: 'T-60', low: 70, high: 70, coverage: 1, band: 'atRisk' },
    'Kept for T-60: Readiness 70 of 100, at risk, from 100% of the evidence.',
  ],
  [
    'readinessFrozen',
    { window: 'close', outcome: 'lost', low: 70, high: 70, coverage: 1, band: 'blocked' },
    'Kept for the close, lost: Readiness 70 of 100, blocked, from 100% of the evidence.',
  ],
  [
    'bandOverridden',
    { band: 'ready', engineBand: 'atRisk', expiresOn: '2026-04-14', reason: 'The plan is signed' },
    'Band set to ready, where the engine says at risk, until 2026-04-14: The plan is signed.',
  ],
  [
    'bandOverridden',
    { band: 'blocked', engineBand: 'constructor' },
    'Band set to blocked, where the engine says constructor.',
  ],
  ['bandOverrideWithdrawn', {}, 'The band set by a person was withdrawn; the engine’s stands again.'],
  [
    'interventionLogged',
    { kind: 'call', note: 'They want  a review\nin May', happenedOn: '2026-03-14' },
    'A call on 2026-03-14: They want a review in May.',
  ],
  ['interventionLogged', { kind: 'exitRequest', note: 'Really?' }, 'A request to leave: Really?'],
  ['interventionLogged', { kind: 'from a newer version' }, 'An intervention.'],
  ['interventionLogged', { kind: 'constructor' }, 'An intervention.'],
  [
    'backfillFinished',
    { clients: 25, contracts: 1, tickets: 6000, months: 600 },
    'The first sync finished: 25 clients, 1 contract, 6000 tickets, 600 months.',
  ],
  ['backfillFinished', {}, 'The first sync finished: everything was read.'],
  [
    'delegationSet',
    {
      to: 'oli@msp.example',
      from: 'leo@msp.example',
      role: 'leader',
      startsOn: '2026-03-02',
      endsOn: '2026-03-13',
    },
    'oli@msp.example decides for leo@msp.example as leader from 2026-03-02 to 2026-03-13.',
  ],
  ['delegationSet', {}, 'Somebody decides for somebody.'],
  [
    'policyAdopted',
    { version: '3', startsOn: '2026-04-01' },
    'Version 3 of the approval policy counts for new requests from 2026-04-01.',
  ],
  [
    'policyRejected',
    { version: '3', words: 'Too wide' },
    'Version 3 of the approval policy was not adopted: Too wide.',
  ],
  ['syncTurnedOn', {}, 'Syncing was turned on.'],
  ['writingPaused', {}, 'Writing was paused.'],
  ['writingResumed', {}, 'Writing was resumed.'],
])('%s %j reads as a sentence', (type, payload, expected) => {
  expect(sentence(type, payload)).toBe(expected);
});

test('fields of a newer version are passed over', () => {
  expect(sentence('contractEnded', { ref: 'C-70', reason: { deep: true } })).toBe('Contract C-70 is no longer active.');
});

test('any payload, whole or broken, gives one line that ends', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...eventTypes),
      fc.oneof(fc.json(), fc.string(), fc.constant('')),
      (type, payloadText) => {
        expect(eventSentence({ type, payloadText })).toMatch(/^\S[^\n\r]*[.!?…]$/);
      },
    ),
  );
});

test('a type from a newer version is at least named', () => {
  expect(eventSentence({ type: 'invented' as EventType, payloadText: '{}' })).toBe('invented.');
  expect(eventSentence({ type: 'constructor' as EventType, payloadText: '{}' })).toBe('constructor.');
});

test.each(Object.keys(interventionWords) as (keyof typeof interventionWords)[])(
  'a logged %s has words of its own',
  (kind) => {
    const payloadText = interventionLogged({ kind, note: 'Done', happenedOn: '2026-03-14' });
    expect(eventSentence({ type: 'interventionLogged', payloadText })).toMatch(/^An? [a-z ]+ on 2026-03-14: Done\.$/);
  },
);
