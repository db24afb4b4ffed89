import fc from 'fast-check';
import { foldWorkflow, renewalOfEvent } from '#application/workflow/fold-workflow';
import { openItem } from '#application/workflow/workflow-record';
import { eventTypes } from '#domain/timeline/event';
import * as payloads from '#domain/timeline/workflow-payloads';
import { dayOf, renewalId, WorkflowEvents } from '../../support/workflow-events';

const inT90 = () => new WorkflowEvents().seen().moved('watching', 'inT90', 'openedT90', '2026-07-04');
const checkpoint = (events: WorkflowEvents, window = 'T-90') =>
  events.record?.checkpoints.find((each) => each.window === window);

test('a renewal that comes into sight is watched, with nothing to do', () => {
  const { record } = new WorkflowEvents().seen();
  expect(record).toMatchObject({
    renewalId,
    state: 'watching',
    contractIds: [70, 71],
    since: '2026-06-05',
    foldedTo: 1,
  });
  expect(record?.checkpoints).toEqual([]);
});

test('a window that opens brings its item, due the day before the next', () => {
  expect(checkpoint(inT90())).toMatchObject({ state: 'open', opensOn: '2026-07-04', dueOn: '2026-08-02' });
});

test('evidence closes an item only when somebody else approved it', () => {
  const events = inT90().captured('2026-07-10');
  expect(checkpoint(events)).toMatchObject({ state: 'captured', evidence: { by: 'am@msp.example', on: '2026-07-10' } });
  events.judged('2026-07-11', true, {}, 'am@msp.example');
  expect(checkpoint(events)?.state).toBe('captured');
  events.judged('2026-07-11', true);
  expect(checkpoint(events)).toMatchObject({ state: 'closed', evidence: { approvedBy: 'lead@msp.example' } });
});

test('a judgement of other evidence than what waits changes nothing', () => {
  const events = inT90().captured('2026-07-10').judged('2026-07-11', true, { key: 'mail-2' });
  expect(checkpoint(events)?.state).toBe('captured');
});

test('returned evidence says why until better is captured', () => {
  const events = inT90().captured('2026-07-10').judged('2026-07-11', false);
  expect(checkpoint(events)).toMatchObject({ state: 'returned', note: 'Ask again.' });
  events.captured('2026-07-12', { key: 'mail-2' });
  expect(checkpoint(events)?.state).toBe('captured');
  expect(checkpoint(events)?.note).toBeUndefined();
});

test('a closed item opens again without its evidence when the contact behind it has left', () => {
  const events = inT90().captured('2026-07-10').judged('2026-07-11', true);
  events.add(
    'checkpointReopened',
    payloads.checkpointReopened({ window: 'T-90', because: 'contactLeft' }),
    '2026-07-20',
  );
  expect(checkpoint(events)).toMatchObject({ state: 'open', note: 'The contact behind its evidence has left.' });
  expect(checkpoint(events)?.evidence).toBeUndefined();
});

test('a new owner starts the clock anew, a new deputy does not', () => {
  const events = new WorkflowEvents().seen();
  const owned = (owner: string, deputy?: string) => payloads.ownerSet({ owner, by: 'crmOwner', deputy });
  events.add('ownerSet', owned('am@msp.example'), '2026-06-05');
  events.add('renewalAcknowledged', payloads.renewalAcknowledged(), '2026-06-06', { actor: 'am@msp.example' });
  events.add('ownerSet', owned('am@msp.example', 'deputy@msp.example'), '2026-06-08');
  expect(events.record?.owner).toMatchObject({
    since: '2026-06-05',
    acknowledgedBy: 'am@msp.example',
    deputy: 'deputy@msp.example',
  });
  events.add('ownerSet', owned('other@msp.example'), '2026-06-09');
  expect(events.record?.owner).toEqual({ email: 'other@msp.example', by: 'crmOwner', since: '2026-06-09' });
});

test('silence that is about a former owner takes nothing from the present one', () => {
  const events = new WorkflowEvents().seen();
  events.add('ownerSet', payloads.ownerSet({ owner: 'am@msp.example', by: 'crmOwner' }), '2026-06-05');
  const escalated = payloads.ownerEscalated({ owner: 'former@msp.example', to: 'lead@msp.example' });
  events.add('ownerEscalated', escalated, '2026-06-10');
  expect(events.record?.owner?.escalatedTo).toBeUndefined();
});

