import { pauseWriting } from '#application/administer-sync';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { pressPolicy } from '#application/concessions/policy/decide-policy';
import { openPolicy, saveProposal, startProposal } from '#application/concessions/policy/propose-policy';
import { saveConcession } from '#application/concessions/request/request-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { openHomepage } from '#application/open-homepage';
import { runHourlySync } from '#application/run-hourly-sync';
import { stateEdits } from '#application/tabs/state-tab';
import type { PolicyCardAnswer, PolicyForm, PolicyView } from '#application/views/concession-rules';
import type { PolicyDeed } from '#domain/concession/policy-approval';
import type { PolicyTexts } from '#domain/concession/policy-text';
import { admin, otto, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, owner, shownIn, values } from '../concession-msp';

const wider = 'level 1: up to 3\nlevel 2: above 3, up to 3.5\nlevel 3: above 3.5';
const day = 24 * 3_600_000;

function formIn(answer: PolicyCardAnswer): PolicyForm {
  if (answer.kind !== 'form') throw new Error(answer.kind === 'refused' ? answer.because : answer.kind);
  return answer.form;
}

function viewIn(answer: PolicyCardAnswer): PolicyView {
  if (answer.kind !== 'policy') throw new Error(answer.kind === 'refused' ? answer.because : answer.kind);
  return answer.view;
}

function proposed(msp: MemoryMsp, texts: Partial<PolicyTexts> = { depth: wider }, change = {}): PolicyCardAnswer {
  msp.signIn(lea);
  const { values: shown } = formIn(startProposal(msp.parts));
  const typed = { ...shown, reason: 'Half of level 2 is waved through.', startsOn: '2026-11-23', ...change };
  return saveProposal(msp.parts, { draftId: 'policy-0001', values: { ...typed, texts: { ...shown.texts, ...texts } } });
}

function look(msp: MemoryMsp, person: string): PolicyView {
  msp.signIn(person);
  return viewIn(openPolicy(msp.parts));
}

function pressed(msp: MemoryMsp, person: string, deed: PolicyDeed, words = ''): PolicyCardAnswer {
  const found = look(msp, person).proposal?.may.find((one) => one.deed === deed);
  if (found === undefined) throw new Error(`${person} is not offered ${deed}`);
  return pressPolicy(msp.parts, { ...found, words });
}

/** Request ids with the level each was routed to. */
function asked(msp: MemoryMsp, draftId: string) {
  msp.signIn(ada);
  return shownIn(saveConcession(msp.parts, draftOf({ draftId, values })));
}

test('from the first run on the Policy tab shows version 1 of the settings, every row of it', () => {
  const msp = concessionMsp();
  const rows = msp.workbook.contentOf('Policy').slice(1);
  expect(rows[0]?.slice(0, 5)).toEqual(['tests', 'in force', '', 'depth', 1]);
  expect(rows.map((cells) => cells[3])).toEqual(expect.arrayContaining(['margin', 'amount', 'type', 'approvers']));
  msp.clock.advance(3_600_000);
  msp.workbook.calls.length = 0;
  msp.signIn(admin);
  runHourlySync(msp.parts);
  const before = msp.workbook.calls.length;
  msp.workbook.write([{ tab: 'Policy', firstRow: 2, rows: [['99', 'in force', '', 'depth', 1, '', '', 100]] }]);
  msp.clock.advance(3_600_000);
  msp.workbook.calls.length = 0;
  runHourlySync(msp.parts);
  // Read and write: what somebody typed there is put right, and was never believed.
  expect(msp.workbook.calls.length).toBe(before + 2);
  expect(msp.workbook.contentOf('Policy')[1]?.slice(0, 2)).toEqual(['tests', 'in force']);
});

test('a proposal is one event and waits for the owner and one of leader and finance', () => {
  const msp = concessionMsp();
  expect(viewIn(proposed(msp)).proposal).toMatchObject({
    version: '2',
    proposedByName: 'Lea Hart',
    approvedByNames: [],
  });
  expect(look(msp, leo).proposal?.waitsFor).toEqual(['Fay Reed', 'Leo Finch', 'Olga Wren']);
  expect(look(msp, leo).proposal?.changes).toEqual([
    { field: 'depth', before: look(msp, leo).axes[0]?.rows, after: wider.split('\n') },
  ]);
  for (const [person, waits] of [
    [leo, true],
    [lea, false],
    [owner, true],
  ] as const) {
    msp.signIn(person);
    const home = openHomepage(msp.parts);
    expect(home.kind === 'home' && home.view.concessionRules).toMatchObject({ proposed: '2', waitsForMe: waits });
  }
  expect(msp.timeline().filter(({ type }) => type.startsWith('policy'))).toMatchObject([
    { actor: lea, clientId: null },
  ]);
});

