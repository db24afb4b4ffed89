import { Refusal } from '../sync-channel';
import type { Call } from '../guest/call';
import type { Trigger, TriggerPlan } from '../platform/triggers';
import { requireScope, type Surroundings } from './surroundings';

interface ClockPlan {
  readonly handler: string;
  everyMilliseconds?: number;
  isOnce: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const weekDays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** `ScriptApp`: time-driven triggers, and what a person granted. */
export function installScriptApp(surroundings: Surroundings): void {
  const { realm, job, ask, manifest } = surroundings;
  const allowed = (method: string): void => requireScope(surroundings, method, ['script.scriptapp']);
  const enumerations = {
    AuthMode: realm.enumeration('ScriptApp.AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']),
    AuthorizationStatus: realm.enumeration('ScriptApp.AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']),
    EventType: realm.enumeration('ScriptApp.EventType', ['CLOCK', 'ON_OPEN', 'ON_EDIT', 'ON_FORM_SUBMIT', 'ON_CHANGE']),
    TriggerSource: realm.enumeration('ScriptApp.TriggerSource', [
      'CLOCK',
      'SPREADSHEETS',
      'DOCUMENTS',
      'FORMS',
      'CALENDAR',
    ]),
    WeekDay: realm.enumeration('ScriptApp.WeekDay', weekDays),
  };
  const member = (holder: object, name: string): unknown => (holder as Record<string, unknown>)[name];
  const trigger = realm.kind<Trigger>('ScriptApp.Trigger', {
    getHandlerFunction: ({ handler }) => handler,
    getUniqueId: ({ id }) => id,
    getTriggerSource: () => member(enumerations.TriggerSource, 'CLOCK'),
    getTriggerSourceId: () => null,
    getEventType: () => member(enumerations.EventType, 'CLOCK'),
  });
  const clockBuilder = clockBuilderKind(surroundings, (plan) => trigger.make(ask('createTrigger', job.user, plan)));
  const builder = realm.kind<string>('ScriptApp.TriggerBuilder', {
    timeBased: (handler) => clockBuilder.make({ handler, isOnce: false }),
  });
  const granted = (): readonly string[] =>
    (manifest.oauthScopes ?? []).filter((scope) => !(job.refusedScopes ?? []).includes(scope));
  const demand = (scopes: readonly string[]): void => {
    const missing = scopes.filter((scope) => !granted().includes(scope));
    if (missing.length > 0)
      throw new Refusal(`Authorization is required to perform that action. Missing scopes: ${missing.join(' ')}`);
  };
  const authorization = realm.kind<readonly string[]>('ScriptApp.AuthorizationInfo', {
    getAuthorizationStatus: (missing) =>
      member(enumerations.AuthorizationStatus, missing.length > 0 ? 'REQUIRED' : 'NOT_REQUIRED'),
    getAuthorizationUrl: (missing) => (missing.length > 0 ? 'https://accounts.google.com/o/oauth2/auth' : null),
    getAuthorizedScopes: () => realm.list(granted()),
  });
  realm.install(
    'ScriptApp',
    realm.service('ScriptApp', {
      ...enumerations,
      newTrigger: (call) => {
        allowed('ScriptApp.newTrigger');
        return builder.make(call.text(0));
      },
      getProjectTriggers: () => {
        allowed('ScriptApp.getProjectTriggers');
        return realm.list(ask('triggersOf', job.user).map((one) => trigger.make(one)));
      },
      deleteTrigger: (call) => {
        allowed('ScriptApp.deleteTrigger');
        const one = trigger.stateOf(call.at(0)) ?? call.mismatch();
        ask('removeTrigger', job.user, one.id);
      },
      getScriptId: () => 'local-renewal-desk',
      requireScopes: (call: Call) => demand(call.texts(1)),
      requireAllScopes: () => demand(manifest.oauthScopes ?? []),
      getAuthorizationInfo: (call) => {
        const wanted = call.count > 1 ? call.texts(1) : (manifest.oauthScopes ?? []);
        return authorization.make(wanted.filter((scope) => !granted().includes(scope)));
      },
    }),
  );
}

function clockBuilderKind(
  { realm }: Surroundings,
  create: (plan: TriggerPlan) => unknown,
): { make(plan: ClockPlan): object } {
  const every = (unit: number, choices?: readonly number[]) => (plan: ClockPlan, call: Call, self: object) => {
    const count = call.number(0);
    if (choices !== undefined && !choices.includes(count)) {
      throw new Refusal(
        `The value you passed to ${call.method.split('.').pop() ?? ''} was invalid. It must be one of ${choices.join(', ')}.`,
      );
    }
    plan.everyMilliseconds = count * unit;
    return self;
  };
  const refining = (plan: ClockPlan, _call: Call, self: object): object => {
    plan.everyMilliseconds ??= day;
    return self;
  };
  const once = (plan: ClockPlan, _call: Call, self: object): object => {
    plan.isOnce = true;
    return self;
  };
  return realm.kind<ClockPlan>('ScriptApp.ClockTriggerBuilder', {
    everyMinutes: every(minute, [1, 5, 10, 15, 30]),
    everyHours: every(hour, [1, 2, 4, 6, 8, 12]),
    everyDays: every(day),
    everyWeeks: every(7 * day),
    atHour: refining,
    nearMinute: refining,
    onWeekDay: (plan, _call, self) => {
      plan.everyMilliseconds = 7 * day;
      return self;
    },
    inTimezone: (_plan, _call, self) => self,
    after: once,
    at: once,
    create: ({ handler, everyMilliseconds, isOnce }) => {
      if (everyMilliseconds === undefined && !isOnce)
        throw new Refusal('The trigger needs a schedule. Call everyHours, everyDays, after or at first.');
      return create({ handler, ...(everyMilliseconds === undefined ? {} : { everyMilliseconds }) });
    },
  });
}
