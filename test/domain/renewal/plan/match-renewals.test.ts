import { matchRenewals, type ContractStanding, type KnownRenewal } from '#domain/renewal/plan/match-renewals';
import { currentCycle, type RenewableContract } from '#domain/renewal/renewal-cycle';

const today = '2026-10-01';

function standing(id: number, termEndsOn: string, more: Partial<RenewableContract> = {}): ContractStanding {
  const contract = { id, termStartsOn: '2025-01-01', termEndsOn, isEvergreen: false, noticePeriodDays: 60, ...more };
  const cycle = currentCycle(contract, today);
  return { id, isOver: false, ...(cycle === undefined ? {} : { cycle }) };
}

const over = (id: number, more: Partial<ContractStanding> = {}): ContractStanding => ({ id, isOver: true, ...more });

function known(contractIds: readonly number[], dueOn: string, more: Partial<KnownRenewal> = {}): KnownRenewal {
  const renewalId = `${contractIds[0] ?? 0}@${dueOn}`;
  return { renewalId, contractIds, kind: 'term', dueOn, decisionOn: '2026-11-01', isOver: false, ...more };
}

/** What became of each renewal on record, and which came into sight. */
function matched(renewals: readonly KnownRenewal[], contracts: readonly ContractStanding[], on = today) {
  const { matches, fresh } = matchRenewals(renewals, contracts, on);
  return {
    matches: matches.map((match) => {
      const group = 'group' in match ? [match.group.renewalId, ...match.group.members.map((m) => m.contractId)] : [];
      return [match.kind, match.known.renewalId, ...group, ...('timing' in match ? [match.timing] : [])];
    }),
    fresh: fresh.map(({ renewalId }) => renewalId),
  };
}

test('contracts that end on one day come into sight as one renewal, 120 days before their decision', () => {
  const contracts = [standing(71, '2026-12-31'), standing(70, '2026-12-31'), standing(72, '2027-06-30')];
  expect(matched([], contracts)).toEqual({ matches: [], fresh: ['70@2026-12-31'] });
});

test.each([
  ['120 days before its decision', '2026-07-04', true],
  ['121 days before its decision', '2026-07-03', false],
  ['90 days past due', '2027-03-31', true],
  ['91 days past due', '2027-04-01', false],
])('%s a contract that nobody watched yet is in sight: %s', (_when, on, isInSight) => {
  expect(matched([], [standing(70, '2026-12-31')], on).fresh).toEqual(isInSight ? ['70@2026-12-31'] : []);
});

test('what renewed by itself before anybody watched is not opened afterwards', () => {
  const contract = standing(70, '2026-12-31', { renewsByItself: true });
  expect(matched([], [contract], '2026-11-01').fresh).toEqual(['70@2026-12-31']);
  expect(matched([], [contract], '2026-11-02').fresh).toEqual([]);
});

test('a renewal goes on under its key, with a contract that joined its day', () => {
  const contracts = [standing(70, '2026-12-31'), standing(71, '2026-12-31')];
  expect(matched([known([70], '2026-12-31')], contracts)).toEqual({
    matches: [['goesOn', '70@2026-12-31', '70@2026-12-31', 70, 71]],
    fresh: [],
  });
});

test('when the leading contract leaves, the others go on under a new key', () => {
  const contracts = [over(70), standing(71, '2026-12-31')];
  expect(matched([known([70, 71], '2026-12-31')], contracts).matches).toEqual([
    ['rekeyed', '70@2026-12-31', '71@2026-12-31', 71],
  ]);
});

test('a contract that replaced another with the same end carries its renewal on', () => {
  const contracts = [over(70, { heir: 90 }), standing(90, '2026-12-31')];
  expect(matched([known([70], '2026-12-31')], contracts)).toEqual({
    matches: [['rekeyed', '70@2026-12-31', '90@2026-12-31', 90]],
    fresh: [],
  });
});

test.each([
  ['79 days later it is a correction', '2027-03-20', 'moved'],
  ['80 days later it is the next term', '2027-03-21', 'nextTerm'],
  ['earlier it is a correction', '2026-11-30', 'moved'],
])('a term end that moved: %s', (_what, termEndsOn, kind) => {
  const { matches } = matched([known([70], '2026-12-31')], [standing(70, termEndsOn)]);
  expect(matches[0]?.[0]).toBe(kind);
});

test('a contract that moved away leaves the renewal to the others, and is seen by itself', () => {
  const contracts = [standing(70, '2026-12-31'), standing(71, '2026-12-10')];
  expect(matched([known([70, 71], '2026-12-31')], contracts)).toEqual({
    matches: [['goesOn', '70@2026-12-31', '70@2026-12-31', 70]],
    fresh: ['71@2026-12-10'],
  });
});

test('two renewals that come to fall on one day stay two', () => {
  const renewals = [known([70], '2026-12-31'), known([71], '2026-12-10')];
  expect(matched(renewals, [standing(70, '2026-12-31'), standing(71, '2026-12-31')])).toEqual({
    matches: [
      ['goesOn', '70@2026-12-31', '70@2026-12-31', 70],
      ['moved', '71@2026-12-10', '71@2026-12-31', 71],
    ],
    fresh: [],
  });
});

test.each([
  ['with a successor it is renewed', over(70, { heir: 90 }), ['nextTerm', '70@2026-12-31', 'inTime']],
  ['with a deal that was won it is renewed', over(70, { wasRenewed: true }), ['nextTerm', '70@2026-12-31', 'inTime']],
  ['with neither it has ended', over(70), ['ended', '70@2026-12-31']],
])('when all of it is over: %s', (_what, contract, expected) => {
  expect(matched([known([70], '2026-12-31')], [contract]).matches).toEqual([expected]);
});

test('a term whose dates somebody took out waits for them', () => {
  const contracts = [{ id: 70, isOver: false }];
  expect(matched([known([70], '2026-12-31')], contracts).matches).toEqual([['alone', '70@2026-12-31']]);
});

test('a review that has passed is left to the day, and the next one is not seen before its time', () => {
  const contract = standing(70, '', { isEvergreen: true, termStartsOn: '2024-09-20' });
  const review = known([70], '2026-09-20', { kind: 'review', decisionOn: '2026-09-20' });
  expect(matched([review], [contract])).toEqual({ matches: [['alone', '70@2026-09-20']], fresh: [] });
});

test('a review that lies ahead has no next term: another day of it is a correction', () => {
  const contract = standing(70, '', { isEvergreen: true, termStartsOn: '2024-06-20' });
  const review = known([70], '2026-12-20', { kind: 'review', decisionOn: '2026-12-20' });
  expect(matched([review], [contract]).matches).toEqual([['moved', '70@2026-12-20', '70@2027-06-20', 70]]);
});

test('what is over is not opened again, on its day or on one that was corrected since', () => {
  const renewals = [known([70], '2026-12-31', { isOver: true })];
  expect(matched(renewals, [standing(70, '2026-12-31')])).toEqual({ matches: [], fresh: [] });
  expect(matched(renewals, [standing(70, '2027-01-20')])).toEqual({ matches: [], fresh: [] });
  expect(matched(renewals, [standing(70, '2027-03-21')], '2026-12-01').fresh).toEqual(['70@2027-03-21']);
});
