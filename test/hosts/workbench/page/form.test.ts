import { formInputs, formProblems } from '#hosts/workbench/page/card/form';
import { interventionForm } from '#test/support/memory-form';

const form = interventionForm();

test('an untouched form sends what the card chose', () => {
  expect(formInputs(form, {})).toEqual({ kind: ['call'], on: [String(Date.UTC(2025, 7, 12))], mood: ['open'] });
});

test('a drop-down without a choice shows, and sends, its first', () => {
  const items = [
    { text: 'A', value: 'a', selected: false },
    { text: 'B', value: 'b', selected: false },
  ];
  const widgets = [{ selectionInput: { name: 'one', label: 'One', type: 'DROPDOWN' as const, items } }];
  expect(formInputs({ sections: [{ widgets }] }, {})).toEqual({ one: ['a'] });
});

test.each([
  ['seats', '12', undefined],
  ['seats', '-3', undefined],
  ['seats', '1.5', 'Enter a whole number.'],
  ['seats', 'many', 'Enter a whole number.'],
  ['line', 'x'.repeat(120), undefined],
  ['line', 'x'.repeat(121), 'At most 120 characters.'],
  ['line', '', 'Fill this in first.'],
  ['present', '', 'Fill this in first.'],
])('%s with "%s" gives %s', (name, value, problem) => {
  expect(formProblems(form, { [name]: [value] }, [name])[name]).toBe(problem);
});

test('an input that the button does not require is not checked', () => {
  expect(formProblems(form, { seats: ['many'] }, ['line'])).toEqual({ line: 'Fill this in first.' });
});
