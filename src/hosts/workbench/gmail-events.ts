/**
 * The event objects that Gmail hands to an add-on. Source: Google, "Google Workspace add-ons: event objects".
 */
export interface Viewer {
  readonly timeZone: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface OpenMail {
  readonly messageId: string;
  readonly threadId: string;
  /** Good for this message and a short while. */
  readonly accessToken: string;
}

export function homepageEvent(viewer: Viewer): object {
  return { commonEventObject: commonEventObject(viewer) };
}

export function openMessageEvent(viewer: Viewer, mail: OpenMail): object {
  return { commonEventObject: commonEventObject(viewer), gmail: mail };
}

export interface PressedButton {
  readonly parameters: Readonly<Record<string, string>>;
  readonly formInputs: Readonly<Record<string, readonly string[]>>;
  /** Names of inputs that are date pickers: Gmail tells their values under another key. */
  readonly dayInputs: ReadonlySet<string>;
}

export function clickEvent(viewer: Viewer, button: PressedButton, mail: OpenMail | undefined): object {
  const inputs = Object.entries(button.formInputs).map(([name, value]) => {
    const day = button.dayInputs.has(name) ? Number(value[0]) : Number.NaN;
    return [name, Number.isNaN(day) ? { stringInputs: { value } } : { dateInput: { msSinceEpoch: day } }];
  });
  return {
    commonEventObject: {
      ...commonEventObject(viewer),
      parameters: button.parameters,
      formInputs: Object.fromEntries(inputs) as object,
    },
    ...(mail === undefined ? {} : { gmail: mail }),
  };
}

function commonEventObject({ timeZone, now }: Viewer): object {
  return {
    platform: 'WEB',
    hostApp: 'GMAIL',
    userLocale: 'en-GB',
    timeZone: { id: timeZone, offset: offsetMilliseconds(timeZone, now) },
  };
}

function offsetMilliseconds(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d\d):(\d\d)$/.exec(name);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -1 : 1) * minutes * 60_000;
}
