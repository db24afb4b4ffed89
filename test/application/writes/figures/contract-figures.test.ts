import type { ReadinessView, ReadingView } from '#application/views/client-context';
import type { FieldCheck } from '#application/views/write-back';
import { figuresOf, longestReasons, withoutDay } from '#application/writes/figures/contract-figures';

const measured = (text: string, score = 20): ReadingView => ({
  signalId: `signal-${text}`,
  dimension: 'serviceQuality',
  question: 'How is it?',
  weight: 10,
  reading: { kind: 'measured', score, evidence: { text, ticketIds: [] } },
});
const view: ReadinessView = {
  low: 64.99,
  high: 79.5,
  coverage: 0.8,
  band: 'atRisk',
  assessedOn: '2026-11-23',
  modelVersion: '3',
  readings: [measured('4 of 9 tickets missed their target.'), measured('Hours are 20 % above the allowance')],
};
const check = (figure: FieldCheck['figure'], change: Partial<FieldCheck> = {}): FieldCheck => ({
  figure,
  name: `CF${figure}`,
  kind: figure === 'changedOn' ? 'date' : 'text',
  found: 'ready',
  ...change,
});

const valueOf = (change: Partial<ReadinessView>, figure: FieldCheck['figure'], of: Partial<FieldCheck> = {}) =>
  figuresOf({ readiness: { ...view, ...change } }, [check(figure, of)])[0]?.value;

test.each([
  ['readinessLow', '64'],
  ['readinessHigh', '79'],
  ['band', 'At risk'],
  ['modelVersion', '3'],
  ['changedOn', '2026-11-23'],
  ['reasons', '4 of 9 tickets missed their target. Hours are 20 % above the allowance.'],
] as const)('%s is written as "%s"', (figure, value) => {
  expect(valueOf({}, figure)).toBe(value);
});

test.each([
  { low: 65, text: '65' },
  { low: 64.999999, text: '64' },
  { low: 0, text: '0' },
  { low: 100, text: '100' },
])('a low end of $low never reads better than it is: $text', ({ low, text }) => {
  expect(valueOf({ low }, 'readinessLow')).toBe(text);
});

test.each(['missing', 'wrongType', 'tooShort', 'twice'] as const)(
  'a field that is %s keeps its figure out and lets the rest be written',
  (found) => {
    const figures = figuresOf({ readiness: view }, [check('readinessLow', { found }), check('band')]);
    expect(figures.map(({ figure }) => figure)).toEqual(['band']);
  },
);

test('the day alone is no change', () => {
  const figures = figuresOf({ readiness: view }, [check('band'), check('changedOn')]);
  expect(withoutDay(figures).map(({ figure }) => figure)).toEqual(['band']);
});

test('the strongest reasons come first, three at most, and an unknown one says so', () => {
  const readings = [
    measured('A little slow.', 90),
    { ...measured(''), reading: { kind: 'unknown' as const, why: 'no answers' } },
    measured('Very slow.', 0),
    measured('Fine.', 100),
  ];
  expect(valueOf({ readings }, 'reasons')).toBe('Very slow. A little slow. Unknown: no answers.');
});

test('reasons are cut at a word, to our length and to the length of the field', () => {
  const readings = [measured('word '.repeat(200))];
  const text = valueOf({ readings }, 'reasons') ?? '';
  expect(text.length).toBeLessThanOrEqual(longestReasons);
  expect(text).toMatch(/word…$/);
  expect(valueOf({ readings }, 'reasons', { longest: 50 })).toBe(`${'word '.repeat(9).trim()}…`);
});

test('what HaloPSA may keep as entities is not sent', () => {
  const readings = [measured('Smith & Sons <b>late</b>\n\ntwice')];
  expect(valueOf({ readings }, 'reasons')).toBe('Smith and Sons blate/b twice.');
});

test('a band that a person set is what is written, and the reasons tell both', () => {
  const [band, reasons] = figuresOf({ readiness: view, override: { band: 'ready' } }, [
    check('band'),
    check('reasons'),
  ]);
  expect(band?.value).toBe('Ready');
  expect(reasons?.value).toMatch(/^Band set by a person; the engine says At risk\. 4 of 9 tickets/);
});

test.each([
  { probability: undefined, text: '' },
  { probability: { chance: 0.629, isCalibrated: true }, text: '62' },
  { probability: { chance: 0.29, isCalibrated: true }, text: '29' },
  { probability: { chance: 0.9, isCalibrated: false }, text: '90 (not calibrated)' },
])('a chance of $probability.chance is written as "$text"', ({ probability, text }) => {
  expect(figuresOf({ readiness: view, probability }, [check('probability')])[0]?.value).toBe(text);
});
