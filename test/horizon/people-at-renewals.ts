import { openItem, isOver, type WorkflowRecord } from '#application/workflow/workflow-record';
import { cardActionFunction, type CardActionName } from '#cards/card';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import type { WorkbookNow } from './workbook-now';

type Parameters = Readonly<Record<string, string>>;

/** People who do their part, by cards alone: they say that they have it, prove checkpoints by held meetings, and approve. */
export class PeopleAtRenewals {
  acknowledged = 0;
  captured = 0;
  approved = 0;

  constructor(private readonly world: StartedWorld) {}

  /** Some of what waits on a day; which is chosen by the renewal and the day, so that it is the same in every trial. */
  async work({ renewals, people }: WorkbookNow, day: number): Promise<void> {
    const roles = new Map(people.map((person) => [person.email, person]));
    for (const record of renewals) {
      const { owner } = record;
      if (isOver(record) || owner === undefined || !this.isHere(owner.email)) continue;
      if (owner.acknowledgedAt === undefined && isChosen(record, day, 3)) await this.acknowledge(record, owner.email);
      const item = openItem(record);
      if (item === undefined) continue;
      if (item.state === 'captured') {
        const lead = people.find(
          ({ leads, active, email }) => active && leads.includes(owner.email) && this.isHere(email),
        );
        if (lead !== undefined && roles.has(lead.email)) await this.approve(record, item.window, lead.email);
      } else if (isChosen(record, day, 4)) await this.prove(record, item.window, owner.email);
    }
  }

  private isHere(email: string): boolean {
    return this.world.state().people.some((person) => person.email === email);
  }

  private async acknowledge({ clientId, renewalId }: WorkflowRecord, person: string): Promise<void> {
    const page = await this.press(person, 'openRenewal', { clientId: String(clientId), renewalId });
    const [button] = buttonsIn(page, 'acknowledgeRenewal');
    if (button === undefined) return;
    const answer = await this.press(person, 'acknowledgeRenewal', button);
    if (answer.includes('Noted: you have it.')) this.acknowledged += 1;
  }

  /** With the first meeting that HubSpot knows as held since the window opened; without one nothing is proven. */
  private async prove({ clientId, renewalId }: WorkflowRecord, window: string, person: string): Promise<void> {
    const place = { clientId: String(clientId), renewalId, window };
    const form = await this.press(person, 'startOtherEvidence', place);
    const [button] = buttonsIn(form, 'saveOtherEvidence');
    const [source] = /meeting:\w+/.exec(form) ?? [];
    if (button === undefined || source === undefined) return;
    const outcome = ['willRenew', 'undecided', 'wantsChange', 'willRenew'][clientId % 4] ?? 'undecided';
    const inputs = { source: [source], outcome: [outcome], words: ['Spoke about the next term.'] };
    if ((await this.press(person, 'saveOtherEvidence', button, inputs)).includes('Sent for approval.'))
      this.captured += 1;
  }

  private async approve({ clientId, renewalId }: WorkflowRecord, window: string, person: string): Promise<void> {
    const card = await this.press(person, 'openEvidence', { clientId: String(clientId), renewalId, window });
    const button = buttonsIn(card, 'judgeEvidence').find(({ approves }) => approves === 'true');
    if (button === undefined) return;
    if (!(await this.press(person, 'judgeEvidence', button)).includes('"refused"')) this.approved += 1;
  }

  private async press(
    person: string,
    name: CardActionName,
    parameters: Parameters,
    formInputs: Readonly<Record<string, readonly string[]>> = {},
  ): Promise<string> {
    const click = { function: cardActionFunction, parameters: { ...parameters, name }, formInputs };
    const answer = await this.world.act(person, click);
    if (answer.kind === 'crashed') throw new Error(`The button ${name} broke: ${answer.message}`);
    return JSON.stringify(answer);
  }
}

function isChosen({ clientId, contractIds }: WorkflowRecord, day: number, oneIn: number): boolean {
  return (clientId * 7 + (contractIds[0] ?? 0) * 3 + day) % oneIn === 0;
}

/** What the buttons of a name carry, wherever they stand on the card. */
function buttonsIn(answer: string, name: CardActionName): readonly Parameters[] {
  const found: Parameters[] = [];
  JSON.parse(answer, (key, value: unknown) => {
    if (key === 'parameters' && Array.isArray(value)) {
      const pairs = value as readonly { readonly key: string; readonly value: string }[];
      const parameters = Object.fromEntries(pairs.map((pair) => [pair.key, pair.value]));
      if (parameters['name'] === name) found.push(parameters);
    }
    return value;
  });
  return found;
}
