import { pauseWriting } from '#application/administer-sync';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { endDelegation, openDelegations, saveDelegation } from '#application/concessions/rules/delegate-role';
import { openRequest } from '#application/concessions/show/open-request';
import { openHomepage } from '#application/open-homepage';
import type { DelegationsAnswer, DelegationValues } from '#application/views/concession-rules';
import { admin, otto, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, owner, shownIn, values } from '../concession-msp';

const wanted: DelegationValues = { seat: `${leo}/leader`, to: lea, startsOn: '2026-11-23', endsOn: '2026-12-04' };

function delegated(msp: MemoryMsp, change: Partial<DelegationValues> = {}, as = leo, draftId = 'deleg-0001') {
  msp.signIn(as);
  return saveDelegation(msp.parts, { draftId, values: { ...wanted, ...change } });
}

function linesIn(answer: DelegationsAnswer) {
  if (answer.kind !== 'delegations') throw new Error(answer.kind === 'refused' ? answer.because : answer.kind);
  return answer.view.lines;
}

function requested(msp: MemoryMsp, change = {}) {
  msp.signIn(ada);
  return shownIn(saveConcession(msp.parts, draftOf({ values: { ...values, ...change } })));
}

function lookAs(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

function queueOf(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  const home = openHomepage(msp.parts);
  return home.kind === 'home' ? home.view.requests : [];
}

test('a leader gives their seat for some days: three calls, one event, and both see it', () => {
  const msp = concessionMsp();
  msp.signIn(leo);
  openDelegations(msp.parts);
  msp.workbook.calls.length = 0;
  const answer = delegated(msp);
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  expect(linesIn(answer)).toMatchObject([
    { fromName: 'Leo Finch', toName: 'Lea Hart', role: 'leader', isRunning: true },
  ]);
  expect(msp.timeline().filter(({ type }) => type === 'delegationSet')).toMatchObject([{ actor: leo, clientId: null }]);
  for (const person of [lea, owner, admin]) {
    msp.signIn(person);
    expect(linesIn(openDelegations(msp.parts))).toHaveLength(1);
  }
  msp.signIn(fay);
  expect(linesIn(openDelegations(msp.parts))).toEqual([]);
});

test('the delegate decides on behalf of the holder, and the decision says so', () => {
  const msp = concessionMsp();
  delegated(msp);
  requested(msp);
  expect(queueOf(msp, lea)).toMatchObject([{ waitsForMe: 'decide', onBehalfOfName: 'Leo Finch' }]);
  expect(queueOf(msp, leo)).toMatchObject([{ waitsForMe: 'decide' }]);
  const decided = shownIn(pressDeed(msp.parts, { ...button(lookAs(msp, lea), 'approve') }));
  expect(decided).toMatchObject({
    state: 'granted',
    decisions: [{ byName: 'Lea Hart', onBehalfOfName: 'Leo Finch', role: 'leader' }],
  });
  const event = msp.timeline().find(({ type }) => type === 'concessionDecided');
  expect(event).toMatchObject({ actor: lea });
  expect(JSON.parse(event?.payloadText ?? '{}')).toMatchObject({ onBehalfOf: leo });
});

test('a delegate who asked is never the one who decides', () => {
  const msp = concessionMsp();
  delegated(msp, { to: ada });
  requested(msp);
  expect(lookAs(msp, ada).may.map(({ name }) => name)).toEqual(['revise', 'withdraw']);
  expect(lookAs(msp, leo).waitsFor).toEqual(['Leo Finch (leader)']);
});

test('nobody decides by the hand of another either: the account manager’s own seat is not theirs to give', () => {
  const msp = concessionMsp();
  const row = msp.workbook.contentOf('People').findIndex(([email]) => email === ada) + 1;
  const cells = msp.workbook.contentOf('People')[row - 1] ?? [];
  msp.workbook.write([
    { tab: 'People', firstRow: row, rows: [[...cells.slice(0, 2), 'accountManager;leader', ...cells.slice(3)]] },
  ]);
  delegated(msp, { seat: `${ada}/leader`, to: fay }, ada);
  requested(msp);
  expect(lookAs(msp, fay).may).toEqual([]);
  expect(lookAs(msp, leo).waitsFor).toEqual(['Leo Finch (leader)']);
});

test('at level 3 one person in two seats is not two people', () => {
  const msp = concessionMsp();
  delegated(msp, { to: fay });
  requested(msp, { quantity: '12' });
  // Fay sits for finance and, by delegation, for the leader: once decided she is spent.
  const first = shownIn(pressDeed(msp.parts, button(lookAs(msp, fay), 'approve')));
  expect(first).toMatchObject({ state: 'open', may: [] });
  const second = shownIn(pressDeed(msp.parts, button(lookAs(msp, leo), 'approve')));
  expect(second.state).toBe('granted');
});

test('once the holder has decided, their delegate is asked for nothing, on the card and on the homepage', () => {
  const msp = concessionMsp();
  delegated(msp);
  requested(msp, { quantity: '12' });
  expect(queueOf(msp, lea)).toMatchObject([{ waitsForMe: 'decide' }]);
  pressDeed(msp.parts, button(lookAs(msp, leo), 'approve'));
  expect(lookAs(msp, lea).may).toEqual([]);
  expect(queueOf(msp, lea)).toEqual([]);
  expect(queueOf(msp, leo)).toMatchObject([{ waitsForMe: 'nothing' }]);
  expect(queueOf(msp, fay)).toMatchObject([{ waitsForMe: 'decide' }]);
});

test('a button drawn on the last day does nothing on the day after', () => {
  const msp = concessionMsp();
  delegated(msp, { endsOn: '2026-11-23' });
  requested(msp);
  msp.clock.advance(12 * 3_600_000);
  const approve = button(lookAs(msp, lea), 'approve');
  msp.clock.advance(5 * 3_600_000);
  msp.signIn(lea);
  expect(pressDeed(msp.parts, approve)).toMatchObject({ kind: 'refused' });
  expect(lookAs(msp, lea).may).toEqual([]);
});

test('before its first day it gives nothing', () => {
  const msp = concessionMsp();
  delegated(msp, { startsOn: '2026-11-24' });
  requested(msp);
  expect(queueOf(msp, lea)).toEqual([]);
  expect(lookAs(msp, lea).may).toEqual([]);
});

test('a holder who loses the role takes the seat along', () => {
  const msp = concessionMsp();
  delegated(msp);
  requested(msp);
  const approve = button(lookAs(msp, lea), 'approve');
  const row = msp.workbook.contentOf('People').findIndex(([email]) => email === leo) + 1;
  msp.workbook.write([{ tab: 'People', firstRow: row, rows: [[leo, 'Leo Finch', 'accountManager']] }]);
  msp.signIn(lea);
  expect(pressDeed(msp.parts, approve)).toMatchObject({ kind: 'refused' });
});

test('and with it what the delegate could look at', () => {
  const msp = concessionMsp();
  const amy = 'amy@msp.example';
  const people = msp.workbook.contentOf('People');
  const likeAda = (people.find(([email]) => email === ada) ?? []).slice(2);
  const write = (firstRow: number, email: string, name: string) => {
    msp.workbook.write([{ tab: 'People', firstRow, rows: [[email, name, ...likeAda]] }]);
    // Who is who is remembered for some hours.
    msp.clock.advance(24 * 3_600_000);
  };
  write(people.length + 1, amy, 'Amy Poe');
  delegated(msp, { to: amy, startsOn: '2026-11-24' });
  requested(msp);
  expect(lookAs(msp, amy).may.map(({ name }) => name)).toContain('approve');
  write(people.findIndex(([email]) => email === leo) + 1, leo, 'Leo Finch');
  msp.signIn(amy);
  expect(openRequest(msp.parts, 'C-0001')).toEqual({ kind: 'noAccess', refusal: { because: 'notYours' } });
});

test('ended, it counts for nothing from that moment on', () => {
  const msp = concessionMsp();
  const [line] = linesIn(delegated(msp));
  requested(msp);
  const approve = button(lookAs(msp, lea), 'approve');
  msp.signIn(lea);
  expect(endDelegation(msp.parts, line?.delegationId ?? '')).toMatchObject({ kind: 'refused' });
  msp.signIn(leo);
  expect(linesIn(endDelegation(msp.parts, line?.delegationId ?? ''))).toEqual([]);
  expect(endDelegation(msp.parts, line?.delegationId ?? '')).toMatchObject({ kind: 'refused' });
  msp.signIn(lea);
  expect(pressDeed(msp.parts, approve)).toMatchObject({ kind: 'refused' });
});

test('only the holder or an administrator gives a seat away', () => {
  const msp = concessionMsp();
  const count = msp.timeline().length;
  for (const person of [lea, fay, owner, ada, otto])
    expect(delegated(msp, {}, person)).toMatchObject({ kind: 'refused' });
  for (const person of ['', 'x@else.example']) expect(delegated(msp, {}, person).kind).toBe('noAccess');
  expect(msp.timeline()).toHaveLength(count);
  expect(linesIn(delegated(msp, {}, admin))).toHaveLength(1);
});

test('an administrator gives nobody’s seat to themselves', () => {
  const msp = concessionMsp();
  const row = msp.workbook.contentOf('People').findIndex(([email]) => email === admin) + 1;
  const cells = msp.workbook.contentOf('People')[row - 1] ?? [];
  msp.workbook.write([
    { tab: 'People', firstRow: row, rows: [[...cells.slice(0, 2), 'administrator;accountManager', ...cells.slice(3)]] },
  ]);
  const count = msp.timeline().length;
  expect(delegated(msp, { to: admin }, admin)).toMatchObject({
    view: { lines: [], form: { values: { to: admin }, problems: { to: expect.any(String) as unknown } } },
  });
  expect(msp.timeline()).toHaveLength(count);
  expect(linesIn(delegated(msp, { to: admin }))).toHaveLength(1);
});

test('what cannot be saved comes back with what was typed and a sentence for the field', () => {
  const msp = concessionMsp();
  const count = msp.timeline().length;
  const answer = delegated(msp, { to: leo, endsOn: '2027-06-01' });
  expect(answer).toMatchObject({
    kind: 'delegations',
    view: { lines: [], form: { values: { to: leo, endsOn: '2027-06-01' } } },
  });
  expect(answer.kind === 'delegations' && Object.keys(answer.view.form?.problems ?? {}).sort()).toEqual([
    'endsOn',
    'to',
  ]);
  expect(msp.timeline()).toHaveLength(count);
});

test('the same form sent twice is one delegation', () => {
  const msp = concessionMsp();
  delegated(msp);
  const count = msp.timeline().length;
  expect(linesIn(delegated(msp))).toHaveLength(1);
  expect(msp.timeline()).toHaveLength(count);
});

function cutIn({ workbook, parts }: MemoryMsp) {
  return {
    ...parts,
    workbook: {
      read: workbook.read.bind(workbook),
      append: workbook.append.bind(workbook),
      addMissingTabs: workbook.addMissingTabs.bind(workbook),
      write: () => {
        throw new Error('cut');
      },
    },
  };
}

test('a delegation whose click was cut after its event is in force from the next click on', () => {
  const msp = concessionMsp();
  msp.signIn(leo);
  expect(() => saveDelegation(cutIn(msp), { draftId: 'deleg-0001', values: wanted })).toThrow('cut');
  const count = msp.timeline().length;
  expect(linesIn(openDelegations(msp.parts))).toEqual([]);
  // What the timeline has is what counts: another wish under the same form is not slipped in beneath it.
  expect(linesIn(delegated(msp, { to: fay }))).toEqual([]);
  expect(linesIn(delegated(msp))).toMatchObject([{ toName: 'Lea Hart', isRunning: true }]);
  expect(linesIn(delegated(msp))).toHaveLength(1);
  expect(msp.timeline()).toHaveLength(count);
});

test('an end whose click was cut after its event is made good by the next one', () => {
  const msp = concessionMsp();
  const [line] = linesIn(delegated(msp));
  const delegationId = line?.delegationId ?? '';
  expect(() => endDelegation(cutIn(msp), delegationId)).toThrow('cut');
  const count = msp.timeline().length;
  expect(linesIn(endDelegation(msp.parts, delegationId))).toEqual([]);
  expect(linesIn(openDelegations(msp.parts))).toEqual([]);
  expect(msp.timeline()).toHaveLength(count);
});

test('a form sent again after its delegation was ended brings nothing back', () => {
  const msp = concessionMsp();
  const [line] = linesIn(delegated(msp));
  endDelegation(msp.parts, line?.delegationId ?? '');
  const count = msp.timeline().length;
  expect(linesIn(delegated(msp))).toEqual([]);
  expect(msp.timeline()).toHaveLength(count);
});

test('a seat that is no seat, or none at all, is refused', () => {
  const msp = concessionMsp();
  for (const seat of ['', 'leader', `${leo}/`, `${leo}/accountManager`, `${leo}/constructor`]) {
    expect(delegated(msp, { seat }, admin)).toMatchObject({
      view: { form: { problems: { seat: expect.any(String) as unknown } } },
    });
  }
});

test('while writing is paused nothing is delegated', () => {
  const msp = concessionMsp();
  msp.signIn(admin);
  pauseWriting(msp.parts);
  expect(delegated(msp)).toEqual({ kind: 'paused' });
  expect(msp.timeline().some(({ type }) => type === 'delegationSet')).toBe(false);
});
