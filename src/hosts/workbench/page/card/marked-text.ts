import { html, nothing, type TemplateResult } from 'lit';
import { parseSmallHtml, type Marked, type Markup } from '../small-html';
import { linkView } from './link-view';

/** Undefined inside a button, where a second link could not be reached: its words stay, the link goes. */
type Follow = ((url: string) => void) | undefined;

/** Card text in Lit templates: every piece of outside text becomes a text node or a checked value. */
export function markedText(text: string, follow: Follow): readonly (TemplateResult | string)[] {
  return drawn(parseSmallHtml(text), follow);
}

function drawn(nodes: readonly Marked[], follow: Follow): readonly (TemplateResult | string)[] {
  return nodes.map((node) => (typeof node === 'string' ? node : markup(node, follow)));
}

function markup({ tag, color, href, children }: Markup, follow: Follow): TemplateResult {
  const inner = drawn(children, follow);
  switch (tag) {
    case 'b':
      return html`<b>${inner}</b>`;
    case 'i':
      return html`<i>${inner}</i>`;
    case 'u':
      return html`<u>${inner}</u>`;
    case 's':
      return html`<s>${inner}</s>`;
    case 'time':
      return html`<time>${inner}</time>`;
    case 'br':
      return html`<br />`;
    case 'font':
      // A property, not an attribute: the page's policy forbids style attributes.
      return html`<span .style=${color === undefined ? '' : `color: ${color}`}>${inner}</span>`;
    case 'a':
      return href === undefined || follow === undefined
        ? html`${inner}`
        : linkView({ url: href, follow, look: 'text-link', content: html`${inner}`, key: nothing });
  }
}
