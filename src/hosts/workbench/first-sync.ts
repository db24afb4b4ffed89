import { backfillShare } from '#application/sync/sync-progress';
import type { WorkbookState } from '#application/tabs/state-tab';
import { cardActionFunction, type CardActionName } from '#cards/card';
import type { InvocationOutcome } from '#simulators/apps-script/invocation';
import type { AppsScriptRuntime } from '#simulators/apps-script/start-apps-script';
import type { SharedClock } from '#simulators/clock';
import { automationEmail } from '#simulators/msp/staff';
import { AddOnCalls } from './add-on-calls';
import { fireTriggers } from './fire-triggers';
import type { Vendors } from './vendors-thread';
import type { WorkbookReader } from './workbook-reader';
import { readWorkbookState } from './world-figures';

export interface FirstSyncParts {
  readonly clock: SharedClock;
  readonly vendors: Vendors;
  readonly appsScript: AppsScriptRuntime;
  readonly reader: WorkbookReader;
  onProgress(text: string): void;
  /** After each run of the trigger. */
  onRun(outcome: InvocationOutcome): void;
}

const hourMilliseconds = 3_600_000;
const lookMilliseconds = 300;
/** A run that stands still this often will not move on by itself. */
const mostRunsWithoutProgress = 3;

/**
 * What the automation user does: turns the hourly sync on from the administrator card, then lets the hours pass until the
 * history is read. Answers at once when it is.
 */
export async function firstSync(parts: FirstSyncParts): Promise<WorkbookState> {
  let state = await readWorkbookState(parts.reader);
  if (state.progress?.isBackfilled === true) return state;
  if (state.writing !== 'on') await turnOnSync(parts);
  let standstills = 0;
  let said: string | undefined;
  while (state.progress?.isBackfilled !== true) {
    const before = JSON.stringify(state.progress);
    const outcomes = await whileLooking(parts, state, () => fireTriggers(parts.appsScript, parts.clock));
    outcomes.forEach(parts.onRun);
    said = outcomes.map(lastWordOf).pop() ?? said;
    state = await readWorkbookState(parts.reader);
    standstills = JSON.stringify(state.progress) === before ? standstills + 1 : 0;
    if (standstills >= mostRunsWithoutProgress) {
      const where = state.progress?.stage === undefined ? '' : ` beyond ${state.progress.stage}`;
      throw new Error(`The first sync does not get on${where}: ${state.trouble ?? said ?? 'no run said why'}`);
    }
    if (state.progress?.isBackfilled !== true) nextHour(parts.clock);
  }
  return state;
}

/** The workbook cannot say why a run broke off: the platform or the run's own log can. */
function lastWordOf(outcome: InvocationOutcome): string | undefined {
  return outcome.kind === 'threw' ? outcome.message : outcome.figures.logs.at(-1);
}

async function turnOnSync({ appsScript, vendors, clock }: FirstSyncParts): Promise<void> {
  const viewer = () => ({ timeZone: vendors.timeZone, now: clock.now() });
  const addOn = new AddOnCalls(
    (invocation) => appsScript.invoke(invocation),
    viewer,
    () => appsScript.drafts(),
  );
  const name: CardActionName = 'turnOnSync';
  const answer = await addOn.click(
    automationEmail,
    { function: cardActionFunction, parameters: { name }, formInputs: {} },
    undefined,
  );
  if ((await appsScript.triggers()).length > 0) return;
  const said = answer.kind === 'crashed' ? answer.message : JSON.stringify(answer);
  throw new Error(`The sync could not be turned on: ${said.slice(0, 500)}`);
}

/** The hourly trigger fires somewhere in its hour; here at its start. */
function nextHour(clock: SharedClock): void {
  clock.set(Math.floor(clock.now() / hourMilliseconds + 1) * hourMilliseconds);
}

/** A run answers when it is done; meanwhile the vendors tell how often they were asked. */
async function whileLooking<Result>(
  { vendors, onProgress }: FirstSyncParts,
  { progress }: WorkbookState,
  work: () => Promise<Result>,
): Promise<Result> {
  const share = progress === undefined ? 0 : backfillShare(progress);
  const look = async () => {
    const calls = Object.entries(await vendors.calls()).filter(([, made]) => made > 0);
    const sofar = share === 0 ? '' : `${Math.floor(share * 100)} % before this run; `;
    onProgress(
      `${sofar}HTTP calls: ${calls.map(([system, made]) => `${system} ${made.toLocaleString('en-GB')}`).join(', ')}`,
    );
  };
  const timer = setInterval(() => void look().catch(() => undefined), lookMilliseconds);
  timer.unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
