import fc from 'fast-check';
import { contactTurnover } from '#domain/readiness/signals/relationship/contact-turnover';
import type { Leaver } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { daysAgo, factsWithout, healthyFacts } from '../../../../support/contract-facts';
import { scoreOf, textOf } from '../../../../support/readings';

function leaver(more: Partial<Leaver> = {}): Leaver {
  return { leftOn: daysAgo(30), roles: [], isVip: false, ...more };
}

function left(...people: readonly Leaver[]): Reading {
  return contactTurnover.read(healthyFacts({ leavers: { noticedSince: '2025-03-01', people } }));
}

const sponsor = leaver({ roles: ['sponsor', 'signatory'] });
const signatory = leaver({ roles: ['signatory'] });
const vip = leaver({ isVip: true });

test.each([
  { what: 'nobody', people: [], score: 100 },
  { what: 'one contact', people: [leaver()], score: 97 },
  { what: 'twenty contacts', people: Array<Leaver>(20).fill(leaver()), score: 85 },
  { what: 'a VIP', people: [vip], score: 70 },
  { what: 'a signatory who is a VIP', people: [leaver({ roles: ['signatory'], isVip: true })], score: 70 },
  { what: 'a sponsor', people: [sponsor], score: 40 },
  { what: 'a sponsor and a signatory', people: [sponsor, signatory], score: 10 },
  { what: 'two sponsors', people: [sponsor, sponsor], score: 0 },
])('$what left: $score', ({ people, score }) => {
  expect(scoreOf(left(...people))).toBe(score);
});

test.each([
  { days: 119, score: 40 },
  { days: 120, score: 100 },
  { days: -1, score: 100 },
])('a sponsor who left $days days ago scores $score', ({ days, score }) => {
  expect(scoreOf(left({ ...sponsor, leftOn: daysAgo(days) }))).toBe(score);
});

test('the evidence counts who left, and who of them matters', () => {
  expect(textOf(left())).toBe('Nobody we know left in the last 120 days.');
  expect(textOf(left(leaver()))).toBe('1 contact left in the last 120 days, no stakeholder and no VIP.');
  expect(textOf(left(vip))).toBe('1 contact left in the last 120 days, a stakeholder or VIP.');
  expect(textOf(left(leaver(), leaver()))).toBe(
    '2 contacts left in the last 120 days, none of them a stakeholder or VIP.',
  );
  expect(textOf(left(sponsor, vip, signatory, leaver()))).toBe(
    '4 contacts left in the last 120 days, among them 1 sponsor and 2 other stakeholders or VIPs.',
  );
});

test.each([
  { watched: 120, kind: 'measured' },
  { watched: 119, kind: 'unknown' },
])('a watch of $watched days is $kind', ({ watched, kind }) => {
  expect(contactTurnover.read(healthyFacts({ leavers: { noticedSince: daysAgo(watched), people: [] } })).kind).toBe(
    kind,
  );
});

test('too short a watch says whom it saw leave', () => {
  const reading = contactTurnover.read(healthyFacts({ leavers: { noticedSince: '2026-02-01', people: [sponsor] } }));
  expect(textOf(reading)).toBe(
    'We notice who leaves only since 2026-02-01, and 120 days are needed. 1 contact left so far, a sponsor.',
  );
});

test('is unknown where leaving is not watched', () => {
  expect(contactTurnover.read(factsWithout('leavers')).kind).toBe('unknown');
});

test('one more leaver never raises the score', () => {
  const anyLeaver = fc.record({
    leftOn: fc.nat({ max: 150 }).map(daysAgo),
    roles: fc.subarray([...stakeholderRoles]),
    isVip: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyLeaver, { maxLength: 8 }), anyLeaver, (people, more) => {
      expect(scoreOf(left(...people, more))).toBeLessThanOrEqual(scoreOf(left(...people)));
    }),
  );
});
