import type { HourlyTrigger } from '#application/ports/platform';

/** The global that the trigger calls. Exported by entry-points.ts. */
const triggerFunction = 'onHourlyTrigger';

/** Refused by a person, the platform asks again before it makes a trigger. */
const triggerScope = 'https://www.googleapis.com/auth/script.scriptapp';

function own(): readonly GoogleAppsScript.Script.Trigger[] {
  return ScriptApp.getProjectTriggers().filter((trigger) => trigger.getHandlerFunction() === triggerFunction);
}

/** The signed-in user's own trigger: the platform shows nobody another user's. An add-on may have one an hour at most. */
export const hourlyTrigger: HourlyTrigger = {
  isInstalled: () => own().length > 0,
  install() {
    ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, [triggerScope]);
    const [, ...doubles] = own();
    for (const trigger of doubles) ScriptApp.deleteTrigger(trigger);
    if (own().length === 0) ScriptApp.newTrigger(triggerFunction).timeBased().everyHours(1).create();
  },
  remove() {
    for (const trigger of own()) ScriptApp.deleteTrigger(trigger);
  },
};
