import { html, svg, type TemplateResult } from 'lit';
import { iconStrokes } from './icon-strokes';

const unknownIcon = 'M12 8a4 4 0 1 0 0 8 4 4 0 1 0 0-8';

/** Decoration unless it has words of its own. */
export function icon(name: string, words?: string): TemplateResult {
  const path = svg`<path d=${iconStrokes.get(name) ?? unknownIcon}></path>`;
  if (words === undefined || words === '')
    return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;
  return html`<svg class="icon" viewBox="0 0 24 24" role="img" aria-label=${words}>${path}</svg>`;
}

/** The product's own mark: a turning arrow around a contract line. */
export function productMark(): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect class="mark-ground" x="1" y="1" width="30" height="30" rx="9"></rect>
    <path class="mark-line" d="M23 16a7 7 0 1 1-2.2-5.1L23 13M23 8.5V13h-4.5M13 16.2l2.3 2.3 4-4.3"></path>
  </svg>`;
}
