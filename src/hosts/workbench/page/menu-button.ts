import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from './icons';

export interface MenuChoice {
  readonly id: string;
  readonly content: TemplateResult | string;
  /** Given for choices of which one holds, like the person at the keyboard. */
  readonly isChosen?: boolean;
  /** A menu of its own, in place of the one that led there. */
  readonly inside?: { readonly words: string; readonly choices: readonly MenuChoice[] };
}

/**
 * A button with a menu: arrow keys move, Escape and Tab close, focus returns to the button. A menu inside a menu takes its place:
 * the right arrow leads in, the left arrow and Escape lead back.
 */
@customElement('menu-button')
export class MenuButton extends LitElement {
  @property({ attribute: false }) face: TemplateResult = html``;
  @property() words = '';
  @property() menuWords = '';
  @property({ attribute: false }) choices: readonly MenuChoice[] = [];
  @property({ attribute: false }) foot: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) choose: (id: string) => void = () => undefined;
  @state() private isOpen = false;
  /** The choice whose own menu is shown. */
  @state() private within: string | undefined;

  /** Light document: one style sheet, and labels that reach across. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.closeFromOutside);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.closeFromOutside);
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="menu-face"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${() => (this.isOpen ? this.close() : this.open())}
        @keydown=${this.openByArrow}
      >
        <span class="unseen">${this.words}</span>${this.face}${icon('expand_more')}
      </button>
      ${this.isOpen ? this.menu() : nothing}`;
  }

  private menu(): TemplateResult {
    const inside = this.choices.find(({ id }) => id === this.within)?.inside;
    return html`<div class="menu-sheet">
      <div role="menu" aria-label=${inside?.words ?? this.menuWords} @keydown=${this.moveByKey}>
        ${inside === undefined ? nothing : this.backEntry(inside.words)}
        ${(inside?.choices ?? this.choices).map((choice) => this.entry(choice))}
      </div>
      ${this.foot === nothing ? nothing : html`<div class="menu-foot">${this.foot}</div>`}
    </div>`;
  }

  private backEntry(words: string): TemplateResult {
    return html`<button
      type="button"
      tabindex="-1"
      role="menuitem"
      class="menu-back"
      data-choice=""
      @click=${() => this.leave()}
    >
      ${icon('arrow_back')}<span><span class="unseen">Back from </span>${words}</span>
    </button>`;
  }

  private entry(choice: MenuChoice): TemplateResult {
    const { id, content, isChosen, inside } = choice;
    if (inside !== undefined) {
      return html`<button
        type="button"
        tabindex="-1"
        role="menuitem"
        aria-haspopup="menu"
        data-choice=${id}
        @click=${() => this.enter(id)}
      >
        ${content}${icon('chevron_right')}
      </button>`;
    }
    return html`<button
      type="button"
      tabindex="-1"
      role=${isChosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked=${isChosen === undefined ? nothing : isChosen ? 'true' : 'false'}
      data-choice=${id}
      @click=${() => {
        this.close();
        this.choose(id);
      }}
    >
      ${content}${isChosen === true ? icon('check') : nothing}
    </button>`;
  }

  private open(): void {
    this.isOpen = true;
    this.within = undefined;
    this.focusOn((entry) => entry.getAttribute('aria-checked') === 'true');
  }

  private enter(id: string): void {
    this.within = id;
    this.focusOn((entry) => entry.getAttribute('aria-checked') === 'true');
  }

  private leave(): void {
    const { within } = this;
    this.within = undefined;
    this.focusOn((entry) => entry.dataset['choice'] === within);
  }

  private focusOn(isWanted: (entry: HTMLElement) => boolean): void {
    void this.updateComplete.then(() => {
      const entries = this.entries();
      (entries.find(isWanted) ?? entries[0])?.focus();
    });
  }

  private close(): void {
    this.isOpen = false;
    this.querySelector<HTMLElement>('.menu-face')?.focus();
  }

  private readonly closeFromOutside = (event: Event): void => {
    if (this.isOpen && event.target instanceof Node && !this.contains(event.target)) this.isOpen = false;
  };

  private readonly openByArrow = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' || this.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    this.open();
  };

  private readonly moveByKey = (event: KeyboardEvent): void => {
    const entries = this.entries();
    const place = entries.findIndex((entry) => entry === document.activeElement);
    const target = menuTarget(event.key, place, entries.length);
    const isTurn = this.turnByKey(event.key, entries[place]);
    if (event.key === 'Tab') this.isOpen = false;
    if (target !== undefined) entries[target]?.focus();
    if (target !== undefined || isTurn) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** From one menu into another, back, or out. */
  private turnByKey(key: string, entry: HTMLElement | undefined): boolean {
    const isInside = this.within !== undefined;
    if (key === 'ArrowRight' && entry?.getAttribute('aria-haspopup') === 'menu') entry.click();
    else if (isInside && (key === 'ArrowLeft' || key === 'Escape')) this.leave();
    else if (key === 'Escape') this.close();
    else return false;
    return true;
  }

  private entries(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-choice]')];
  }
}

function menuTarget(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (place + 1) % count;
    case 'ArrowUp':
      return (place - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
