/**
 * CardService as far as a test needs it: builders with the platform's method names that write down google.apps.card.v1. A method
 * that is not in its table does not exist, as on the platform.
 */
type Json = Record<string, unknown>;

/** How a method writes: a field to set, or `list[]` to add to, or a rule of its own. */
type Rule = string | ((json: Json, ...values: readonly unknown[]) => void);

class Recorded {
  constructor(
    readonly json: Json,
    /** Name under which a widget stands in its section; empty for what is no widget. */
    readonly widget: string,
  ) {}
}

const clicks: Readonly<Record<string, Rule>> = {
  setOnClickAction: (json, action) => (json.onClick = { action: plain(action) }),
  // How Gmail is told that a draft comes is not in the card's own JSON.
  setComposeAction: (json, action) => (json.onClick = { action: plain(action) }),
  setOpenLink: (json, openLink) => (json.onClick = { openLink: plain(openLink) }),
};

const inputs: Readonly<Record<string, Rule>> = { setFieldName: 'name', setTitle: 'label' };

const builders: Readonly<Record<string, { widget?: string; start?: Json; methods: Readonly<Record<string, Rule>> }>> = {
  newCardBuilder: {
    start: { sections: [] },
    methods: { setName: 'name', setHeader: 'header', addSection: 'sections[]', setFixedFooter: 'fixedFooter' },
  },
  newCardHeader: { methods: { setTitle: 'title', setSubtitle: 'subtitle' } },
  newCardSection: {
    start: { widgets: [] },
    methods: {
      setHeader: 'header',
      setCollapsible: 'collapsible',
      setNumUncollapsibleWidgets: 'uncollapsibleWidgetsCount',
      addWidget: 'widgets[]',
    },
  },
  newTextParagraph: { widget: 'textParagraph', methods: { setText: 'text' } },
  newDecoratedText: {
    widget: 'decoratedText',
    methods: {
      ...clicks,
      setText: 'text',
      setTopLabel: 'topLabel',
      setBottomLabel: 'bottomLabel',
      setWrapText: 'wrapText',
      setStartIcon: 'startIcon',
      setButton: 'button',
    },
  },
  newIconImage: { methods: { setMaterialIcon: 'materialIcon', setAltText: 'altText' } },
  newMaterialIcon: { methods: { setName: 'name' } },
  newButtonSet: { widget: 'buttonList', start: { buttons: [] }, methods: { addButton: 'buttons[]' } },
  newTextButton: {
    methods: { ...clicks, setText: 'text', setAltText: 'altText', setTextButtonStyle: 'type', setDisabled: 'disabled' },
  },
  newOpenLink: { methods: { setUrl: 'url' } },
  newAction: {
    start: { parameters: [] },
    methods: {
      setFunctionName: 'function',
      setParameters: (json, values) =>
        (json.parameters = Object.entries(values as Json).map(([key, value]) => ({ key, value }))),
      setLoadIndicator: 'loadIndicator',
      addRequiredWidget: 'requiredWidgets[]',
    },
  },
  newTextInput: {
    widget: 'textInput',
    methods: {
      ...inputs,
      setMultiline: (json, isMultiline) => (json.type = isMultiline === true ? 'MULTIPLE_LINE' : 'SINGLE_LINE'),
      setValue: 'value',
      setHint: 'hintText',
      setValidation: 'validation',
    },
  },
  newValidation: { methods: { setCharacterLimit: 'characterLimit', setInputType: 'inputType' } },
  newSelectionInput: {
    widget: 'selectionInput',
    start: { items: [] },
    methods: {
      ...inputs,
      setType: 'type',
      addItem: (json, text, value, selected) => (json.items as unknown[]).push({ text, value, selected }),
    },
  },
  newDatePicker: {
    widget: 'dateTimePicker',
    start: { type: 'DATE_ONLY' },
    methods: { ...inputs, setValueInMsSinceEpoch: 'valueMsEpoch' },
  },
  newDivider: { widget: 'divider', methods: {} },
  newFixedFooter: { methods: { setPrimaryButton: 'primaryButton', setSecondaryButton: 'secondaryButton' } },
  newNavigation: {
    start: { steps: [] },
    methods: {
      pushCard: (json, card) => (json.steps as unknown[]).push({ pushCard: plain(card) }),
      updateCard: (json, card) => (json.steps as unknown[]).push({ updateCard: plain(card) }),
      popToRoot: (json) => (json.steps as unknown[]).push({ popToRoot: true }),
    },
  },
  newNotification: { methods: { setText: 'text' } },
  newComposeActionResponseBuilder: { methods: { setGmailDraft: 'draft' } },
  newActionResponseBuilder: { methods: { setNavigation: 'navigation', setNotification: 'notification' } },
};

const enumeration = (...names: readonly string[]): Json => Object.fromEntries(names.map((name) => [name, name]));

export function cardServiceRecorder(): Json {
  const factories = Object.entries(builders).map(([name, { widget = '', start = {}, methods }]) => [
    name,
    () => newBuilder(widget, structuredClone(start), methods),
  ]);
  return {
    ...Object.fromEntries(factories),
    ComposedEmailType: enumeration('REPLY_AS_DRAFT', 'STANDALONE_DRAFT'),
    TextButtonStyle: enumeration('OUTLINED', 'FILLED', 'FILLED_TONAL', 'BORDERLESS'),
    LoadIndicator: enumeration('SPINNER', 'NONE'),
    InputType: enumeration('TEXT', 'INTEGER', 'FLOAT', 'EMAIL'),
    SelectionInputType: enumeration('CHECK_BOX', 'RADIO_BUTTON', 'DROPDOWN', 'SWITCH', 'MULTI_SELECT'),
  };
}

/** What a builder wrote, as plain JSON. */
export function plain(built: unknown): unknown {
  return built instanceof Recorded ? built.json : built;
}

function newBuilder(widget: string, json: Json, methods: Readonly<Record<string, Rule>>): Recorded {
  const recorded = new Recorded(json, widget);
  for (const [method, rule] of Object.entries({ ...methods, build: () => undefined })) {
    Object.defineProperty(recorded, method, {
      value: (...values: readonly unknown[]) => {
        write(json, rule, values);
        return recorded;
      },
    });
  }
  return recorded;
}

function write(json: Json, rule: Rule, values: readonly unknown[]): void {
  if (typeof rule !== 'string') {
    rule(json, ...values);
    return;
  }
  const [value] = values;
  if (value === undefined) throw new TypeError(`${rule} was set to undefined`);
  if (!rule.endsWith('[]')) {
    json[rule] = plain(value);
    return;
  }
  const field = rule.slice(0, -2);
  const entry = value instanceof Recorded && value.widget !== '' ? { [value.widget]: value.json } : plain(value);
  json[field] = [...((json[field] as unknown[] | undefined) ?? []), entry];
}
