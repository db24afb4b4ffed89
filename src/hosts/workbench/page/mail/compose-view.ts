import { html, nothing, type TemplateResult } from 'lit';
import type { OpenedDraft } from '../../local-world';
import { icon } from '../icons';

export interface ComposeUse {
  close(): void;
}

/** Gmail's window for a mail that is not sent yet. Here nothing can be sent: the mailbox is simulated. */
export function composeView(draft: OpenedDraft | undefined, use: ComposeUse): TemplateResult | typeof nothing {
  if (draft === undefined) return nothing;
  const { to, subject, body, isReply } = draft;
  const heading = isReply ? 'Reply' : 'New message';
  return html`<section class="compose" role="dialog" aria-label="${heading}, a draft">
    <header>
      <h2>${heading}</h2>
      <span class="compose-state">Draft, not sent</span>
      <button type="button" class="round" aria-label="Close the draft" @click=${use.close}>${icon('close')}</button>
    </header>
    <label>To<input type="text" .value=${to} readonly dir="auto" /></label>
    <label>Subject<input type="text" .value=${subject} dir="auto" /></label>
    <textarea aria-label="Text of the draft" dir="auto" .value=${body}></textarea>
    <p class="compose-note">In Gmail you would finish it and send it yourself. Renewal Desk never does.</p>
  </section>`;
}
