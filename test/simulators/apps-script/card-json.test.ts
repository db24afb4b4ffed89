import { everyWidget } from './every-widget';
import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `${everyWidget}
function small(text) { return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(text || 'Small')).addSection(CardService.newCardSection().addWidget(CardService.newTextParagraph().setText('x'))).build(); }
function onOpenTwo() { return [small('One'), small('Two')]; }
function nothing() {}
function unbuilt() { return CardService.newCardBuilder(); }
function plainObject() { return { action: {} }; }
function onPush() { return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().popToRoot().updateCard(small('New'))).setNotification(CardService.newNotification().setText('Saved')).setStateChanged(true).build(); }
function onLink(event) { return CardService.newActionResponseBuilder().setOpenLink(CardService.newOpenLink().setUrl(event.url)).build(); }
function onOtherMoves() { return CardService.newActionResponseBuilder().setNavigation(CardService.newNavigation().pushCard(small()).popCard().popToNamedCard('all')).build(); }
function onUniversal() { return CardService.newUniversalActionResponseBuilder().displayAddOnCards([small('U')]).build(); }
function printed() { return [JSON.parse(small().printJson()).header.title, JSON.parse(onPush().printJson()).stateChanged, String(CardService.Icon.STAR)]; }
function copies() {
  var paragraph = CardService.newTextParagraph().setText('before');
  var section = CardService.newCardSection().addWidget(paragraph);
  paragraph.setText('after');
  var builder = CardService.newCardBuilder().addSection(section);
  section.addWidget(CardService.newDivider());
  return JSON.parse(builder.build().printJson()).sections;
}
function sectionOf(count) { var section = CardService.newCardSection(); for (var i = 0; i < count; i++) section.addWidget(CardService.newTextParagraph().setText('t' + i)); return section; }
function tooManyWidgets() { sectionOf(101); }
function tooManySections() { var builder = CardService.newCardBuilder(); for (var i = 0; i < 101; i++) builder.addSection(CardService.newCardSection()); }
function tooManyChoices() { var input = CardService.newSelectionInput(); for (var i = 0; i < 101; i++) input.addItem('a', 'a', false); }
function crowded() { return CardService.newCardBuilder().addSection(sectionOf(60)).addSection(sectionOf(41)).addSection(sectionOf(1)).build(); }
function wrong(event) {
  var tries = {
    number: function () { CardService.newTextParagraph().setText(5); },
    missing: function () { CardService.newTextParagraph().setText(); },
    textForEnum: function () { CardService.newTextButton().setTextButtonStyle('FILLED'); },
    otherEnum: function () { CardService.newTextButton().setTextButtonStyle(CardService.OpenAs.OVERLAY); },
    numberParameter: function () { CardService.newAction().setParameters({ id: 7 }); },
    sectionAsWidget: function () { CardService.newCardSection().addWidget(CardService.newCardSection()); },
    unbuiltCard: function () { CardService.newNavigation().pushCard(CardService.newCardBuilder()); },
    truth: function () { CardService.newDecoratedText().setWrapText('yes'); },
    unnamedInput: function () { CardService.newCardSection().addWidget(CardService.newTextInput().setTitle('x')); },
    outlinedFooter: function () { CardService.newFixedFooter().setPrimaryButton(button('x').setTextButtonStyle(CardService.TextButtonStyle.OUTLINED)); },
    color: function () { CardService.newTextButton().setBackgroundColor('blue'); }
  };
  tries[event.name]();
}
`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, code);
});
afterAll(async () => {
  await script.close();
  workers.remove();
});

const card = (functionName: string, event: unknown = {}): Promise<unknown> =>
  script.value(functionName, { kind: 'card', event });

interface CardJson {
  readonly sections: readonly { readonly widgets: readonly Record<string, unknown>[] }[];
  readonly [field: string]: unknown;
}

test('every widget comes out as card v1 JSON', async () => {
  const envelope = (await card('onOpen')) as { action: { navigations: { pushCard: CardJson }[] } };
  const shown = envelope.action.navigations[0]?.pushCard;
  expect(shown?.sections.map(({ widgets }) => widgets.map((widget) => Object.keys(widget)[0]))).toEqual([
    ['textParagraph', 'decoratedText', 'decoratedText', 'decoratedText', 'divider'],
    ['buttonList', 'buttonList', 'image', 'grid'],
    [
      'textInput',
      'textInput',
      'dateTimePicker',
      'dateTimePicker',
      'dateTimePicker',
      'selectionInput',
      'selectionInput',
      'selectionInput',
      'selectionInput',
      'selectionInput',
    ],
  ]);
  const click = {
    function: 'onCardAction',
    parameters: [
      { key: 'renewalId', value: '7' },
      { key: 'step', value: 'open' },
    ],
    loadIndicator: 'SPINNER',
    requiredWidgets: ['reason'],
    persistValues: true,
  };
  expect(shown?.sections[0]?.widgets[1]).toEqual({
    decoratedText: {
      topLabel: 'Service',
      text: '4 of 61 breached',
      bottomLabel: '90 days',
      wrapText: true,
      startIcon: { altText: 'Warning', materialIcon: { name: 'warning', fill: true, weight: 400, grade: 0 } },
      button: { text: 'Open', onClick: { action: click } },
      onClick: { openLink: { url: 'https://desk.example/tickets', openAs: 'FULL_SIZE', onClose: 'NOTHING' } },
    },
  });
  expect(shown?.sections[2]?.widgets[2]).toMatchObject({
    dateTimePicker: { type: 'DATE_ONLY', valueMsEpoch: '1772409600000' },
  });
  expect(shown?.sections[2]?.widgets[4]).toEqual({
    dateTimePicker: { type: 'TIME_ONLY', name: 'time', label: 'Time', valueMsEpoch: '34200000' },
  });
  expect(shown).toMatchObject({
    name: 'all',
    header: { title: 'Northwind', subtitle: 'Readiness 64', imageType: 'CIRCLE' },
    fixedFooter: { primaryButton: { text: 'Save', type: 'FILLED' }, secondaryButton: { text: 'Cancel' } },
    cardActions: [{ actionLabel: 'Refresh' }, { actionLabel: 'Open' }],
  });
});

