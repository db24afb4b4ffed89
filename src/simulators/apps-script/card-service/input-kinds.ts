import type { Call } from '../guest/call';
import { Refusal } from '../sync-channel';
import { constant, part, push, text, truth, whole, type Built, type Step, type Steps } from './card-kinds';

const mostChoices = 100;

const onChange = part('onChangeAction', ['Action']);

const field: Steps = { setFieldName: text('name'), setTitle: text('label'), setOnChangeAction: onChange };

/** Milliseconds travel as text: they are 64-bit numbers in the protocol. */
const instant: Step = (state, call) => {
  const value = call.at(0);
  const isInstant = typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value));
  state['valueMsEpoch'] = isInstant ? String(value) : call.mismatch();
};

const timePart =
  (own: string): Step =>
  (state, call) => {
    const time = {
      ...((state['time'] ?? { hours: 0, minutes: 0 }) as { hours: number; minutes: number }),
      [own]: call.number(0),
    };
    Object.defineProperty(state, 'time', { value: time, configurable: true, enumerable: false });
    state['valueMsEpoch'] = String((time.hours * 60 + time.minutes) * 60_000);
  };

function addChoice(state: Built, choice: Built): void {
  if (push(state, 'items', choice) > mostChoices) {
    throw new Refusal(`A selection input cannot have more than ${mostChoices} items.`);
  }
}

/** Text and value may be anything that has a text. */
function choiceText(call: Call, index: number): string {
  const value = call.at(index);
  return value === undefined || value === null || typeof value === 'object' ? call.mismatch() : String(value);
}

export const inputKinds: Readonly<Record<string, Steps>> = {
  TextInput: {
    ...field,
    setHint: text('hintText'),
    setValue: text('value'),
    setValidation: part('validation', ['Validation']),
    setSuggestions: part('initialSuggestions', ['Suggestions']),
    setSuggestionsAction: part('autoCompleteAction', ['Action']),
    setMultiline: (state, call) => {
      state['type'] = call.boolean(0) ? 'MULTIPLE_LINE' : 'SINGLE_LINE';
    },
  },
  Validation: { setCharacterLimit: whole('characterLimit'), setInputType: constant('inputType', 'InputType') },
  Suggestions: {
    addSuggestion: (state, call) => {
      push(state, 'items', { text: call.text(0) });
    },
    addSuggestions: (state, call) => {
      for (const suggestion of call.texts(0)) push(state, 'items', { text: suggestion });
    },
  },
  SelectionInput: {
    ...field,
    setType: constant('type', 'SelectionInputType'),
    addItem: (state, call) => {
      addChoice(state, { text: choiceText(call, 0), value: choiceText(call, 1), selected: call.boolean(2) });
    },
    addMultiSelectItem: (state, call) => {
      const [startIconUri, bottomText] = [call.at(3), call.at(4)];
      addChoice(state, {
        text: choiceText(call, 0),
        value: choiceText(call, 1),
        selected: call.boolean(2),
        ...(typeof startIconUri === 'string' ? { startIconUri } : {}),
        ...(typeof bottomText === 'string' ? { bottomText } : {}),
      });
    },
    setExternalDataSource: part('externalDataSource', ['Action']),
    setMultiSelectMaxSelectedItems: whole('multiSelectMaxSelectedItems'),
    setMultiSelectMinQueryLength: whole('multiSelectMinQueryLength'),
  },
  Switch: {
    setFieldName: text('name'),
    setValue: text('value'),
    setSelected: truth('selected'),
    setControlType: constant('controlType', 'SwitchControlType'),
    setOnChangeAction: onChange,
  },
  DatePicker: { ...field, setValueInMsSinceEpoch: instant },
  DateTimePicker: { ...field, setValueInMsSinceEpoch: instant, setTimeZoneOffsetInMins: whole('timezoneOffsetDate') },
  TimePicker: { ...field, setHours: timePart('hours'), setMinutes: timePart('minutes') },
};
