import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DateTimePicker, SelectionInput, TextInput } from '#cards/card';
import { icon } from '../icons';
import type { CardUse } from './card-use';

export interface InputState {
  /** Unique on the page: labels and hints refer to it. */
  readonly id: string;
  readonly values: readonly string[];
  readonly problem: string | undefined;
}

export function textInputView(input: TextInput, { id, values, problem }: InputState, use: CardUse): TemplateResult {
  const value = values[0] ?? '';
  const limit = input.validation?.characterLimit;
  const typed = (event: Event): void =>
    use.type(input.name, [(event.target as HTMLInputElement | HTMLTextAreaElement).value]);
  const kind = input.validation?.inputType === 'EMAIL' ? 'email' : 'text';
  const mode =
    input.validation?.inputType === 'INTEGER'
      ? 'numeric'
      : input.validation?.inputType === 'FLOAT'
        ? 'decimal'
        : nothing;
  const aria = {
    described: describedBy(id, problem, input.hintText),
    invalid: problem === undefined ? 'false' : 'true',
  };
  const box =
    input.type === 'MULTIPLE_LINE'
      ? html`<textarea
          id=${id}
          rows="4"
          dir="auto"
          data-input=${input.name}
          maxlength=${limit ?? nothing}
          aria-describedby=${aria.described}
          aria-invalid=${aria.invalid}
          .value=${live(value)}
          @input=${typed}
        ></textarea>`
      : html`<input
          id=${id}
          type=${kind}
          inputmode=${mode}
          dir="auto"
          autocomplete="off"
          data-input=${input.name}
          maxlength=${limit ?? nothing}
          aria-describedby=${aria.described}
          aria-invalid=${aria.invalid}
          .value=${live(value)}
          @input=${typed}
        />`;
  const count =
    limit === undefined ? nothing : html`<span class="count" aria-hidden="true">${value.length} / ${limit}</span>`;
  return html`<div class="field ${problem === undefined ? '' : 'wrong'}">
    <label for=${id} dir="auto">${input.label}</label>
    ${box}
    <div class="field-foot">${remarks(id, problem, input.hintText)}${count}</div>
  </div>`;
}

export function datePickerView(
  input: DateTimePicker,
  { id, values, problem }: InputState,
  use: CardUse,
): TemplateResult {
  const picked = (event: Event): void => {
    const at = (event.target as HTMLInputElement).valueAsNumber;
    use.type(input.name, Number.isNaN(at) ? [] : [String(at)]);
  };
  // A day is its midnight in UTC, in Gmail's event as in the browser's own input.
  const day = values[0] === undefined ? '' : new Date(Number(values[0])).toISOString().slice(0, 10);
  return html`<div class="field ${problem === undefined ? '' : 'wrong'}">
    <label for=${id} dir="auto">${input.label}</label>
    <input
      id=${id}
      type="date"
      data-input=${input.name}
      aria-describedby=${describedBy(id, problem)}
      aria-invalid=${problem === undefined ? 'false' : 'true'}
      .value=${live(day)}
      @change=${picked}
    />
    <div class="field-foot">${remarks(id, problem)}</div>
  </div>`;
}

export function selectionView(input: SelectionInput, state: InputState, use: CardUse): TemplateResult {
  return input.type === 'DROPDOWN' ? dropDownView(input, state, use) : choicesView(input, state, use);
}

function dropDownView(input: SelectionInput, { id, values, problem }: InputState, use: CardUse): TemplateResult {
  const chosen = (event: Event): void => use.type(input.name, [(event.target as HTMLSelectElement).value]);
  return html`<div class="field ${problem === undefined ? '' : 'wrong'}">
    <label for=${id} dir="auto">${input.label}</label>
    <div class="select">
      <select id=${id} data-input=${input.name} aria-describedby=${describedBy(id, problem)} @change=${chosen}>
        ${input.items.map(
          ({ text, value }) => html`<option value=${value} .selected=${live(values.includes(value))}>${text}</option>`,
        )}
      </select>
      ${icon('expand_more')}
    </div>
    <div class="field-foot">${remarks(id, problem)}</div>
  </div>`;
}

function choicesView(input: SelectionInput, { id, values, problem }: InputState, use: CardUse): TemplateResult {
  const isRadio = input.type === 'RADIO_BUTTON';
  const isSwitch = input.type === 'SWITCH';
  const changed = (value: string, isOn: boolean): void => {
    if (isRadio) use.type(input.name, [value]);
    else
      use.type(
        input.name,
        input.items.map((choice) => choice.value).filter((each) => (each === value ? isOn : values.includes(each))),
      );
  };
  return html`<fieldset
    class="choices ${problem === undefined ? '' : 'wrong'}"
    aria-describedby=${describedBy(id, problem)}
  >
    <legend dir="auto">${input.label}</legend>
    ${input.items.map(
      ({ text, value }) =>
        html`<label class=${isSwitch ? 'choice switch' : 'choice'}>
          <input
            type=${isRadio ? 'radio' : 'checkbox'}
            role=${isSwitch ? 'switch' : nothing}
            name=${id}
            data-input=${input.name}
            .checked=${live(values.includes(value))}
            @change=${(event: Event) => changed(value, (event.target as HTMLInputElement).checked)}
          />
          <span dir="auto">${text}</span>
        </label>`,
    )}
    <div class="field-foot">${remarks(id, problem)}</div>
  </fieldset>`;
}

function remarks(id: string, problem: string | undefined, hint?: string): TemplateResult | typeof nothing {
  if (problem !== undefined) return html`<span class="problem" id="${id}-problem">${icon('error')}${problem}</span>`;
  if (hint !== undefined && hint !== '') return html`<span class="hint" id="${id}-hint" dir="auto">${hint}</span>`;
  return nothing;
}

function describedBy(id: string, problem: string | undefined, hint?: string): string | typeof nothing {
  if (problem !== undefined) return `${id}-problem`;
  return hint === undefined || hint === '' ? nothing : `${id}-hint`;
}