test('approved by two it counts from its day: new requests go by it, those under way by their own', () => {
  const msp = concessionMsp();
  const old = asked(msp, 'draft-0001');
  expect(old.figures.level).toBe(2);
  proposed(msp, { depth: wider }, { startsOn: '2026-11-24' });
  expect(viewIn(pressed(msp, leo, 'approvePolicy')).proposal?.approvedByNames).toEqual(['Leo Finch']);
  expect(look(msp, fay).proposal?.may).toEqual([]);
  const adopted = pressed(msp, owner, 'approvePolicy');
  expect(viewIn(adopted)).toMatchObject({ version: 'tests', versions: [{ version: '2', status: 'ahead' }, {}] });
  msp.clock.advance(day);
  expect(look(msp, lea)).toMatchObject({ version: '2', startsOn: '2026-11-24' });
  // 4 % and a cost that is only estimated: level 3 by the new rows, still 2 by the old ones.
  expect(asked(msp, 'draft-0002').figures.level).toBe(3);
  msp.signIn(leo);
  expect(shownIn(openRequest(msp.parts, old.requestId)).figures.level).toBe(2);
  const approve = button(shownIn(openRequest(msp.parts, old.requestId)), 'approve');
  expect(shownIn(pressDeed(msp.parts, approve)).state).toBe('granted');
  msp.signIn(admin);
  runHourlySync(msp.parts);
  expect(msp.workbook.contentOf('Policy')[1]?.slice(0, 3)).toEqual(['2', 'in force', '2026-11-24']);
  expect(
    msp
      .timeline()
      .filter(({ type }) => type.startsWith('policy'))
      .map(({ type }) => type),
  ).toEqual(['policyProposed', 'policyApproved', 'policyAdopted']);
});

test.each<[string, Partial<PolicyTexts>, string, RegExp]>([
  [
    'a gap',
    { depth: 'level 1: up to 5\nlevel 2: above 6, up to 10\nlevel 3: above 10' },
    'depth',
    /^depth, level 2: above 6, up to 10: No row/,
  ],
  [
    'an overlap',
    { term: 'level 1: up to 24\nlevel 2: above 20, up to 36\nlevel 3: above 36' },
    'term',
    /^term, level 2: above 20, up to 36: It overlaps/,
  ],
  [
    'an unreachable row',
    { margin: 'level 1: from 0\nlevel 2: from -5, below -5\nlevel 3: below 0' },
    'margin',
    /^margin, level 2: at least -5, below -5: /,
  ],
  ['a type without a row', { type: 'level 1: Lower price' }, 'type', /No row answers for/],
  [
    'a level without an approver',
    { approvers: 'level 1: success lead\nlevel 3: leader, finance' },
    'approvers',
    /^level 2: /,
  ],
  ['no row for the currency', { amount: 'EUR, level 1: everything' }, 'amount', /GBP/],
])('%s is refused with the row named, and nothing is proposed', (_, texts, field, said) => {
  const msp = concessionMsp();
  const count = msp.timeline().length;
  const { problems, values: typed } = formIn(proposed(msp, texts));
  expect(problems[field as keyof typeof problems]).toMatch(said);
  expect(typed.texts).toMatchObject(texts);
  expect(msp.timeline()).toHaveLength(count);
});

test('a first day in the past and a missing reason are said beside their fields', () => {
  const msp = concessionMsp();
  const { problems } = formIn(proposed(msp, {}, { reason: ' ', startsOn: '2026-11-22' }));
  expect(Object.keys(problems).sort()).toEqual(['reason', 'startsOn']);
});

test('account managers and administrators read the policy, and propose none', () => {
  const msp = concessionMsp();
  for (const person of [ada, admin]) {
    expect(look(msp, person).mayPropose).toBe(false);
    expect(startProposal(msp.parts)).toMatchObject({ kind: 'refused' });
  }
  const row = msp.workbook.contentOf('People').findIndex(([email]) => email === otto) + 1;
  msp.workbook.write([{ tab: 'People', firstRow: row, rows: [[otto, 'Otto', 'incidentCommander']] }]);
  // Who is who is remembered for some hours.
  msp.clock.advance(day);
  msp.signIn(otto);
  expect(openPolicy(msp.parts)).toMatchObject({ kind: 'refused' });
  msp.signIn('x@else.example');
  expect(openPolicy(msp.parts).kind).toBe('noAccess');
});

