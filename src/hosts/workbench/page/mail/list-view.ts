import { html, nothing, type TemplateResult } from 'lit';
import type { MailMessage, WorldState } from '../../local-world';
import { icon } from '../icons';
import { snippetOf } from '../paragraphs';
import { isUnread, type Screen } from '../screen';
import { listTimeText, mailParty, messageTimeText } from '../wording';

export interface ListUse {
  open(messageId: string): void;
}

/** One stop for Tab; arrow keys or j and k move within. */
export function listView(screen: Screen, use: ListUse): TemplateResult {
  const { inbox, world } = screen;
  const unread = inbox?.filter((message) => isUnread(screen, message)).length ?? 0;
  return html`<section
    class="pane list-pane"
    aria-labelledby="inbox-heading"
    aria-busy=${inbox === undefined ? 'true' : 'false'}
  >
    <header class="list-header">
      <h2 id="inbox-heading">Inbox</h2>
      ${unread === 0 ? nothing : html`<span class="unread-count">${unread} unread</span>`}
    </header>
    ${inbox === undefined || world === undefined ? placeholderView() : inbox.length === 0 ? emptyView() : rowsView(screen, world, use)}
  </section>`;
}

function rowsView(screen: Screen, world: WorldState, use: ListUse): TemplateResult {
  const inbox = screen.inbox ?? [];
  const stop = inbox.find(({ id }) => id === screen.openMessageId) ?? inbox[0];
  return html`<ul class="rows">
    ${inbox.map((message) => html`<li>${rowView(message, { screen, world, use, isStop: message === stop })}</li>`)}
  </ul>`;
}

interface RowDrawing {
  readonly screen: Screen;
  readonly world: WorldState;
  readonly use: ListUse;
  readonly isStop: boolean;
}

function rowView(message: MailMessage, { screen, world, use, isStop }: RowDrawing): TemplateResult {
  const unread = isUnread(screen, message);
  const isOpen = message.id === screen.openMessageId;
  return html`<button
    type="button"
    class="message-row ${unread ? 'unread' : ''}"
    data-message=${message.id}
    tabindex=${isStop ? '0' : '-1'}
    aria-current=${isOpen ? 'true' : nothing}
    @click=${() => use.open(message.id)}
  >
    ${unread ? html`<span class="unseen">Unread. </span>` : nothing}
    <span class="sender" dir="auto">${mailParty(message.from).name}</span>
    <time datetime=${new Date(message.sentAt).toISOString()} title=${messageTimeText(message.sentAt, world)}
      >${listTimeText(message.sentAt, world)}</time
    >
    <span class="subject" dir="auto">${message.subject === '' ? '(no subject)' : message.subject}</span>
    <span class="snippet" dir="auto">${snippetOf(message.body)}</span>
  </button>`;
}

function emptyView(): TemplateResult {
  return html`<div class="empty">
    ${icon('inbox')}
    <p>No messages</p>
    <p class="quiet">Nobody has written to this person yet. Move time, or switch person in the top bar.</p>
  </div>`;
}

function placeholderView(): TemplateResult {
  return html`<div class="placeholder" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<span></span>`)}</div>`;
}
