import { randomUUID } from 'node:crypto';
import type { Card } from '#cards/card';
import type { Invocation, InvocationOutcome, OpenMessage } from '#simulators/apps-script/invocation';
import { vendorHosts } from '#simulators/host-names';
import { cardResponseOf } from './card-response';
import { clickEvent, homepageEvent, openMessageEvent, type OpenMail, type Viewer } from './gmail-events';
import type { AddOnAnswer, CallFigures, LocalWorld, MailMessage } from './local-world';

export type Invoke = (invocation: Invocation) => Promise<InvocationOutcome>;

type Click = Parameters<LocalWorld['act']>[1];

/** Calls the bundle's globals as Gmail calls them. Every call is an execution of its own. */
export class AddOnCalls {
  /** Date pickers of the cards shown so far. */
  private readonly dayInputs = new Set<string>();

  constructor(
    private readonly invoke: Invoke,
    private readonly viewer: () => Viewer,
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
    const response = cardResponseOf(outcome.value);
    if (response === undefined)
      return { kind: 'crashed', message: 'The add-on answered with nothing Gmail can show.', calls };
    if (response.kind !== 'notice') this.noteDayInputs(response.card);
    return { kind: 'response', response, calls };
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
  { id, threadId, from, to, cc, subject, sentAt }: MailMessage,
  { accessToken }: OpenMail,
): OpenMessage {
  return { id, threadId, accessToken, from, to, cc, subject, sentAt };
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
