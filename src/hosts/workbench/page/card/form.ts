import type { Card, SelectionInput, TextInput, Widget } from '#cards/card';

/** What a person entered, by input name, in the form in which Gmail sends it: always a list of strings. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** One sentence per input that keeps a button from working. */
export type FormProblems = Readonly<Record<string, string>>;

/** What the card itself puts into its inputs. */
export function cardValues(card: Card): FormValues {
  const values: Record<string, readonly string[]> = {};
  for (const widget of inputsOf(card)) {
    if ('textInput' in widget) values[widget.textInput.name] = [widget.textInput.value ?? ''];
    else if ('selectionInput' in widget) values[widget.selectionInput.name] = chosen(widget.selectionInput);
    else if ('dateTimePicker' in widget)
      values[widget.dateTimePicker.name] = asList(widget.dateTimePicker.valueMsEpoch);
  }
  return values;
}

/** After an update: what was typed stays, unless the new card puts something else into that input itself. */
export function carriedValues(before: Card, after: Card, typed: FormValues): FormValues {
  const offeredBefore = cardValues(before);
  const carried: Record<string, readonly string[]> = {};
  for (const [name, offered] of Object.entries(cardValues(after))) {
    const kept = typed[name];
    if (kept !== undefined && sameValues(offeredBefore[name], offered)) carried[name] = kept;
  }
  return carried;
}

/** Inputs left empty are left out, as in Gmail's event object. */
export function formInputs(card: Card, typed: FormValues): Record<string, readonly string[]> {
  const filled = Object.entries({ ...cardValues(card), ...typed }).filter(([, values]) =>
    values.some((value) => value !== ''),
  );
  return Object.fromEntries(filled);
}

/** Checked here for comfort only: the add-on checks again. */
export function formProblems(card: Card, typed: FormValues, required: readonly string[]): FormProblems {
  const problems: Record<string, string> = {};
  const inputs = formInputs(card, typed);
  for (const widget of inputsOf(card)) {
    const name = inputName(widget);
    if (name === undefined || !required.includes(name)) continue;
    const [value] = inputs[name] ?? [];
    const problem =
      value === undefined
        ? 'Fill this in first.'
        : 'textInput' in widget
          ? textProblem(widget.textInput, value)
          : undefined;
    if (problem !== undefined) problems[name] = problem;
  }
  return problems;
}

export function inputName(widget: Widget): string | undefined {
  if ('textInput' in widget) return widget.textInput.name;
  if ('selectionInput' in widget) return widget.selectionInput.name;
  if ('dateTimePicker' in widget) return widget.dateTimePicker.name;
  return undefined;
}

function textProblem({ validation }: TextInput, value: string): string | undefined {
  const limit = validation?.characterLimit;
  if (limit !== undefined && value.length > limit) return `At most ${limit} characters.`;
  switch (validation?.inputType) {
    case 'INTEGER':
      return /^\s*-?\d+\s*$/.test(value) ? undefined : 'Enter a whole number.';
    case 'FLOAT':
      return /^\s*-?\d+([.,]\d+)?\s*$/.test(value) ? undefined : 'Enter a number.';
    case 'EMAIL':
      return /^\S+@\S+\.\S+$/.test(value.trim()) ? undefined : 'Enter an email address.';
    default:
      return undefined;
  }
}

function inputsOf(card: Card): readonly Widget[] {
  return card.sections.flatMap((section) => section.widgets).filter((widget) => inputName(widget) !== undefined);
}

/** A drop-down always shows one of its choices, so the first counts as chosen when the card chose none. */
function chosen({ items, type }: SelectionInput): readonly string[] {
  const selected = items.filter((choice) => choice.selected).map((choice) => choice.value);
  if (selected.length > 0 || type !== 'DROPDOWN') return selected;
  return asList(items[0]?.value);
}

function asList(value: string | undefined): readonly string[] {
  return value === undefined ? [] : [value];
}

function sameValues(left: readonly string[] | undefined, right: readonly string[]): boolean {
  return (
    left !== undefined && left.length === right.length && left.every((value, position) => value === right[position])
  );
}
