import { randomUUID } from 'node:crypto';
import type { Card } from '#cards/card';
import type { Invocation, InvocationOutcome, OpenMessage } from '#simulators/apps-script/invocation';
import type { Draft } from '#simulators/apps-script/platform/drafts';
import { vendorHosts } from '#simulators/host-names';
import { cardResponseOf, createdDraftOf } from './card-response';
import { clickEvent, homepageEvent, openMessageEvent, type OpenMail, type Viewer } from './gmail-events';
import type { AddOnAnswer, CallFigures, LocalWorld, MailMessage, OpenedDraft } from './local-world';

export type Invoke = (invocation: Invocation) => Promise<InvocationOutcome>;

type Click = Parameters<LocalWorld['act']>[1];

/** Calls the bundle's globals as Gmail calls them. Every call is an execution of its own. */
export class AddOnCalls {
  /** Date pickers of the cards shown so far. */
  private readonly dayInputs = new Set<string>();

  constructor(
    private readonly invoke: Invoke,
    private readonly viewer: () => Viewer,
    private readonly drafts: () => Promise<readonly Draft[]>,
  ) {}

  async homepage(user: string): Promise<AddOnAnswer> {
    return this.answer({ functionName: 'onHomepage', event: homepageEvent(this.viewer()), user, kind: 'card' });
  }

  async openMessage(user: string, message: MailMessage): Promise<AddOnAnswer> {
    const mail = openMailOf(message);
    const event = openMessageEvent(this.viewer(), mail);
    return this.answer({
      functionName: 'onGmailMessage',
      event,
      user,
      kind: 'card',
      openMessage: asOpened(message, mail),
    });
  }

  async click(user: string, click: Click, message: MailMessage | undefined): Promise<AddOnAnswer> {
    const mail = message === undefined ? undefined : openMailOf(message);
    const event = clickEvent(this.viewer(), { ...click, dayInputs: this.dayInputs }, mail);
    const opened = message === undefined || mail === undefined ? {} : { openMessage: asOpened(message, mail) };
    return this.answer({ functionName: click.function, event, user, kind: 'card', ...opened });
  }

  private async answer(invocation: Invocation): Promise<AddOnAnswer> {
    const outcome = await this.invoke(invocation);
    const calls = callFigures(outcome);
    if (outcome.kind === 'threw') return { kind: 'crashed', message: outcome.message, calls };
    const draft = await this.openedDraft(outcome.value, invocation.user);
    if (draft !== undefined) return { kind: 'draft', draft, calls };
    const response = cardResponseOf(outcome.value);
    if (response === undefined)
      return { kind: 'crashed', message: 'The add-on answered with nothing Gmail can show.', calls };
    if (response.kind !== 'notice') this.noteDayInputs(response.card);
    return { kind: 'response', response, calls };
  }

  /** Gmail opens what lies in the drafts of this very person. */
  private async openedDraft(value: unknown, user: string): Promise<OpenedDraft | undefined> {
    const draftId = createdDraftOf(value);
    if (draftId === undefined) return undefined;
    const draft = (await this.drafts()).find(({ id, owner }) => id === draftId && owner === user);
    if (draft === undefined) return undefined;
    const { to, subject, body, threadId } = draft;
    return { to, subject, body, isReply: threadId !== undefined };
  }

  private noteDayInputs({ sections }: Card): void {
    for (const widget of sections.flatMap(({ widgets }) => widgets)) {
      if ('dateTimePicker' in widget) this.dayInputs.add(widget.dateTimePicker.name);
    }
  }
}

/** Every opening brings a token of its own, good for this message and a short while. */
function openMailOf({ id, threadId }: MailMessage): OpenMail {
  return { messageId: id, threadId, accessToken: randomUUID() };
}

function asOpened(
  { id, threadId, from, to, cc, subject, sentAt, autoSubmitted }: MailMessage,
  { accessToken }: OpenMail,
): OpenMessage {
  const headers = autoSubmitted === undefined ? {} : { headers: { 'Auto-Submitted': autoSubmitted } };
  return { id, threadId, accessToken, from, to, cc, subject, sentAt, ...headers };
}

/** How the hosts of the bundle's calls are called on a screen. */
const systems: Readonly<Record<string, string>> = {
  [vendorHosts.halopsa]: 'HaloPSA',
  [vendorHosts.hubspot]: 'HubSpot',
  [vendorHosts.sheets]: 'Google Sheets',
  [vendorHosts.token]: 'Google sign-in',
  [vendorHosts.drive]: 'Google Drive',
};

function callFigures({ figures }: InvocationOutcome): CallFigures {
  const http: Record<string, number> = {};
  for (const [host, calls] of Object.entries(figures.http)) {
    const system = systems[host] ?? host;
    http[system] = (http[system] ?? 0) + calls;
  }
  return { http, cpuMilliseconds: figures.cpuMilliseconds };
}
