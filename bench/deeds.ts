import type { AddOnAnswer } from '#hosts/workbench/local-world';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { row, type BenchRow } from './row';

type FormInputs = Readonly<Record<string, readonly string[]>>;

interface DrawnButton {
  readonly function: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What the two deeds that matter most cost, counted in calls of the shipped bundle while its cache is warm. */
export async function deeds(world: StartedWorld): Promise<readonly BenchRow[]> {
  const desk = new Desk(world);
  return [await draftRow(desk), await approveRow(desk)];
}

/** Presses what a card drew, as a person would: no button is made up here. */
class Desk {
  constructor(private readonly world: StartedWorld) {}

  people(): readonly string[] {
    return this.world.state().people.map(({ email }) => email);
  }

  managers(): readonly string[] {
    return this.world
      .state()
      .people.filter(({ title }) => title === 'Account manager')
      .map(({ email }) => email);
  }

  home(person: string): Promise<AddOnAnswer> {
    return this.world.openHomepage(person);
  }

  mails(person: string): readonly string[] {
    return this.world.inbox(person).map(({ id }) => id);
  }

  open(person: string, messageId: string): Promise<AddOnAnswer> {
    return this.world.openMessage(person, messageId);
  }

  press(person: string, button: DrawnButton, formInputs: FormInputs = {}, messageId?: string): Promise<AddOnAnswer> {
    return this.world.act(person, { ...button, formInputs, ...(messageId === undefined ? {} : { messageId }) });
  }
}

/** A draft asks HaloPSA each time: before it is shown, and before Gmail opens it. */
async function draftRow(desk: Desk): Promise<BenchRow> {
  const what = 'Draft for a client, HTTP calls';
  const budget = 'shown 1 HaloPSA (+1 token); opened 1';
  for (const person of desk.managers()) {
    for (const renewal of drawn(await desk.home(person), 'openRenewal')) {
      const [preview] = drawn(await desk.press(person, renewal), 'previewDraft');
      if (preview === undefined) continue;
      const signedIn = await desk.press(person, preview);
      const shown = await desk.press(person, preview);
      const [draft] = drawn(shown, 'onDraftMail');
      const recipient = firstRecipient(shown);
      if (draft === undefined || recipient === undefined) continue;
      const opened = await desk.press(person, draft, { recipient: [recipient] });
      if (opened.kind !== 'draft') continue;
      const isWithin =
        [shown, opened].every((answer) => halo(answer) === 1 && all(answer).made === 1) && halo(signedIn) <= 2;
      const first = halo(signedIn) === 1 ? '' : `, first of the hour ${halo(signedIn)} with its token`;
      return row(what, budget, `shown ${said(shown)}${first}; opened ${said(opened)}`, isWithin);
    }
  }
  return row(what, budget, 'no renewal offered a draft', false);
}

const asked: FormInputs = {
  type: ['priceCut'],
  quantity: ['8'],
  termMonths: ['24'],
  give: ['longerTerm'],
  cause: ['price'],
  pressure: ['competitor'],
  reason: ['They hold an offer that is lower.'],
  retentionClaim: ['They sign for two years.'],
  alternative: ['A smaller tier.'],
};

/** A request is approved by whoever it waits for; evidence by the success lead. Both are read, append, view. */
async function approveRow(desk: Desk): Promise<BenchRow> {
  const what = 'Approve / reject, HTTP calls';
  const budget = '3 (+1 token)';
  const [approver, deed] = (await requestBefore(desk)) ?? [];
  if (approver === undefined || deed === undefined) return row(what, budget, 'no request could be made', false);
  const decided = await desk.press(approver, deed, { words: ['Agreed with the sponsor.'] });
  const first = all(decided);
  return row(what, budget, said(decided), first.made <= 3 && first.tokens <= 1 && decided.kind === 'response');
}

async function requestBefore(desk: Desk): Promise<readonly [string, DrawnButton] | undefined> {
  for (const person of desk.managers()) {
    for (const mail of desk.mails(person).slice(0, 40)) {
      const [start] = drawn(await desk.open(person, mail), 'startConcession');
      if (start === undefined) continue;
      const [save] = drawn(await desk.press(person, start, {}, mail), 'saveConcession');
      if (save === undefined) continue;
      await desk.press(person, save, asked, mail);
      for (const approver of desk.people()) {
        for (const request of drawn(await desk.home(approver), 'openRequest')) {
          const approve = drawn(await desk.press(approver, request), 'pressDeed').find(
            ({ parameters }) => parameters['deed'] === 'approve',
          );
          if (approve !== undefined) return [approver, approve];
        }
      }
    }
  }
  return undefined;
}

/** Every button or line of the answer that leads to an action, or to a function of its own. */
function drawn(answer: AddOnAnswer, name: string): readonly DrawnButton[] {
  const found: DrawnButton[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('function' in value && 'parameters' in value && Array.isArray(value.parameters)) {
      const pairs = (value.parameters as readonly { readonly key: string; readonly value: string }[]).map(
        (pair) => [pair.key, pair.value] as const,
      );
      const parameters: Readonly<Record<string, string>> = Object.fromEntries(pairs);
      if (value.function === name || parameters['name'] === name)
        found.push({ function: String(value.function), parameters });
    }
    Object.values(value).forEach(visit);
  };
  if (answer.kind === 'response') visit(answer.response);
  return found;
}

/** The first choice of the field that names who gets the draft. */
function firstRecipient(answer: AddOnAnswer): string | undefined {
  return /"name":"recipient".*?"value":"([^"]+@[^"]+)"/.exec(JSON.stringify(answer))?.[1];
}

function halo({ calls }: AddOnAnswer): number {
  return calls.http['HaloPSA'] ?? 0;
}

function all({ calls }: AddOnAnswer): { readonly made: number; readonly tokens: number } {
  const tokens = Object.entries(calls.http).reduce((sum, [system, made]) => sum + (isSignIn(system) ? made : 0), 0);
  return { made: Object.values(calls.http).reduce((sum, made) => sum + made, 0) - tokens, tokens };
}

function said(answer: AddOnAnswer): string {
  const { made, tokens } = all(answer);
  return tokens === 0 ? String(made) : `${made} + ${tokens} token`;
}

function isSignIn(system: string): boolean {
  return system.includes('sign-in');
}
