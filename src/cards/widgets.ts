import type { Health } from '#application/views/health';
import { actionOf, type Button, type Card, type CardAction, type Icon, type OnClick, type Widget } from './card';
import { escapeText, plainText } from './escape-text';

/** More than this and Gmail leaves out the rest. Source: google.apps.card.v1, "up to 100 widgets per card". */
export const mostWidgets = 100;

export function countWidgets(card: Card): number {
  return card.sections.reduce((count, section) => count + section.widgets.length, 0);
}

export function icon(name: string, altText: string): Icon {
  return { materialIcon: { name }, altText };
}

export interface Line {
  /** Small HTML; outside text in it went through `escapeText`. */
  readonly text: string;
  /** Shown as it is, below the text. */
  readonly below?: string;
  readonly icon?: Icon;
  readonly onClick?: OnClick;
}

export function line({ text, below, icon: startIcon, onClick }: Line): Widget {
  return {
    decoratedText: {
      text,
      wrapText: true,
      ...(below === undefined ? {} : { bottomLabel: plainText(below) }),
      ...(startIcon === undefined ? {} : { startIcon }),
      ...(onClick === undefined ? {} : { onClick }),
    },
  };
}

export function paragraph(text: string): Widget {
  return { textParagraph: { text } };
}

export function opens(action: CardAction): OnClick {
  return { action: actionOf(action) };
}

export function actionButton(text: string, action: CardAction, type: Button['type'] = 'OUTLINED'): Button {
  return { text, type, onClick: opens(action) };
}

/** A deed: while writing is paused it is greyed, so that nobody taps what would be refused. */
export function whilePaused({ isPaused }: Pick<Health, 'isPaused'>, button: Button): Button {
  return isPaused ? { ...button, disabled: true } : button;
}

/** A button that opens a page of another system; absent when there is no safe address. */
export function linkButton(text: string, url: string | undefined): readonly Button[] {
  if (url === undefined || !isWebAddress(url)) return [];
  return [{ text, type: 'BORDERLESS', altText: `${text} in a new tab`, onClick: { openLink: { url } } }];
}

export function buttonRow(buttons: readonly Button[]): readonly Widget[] {
  return buttons.length === 0 ? [] : [{ buttonList: { buttons } }];
}

/** Only https: an address of any other kind stays words. */
export function textLink(words: string, url: string | undefined): string {
  if (url === undefined || !isWebAddress(url)) return escapeText(words);
  return `<a href="${escapeText(url)}">${escapeText(words)}</a>`;
}

function isWebAddress(url: string): boolean {
  return /^https:\/\/[^\s"'<>\\]+$/.test(url);
}

/** The first rows of a list, and a last line that says how many are not shown. */
export function capped<Row>(
  rows: readonly Row[],
  most: number,
  widgetOf: (row: Row) => Widget,
  rest: (hidden: number) => string,
): readonly Widget[] {
  const hidden = rows.length - most;
  const shown = rows.slice(0, most).map(widgetOf);
  return hidden > 0 ? [...shown, paragraph(escapeText(rest(hidden)))] : shown;
}

export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
