import { html, type nothing, type TemplateResult } from 'lit';
import { safeLink } from '../small-html';
import { vendorRecord } from '../vendor-record';

export interface LinkView {
  readonly url: string;
  readonly follow: (url: string) => void;
  readonly look: string;
  readonly content: TemplateResult;
  readonly key: string | typeof nothing;
}

/** A real link opens a new tab; one into a simulated system is a button that says where it leads in Gmail. */
export function linkView({ url, follow, look, content, key }: LinkView): TemplateResult {
  const address = safeLink(url);
  if (address === undefined || vendorRecord(address) !== undefined) {
    return html`<button type="button" class=${look} data-key=${key} @click=${() => follow(url)}>${content}</button>`;
  }
  return html`<a class=${look} data-key=${key} href=${address} target="_blank" rel="noopener noreferrer"
    >${content}<span class="unseen"> (opens a new tab)</span></a
  >`;
}