test('of two calls for one window the newest stands, and the leader settles it', () => {
  const events = inT90();
  const call = { window: 'T-60', call: 'renew', reason: 'They said so.', engineCall: 'atRisk' };
  events.add('callRecorded', payloads.callRecorded({ ...call, call: 'watch' }), '2026-08-04', {
    actor: 'am@msp.example',
  });
  events.add('callRecorded', payloads.callRecorded(call), '2026-08-05', { actor: 'am@msp.example' });
  const settled = payloads.callSettled({ window: 'T-60', call: 'atRisk', reason: 'The sponsor left.' });
  events.add('callSettled', settled, '2026-08-06', { actor: 'leader@msp.example' });
  expect(events.record?.calls).toEqual([
    expect.objectContaining({ call: 'renew', settled: expect.objectContaining({ call: 'atRisk' }) }),
  ]);
});

test('an end supersedes what is open and leaves what is proven', () => {
  const events = inT90().captured('2026-07-10').judged('2026-07-11', true);
  events.moved('inT90', 'inT60', 'openedT60', '2026-08-03').moved('inT60', 'renewed', 'nextTermBegan', '2026-08-09');
  expect(checkpoint(events)?.state).toBe('closed');
  expect(checkpoint(events, 'T-60')?.state).toBe('superseded');
  expect(events.record?.end).toBe('signed');
  expect(events.record && openItem(events.record)).toBeUndefined();
});

test('a term that moved carries the renewal to a new key, with evidence that still speaks about it', () => {
  const events = inT90().captured('2026-07-20');
  const facts = { kind: 'term', dueOn: '2027-01-10', decisionOn: '2026-10-12', renewsByItself: false };
  const under = { renewalId: '70@2027-01-10' };
  const seen = payloads.renewalObserved({ ...facts, contractIds: [70, 71], formerId: renewalId });
  expect(renewalOfEvent(events.add('renewalObserved', seen, '2026-07-21', under))).toEqual([
    renewalId,
    '70@2027-01-10',
  ]);
  events.add(
    'renewalMoved',
    payloads.renewalMoved({ from: 'inT90', to: 'watching', by: 'termMoved' }),
    '2026-07-21',
    under,
  );
  expect(checkpoint(events)?.state).toBe('superseded');
  events.add(
    'renewalMoved',
    payloads.renewalMoved({ from: 'watching', to: 'inT90', by: 'openedT90' }),
    '2026-07-21',
    under,
  );
  expect(events.record).toMatchObject({ renewalId: '70@2027-01-10', formerIds: [renewalId], decisionOn: '2026-10-12' });
  expect(checkpoint(events)).toMatchObject({ state: 'captured', opensOn: '2026-07-14', renewalId: '70@2027-01-10' });
});

test('evidence from before a moved window opened is asked for again', () => {
  const events = inT90().captured('2026-07-05').judged('2026-07-06', true);
  const facts = { kind: 'term', dueOn: '2027-01-31', decisionOn: '2026-11-02', renewsByItself: false };
  const seen = payloads.renewalObserved({ ...facts, contractIds: [70], formerId: renewalId });
  events.add('renewalObserved', seen, '2026-07-21');
  events.moved('inT90', 'watching', 'termMoved', '2026-07-21').moved('watching', 'inT90', 'openedT90', '2026-08-04');
  expect(checkpoint(events)).toMatchObject({ state: 'open', opensOn: '2026-08-04' });
});

test('an event that is in the record already is not folded again', () => {
  const events = inT90();
  const event = events.add('ownerSet', payloads.ownerSet({ owner: 'am@msp.example', by: 'crmOwner' }), '2026-07-05');
  events.add('ownerSet', payloads.ownerSet({ owner: 'other@msp.example', by: 'crmOwner' }), '2026-07-06');
  expect(foldWorkflow(events.record, event, dayOf)).toBe(events.record);
});

test('folding never fails, whatever an event holds', () => {
  fc.assert(
    fc.property(fc.constantFrom(...eventTypes), fc.jsonValue(), (type, payload) => {
      const before = inT90().captured('2026-07-10');
      const known = before.record;
      before.add(type, JSON.stringify(payload), '2026-07-11');
      expect(before.record?.checkpoints.length).toBe(known?.checkpoints.length);
    }),
  );
  const events = inT90();
  events.add('evidenceCaptured', 'not json', '2026-07-11');
  expect(checkpoint(events)?.state).toBe('open');
});
