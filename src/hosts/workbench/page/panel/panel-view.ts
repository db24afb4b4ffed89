import { html, nothing, type TemplateResult } from 'lit';
import { cardFooterView, cardView } from '../card/card-view';
import type { CardUse } from '../card/card-use';
import { icon, productMark } from '../icons';
import { figuresText } from '../wording';
import { canStepBack, topCard, type Failure, type Panel } from './panel';

export interface PanelUse extends Omit<CardUse, 'isBusy'> {
  back(): void;
  home(): void;
  refresh(): void;
  close(): void;
}

export interface PanelPlace {
  /** Over the page rather than beside it: then it is a dialog. */
  readonly isSheet: boolean;
  readonly isOpen: boolean;
}

export function panelView(panel: Panel, place: PanelPlace, use: PanelUse): TemplateResult {
  const isBusy = panel.work !== 'idle';
  return html`<section
    class="pane add-on"
    id="add-on"
    role=${place.isSheet ? 'dialog' : 'complementary'}
    aria-modal=${place.isSheet ? 'true' : nothing}
    aria-label="Renewal Desk add-on"
    ?hidden=${!place.isOpen}
  >
    <header class="add-on-bar">
      ${
        canStepBack(panel)
          ? html`<button
              type="button"
              class="round"
              aria-label="Back to the card before"
              data-key="back"
              @click=${use.back}
            >
              ${icon('arrow_back')}
            </button>`
          : productMark()
      }
      <span class="add-on-name">Renewal Desk</span>
      <button
        type="button"
        class="round"
        aria-label="Add-on homepage"
        title="Homepage"
        data-key="home"
        @click=${use.home}
      >
        ${icon('home')}
      </button>
      <button
        type="button"
        class="round"
        aria-label="Refresh the add-on"
        title="Refresh"
        data-key="refresh"
        @click=${use.refresh}
      >
        ${icon('refresh')}
      </button>
      <button
        type="button"
        class="round"
        aria-label="Close the add-on"
        title="Close"
        data-key="close"
        @click=${use.close}
      >
        ${icon('close')}
      </button>
    </header>
    <div class="add-on-progress">
      ${isBusy ? html`<div class="progress" role="progressbar" aria-label="Renewal Desk is working"><span class="sweep"></span></div>` : nothing}
    </div>
    <div class="add-on-body" tabindex="-1">${bodyView(panel, { ...use, isBusy })}</div>
    ${footView(panel, { ...use, isBusy })}
  </section>`;
}

function bodyView(panel: Panel, use: CardUse & PanelUse): TemplateResult {
  if (panel.failure !== undefined) return failureView(panel.failure, use);
  const top = topCard(panel);
  if (top !== undefined) return cardView(top, use);
  if (panel.work !== 'idle')
    return html`<div class="placeholder" aria-hidden="true">${[1, 2, 3].map(() => html`<span></span>`)}</div>`;
  return html`<div class="empty">
    <h2 class="unseen" data-heading tabindex="-1">Empty</h2>
    ${productMark()}
    <p>Nothing to show here</p>
    <p class="quiet">Open a message from a client, or go to the add-on's homepage.</p>
  </div>`;
}

/** A crash reads as Gmail words it; the message is what Cloud Logging would show to an administrator. */
function failureView({ kind, message }: Failure, use: PanelUse): TemplateResult {
  const isCrash = kind === 'crashed';
  return html`<div class="failure" role="alert">
    ${icon(isCrash ? 'error' : 'cloud_off')}
    <h2 data-heading tabindex="-1">
      ${isCrash ? 'Something went wrong when executing the add-on.' : 'The add-on could not be reached.'}
    </h2>
    <p class=${isCrash ? 'error-text' : 'quiet'} dir="auto">${message}</p>
    <div class="buttons">
      <button type="button" class="button tonal" data-key="retry" @click=${use.refresh}><span>Try again</span></button>
    </div>
  </div>`;
}

function footView(panel: Panel, use: CardUse): TemplateResult {
  const top = panel.failure === undefined ? topCard(panel) : undefined;
  return html`${top === undefined ? nothing : cardFooterView(top.card, use)}
    <footer class="figures" title="What the last run of the add-on cost">
      ${panel.figures === undefined ? nothing : html`${figuresText(panel.figures)}`}
    </footer>`;
}
