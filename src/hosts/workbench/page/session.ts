import type { Action, OnClick } from '#cards/card';
import type { AddOnAnswer, FaultKind, OpenedDraft, VendorName } from '../local-world';
import { formInputs, formProblems } from './card/form';
import { GatewayError, type Gateway } from './gateway';
import {
  acting,
  answered,
  failed,
  opening,
  refolded,
  refused,
  steppedBack,
  topCard,
  typedInto,
  type Panel,
} from './panel/panel';
import { brokenVendors, currentPerson, firstScreen, openMessageOf, type Screen } from './screen';
import { vendorRecord } from './vendor-record';

/** Which person with which message the page starts with; what does not exist is passed over. */
export interface Place {
  readonly person?: string;
  readonly messageId?: string;
}

/** What an answer brings. */
interface Arriving {
  readonly after: (panel: Panel) => Panel;
  readonly notice?: string;
  readonly draft?: OpenedDraft;
}

/** What a person at the page does, and what the page shows after it. Knows no document. */
export class Session {
  screen: Screen = firstScreen;
  /** Answers to an older opening than this are late and dropped: someone paging quickly sees the last message's card. */
  private openings = 0;

  constructor(
    private readonly gateway: Gateway,
    private readonly onChange: (screen: Screen) => void,
  ) {}

  async start({ person, messageId }: Place): Promise<void> {
    await this.lookAgain();
    const people = this.screen.world?.people ?? [];
    const first = people.find(({ email }) => email === person) ?? people[0];
    if (first !== undefined) await this.choosePerson(first.email, messageId);
  }

  /** Reads the clock and the sync; called every few seconds. */
  async lookAgain(): Promise<void> {
    try {
      const world = await this.gateway.state();
      const wasSyncing = this.screen.world?.isSyncing ?? false;
      this.show({ world, trouble: undefined });
      if (wasSyncing && !world.isSyncing) await this.readInbox();
    } catch (error) {
      this.show({ trouble: advised(error) });
    }
  }

  async choosePerson(person: string, messageId?: string): Promise<void> {
    this.show({ person, inbox: undefined, openMessageId: messageId, readIds: new Set() });
    const reading = this.readInbox();
    if (messageId === undefined) {
      await Promise.all([reading, this.openHome()]);
      return;
    }
    await reading;
    await this.openMessage(messageId);
  }

  async openMessage(messageId: string): Promise<void> {
    const { inbox, readIds } = this.screen;
    if (!inbox?.some(({ id }) => id === messageId)) {
      this.show({ openMessageId: undefined });
      return this.openHome();
    }
    this.show({ openMessageId: messageId, readIds: new Set(readIds).add(messageId) });
    await this.runTrigger();
  }

  async closeMessage(): Promise<void> {
    if (this.screen.openMessageId === undefined) return;
    this.show({ openMessageId: undefined });
    await this.runTrigger();
  }

  /** Beside an open message the homepage comes on top of its card, so that the back arrow returns to it. */
  async openHome(): Promise<void> {
    const { person, panel } = this.screen;
    if (person === undefined) return;
    if (this.screen.openMessageId === undefined) return this.runTrigger();
    if (panel.work !== 'idle') return;
    const kind = panel.stack[panel.stack.length - 2]?.pressed === 'home' ? 'update' : 'push';
    await this.act('home', async () => placed(await this.gateway.openHomepage(person), kind));
  }

  /** What opening the message again does: the trigger runs anew, the stack is one card. */
  async runTrigger(): Promise<void> {
    const { person, openMessageId } = this.screen;
    if (person === undefined) return;
    const turn = ++this.openings;
    this.show({ panel: opening(this.screen.panel) });
    const run =
      openMessageId === undefined ? this.gateway.openHomepage(person) : this.gateway.openMessage(person, openMessageId);
    const next = await this.outcomeOf(run);
    if (turn === this.openings) this.arrive(next);
  }

  async press(onClick: OnClick, key: string): Promise<void> {
    if ('openLink' in onClick) return this.follow(onClick.openLink.url);
    const top = topCard(this.screen.panel);
    const { person } = this.screen;
    if (top === undefined || person === undefined || this.screen.panel.work !== 'idle') return;
    const problems = formProblems(top.card, top.typed, onClick.action.requiredWidgets ?? []);
    if (Object.keys(problems).length > 0) return this.show({ panel: refused(this.screen.panel, problems) });
    const click = clickOf(onClick.action, formInputs(top.card, top.typed), openMessageOf(this.screen)?.id);
    await this.act(key, () => this.gateway.act(person, click));
  }

  back(): void {
    // A late answer to what was pressed on the card that is left must not land on another card.
    this.openings += 1;
    this.show({ panel: steppedBack({ ...this.screen.panel, work: 'idle' }) });
  }

  type(name: string, values: readonly string[]): void {
    this.show({ panel: typedInto(this.screen.panel, name, values) });
  }

