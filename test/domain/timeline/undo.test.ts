import { decideUndo, noUndoYet, type DoneWrite, type UndoLook } from '#domain/timeline/undo';

const write: DoneWrite = {
  marker: 'HubSpot/deal/1',
  system: 'HubSpot',
  kind: 'deal',
  recordId: '7',
  isMade: true,
  fields: [{ name: 'name', before: '', after: 'Renewal' }],
  sequence: 4,
  clientId: 1,
  contractId: 101,
  renewalId: null,
};

function look(fields: Readonly<Record<string, string>>, more: Partial<UndoLook> = {}): UndoLook {
  return {
    standing: { recordId: '7', fields: new Map(Object.entries(fields)), others: new Map() },
    laterRuns: new Map(),
    ...more,
  };
}

test('a record that we made is removed while it stands as we made it', () => {
  expect(decideUndo(write, noUndoYet, look({ name: 'Renewal', amount: '' }))).toMatchObject({
    undo: { isNew: true, plan: { removes: true } },
    left: [],
  });
});

test('a field that we left empty and somebody filled keeps the record', () => {
  expect(decideUndo(write, noUndoYet, look({ name: 'Renewal', amount: '900' }))).toEqual({
    left: [{ field: 'amount', because: 'changed by somebody since' }],
  });
});

test('a removal that was planned is dropped when somebody filled a field in between', () => {
  const { undo } = decideUndo(write, noUndoYet, look({ name: 'Renewal' }));
  const history = { ...noUndoYet, attempts: 1, ...(undo === undefined ? {} : { open: undo.plan }) };
  expect(decideUndo(write, history, look({ name: 'Renewal' })).undo).toMatchObject({ isNew: false });
  expect(decideUndo(write, history, look({ name: 'Renewal', amount: '900' }))).toMatchObject({
    settled: { kind: 'dropped' },
    left: [{ field: 'amount' }],
  });
});

describe('a field on which another stands', () => {
  const tie: DoneWrite = {
    ...write,
    kind: 'ties',
    isMade: false,
    fields: [
      { name: 'contact 3', before: '', after: 'yes' },
      { name: 'contact 4', before: '', after: 'yes' },
    ],
  };
  const stands = { 'contact 3': 'yes', 'contact 3 as sponsor': 'yes', 'contact 4': 'yes' };
  const neededBy = new Map([['contact 3', 'contact 3 as sponsor']]);

  test('stays and is listed, and the rest is taken back', () => {
    const { undo, left } = decideUndo(tie, noUndoYet, look(stands, { neededBy }));
    expect(undo?.plan.fields.map(({ name }) => name)).toEqual(['contact 4']);
    expect(left).toEqual([{ field: 'contact 3', because: 'somebody added contact 3 as sponsor since' }]);
  });

  test('names the run that added it', () => {
    const laterRuns = new Map([['contact 3 as sponsor', 'run-y']]);
    expect(decideUndo(tie, noUndoYet, look(stands, { neededBy, laterRuns })).left).toEqual([
      { field: 'contact 3', because: 'contact 3 as sponsor was written by run-y: roll that back first' },
    ]);
  });

  test('stays although an undo was planned before it was added', () => {
    const { undo } = decideUndo(tie, noUndoYet, look(stands));
    const history = { ...noUndoYet, attempts: 1, ...(undo === undefined ? {} : { open: undo.plan }) };
    const next = decideUndo(tie, history, look(stands, { neededBy }));
    expect(next.settled?.kind).toBe('dropped');
    expect(next.undo?.plan.fields.map(({ name }) => name)).toEqual(['contact 4']);
  });
});
