import { Refusal } from '../sync-channel';
import { constant, part, push, text, truth, whole, type Built, type Steps } from './card-kinds';

const mostSections = 100;
const mostWidgets = 100;

/** Builder → the one field of a card's widget that it fills. */
const widgetFields: Readonly<Record<string, string>> = {
  TextParagraph: 'textParagraph',
  Divider: 'divider',
  DecoratedText: 'decoratedText',
  KeyValue: 'decoratedText',
  Image: 'image',
  Grid: 'grid',
  ButtonSet: 'buttonList',
  TextInput: 'textInput',
  SelectionInput: 'selectionInput',
  DatePicker: 'dateTimePicker',
  TimePicker: 'dateTimePicker',
  DateTimePicker: 'dateTimePicker',
};

const pickerTypes: Readonly<Record<string, string>> = {
  DatePicker: 'DATE_ONLY',
  TimePicker: 'TIME_ONLY',
  DateTimePicker: 'DATE_AND_TIME',
};

const widgets = [...Object.keys(widgetFields), 'TextButton', 'ImageButton'];

function widgetOf(name: string, state: Built): Built {
  const field = widgetFields[name];
  if (field === undefined) return { buttonList: { buttons: [state] } };
  const type = pickerTypes[name];
  return { [field]: type === undefined ? state : { type, ...state } };
}

const asJson = (state: Built): string => JSON.stringify(state);

export const structureKinds: Readonly<Record<string, Steps>> = {
  CardHeader: {
    setTitle: text('title'),
    setSubtitle: text('subtitle'),
    setImageUrl: text('imageUrl'),
    setImageAltText: text('imageAltText'),
    setImageStyle: constant('imageType', 'ImageStyle'),
  },
  CardSection: {
    setHeader: text('header'),
    setCollapsible: truth('collapsible'),
    setNumUncollapsibleWidgets: whole('uncollapsibleWidgetsCount'),
    addWidget: (state, call, cards) => {
      const { name, state: widget } = cards.part(call, 0, widgets);
      if (push(state, 'widgets', widgetOf(name, widget)) > mostWidgets) {
        throw new Refusal(`A card section cannot have more than ${mostWidgets} widgets.`);
      }
    },
  },
  CardBuilder: {
    setHeader: part('header', ['CardHeader']),
    setName: text('name'),
    setFixedFooter: part('fixedFooter', ['FixedFooter']),
    setDisplayStyle: constant('displayStyle', 'DisplayStyle'),
    setPeekCardHeader: part('peekCardHeader', ['CardHeader']),
    addCardAction: (state, call, cards) => {
      push(state, 'cardActions', cards.part(call, 0, ['CardAction']).state);
    },
    addSection: (state, call, cards) => {
      const section = cards.part(call, 0, ['CardSection']).state;
      if (push(state, 'sections', { widgets: [], ...section }) > mostSections) {
        throw new Refusal(`A card cannot have more than ${mostSections} sections.`);
      }
    },
    build: (state, _call, cards) => {
      const card = structuredClone(state);
      const sections = (card['sections'] ?? []) as Built[];
      const shown = shownSections(sections);
      if (shown < sections.length) {
        cards.log(
          `WARNING A card shows ${mostWidgets} widgets at most: ${sections.length - shown} sections are ignored.`,
        );
        card['sections'] = sections.slice(0, shown);
      }
      return cards.make('Card', card);
    },
  },
  Card: { printJson: asJson },
};

/** "Any widgets beyond this limit are ignored": with the whole section that crosses it, and those after. */
function shownSections(sections: readonly Built[]): number {
  let count = 0;
  for (const [index, section] of sections.entries()) {
    count += ((section['widgets'] ?? []) as readonly unknown[]).length;
    if (count > mostWidgets) return index;
  }
  return sections.length;
}

/** What a callback answers: moves on the stack of cards, a notice, a link. */
export const responseKinds: Readonly<Record<string, Steps>> = {
  Notification: { setText: text('text') },
  Navigation: {
    pushCard: (state, call, cards) => {
      push(state, 'navigations', { pushCard: cards.part(call, 0, ['Card']).state });
    },
    updateCard: (state, call, cards) => {
      push(state, 'navigations', { updateCard: cards.part(call, 0, ['Card']).state });
    },
    popCard: (state) => {
      push(state, 'navigations', { pop: true });
    },
    popToRoot: (state) => {
      push(state, 'navigations', { popToRoot: true });
    },
    popToNamedCard: (state, call) => {
      push(state, 'navigations', { popToCard: call.text(0) });
    },
    printJson: asJson,
  },
  ActionResponseBuilder: {
    setNavigation: (state, call, cards) => {
      state['navigations'] = cards.part(call, 0, ['Navigation']).state['navigations'];
    },
    setNotification: part('notification', ['Notification']),
    setOpenLink: part('link', ['OpenLink']),
    setStateChanged: truth('stateChanged'),
    build: ({ stateChanged, ...action }, _call, cards) => {
      const changed = stateChanged === true ? { stateChanged } : {};
      return cards.make('ActionResponse', structuredClone({ renderActions: { action }, ...changed }));
    },
  },
  ActionResponse: { printJson: asJson },
  UniversalActionResponseBuilder: {
    displayAddOnCards: (state, call, cards) => {
      state['navigations'] = call.list(0).map((one) => {
        const found = cards.find(one);
        return found?.name === 'Card' ? { pushCard: structuredClone(found.state) } : call.mismatch();
      });
    },
    setOpenLink: part('link', ['OpenLink']),
    build: (action, _call, cards) =>
      cards.make('UniversalActionResponse', structuredClone({ renderActions: { action } })),
  },
  UniversalActionResponse: { printJson: asJson },
  SuggestionsResponseBuilder: {
    setSuggestions: part('autoComplete', ['Suggestions']),
    build: (state, _call, cards) => cards.make('SuggestionsResponse', structuredClone(state)),
  },
  SuggestionsResponse: { printJson: asJson },
  /** Gmail opens the draft that lies in the mailbox already: the answer carries its id alone. */
  ComposeActionResponseBuilder: {
    setGmailDraft: (state, call, cards) => {
      state['draftId'] = cards.realm.constantOf(call.at(0), 'GmailApp.GmailDraft') ?? call.mismatch();
    },
    build: ({ draftId }, _call, cards) => {
      if (typeof draftId !== 'string')
        throw new Refusal('ComposeActionResponse is missing a draft: call setGmailDraft.');
      const openCreatedDraftAction = { draftId };
      return cards.make('ComposeActionResponse', {
        renderActions: { hostAppAction: { gmailAction: { openCreatedDraftAction } } },
      });
    },
  },
  ComposeActionResponse: { printJson: asJson },
};
