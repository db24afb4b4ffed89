import { leaverFactsOf, leaversAfter } from '#application/sync/facts/leavers';
import { emptyClientRecord, type ClientRecord, type DeskContactLine } from '#application/sync/records';
import type { StakeholderRole } from '#domain/vocabulary/client';

const today = '2026-11-24';
const bea: DeskContactLine = [11, 'Bea Birch', 'bea@birch.example', 1];
const ben: DeskContactLine = [12, 'Ben Birch', 'ben@birch.example', 0];

function birch(overrides: Partial<ClientRecord> = {}): ClientRecord {
  const deskContacts = overrides.deskContacts ?? [bea, ben];
  return {
    ...emptyClientRecord({ id: 1, name: 'Birch', domains: [], isVip: false, active: true }),
    deskContacts,
    contactCount: deskContacts.length,
    leavers: { since: '2026-11-01', gone: [] },
    company: { companyId: '9', domain: 'birch.example', rivals: [] },
    crmContacts: [
      { contactId: '31', name: 'Bea Birch', email: 'bea@birch.example', roles: ['sponsor', 'economicBuyer'] },
    ],
    sales: { deals: [], tasks: [], meetings: [] },
    ...overrides,
  };
}

function leftAt(record: ClientRecord, present: readonly DeskContactLine[]) {
  const kept = leaversAfter([record], new Map([[1, present]]), today)?.get(1);
  return kept === undefined ? undefined : leaverFactsOf({ ...record, leavers: kept }).leavers;
}

test('who is listed no more has left, with the roles and the standing they had', () => {
  expect(leftAt(birch(), [ben])).toEqual({
    noticedSince: '2026-11-01',
    people: [{ leftOn: today, roles: ['sponsor', 'economicBuyer'], isVip: true }],
  });
  expect(leftAt(birch(), [bea])?.people).toEqual([{ leftOn: today, roles: [], isVip: false }]);
});

test.each([
  ['renamed', [11, 'Bea Elm', 'bea.elm@birch.example', 1]],
  ['merged into another record of the same address', [40, 'B. Birch', 'bea@birch.example', 0]],
  ['entered anew under the same name', [41, 'bea birch ', 'bea@new.example', 0]],
] as const)('who was %s has not left', (_, record) => {
  expect(leftAt(birch(), [record, ben])?.people).toEqual([]);
});

test('who comes back had not left, and who left before stays so', () => {
  const gone = birch({ deskContacts: [ben], leavers: { since: '2026-11-01', gone: [[11, 20_000, ['sponsor'], 1]] } });
  expect(leftAt(gone, [bea, ben])?.people).toEqual([]);
  expect(leftAt(gone, [ben])?.people).toEqual([{ leftOn: '2024-10-04', roles: ['sponsor'], isVip: true }]);
});

test('the first reading begins to notice, and nobody has left by it', () => {
  const { leavers: _none, contactCount: _unknown, ...fresh } = birch();
  expect(leaversAfter([fresh], new Map([[1, [ben]]]), today)?.get(1)).toEqual({ since: today, gone: [] });
  expect(leaverFactsOf(fresh)).toEqual({});
});

test('where not all contacts are kept, absence says nothing', () => {
  expect(leftAt(birch({ contactCount: 640 }), [ben])).toBeUndefined();
});

test('when a fifth of everybody is gone at once, our right to see them is, and nothing is concluded', () => {
  const many = Array.from({ length: 60 }, (_, index): DeskContactLine => [
    100 + index,
    `P${index}`,
    `p${index}@b.example`,
    0,
  ]);
  const record = birch({ deskContacts: many });
  expect(leaversAfter([record], new Map([[1, many.slice(13)]]), today)).toBeUndefined();
  expect(leftAt(record, many.slice(12))?.people).toHaveLength(12);
});

test('no name is kept of who left, and of very many the newest', () => {
  const names: readonly StakeholderRole[] = [];
  const gone = Array.from({ length: 30 }, (_, index) => [900 + index, 20_000 + index, names, 0] as const);
  const kept = leaversAfter([birch({ leavers: { since: '2025-01-01', gone } })], new Map([[1, [ben]]]), today)?.get(1);
  expect(kept?.gone).toHaveLength(30);
  expect(kept?.gone[29]?.[0]).toBe(11);
  expect(JSON.stringify(kept)).not.toMatch(/birch|bea/i);
});
