import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from './icons';

export interface MenuChoice {
  readonly id: string;
  readonly content: TemplateResult | string;
  /** Given for choices of which one holds, like the person at the keyboard. */
  readonly isChosen?: boolean;
}

/** A button with a menu: arrow keys move, Escape and Tab close, focus returns to the button. */
@customElement('menu-button')
export class MenuButton extends LitElement {
  @property({ attribute: false }) face: TemplateResult = html``;
  @property() words = '';
  @property() menuWords = '';
  @property({ attribute: false }) choices: readonly MenuChoice[] = [];
  @property({ attribute: false }) foot: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) choose: (id: string) => void = () => undefined;
  @state() private isOpen = false;

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
    return html`<div class="menu-sheet">
      <div role="menu" aria-label=${this.menuWords} @keydown=${this.moveByKey}>
        ${this.choices.map((choice) => this.entry(choice))}
      </div>
      ${this.foot === nothing ? nothing : html`<div class="menu-foot">${this.foot}</div>`}
    </div>`;
  }

  private entry({ id, content, isChosen }: MenuChoice): TemplateResult {
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
    void this.updateComplete.then(() => {
      const entries = this.entries();
      (entries.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? entries[0])?.focus();
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
    if (event.key === 'Tab') this.isOpen = false;
    if (event.key === 'Escape') this.close();
    if (target !== undefined) entries[target]?.focus();
    if (target !== undefined || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };

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
