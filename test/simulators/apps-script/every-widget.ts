/** A script that uses every builder of `CardService` that the simulator knows. The conformance test checks what comes out. */
export const everyWidget = `
function action(name) {
  return CardService.newAction().setFunctionName(name).setParameters({ renewalId: '7', step: 'open' })
    .setLoadIndicator(CardService.LoadIndicator.SPINNER).addRequiredWidget('reason').setPersistValues(true);
}
function link(path) {
  return CardService.newOpenLink().setUrl('https://desk.example/' + path).setOpenAs(CardService.OpenAs.FULL_SIZE).setOnClose(CardService.OnClose.NOTHING);
}
function button(text) { return CardService.newTextButton().setText(text).setOnClickAction(action('onCardAction')); }
function textSection() {
  return CardService.newCardSection().setHeader('Why').setCollapsible(true).setNumUncollapsibleWidgets(1)
    .addWidget(CardService.newTextParagraph().setText('<b>Readiness</b> 64').setMaxLines(3))
    .addWidget(CardService.newDecoratedText().setTopLabel('Service').setText('4 of 61 breached').setBottomLabel('90 days').setWrapText(true)
      .setStartIcon(CardService.newIconImage().setAltText('Warning').setMaterialIcon(CardService.newMaterialIcon().setName('warning').setFill(true).setWeight(400).setGrade(0)))
      .setButton(button('Open')).setOpenLink(link('tickets')))
    .addWidget(CardService.newDecoratedText().setText('Notify').setEndIcon(CardService.newIconImage().setIcon(CardService.Icon.EMAIL).setImageCropType(CardService.ImageCropType.CIRCLE))
      .setSwitchControl(CardService.newSwitch().setFieldName('notify').setValue('yes').setSelected(true).setControlType(CardService.SwitchControlType.SWITCH).setOnChangeAction(action('onSwitch'))))
    .addWidget(CardService.newKeyValue().setTopLabel('Client').setContent('Northwind').setMultiline(true).setIcon(CardService.Icon.PERSON).setIconAltText('Person'))
    .addWidget(CardService.newDivider());
}
function buttonSection() {
  return CardService.newCardSection()
    .addWidget(CardService.newButtonSet()
      .addButton(button('Filled').setTextButtonStyle(CardService.TextButtonStyle.FILLED).setBackgroundColor('#0b57d0').setAltText('Approve'))
      .addButton(button('Tonal').setTextButtonStyle(CardService.TextButtonStyle.FILLED_TONAL).setDisabled(true))
      .addButton(CardService.newImageButton().setAltText('Star').setIcon(CardService.Icon.STAR).setOpenLink(link('star')))
      .addButton(CardService.newImageButton().setAltText('Add').setMaterialIcon(CardService.newMaterialIcon().setName('add')).setOnClickAction(action('onAdd'))))
    .addWidget(button('Alone').setTextButtonStyle(CardService.TextButtonStyle.TEXT))
    .addWidget(CardService.newImage().setImageUrl('https://desk.example/logo.png').setAltText('Logo').setOpenLink(link('')))
    .addWidget(CardService.newGrid().setTitle('Grid').setNumColumns(2).setBorderStyle(CardService.newBorderStyle().setType(CardService.BorderType.STROKE).setCornerRadius(8).setStrokeColor('#ff0000'))
      .addItem(CardService.newGridItem().setIdentifier('a').setTitle('A').setSubtitle('B').setLayout(CardService.GridItemLayout.TEXT_BELOW).setTextAlignment(CardService.HorizontalAlignment.CENTER)
        .setImage(CardService.newImageComponent().setImageUrl('https://desk.example/a.png').setAltText('a').setCropStyle(CardService.newImageCropStyle().setImageCropType(CardService.ImageCropType.RECTANGLE_CUSTOM).setAspectRatio(1.5))))
      .setOnClickAction(action('onGrid')));
}
function choices(type) {
  return CardService.newSelectionInput().setFieldName('choice').setTitle('Choice').setType(type).addItem('One', 1, true).addItem('Two', 'two', false).setOnChangeAction(action('onChoice'));
}
function inputSection() {
  var section = CardService.newCardSection()
    .addWidget(CardService.newTextInput().setFieldName('reason').setTitle('Reason').setHint('One line').setValue('x').setMultiline(true)
      .setValidation(CardService.newValidation().setCharacterLimit(200).setInputType(CardService.InputType.TEXT))
      .setSuggestions(CardService.newSuggestions().addSuggestion('a').addSuggestions(['b', 'c'])).setOnChangeAction(action('onReason')))
    .addWidget(CardService.newTextInput().setFieldName('plain').setSuggestionsAction(action('onSuggest')))
    .addWidget(CardService.newDatePicker().setFieldName('day').setTitle('Day').setValueInMsSinceEpoch(1772409600000).setOnChangeAction(action('onDay')))
    .addWidget(CardService.newDateTimePicker().setFieldName('at').setTitle('At').setValueInMsSinceEpoch('1772409600000').setTimeZoneOffsetInMins(60))
    .addWidget(CardService.newTimePicker().setFieldName('time').setTitle('Time').setHours(9).setMinutes(30));
  ['CHECK_BOX', 'RADIO_BUTTON', 'SWITCH', 'DROPDOWN'].forEach(function (type) { section.addWidget(choices(CardService.SelectionInputType[type])); });
  return section.addWidget(CardService.newSelectionInput().setFieldName('many').setType(CardService.SelectionInputType.MULTI_SELECT)
    .addMultiSelectItem('A', 'a', true, 'https://desk.example/a.png', 'below').setMultiSelectMaxSelectedItems(3).setMultiSelectMinQueryLength(1));
}
function card() {
  return CardService.newCardBuilder().setName('all')
    .setHeader(CardService.newCardHeader().setTitle('Northwind').setSubtitle('Readiness 64').setImageUrl('https://desk.example/n.png').setImageAltText('N').setImageStyle(CardService.ImageStyle.CIRCLE))
    .addSection(textSection()).addSection(buttonSection()).addSection(inputSection())
    .addCardAction(CardService.newCardAction().setText('Refresh').setOnClickAction(action('onRefresh')))
    .addCardAction(CardService.newCardAction().setText('Open').setOpenLink(link('open')))
    .setFixedFooter(CardService.newFixedFooter().setPrimaryButton(button('Save').setTextButtonStyle(CardService.TextButtonStyle.FILLED)).setSecondaryButton(button('Cancel')))
    .setDisplayStyle(CardService.DisplayStyle.REPLACE).setPeekCardHeader(CardService.newCardHeader().setTitle('Peek'))
    .build();
}
function onOpen() { return card(); }
`;