describe('what Gmail receives', () => {
  test('one card or several are pushed, and nothing is nothing', async () => {
    expect(await card('onOpenTwo')).toMatchObject({
      action: { navigations: [{ pushCard: { header: { title: 'One' } } }, { pushCard: { header: { title: 'Two' } } }] },
    });
    expect(await card('nothing')).toBeNull();
  });

  test('an action response tells what to render', async () => {
    expect(await card('onPush')).toMatchObject({
      renderActions: {
        action: {
          navigations: [{ popToRoot: true }, { updateCard: { header: { title: 'New' } } }],
          notification: { text: 'Saved' },
        },
      },
      stateChanged: true,
    });
    expect(await card('onOtherMoves')).toMatchObject({
      renderActions: { action: { navigations: [{ pushCard: {} }, { pop: true }, { popToCard: 'all' }] } },
    });
    expect(await card('onUniversal')).toMatchObject({
      renderActions: { action: { navigations: [{ pushCard: { header: { title: 'U' } } }] } },
    });
  });

  test('a link must begin as the manifest allows', async () => {
    expect(await card('onLink', { url: 'https://desk.example/x' })).toEqual({
      renderActions: { action: { link: { url: 'https://desk.example/x' } } },
    });
    expect(await script.refusal('onLink', { kind: 'card', event: { url: 'https://evil.example/' } })).toContain(
      "URL: 'https://evil.example/' does not match any of the prefixes whitelisted for use in the add-on.",
    );
  });

  test.each(['unbuilt', 'plainObject'])('%s is no card', async (name) => {
    expect(await script.refusal(name, { kind: 'card' })).toContain(
      'The value returned from Apps Script has a type that cannot be used by the add-ons platform.',
    );
  });
});

test('a widget is copied when it is added', async () => {
  expect(await script.value('copies')).toEqual([{ widgets: [{ textParagraph: { text: 'before' } }] }]);
});

test('cards and responses print themselves', async () => {
  expect(await script.value('printed')).toEqual(['Small', true, 'STAR']);
});

test('a section, a card and a choice have their limits', async () => {
  expect(await script.refusal('tooManyWidgets')).toContain('A card section cannot have more than 100 widgets.');
  expect(await script.refusal('tooManySections')).toContain('A card cannot have more than 100 sections.');
  expect(await script.refusal('tooManyChoices')).toContain('A selection input cannot have more than 100 items.');
});

test('a card shows a hundred widgets; the section that crosses the limit and those after are dropped, with a warning', async () => {
  const outcome = await script.outcome('crowded', { kind: 'card' });
  expect(outcome.figures.logs).toEqual(['WARNING A card shows 100 widgets at most: 2 sections are ignored.']);
  const { action } = (outcome.kind === 'returned' ? outcome.value : {}) as {
    action: { navigations: { pushCard: CardJson }[] };
  };
  expect(action.navigations[0]?.pushCard.sections.map(({ widgets }) => widgets.length)).toEqual([60]);
});

test.each([
  ['number', "The parameters (number) don't match the method signature for CardService.TextParagraph.setText."],
  ['missing', "The parameters () don't match the method signature for CardService.TextParagraph.setText."],
  [
    'textForEnum',
    "The parameters (String) don't match the method signature for CardService.TextButton.setTextButtonStyle.",
  ],
  [
    'otherEnum',
    "The parameters (CardService.OpenAs) don't match the method signature for CardService.TextButton.setTextButtonStyle.",
  ],
  [
    'numberParameter',
    "The parameters ((class)) don't match the method signature for CardService.Action.setParameters.",
  ],
  [
    'sectionAsWidget',
    "The parameters (CardService.CardSection) don't match the method signature for CardService.CardSection.addWidget.",
  ],
  [
    'unbuiltCard',
    "The parameters (CardService.CardBuilder) don't match the method signature for CardService.Navigation.pushCard.",
  ],
  ['truth', "The parameters (String) don't match the method signature for CardService.DecoratedText.setWrapText."],
  ['unnamedInput', 'TextInput is missing a required field: call setFieldName.'],
  ['outlinedFooter', 'The primary button of a fixed footer must be a filled button.'],
  ['color', 'Invalid argument: blue'],
])('%s is refused', async (name, message) => {
  expect(await script.refusal('wrong', { event: { name } })).toBe(`Exception: ${message}`);
});
