import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { faultBanner } from './faults/fault-banner';
import { httpGateway } from './gateway';
import { icon, productMark } from './icons';
import { composeView } from './mail/compose-view';
import { listView } from './mail/list-view';
import { readingView } from './mail/reading-view';
import { panelView, type PanelUse } from './panel/panel-view';
import { topCard } from './panel/panel';
import { placeFromAddress, showPlace } from './page-address';
import { firstScreen, type Screen } from './screen';
import { placeOf, Session } from './session';
import { topBarView } from './top-bar-view';

/** frame.css changes the layout at the same width. */
const threePanes = matchMedia('(min-width: 1100px)');

/** How often the clock and the sync are looked at: seldom at rest, often while something moves. */
const calmMilliseconds = 5_000;
const busyMilliseconds = 400;

const toastMilliseconds = 6_000;

@customElement('workbench-app')
export class WorkbenchApp extends LitElement {
  @state() private screen: Screen = firstScreen;
  @state() private isPanelOpen = threePanes.matches;
  @state() private isSheet = !threePanes.matches;
  private readonly session = new Session(httpGateway(), (screen) => (this.screen = screen));
  private looking: ReturnType<typeof setTimeout> | undefined;
  private fading: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    threePanes.addEventListener('change', this.fitPanel);
    document.addEventListener('keydown', this.keyPressed);
    addEventListener('popstate', this.goToAddress);
    void this.session.start(placeFromAddress()).then(this.lookLater);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    threePanes.removeEventListener('change', this.fitPanel);
    document.removeEventListener('keydown', this.keyPressed);
    removeEventListener('popstate', this.goToAddress);
    clearTimeout(this.looking);
    clearTimeout(this.fading);
  }

  protected override render(): TemplateResult {
    const { screen } = this;
    const isModal = this.isSheet && this.isPanelOpen;
    return html`<div class="page ${screen.openMessageId === undefined ? 'at-list' : 'at-message'}">
      <div class="behind" ?inert=${isModal}>
        ${topBarView(screen, {
          choosePerson: (email) => void this.session.choosePerson(email),
          moveTime: (milliseconds) => void this.session.moveTime(milliseconds),
          breakVendor: (vendor, kind) => void this.session.breakVendor(vendor, kind),
        })}
        ${screen.trouble === undefined ? nothing : html`<p class="trouble" role="alert">${icon('cloud_off')}${screen.trouble}</p>`}
        ${faultBanner(screen, { mendAll: () => void this.mendAll() })}
        <main class="mail">
          ${listView(screen, { open: (id) => void this.openMessage(id) })}
          ${readingView(screen, { close: () => void this.closeMessage() })}
        </main>
        ${this.openerView()}
      </div>
      ${composeView(screen.draft, { close: () => void this.closeDraft() })}
      ${isModal ? html`<div class="scrim" @click=${this.closePanel}></div>` : nothing}
      ${panelView(screen.panel, { isSheet: this.isSheet, isOpen: this.isPanelOpen }, this.panelUse())}
      <div class="toasts" role="status" aria-live="polite">${this.toastView()}</div>
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get('screen') as Screen | undefined;
    if (before === undefined || before === this.screen) return;
    if (before.toast?.turn !== this.screen.toast?.turn) this.fadeLater();
    if (before.move === undefined && this.screen.move !== undefined) this.lookLater();
    if (before.person !== this.screen.person || before.openMessageId !== this.screen.openMessageId)
      showPlace(placeOf(this.screen));
    if (before.panel.arrival.turn !== this.screen.panel.arrival.turn) this.bringFocus();
    if (before.draft !== this.screen.draft && this.screen.draft !== undefined) this.focusOn('.compose textarea');
  }

  /** The closed panel's handle: a row at the foot of a narrow page, a tab at the edge of a wide one. */
  private openerView(): TemplateResult {
    if (this.isPanelOpen) return html``;
    const { panel } = this.screen;
    const title = topCard(panel)?.card.header?.title;
    const words = panel.work !== 'idle' ? 'Working …' : panel.failure !== undefined ? 'Something went wrong' : title;
    return html`<button
      type="button"
      class="opener"
      data-opener
      aria-expanded="false"
      aria-controls="add-on"
      @click=${this.openPanel}
    >
      ${productMark()}
      <span class="opener-words"
        ><b>Renewal Desk</b><span dir="auto">${words === undefined ? 'Open the add-on' : words}</span></span
      >
      ${icon('expand_less')}
    </button>`;
  }

  private toastView(): TemplateResult | typeof nothing {
    const { toast } = this.screen;
    if (toast === undefined) return nothing;
    return html`<div class="toast">
      <span dir="auto">${toast.text}</span>
      <button type="button" class="round" aria-label="Dismiss" @click=${() => this.session.dismissToast()}>
        ${icon('close')}
      </button>
    </div>`;
  }

  private panelUse(): PanelUse {
    const { session } = this;
    return {
      press: (onClick, key) => void session.press(onClick, key),
      type: (name, values) => session.type(name, values),
      fold: (section) => session.fold(section),
      follow: (url) => session.follow(url),
      back: () => session.back(),
      home: () => void session.openHome(),
      refresh: () => void session.runTrigger(),
      close: this.closePanel,
    };
  }

  private async openMessage(id: string): Promise<void> {
    const opened = this.session.openMessage(id);
    await this.updateComplete;
    this.focusOn('#subject');
    await opened;
  }

  private async closeMessage(): Promise<void> {
    const id = this.screen.openMessageId;
    const closed = this.session.closeMessage();
    await this.updateComplete;
    this.focusOn(`[data-message="${CSS.escape(id ?? '')}"]`);
    await closed;
  }

  private async closeDraft(): Promise<void> {
    this.session.closeDraft();
    await this.updateComplete;
    if (!this.focusOn('.add-on [data-heading]')) this.focusOn('[data-opener]');
  }

  /** The button that was pressed is gone with the banner. */
  private async mendAll(): Promise<void> {
    await this.session.mendAll();
    await this.updateComplete;
    this.focusOn('.fault-menu .menu-face');
  }

  private readonly openPanel = async (): Promise<void> => {
    this.isPanelOpen = true;
    await this.updateComplete;
    if (!this.focusOn('.add-on [data-heading]')) this.focusOn('.add-on-body');
  };

  private readonly closePanel = async (): Promise<void> => {
    this.isPanelOpen = false;
    await this.updateComplete;
    this.focusOn('[data-opener]');
  };

  private readonly fitPanel = (): void => {
    this.isSheet = !threePanes.matches;
    this.isPanelOpen = threePanes.matches;
  };

  private readonly goToAddress = (): void => {
    const { person, messageId } = placeFromAddress();
    if (person !== undefined && person !== this.screen.person) void this.session.choosePerson(person, messageId);
    else if (messageId === undefined) void this.closeMessage();
    else if (messageId !== this.screen.openMessageId) void this.openMessage(messageId);
  };

  private readonly lookLater = (): void => {
    clearTimeout(this.looking);
    const isMoving = this.screen.move !== undefined || this.screen.world?.isSyncing === true;
    this.looking = setTimeout(
      () => {
        if (document.hidden && !isMoving) this.lookLater();
        else void this.session.lookAgain().then(this.lookLater);
      },
      isMoving ? busyMilliseconds : calmMilliseconds,
    );
  };

  private fadeLater(): void {
    clearTimeout(this.fading);
    if (this.screen.toast !== undefined) this.fading = setTimeout(() => this.session.dismissToast(), toastMilliseconds);
  }

  /** After a move in the panel, where a person who cannot see the page has to be. */
  private bringFocus(): void {
    const { at, key } = this.screen.panel.arrival;
    if (!this.isPanelOpen) return;
    if (at === 'input' && this.focusOn(`.add-on [data-input="${CSS.escape(key)}"]`)) return;
    if (at === 'button' && this.focusOn(`.add-on [data-key="${CSS.escape(key)}"]`)) return;
    if (at !== 'nowhere') this.focusOn('.add-on [data-heading]');
  }

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === 'Escape') return this.escape();
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, select, [role^=menuitem]')) return;
    const isInList = target.closest('.list-pane') !== null;
    const step = { j: 1, k: -1, ...(isInList ? { ArrowDown: 1, ArrowUp: -1 } : {}) }[event.key];
    if (step === undefined || (this.isSheet && this.isPanelOpen)) return;
    event.preventDefault();
    this.stepInList(step);
  };

  private escape(): void {
    if (this.isPanelOpen && (this.isSheet || document.activeElement?.closest('.add-on') !== null))
      void this.closePanel();
    else void this.closeMessage();
  }

  private stepInList(step: number): void {
    const rows = [...this.querySelectorAll<HTMLElement>('[data-message]')];
    const here = rows.findIndex((row) => row === document.activeElement);
    const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true');
    const from = here >= 0 ? here : open;
    rows[Math.min(rows.length - 1, Math.max(0, from + step))]?.focus();
  }

  private focusOn(selector: string): boolean {
    const target = this.querySelector<HTMLElement>(selector);
    target?.focus();
    return target !== null;
  }
}
