import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Card, DecoratedText, OnClick, Section, Widget } from '#cards/card';
import { icon } from '../icons';
import type { CardEntry } from '../panel/panel';
import { plainText } from '../small-html';
import { buttonView } from './button-view';
import type { CardUse } from './card-use';
import { cardValues, inputName, type FormValues } from './form';
import { datePickerView, selectionView, textInputView, type InputState } from './input-view';
import { linkView } from './link-view';
import { markedText } from './marked-text';

interface Drawing {
  readonly entry: CardEntry;
  readonly values: FormValues;
  readonly use: CardUse;
}

export function cardView(entry: CardEntry, use: CardUse): TemplateResult {
  const { card } = entry;
  const drawing: Drawing = { entry, values: { ...cardValues(card), ...entry.typed }, use };
  const body = html`<article class="card" aria-busy=${use.isBusy ? 'true' : 'false'}>
    ${headerView(card)} ${card.sections.map((section, position) => sectionView(section, position, drawing))}
  </article>`;
  // A new card is a new piece of document: nothing of the old one's scroll place or input state shines through.
  return html`${keyed(entry.id, body)}`;
}

export function cardFooterView({ fixedFooter }: Card, use: CardUse): TemplateResult | typeof nothing {
  if (fixedFooter === undefined) return nothing;
  const { primaryButton, secondaryButton } = fixedFooter;
  return html`<div class="fixed-footer">
    ${secondaryButton === undefined ? nothing : buttonView(secondaryButton, 'footer/secondary', use)}
    ${buttonView({ ...primaryButton, type: 'FILLED' }, 'footer/primary', use)}
  </div>`;
}

function headerView({ header, name }: Card): TemplateResult {
  if (header === undefined) return html`<h2 class="unseen" data-heading tabindex="-1">${name ?? 'Card'}</h2>`;
  return html`<header class="card-header">
    <h2 data-heading tabindex="-1" dir="auto">${header.title}</h2>
    ${header.subtitle === undefined ? nothing : html`<p dir="auto">${header.subtitle}</p>`}
  </header>`;
}

function sectionView(section: Section, position: number, drawing: Drawing): TemplateResult {
  const { entry, use } = drawing;
  const always = section.collapsible === true ? (section.uncollapsibleWidgetsCount ?? 0) : section.widgets.length;
  const further = section.widgets.slice(always);
  const isUnfolded = entry.unfolded.includes(position);
  const key = `${position}/fold`;
  const toggle = html`<button
    type="button"
    class="fold"
    data-key=${key}
    aria-expanded=${isUnfolded ? 'true' : 'false'}
    aria-label="${isUnfolded ? 'Show less' : `Show ${further.length} more`}${section.header === undefined ? '' : `: ${plainText(section.header)}`}"
    @click=${() => use.fold(position)}
  >
    ${isUnfolded ? 'Show less' : `Show ${further.length} more`}${icon(isUnfolded ? 'expand_less' : 'expand_more')}
  </button>`;
  return html`<section class="card-section">
    ${section.header === undefined ? nothing : html`<h3 dir="auto">${markedText(section.header, use.follow)}</h3>`}
    ${section.widgets
      .slice(0, isUnfolded ? undefined : always)
      .map((widget, place) => widgetView(widget, `${position}/${place}`, drawing))}
    ${further.length === 0 ? nothing : toggle}
  </section>`;
}

function widgetView(widget: Widget, key: string, drawing: Drawing): TemplateResult {
  const { use } = drawing;
  if ('textParagraph' in widget)
    return html`<p class="paragraph" dir="auto">${markedText(widget.textParagraph.text, use.follow)}</p>`;
  if ('decoratedText' in widget) return decoratedView(widget.decoratedText, key, use);
  if ('buttonList' in widget) {
    const { buttons } = widget.buttonList;
    return html`<div class="buttons">
      ${buttons.map((button, place) => buttonView(button, `${key}/${place}`, use))}
    </div>`;
  }
  const state = inputState(widget, key, drawing);
  if ('textInput' in widget) return textInputView(widget.textInput, state, use);
  if ('selectionInput' in widget) return selectionView(widget.selectionInput, state, use);
  if ('dateTimePicker' in widget) return datePickerView(widget.dateTimePicker, state, use);
  return html`<hr />`;
}

function inputState(widget: Widget, key: string, { entry, values }: Drawing): InputState {
  const name = inputName(widget) ?? '';
  return { id: `card${entry.id}-${key.replace('/', '-')}`, values: values[name] ?? [], problem: entry.problems[name] };
}

function decoratedView(text: DecoratedText, key: string, use: CardUse): TemplateResult {
  const { onClick, startIcon, button } = text;
  const words = html`
    ${startIcon === undefined ? nothing : html`<span class="start">${icon(startIcon.materialIcon.name, startIcon.altText)}</span>`}
    <span class="words ${text.wrapText === true ? '' : 'one-line'}">
      ${text.topLabel === undefined ? nothing : html`<span class="label" dir="auto">${text.topLabel}</span>`}
      <span class="text" dir="auto">${markedText(text.text, onClick === undefined ? use.follow : undefined)}</span>
      ${text.bottomLabel === undefined ? nothing : html`<span class="label" dir="auto">${text.bottomLabel}</span>`}
    </span>
  `;
  const main =
    onClick === undefined ? html`<div class="row-main">${words}</div>` : rowLink(text, onClick, { words, key, use });
  return html`<div class="row">
    ${main}${button === undefined ? nothing : buttonView(button, `${key}/button`, use)}
  </div>`;
}

interface RowDrawing {
  readonly words: TemplateResult;
  readonly key: string;
  readonly use: CardUse;
}

function rowLink({ button }: DecoratedText, onClick: OnClick, { words, key, use }: RowDrawing): TemplateResult {
  const arrow = html`<span class="go">${icon('openLink' in onClick ? 'open_in_new' : 'chevron_right')}</span>`;
  const content = html`${words}${button === undefined ? arrow : nothing}`;
  if ('openLink' in onClick)
    return linkView({ url: onClick.openLink.url, follow: use.follow, look: 'row-main', content, key });
  return html`<button
    type="button"
    class="row-main"
    data-key=${key}
    aria-disabled=${use.isBusy ? 'true' : 'false'}
    @click=${() => use.press(onClick, key)}
  >
    ${content}
  </button>`;
}