  fold(section: number): void {
    this.show({ panel: refolded(this.screen.panel, section) });
  }

  /** For links that are no links here: into simulated systems, or with an address that no browser should open. */
  follow(url: string): void {
    const record = vendorRecord(url);
    this.say(record === undefined ? 'This link has no safe address.' : `In Gmail this opens ${record}`);
  }

  say(text: string): void {
    this.show({ toast: { turn: (this.screen.toast?.turn ?? 0) + 1, text } });
  }

  /** The draft stays in the mailbox; only its window closes. */
  closeDraft(): void {
    this.show({ draft: undefined });
  }

  dismissToast(): void {
    this.show({ toast: undefined });
  }

  async moveTime(milliseconds: number): Promise<void> {
    const { world, move } = this.screen;
    if (world === undefined || move !== undefined) return;
    this.show({ move: { from: world.now, to: world.now + milliseconds } });
    try {
      this.show({ world: await this.gateway.advance(milliseconds) });
    } catch (error) {
      this.say(advised(error));
    }
    this.show({ move: undefined });
    await this.readInbox();
    await this.redrawAfterMove();
  }

  /** Every call of the vendor meets the fault; without one it works normally again. */
  async breakVendor(vendor: VendorName, kind: FaultKind | undefined): Promise<void> {
    const fault = kind === undefined ? undefined : ({ kind, scope: { reach: 'every' } } as const);
    try {
      this.show({ world: await this.gateway.setFault(vendor, fault) });
    } catch (error) {
      this.say(advised(error));
    }
  }

  async mendAll(): Promise<void> {
    for (const vendor of brokenVendors(this.screen)) await this.breakVendor(vendor, undefined);
    if (brokenVendors(this.screen).length === 0) this.say('Every system works normally again.');
  }

  /** A card shows the day it was drawn on. One that nobody worked on is drawn anew, another is left alone. */
  private async redrawAfterMove(): Promise<void> {
    const { stack, work } = this.screen.panel;
    if (work !== 'idle') return;
    if (stack.length <= 1 && Object.keys(stack[0]?.typed ?? {}).length === 0) return this.runTrigger();
    this.say('Time moved. Refresh the card to see it as of now.');
  }

  private async readInbox(): Promise<void> {
    const { person } = this.screen;
    if (person === undefined) return;
    try {
      const inbox = await this.gateway.inbox(person);
      if (person === this.screen.person) this.show({ inbox });
    } catch (error) {
      this.show({ trouble: advised(error) });
    }
  }

  private async act(key: string, run: () => Promise<AddOnAnswer>): Promise<void> {
    const turn = ++this.openings;
    this.show({ panel: acting(this.screen.panel, key), toast: undefined });
    const next = await this.outcomeOf(run());
    if (turn === this.openings) this.arrive(next);
  }

  /** What the panel becomes, whether the add-on answered, threw, or could not be asked. */
  private async outcomeOf(run: Promise<AddOnAnswer>): Promise<Arriving> {
    try {
      const answer = await run;
      const notice = answer.kind === 'response' ? answer.response.notice : undefined;
      return {
        after: (panel) => answered(panel, answer),
        ...(notice === undefined ? {} : { notice }),
        ...(answer.kind === 'draft' ? { draft: answer.draft } : {}),
      };
    } catch (error) {
      return { after: (panel) => failed(panel, { kind: 'unreachable', message: advised(error) }) };
    }
  }

  private arrive({ after, notice, draft }: Arriving): void {
    this.show({ panel: after(this.screen.panel), ...(draft === undefined ? {} : { draft }) });
    if (notice !== undefined) this.say(notice);
  }

  private show(change: Partial<Screen>): void {
    this.screen = { ...this.screen, ...change };
    this.onChange(this.screen);
  }
}

export function placeOf(screen: Screen): Place {
  const person = currentPerson(screen)?.email;
  const messageId = screen.openMessageId;
  return { ...(person === undefined ? {} : { person }), ...(messageId === undefined ? {} : { messageId }) };
}

function clickOf(action: Action, inputs: Readonly<Record<string, readonly string[]>>, messageId: string | undefined) {
  const parameters = Object.fromEntries((action.parameters ?? []).map(({ key, value }) => [key, value]));
  const click = { function: action.function, parameters, formInputs: inputs };
  return messageId === undefined ? click : { ...click, messageId };
}

/** A trigger answers with a first card; here it goes on top of what is open. */
function placed(answer: AddOnAnswer, kind: 'push' | 'update'): AddOnAnswer {
  if (answer.kind !== 'response' || answer.response.kind === 'notice') return answer;
  return { ...answer, response: { ...answer.response, kind } };
}

function advised(error: unknown): string {
  if (error instanceof GatewayError) return `${error.message} ${error.advice}`;
  throw error;
}
