import { html, nothing, type TemplateResult } from 'lit';
import type { MailMessage, WorldState } from '../../local-world';
import { icon } from '../icons';
import { paragraphsOf } from '../paragraphs';
import { openMessageOf, type Screen } from '../screen';
import { toneOf } from '../top-bar-view';
import { initials, mailParty, messageTimeText } from '../wording';

export interface ReadingUse {
  close(): void;
}

export function readingView(screen: Screen, use: ReadingUse): TemplateResult {
  const message = openMessageOf(screen);
  if (message === undefined || screen.world === undefined) {
    return html`<section class="pane reading-pane nothing-open" aria-label="Message">
      <div class="empty">
        ${icon('mail')}
        <p>No message open</p>
        <p class="quiet">Choose one in the list. The add-on looks its sender up and shows the card beside it.</p>
        <p class="quiet keys"><kbd>j</kbd><kbd>k</kbd> move<kbd>Enter</kbd> open<kbd>Esc</kbd> close</p>
      </div>
    </section>`;
  }
  return html`<section class="pane reading-pane" aria-label="Message">
    <div class="reading-bar">
      <button type="button" class="round" aria-label="Back to the inbox" data-close-message @click=${use.close}>
        ${icon('arrow_back')}
      </button>
    </div>
    ${messageView(message, screen.world)}
  </section>`;
}

function messageView(message: MailMessage, world: WorldState): TemplateResult {
  const sender = mailParty(message.from);
  return html`<article class="message" tabindex="0" aria-labelledby="subject">
    <h2 id="subject" tabindex="-1" dir="auto">${message.subject === '' ? '(no subject)' : message.subject}</h2>
    <div class="envelope">
      <span class="avatar" data-tone=${toneOf(sender.name)} aria-hidden="true">${initials(sender.name)}</span>
      <div class="parties">
        <p class="from">
          <b dir="auto">${sender.name}</b>
          ${sender.address === sender.name ? nothing : html`<span class="address" dir="auto">&lt;${sender.address}&gt;</span>`}
        </p>
        <p class="to" dir="auto">
          to ${names(message.to)}${message.cc.length === 0 ? nothing : html`, cc ${names(message.cc)}`}
        </p>
      </div>
      <time datetime=${new Date(message.sentAt).toISOString()}>${messageTimeText(message.sentAt, world)}</time>
    </div>
    <div class="body">
      ${paragraphsOf(message.body).map(({ isQuoted, text }) =>
        isQuoted ? html`<blockquote dir="auto">${unquoted(text)}</blockquote>` : html`<p dir="auto">${text}</p>`,
      )}
    </div>
  </article>`;
}

function names(addresses: readonly string[]): string {
  return addresses.map((address) => mailParty(address).name).join(', ');
}

function unquoted(text: string): string {
  return text.replace(/^> ?/gm, '');
}
