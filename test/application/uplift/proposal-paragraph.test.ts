import { driftFindings } from '#application/uplift/detect/drift-findings';
import { overrunFinding } from '#application/uplift/detect/contract-findings';
import { themeFindings } from '#application/uplift/detect/theme-findings';
import { proposalParagraph } from '#application/uplift/act/proposal-paragraph';
import { findingKinds, type FindingKind } from '#domain/uplift/uplift-finding';
import { clientEvidence, contractRecord } from '#test/support/client-evidence';
import { findingOf, overHours, periodsUsing, upliftingMsp } from '#test/support/uplifting-msp';
import { findingView } from '#application/uplift/findings-view';

const countRules = [{ counts: 'users' as const, itemCodes: ['MS-USER'], leastUnits: 2, leastShare: 0.05 }];
const counts = (billed: number) => (['2026-09', '2026-11'] as const).map((month) => [month, billed] as const);
const record = contractRecord(
  {
    billing: { currency: 'GBP', counted: { users: { units: 20, unitMinor: 36_000 } } },
    countedUnits: { users: counts(20) },
  },
  { periods: periodsUsing(overHours) },
);
const keyThemes = [
  {
    themeId: '1',
    label: 'Label printer',
    own: 31,
    expected: 9.4,
    pValue: 0.001,
    byMonth: [2, 3, 5, 6, 7, 8],
    hours: 16.5,
    ticketIds: [1],
  },
];
const themes = { readOn: '2026-11-20', tickets: 140, months: 6, share: 1, keyThemes };
const evidence = {
  ...clientEvidence([record], { contactCounts: counts(26) }, { countRules, hourPriceMinor: 12_000 }),
  themes,
};
const sampled = themeFindings({ ...evidence, themes: { ...themes, share: 0.5 } })[0]?.evidence;
const told: Partial<Record<FindingKind, string | undefined>> = {
  theme: themeFindings(evidence)[0]?.evidence,
  overrun: overrunFinding(record, evidence)?.evidence,
  unitDrift: driftFindings(evidence)[0]?.evidence,
};
const view = findingView(findingOf(upliftingMsp()), 2, []);
const price = { annualMinor: 643_513, currency: 'GBP' };

function paragraphOf(
  kind: FindingKind,
  words = told[kind] ?? 'Ours: 1.4 hours a unit; 9 comparable contracts take 0.7.',
): string {
  return proposalParagraph(
    { ...view, kind, title: kind === 'theme' ? 'Keeps coming: Label printer' : view.title, evidence: words },
    price,
  );
}

test.each<[FindingKind, string]>([
  ['theme', '31 of 140 requests in 6 months were about it.'],
  ['overrun', '4 of the last 4 months went over the agreed hours.'],
  ['unitDrift', '26 are in use, and the agreement covers 20.'],
])('of the evidence of %s a client reads its own counts', (kind, sentence) => {
  expect(paragraphOf(kind)).toContain(` ${sentence} We suggest`);
});

test.each(findingKinds)('a paragraph about %s says nothing of others, of our work, or of how we reckon', (kind) => {
  expect(paragraphOf(kind)).not.toMatch(
    /usual|other|comparable|bound|\d h |hours of work|trend|HaloPSA|tickets|\bcut\b|1\.4/,
  );
  expect(paragraphOf(kind)).not.toContain('  ');
  if (kind !== 'priceMismatch') expect(paragraphOf(kind)).toContain('GBP 6,435 a year');
});

test('evidence in words that nobody knows stays with us', () => {
  expect(paragraphOf('theme', 'About 16.5 h of work, 3 times that of others.')).not.toMatch(/16\.5|others/);
  expect(paragraphOf('theme', sampled)).toContain('in 6 months in the sample that was read were about it.');
});

test('a theme on which no hour was spent has no worth that can be said', () => {
  const [idle] = themeFindings({
    ...evidence,
    themes: { ...themes, keyThemes: keyThemes.map((each) => ({ ...each, hours: 0 })) },
  });
  expect(idle).toMatchObject({ kind: 'theme' });
  expect(idle).not.toHaveProperty('value');
});
