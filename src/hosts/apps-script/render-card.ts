import type {
  Action,
  Button,
  Card,
  CardResponse,
  DateTimePicker,
  DecoratedText,
  Icon,
  OnClick,
  Section,
  SelectionInput,
  TextInput,
  Widget,
} from '#cards/card';
import { draftFunction } from '#cards/card';
import { plainText } from '#cards/escape-text';
import { unreachable } from '#domain/vocabulary/assert';

/** The only file that names CardService: card data in, the platform's builders out. */
type PlatformCard = GoogleAppsScript.Card_Service.Card;
type PlatformWidget = GoogleAppsScript.Card_Service.Widget;

export function renderCard({ name, header, sections, fixedFooter }: Card): PlatformCard {
  const builder = CardService.newCardBuilder();
  if (name !== undefined) builder.setName(name);
  if (header !== undefined) {
    const platformHeader = CardService.newCardHeader().setTitle(header.title);
    if (header.subtitle !== undefined) platformHeader.setSubtitle(header.subtitle);
    builder.setHeader(platformHeader);
  }
  for (const section of sections) builder.addSection(renderSection(section));
  if (fixedFooter !== undefined) {
    const footer = CardService.newFixedFooter().setPrimaryButton(renderButton(fixedFooter.primaryButton));
    if (fixedFooter.secondaryButton !== undefined) footer.setSecondaryButton(renderButton(fixedFooter.secondaryButton));
    builder.setFixedFooter(footer);
  }
  return builder.build();
}

export function renderResponse(response: CardResponse): GoogleAppsScript.Card_Service.ActionResponse {
  const builder = CardService.newActionResponseBuilder();
  if (response.kind !== 'notice') builder.setNavigation(renderNavigation(response));
  if (response.notice !== undefined) {
    builder.setNotification(CardService.newNotification().setText(plainText(response.notice)));
  }
  return builder.build();
}

/** Gmail opens a draft that lies in the mailbox already. */
export function renderDraft(
  draft: GoogleAppsScript.Gmail.GmailDraft,
): GoogleAppsScript.Card_Service.ComposeActionResponse {
  return CardService.newComposeActionResponseBuilder().setGmailDraft(draft).build();
}

function renderNavigation(response: Exclude<CardResponse, { kind: 'notice' }>) {
  const navigation = CardService.newNavigation();
  const card = renderCard(response.card);
  switch (response.kind) {
    case 'push':
      return navigation.pushCard(card);
    case 'update':
      return navigation.updateCard(card);
    case 'root':
      return navigation.popToRoot().updateCard(card);
  }
}

function renderSection({ header, widgets, collapsible, uncollapsibleWidgetsCount }: Section) {
  const section = CardService.newCardSection();
  if (header !== undefined) section.setHeader(header);
  if (collapsible !== undefined) section.setCollapsible(collapsible);
  if (uncollapsibleWidgetsCount !== undefined) section.setNumUncollapsibleWidgets(uncollapsibleWidgetsCount);
  for (const widget of widgets) section.addWidget(renderWidget(widget));
  return section;
}

function renderWidget(widget: Widget): PlatformWidget {
  if ('textParagraph' in widget) return CardService.newTextParagraph().setText(widget.textParagraph.text);
  if ('decoratedText' in widget) return renderDecoratedText(widget.decoratedText);
  if ('buttonList' in widget) return renderButtons(widget.buttonList.buttons);
  if ('textInput' in widget) return renderTextInput(widget.textInput);
  if ('selectionInput' in widget) return renderSelectionInput(widget.selectionInput);
  if ('dateTimePicker' in widget) return renderDatePicker(widget.dateTimePicker);
  if ('divider' in widget) return CardService.newDivider();
  return unreachable(widget);
}

