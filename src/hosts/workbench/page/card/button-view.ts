import { html, type TemplateResult } from 'lit';
import type { Button } from '#cards/card';
import { icon } from '../icons';
import { linkView } from './link-view';
import type { CardUse } from './card-use';

const looks: Readonly<Record<NonNullable<Button['type']>, string>> = {
  OUTLINED: 'button outlined',
  FILLED: 'button filled',
  FILLED_TONAL: 'button tonal',
  BORDERLESS: 'button borderless',
};

/** Buttons stay focusable while the add-on works, or focus would fall to the top of the page. */
export function buttonView(button: Button, key: string, use: CardUse): TemplateResult {
  const { onClick } = button;
  const look = looks[button.type ?? 'OUTLINED'];
  if ('openLink' in onClick && button.disabled !== true) {
    return linkView({
      url: onClick.openLink.url,
      follow: use.follow,
      look,
      key,
      content: html`<span dir="auto">${button.text}</span>${icon('open_in_new')}`,
    });
  }
  return html`<button
    type="button"
    class=${look}
    data-key=${key}
    title=${button.altText ?? ''}
    ?disabled=${button.disabled === true}
    aria-disabled=${use.isBusy ? 'true' : 'false'}
    @click=${() => use.press(onClick, key)}
  >
    <span dir="auto">${button.text}</span>
  </button>`;
}
