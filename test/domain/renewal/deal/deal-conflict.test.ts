import { decideDeal, decideTask, type DealRules } from '#domain/renewal/deal/deal-conflict';
import type { RenewalState } from '#domain/renewal/renewal-workflow';

const rules: DealRules = {
  isActiveOwner: (id) => id !== 'left',
  stateOfStage: (stage) => (stage === 'custom' ? undefined : (stage as RenewalState)),
  state: 'inT60',
  isProven: false,
};

const field = (
  name: string,
  { wrote, stands, wanted }: { readonly wrote?: string; readonly stands: string; readonly wanted: string },
  change: Partial<DealRules> = {},
) =>
  decideDeal(
    {
      wrote: new Map(wrote === undefined ? [] : [[name, wrote]]),
      stands: new Map([[name, stands]]),
      wanted: new Map([[name, wanted]]),
    },
    { ...rules, ...change },
  );

const written = (name: string) => ({ write: [name], conflicts: [] });
const nothing = { write: [], conflicts: [] };
const conflict = (name: string, kind: string) => ({ write: [], conflicts: [{ field: name, kind }] });

describe.each(['amount', 'closesOn', 'name'])('%s of a deal', (name) => {
  test.each([
    { looks: { stands: '', wanted: 'b' }, is: written(name) },
    { looks: { wrote: 'a', stands: 'a', wanted: 'b' }, is: written(name) },
    { looks: { wrote: 'a', stands: 'b', wanted: 'b' }, is: nothing },
    { looks: { wrote: 'a', stands: 'c', wanted: 'a' }, is: conflict(name, 'humanWins') },
    { looks: { wrote: 'a', stands: 'c', wanted: 'b' }, is: conflict(name, 'humanWins') },
    { looks: { wrote: 'a', stands: '', wanted: 'b' }, is: conflict(name, 'humanWins') },
    // There before us: adopted.
    { looks: { stands: 'c', wanted: 'b' }, is: conflict(name, 'humanWins') },
    // Not known: never written over what is there.
    { looks: { wrote: 'a', stands: 'a', wanted: '' }, is: nothing },
  ])('$looks', ({ looks, is }) => {
    expect(field(name, looks)).toEqual(is);
  });
});

test.each([
  {
    looks: { wrote: '7', stands: '8', wanted: '7' },
    is: { write: [], conflicts: [{ field: 'ownerId', kind: 'humanWins', stands: '8' }] },
  },
  { looks: { wrote: '7', stands: 'left', wanted: '9' }, is: written('ownerId') },
  { looks: { wrote: 'left', stands: 'left', wanted: '9' }, is: written('ownerId') },
  { looks: { wrote: '7', stands: '', wanted: '7' }, is: written('ownerId') },
])('an owner: $looks', ({ looks, is }) => {
  expect(field('ownerId', looks)).toEqual(is);
});

test.each([
  { looks: { wrote: 'inT90', stands: 'inT90', wanted: 'inT60' }, is: written('stage') },
  // Back by a person: stays, until the renewal moves on.
  { looks: { wrote: 'inT60', stands: 'inT90', wanted: 'inT60' }, is: conflict('stage', 'humanWins') },
  { looks: { wrote: 'inT60', stands: 'inT90', wanted: 'inT30' }, is: written('stage') },
  { looks: { wrote: 'inT60', stands: 'custom', wanted: 'inT60' }, is: conflict('stage', 'humanWins') },
  { looks: { wrote: 'inT60', stands: 'inT30', wanted: 'inT60' }, is: conflict('stage', 'skipsGate') },
  { looks: { wrote: 'inT60', stands: 'decidedToStay', wanted: 'inT60' }, is: conflict('stage', 'skipsGate') },
  { looks: { wrote: 'inT60', stands: 'renewed', wanted: 'inT60' }, is: conflict('stage', 'skipsGate') },
  { looks: { wrote: 'inT90', stands: 'renewed', wanted: 'inT60' }, is: conflict('stage', 'skipsGate') },
  { looks: { wrote: 'inT60', stands: 'lapsedStillBilling', wanted: 'inT60' }, is: conflict('stage', 'skipsGate') },
  { looks: { stands: 'inT90', wanted: 'inT60' }, is: conflict('stage', 'humanWins') },
])('a stage while the renewal is in T-60 and not proven: $looks', ({ looks, is }) => {
  expect(field('stage', looks)).toEqual(is);
});

test.each([
  { stands: 'decidedToStay', kind: 'humanWins' },
  { stands: 'decidedToLeave', kind: 'humanWins' },
  { stands: 'renewed', kind: 'skipsGate' },
  { stands: 'lost', kind: 'skipsGate' },
])('with its checkpoints closed a person may say that it is decided, and not that it has ended: $stands', (row) => {
  const looks = { wrote: 'inT60', stands: row.stands, wanted: 'inT60' };
  expect(field('stage', looks, { isProven: true })).toEqual(conflict('stage', row.kind));
});

test('a deal that somebody moved to another pipeline keeps its stage there', () => {
  const decisions = decideDeal(
    {
      wrote: new Map([
        ['pipeline', 'ours'],
        ['stage', 'inT90'],
      ]),
      stands: new Map([
        ['pipeline', 'theirs'],
        ['stage', 'proposal'],
        ['band', 'ready'],
      ]),
      wanted: new Map([
        ['pipeline', 'ours'],
        ['stage', 'inT60'],
        ['band', 'atRisk'],
      ]),
    },
    rules,
  );
  expect(decisions).toEqual({
    write: ['band'],
    conflicts: [
      { field: 'pipeline', kind: 'otherPipeline' },
      { field: 'stage', kind: 'otherPipeline' },
    ],
  });
});

test('a figure of ours that somebody changed is put right', () => {
  expect(field('band', { wrote: 'atRisk', stands: 'ready', wanted: 'atRisk' })).toEqual(written('band'));
});

test.each([
  { name: 'status', wrote: 'open', stands: 'done', wanted: 'open', reopens: true, is: written('status') },
  {
    name: 'status',
    wrote: 'open',
    stands: 'done',
    wanted: 'open',
    reopens: false,
    is: conflict('status', 'tickedWithoutEvidence'),
  },
  { name: 'status', wrote: 'open', stands: 'open', wanted: 'done', reopens: false, is: written('status') },
  // Closed by us and open again, because a contact left.
  { name: 'status', wrote: 'done', stands: 'done', wanted: 'open', reopens: false, is: written('status') },
  {
    name: 'dueOn',
    wrote: '2026-09-01',
    stands: '2026-09-08',
    wanted: '2026-09-01',
    reopens: false,
    is: conflict('dueOn', 'humanWins'),
  },
  {
    name: 'dueOn',
    wrote: '2026-09-01',
    stands: '2026-09-01',
    wanted: '2026-08-01',
    reopens: false,
    is: written('dueOn'),
  },
  { name: 'ownerId', wrote: '7', stands: 'left', wanted: '9', reopens: false, is: written('ownerId') },
  { name: 'subject', wrote: 'a', stands: 'c', wanted: 'a', reopens: false, is: written('subject') },
])('a task: $name was $wrote, stands $stands, $wanted is wanted', ({ name, wrote, stands, wanted, reopens, is }) => {
  const looks = {
    wrote: new Map([[name, wrote]]),
    stands: new Map([[name, stands]]),
    wanted: new Map([[name, wanted]]),
  };
  expect(decideTask(looks, { isActiveOwner: rules.isActiveOwner, reopens })).toEqual(is);
});
