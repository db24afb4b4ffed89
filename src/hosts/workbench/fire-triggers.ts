import type { AppsScriptRuntime } from '#simulators/apps-script/start-apps-script';
import type { InvocationOutcome, InvocationProgress } from '#simulators/apps-script/invocation';
import type { SharedClock } from '#simulators/clock';

/** Fires every time-driven trigger once, one after the other, as the platform's clock does. */
export async function fireTriggers(
  appsScript: AppsScriptRuntime,
  clock: SharedClock,
  onProgress?: (progress: InvocationProgress) => void,
): Promise<readonly InvocationOutcome[]> {
  const outcomes: InvocationOutcome[] = [];
  for (const { id, handler, owner } of await appsScript.triggers()) {
    const event = timeDrivenEvent(id, clock.now());
    const progress = onProgress === undefined ? {} : { onProgress };
    outcomes.push(await appsScript.invoke({ functionName: handler, event, user: owner, kind: 'trigger', ...progress }));
  }
  return outcomes;
}

/** Source: Apps Script, "Event objects", time-driven events. */
function timeDrivenEvent(triggerUid: string, at: number): object {
  const time = new Date(at);
  return {
    authMode: 'FULL',
    'day-of-month': time.getUTCDate(),
    'day-of-week': time.getUTCDay() || 7,
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    month: time.getUTCMonth() + 1,
    second: time.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid,
    year: time.getUTCFullYear(),
  };
}