test('its proposer approves nothing, nor does a button in other hands', () => {
  const msp = concessionMsp();
  proposed(msp);
  expect(look(msp, lea).proposal?.may.map(({ deed }) => deed)).toEqual(['withdrawPolicy']);
  const [approve] = look(msp, leo).proposal?.may ?? [];
  if (approve === undefined) throw new Error('a leader is offered an approval');
  const count = msp.timeline().length;
  for (const person of [lea, fay, owner, ada, admin, 'x@else.example', '']) {
    msp.signIn(person);
    expect(pressPolicy(msp.parts, { ...approve, words: '' }).kind).toMatch(/refused|noAccess/);
  }
  msp.signIn(leo);
  for (const forged of [
    { version: '3' },
    { digest: 'f'.repeat(64) },
    { approvals: 1 },
    { deed: 'rejectPolicy' } as const,
  ])
    expect(pressPolicy(msp.parts, { ...approve, ...forged, words: 'No.' })).toMatchObject({ kind: 'refused' });
  expect(msp.timeline()).toHaveLength(count);
});

test('a second click adds nothing', () => {
  const msp = concessionMsp();
  proposed(msp);
  const count = msp.timeline().length;
  expect(startProposal(msp.parts)).toMatchObject({ kind: 'refused' });
  const [approve] = look(msp, leo).proposal?.may ?? [];
  if (approve === undefined) throw new Error('a leader is offered an approval');
  pressPolicy(msp.parts, { ...approve, words: '' });
  expect(pressPolicy(msp.parts, { ...approve, words: '' })).toMatchObject({ kind: 'refused' });
  expect(msp.timeline()).toHaveLength(count + 1);
});

test('rejected with words or withdrawn, the policy in force stands', () => {
  const msp = concessionMsp();
  proposed(msp);
  expect(pressed(msp, owner, 'rejectPolicy')).toMatchObject({ kind: 'refused' });
  const rejected = viewIn(pressed(msp, owner, 'rejectPolicy', 'Too narrow.'));
  expect(rejected.version).toBe('tests');
  expect(rejected.proposal).toBeUndefined();
  proposed(msp, { depth: wider }, { reason: 'Again.' });
  expect(viewIn(pressed(msp, lea, 'withdrawPolicy')).proposal).toBeUndefined();
  const last = msp.timeline()[msp.timeline().length - 1];
  expect(JSON.parse(last?.payloadText ?? '{}')).toMatchObject({ words: 'withdrawn' });
});

test('a click that was cut after its event is made good by the next one', () => {
  const msp = concessionMsp();
  proposed(msp);
  const [approve] = look(msp, leo).proposal?.may ?? [];
  if (approve === undefined) throw new Error('a leader is offered an approval');
  const { workbook } = msp;
  const cut = {
    ...msp.parts,
    workbook: {
      read: workbook.read.bind(workbook),
      append: workbook.append.bind(workbook),
      addMissingTabs: workbook.addMissingTabs.bind(workbook),
      write: () => {
        throw new Error('cut');
      },
    },
  };
  expect(() => pressPolicy(cut, { ...approve, words: '' })).toThrow('cut');
  const count = msp.timeline().length;
  expect(viewIn(pressPolicy(msp.parts, { ...approve, words: '' })).proposal?.approvedByNames).toEqual(['Leo Finch']);
  expect(msp.timeline()).toHaveLength(count);
});

test('while writing is paused, or before an update reached the workbook, nothing is changed', () => {
  const msp = concessionMsp();
  const form = (msp.signIn(lea), formIn(startProposal(msp.parts)));
  const draft = { draftId: 'policy-0001', values: { ...form.values, reason: 'Why not.' } };
  const count = msp.timeline().length;
  msp.workbook.write([...stateEdits({ tabs: { Timeline: 11 } })]);
  expect(saveProposal(msp.parts, draft)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('hourly sync') as unknown,
  });
  expect(msp.timeline()).toHaveLength(count);
  msp.signIn(admin);
  pauseWriting(msp.parts);
  msp.signIn(lea);
  expect(saveProposal(msp.parts, draft)).toEqual({ kind: 'paused' });
});
