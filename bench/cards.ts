import type { StartedWorld } from '#hosts/workbench/start-local-world';
import type { AddOnAnswer, MailMessage } from '#hosts/workbench/local-world';
import { p95, row, type BenchRow } from './row';

/** Opened messages from which the CPU of a card is measured. */
const messagesMeasured = 60;

interface Openings {
  readonly world: StartedWorld;
  readonly person: string;
}

/** What opening a mail costs, counted in calls of the shipped bundle. Calls, not milliseconds, carry over to Google's machines. */
export async function cards(world: StartedWorld): Promise<readonly BenchRow[]> {
  const person = world.state().people.find(({ title }) => title === 'Account manager')?.email ?? '';
  const openings = { world, person };
  const sorted = await messagesByKind(openings);
  return [...(await strangersCard(openings, sorted.stranger)), ...(await clientsCard(openings, sorted.client))];
}

/** A client's card names contracts; a stranger's says that nobody is known. Told apart by whether a client's row was read. */
async function messagesByKind({
  world,
  person,
}: Openings): Promise<Record<'client' | 'stranger', readonly MailMessage[]>> {
  const kinds: Record<'client' | 'stranger', MailMessage[]> = { client: [], stranger: [] };
  for (const message of world.inbox(person)) {
    await world.machines.appsScript.clearCache();
    const cold = calls(await world.openMessage(person, message.id));
    kinds[cold.sheets >= 2 ? 'client' : 'stranger'].push(message);
  }
  return kinds;
}

async function strangersCard(
  { world, person }: Openings,
  [message]: readonly MailMessage[],
): Promise<readonly BenchRow[]> {
  const budget = 'warm 0; cold 1 (+1 token)';
  if (message === undefined) return [row("Stranger's card, HTTP calls", budget, 'no stranger wrote', false)];
  await world.machines.appsScript.clearCache();
  const cold = calls(await world.openMessage(person, message.id));
  const warm = calls(await world.openMessage(person, message.id));
  const isWithin = warm.all === 0 && cold.all - cold.token <= 1 && cold.token <= 1;
  return [row("Stranger's card, HTTP calls", budget, `warm ${said(warm)}; cold ${said(cold)}`, isWithin)];
}

async function clientsCard(
  { world, person }: Openings,
  messages: readonly MailMessage[],
): Promise<readonly BenchRow[]> {
  const budget = 'warm 0; miss 1; cold 2 (+1 token)';
  const [first] = messages;
  const other = messages.find(({ from }) => domainOf(from) !== domainOf(first?.from ?? ''));
  if (first === undefined || other === undefined)
    return [row("Client's card, HTTP calls", budget, 'too few clients wrote', false)];
  await world.machines.appsScript.clearCache();
  const cold = calls(await world.openMessage(person, first.id));
  const warm = calls(await world.openMessage(person, first.id));
  const miss = calls(await world.openMessage(person, other.id));
  const isWithin = warm.all === 0 && miss.all <= 1 && cold.all - cold.token <= 2 && cold.token <= 1;

  const milliseconds: number[] = [];
  for (let place = 0; place < messagesMeasured; place += 1) {
    const message = messages[place % messages.length];
    if (message !== undefined) milliseconds.push((await world.openMessage(person, message.id)).calls.cpuMilliseconds);
  }
  const slowest = p95(milliseconds);
  return [
    row("Client's card, HTTP calls", budget, `warm ${said(warm)}; miss ${said(miss)}; cold ${said(cold)}`, isWithin),
    row(
      "Client's card, CPU in the bundle",
      '< 15 ms p95',
      `${slowest.toFixed(1)} ms p95 of ${milliseconds.length}`,
      slowest < 15,
    ),
  ];
}

interface Calls {
  readonly all: number;
  readonly token: number;
  readonly sheets: number;
}

function calls({ calls: { http } }: AddOnAnswer): Calls {
  const all = Object.values(http).reduce((sum, made) => sum + made, 0);
  return { all, token: http['Google sign-in'] ?? 0, sheets: http['Google Sheets'] ?? 0 };
}

function said({ all, token }: Calls): string {
  return token === 0 ? String(all) : `${all - token} + ${token} token`;
}

function domainOf(from: string): string {
  return /@([^>]+)>?$/.exec(from)?.[1] ?? '';
}
