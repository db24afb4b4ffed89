import { parseSettings } from '#application/settings';
import type { FieldDefinition } from '#application/ports/contract-fields';
import { checkFields, fieldFix } from '#application/writes/figures/check-fields';
import { fieldGaps } from '#application/writes/figures/field-gaps';
import { allFields } from '#test/support/write-back-msp';

const settings = parseSettings(JSON.stringify({ haloPsaUrl: 'https://desk.example' }));
const found = (definitions: readonly FieldDefinition[]) =>
  Object.fromEntries(checkFields(settings, definitions).map((check) => [check.figure, check.found]));

/** All fields but for this one. */
const changed = (name: string, change: Partial<FieldDefinition>) =>
  allFields.map((field) => (field.name === name ? { ...field, ...change } : field));

test('fields of the right names and types are ready, in whatever case they are written', () => {
  const lower = allFields.map((field) => ({ ...field, name: field.name.toLowerCase() }));
  for (const definitions of [allFields, lower]) {
    expect(new Set(Object.values(found(definitions)))).toEqual(new Set(['ready']));
  }
});

test('where nothing is set up everything is missing, each with its exact name and type', () => {
  const checks = checkFields(settings, []);
  expect(checks.map(fieldFix)).toEqual([
    'In HaloPSA, add a custom field CFRenewalDeskReadinessLow of type Text to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskReadinessHigh of type Text to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskBand of type Text to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskProbability of type Text to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskModelVersion of type Text to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskChangedOn of type Date to contracts (agreements).',
    'In HaloPSA, add a custom field CFRenewalDeskReasons of type Text to contracts (agreements).',
  ]);
  expect(fieldGaps(checks)).toHaveLength(7);
});

test.each([
  {
    name: 'CFRenewalDeskChangedOn',
    change: { kind: 'text' },
    figure: 'changedOn',
    as: 'wrongType',
    fix: /of type Date/,
  },
  { name: 'CFRenewalDeskBand', change: { kind: 'other' }, figure: 'band', as: 'wrongType', fix: /of type Text/ },
  { name: 'CFRenewalDeskBand', change: { longest: 9 }, figure: 'band', as: 'tooShort', fix: /at least 10 characters/ },
  { name: 'CFRenewalDeskBand', change: { longest: 10 }, figure: 'band', as: 'ready', fix: undefined },
  { name: 'CFRenewalDeskReasons', change: { longest: 49 }, figure: 'reasons', as: 'tooShort', fix: /at least 50/ },
  { name: 'CFRenewalDeskReasons', change: { longest: 50 }, figure: 'reasons', as: 'ready', fix: undefined },
] as const)('$name with $change is $as', ({ name, change, figure, as, fix }) => {
  const checks = checkFields(settings, changed(name, change));
  const check = checks.find((each) => each.figure === figure);
  expect(check?.found).toBe(as);
  const words = check && fieldFix(check);
  if (fix === undefined) expect(words).toBeUndefined();
  else expect(words).toMatch(fix);
});

test('two fields of one name lead nowhere: which one is meant is not guessed', () => {
  const definitions = [...allFields, { name: 'cfrenewaldeskband', kind: 'text' } as const];
  expect(found(definitions)).toMatchObject({ band: 'twice', reasons: 'ready' });
});

test.each([
  { setting: { band: 'Band' }, says: /writeBackFields\.band is no name of a HaloPSA custom field/ },
  { setting: { band: 'CFOne', reasons: 'CFONE' }, says: /names one custom field twice/ },
])('the setting $setting is refused', ({ setting, says }) => {
  const text = JSON.stringify({ haloPsaUrl: 'https://desk.example', writeBackFields: setting });
  expect(() => parseSettings(text)).toThrow(says);
});