function renderDecoratedText({ topLabel, text, bottomLabel, wrapText, startIcon, onClick, button }: DecoratedText) {
  const line = CardService.newDecoratedText().setText(text);
  if (topLabel !== undefined) line.setTopLabel(topLabel);
  if (bottomLabel !== undefined) line.setBottomLabel(bottomLabel);
  if (wrapText !== undefined) line.setWrapText(wrapText);
  if (startIcon !== undefined) line.setStartIcon(renderIcon(startIcon));
  if (onClick !== undefined) attach(line, onClick);
  if (button !== undefined) line.setButton(renderButton(button));
  return line;
}

function renderIcon({ materialIcon, altText }: Icon) {
  const image = CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName(materialIcon.name));
  return altText === undefined ? image : image.setAltText(altText);
}

function renderButtons(buttons: readonly Button[]) {
  const row = CardService.newButtonSet();
  for (const button of buttons) row.addButton(renderButton(button));
  return row;
}

function renderButton({ text, altText, type, onClick, disabled }: Button) {
  const button = CardService.newTextButton().setText(text);
  if (altText !== undefined) button.setAltText(altText);
  if (type !== undefined) button.setTextButtonStyle(CardService.TextButtonStyle[type]);
  if (disabled !== undefined) button.setDisabled(disabled);
  if ('action' in onClick && onClick.action.function === draftFunction) compose(button, onClick.action);
  else attach(button, onClick);
  return button;
}

/** Gmail is told beforehand whether the draft will be an answer to the open mail. */
function compose(button: GoogleAppsScript.Card_Service.TextButton, action: Action): void {
  const isReply = action.parameters.some(({ key, value }) => key === 'as' && value === 'reply');
  const type = isReply ? CardService.ComposedEmailType.REPLY_AS_DRAFT : CardService.ComposedEmailType.STANDALONE_DRAFT;
  button.setComposeAction(renderAction(action), type);
}

/** What every clickable thing of the platform has. */
interface Clickable {
  setOnClickAction(action: GoogleAppsScript.Card_Service.Action): unknown;
  setOpenLink(link: GoogleAppsScript.Card_Service.OpenLink): unknown;
}

function attach(target: Clickable, onClick: OnClick): void {
  if ('action' in onClick) target.setOnClickAction(renderAction(onClick.action));
  else target.setOpenLink(CardService.newOpenLink().setUrl(onClick.openLink.url));
}

function renderAction({ function: name, parameters, loadIndicator, requiredWidgets }: Action) {
  const action = CardService.newAction()
    .setFunctionName(name)
    .setParameters(Object.fromEntries(parameters.map(({ key, value }) => [key, value])));
  if (loadIndicator !== undefined) action.setLoadIndicator(CardService.LoadIndicator[loadIndicator]);
  for (const widget of requiredWidgets ?? []) action.addRequiredWidget(widget);
  return action;
}

function renderTextInput({ name, label, type, value, hintText, validation }: TextInput) {
  const input = CardService.newTextInput().setFieldName(name).setTitle(label);
  input.setMultiline(type === 'MULTIPLE_LINE');
  if (value !== undefined) input.setValue(value);
  if (hintText !== undefined) input.setHint(hintText);
  if (validation !== undefined) {
    const { characterLimit, inputType } = validation;
    const rules = CardService.newValidation();
    if (characterLimit !== undefined) rules.setCharacterLimit(characterLimit);
    if (inputType !== undefined) rules.setInputType(CardService.InputType[inputType]);
    input.setValidation(rules);
  }
  return input;
}

function renderSelectionInput({ name, label, type, items }: SelectionInput) {
  const input = CardService.newSelectionInput()
    .setFieldName(name)
    .setTitle(label)
    .setType(CardService.SelectionInputType[type]);
  for (const { text, value, selected } of items) input.addItem(text, value, selected);
  return input;
}

/** A picker of days counts from midnight UTC, whatever the viewer's zone. */
function renderDatePicker({ name, label, valueMsEpoch }: DateTimePicker) {
  const picker = CardService.newDatePicker().setFieldName(name).setTitle(label);
  return valueMsEpoch === undefined ? picker : picker.setValueInMsSinceEpoch(valueMsEpoch);
}
