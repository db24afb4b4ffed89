import * as v from 'valibot';
import type { MessageHeaders } from '#application/open-message';
import { fromEpochDay, isCalendarDate, millisecondsPerDay } from '#domain/vocabulary/calendar-date';

/**
 * Events come from the viewer's machine by way of Google: nothing in them is believed but their shape. Who the viewer is never
 * comes from here. Source: developers.google.com/workspace/add-ons/concepts/event-objects.
 */
const OpenedMessageEvent = v.object({
  gmail: v.object({ accessToken: v.pipe(v.string(), v.minLength(1)), messageId: v.pipe(v.string(), v.minLength(1)) }),
});

/** Where to read the open message. The token is short-lived: every event brings a fresh one, and none is kept. */
export interface MessageKey {
  readonly accessToken: string;
  readonly messageId: string;
}

/** Undefined when the event is not one of an opened message. */
export function parseOpenedMessage(event: unknown): MessageKey | undefined {
  const result = v.safeParse(OpenedMessageEvent, event);
  return result.success ? result.output.gmail : undefined;
}

/** Times come as a number or as its digits. */
const Milliseconds = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^-?\d{1,15}$/), v.transform(Number))]),
  v.integer(),
);

const FormInput = v.object({
  stringInputs: v.optional(v.object({ value: v.optional(v.array(v.string()), []) })),
  dateInput: v.optional(v.object({ msSinceEpoch: Milliseconds })),
  dateTimeInput: v.optional(v.object({ msSinceEpoch: Milliseconds })),
});

const CardActionEvent = v.object({
  commonEventObject: v.object({
    parameters: v.optional(v.record(v.string(), v.string()), {}),
    formInputs: v.optional(v.record(v.string(), FormInput), {}),
  }),
});

/** A pressed button: its parameters, and what the form on its card holds. All of it is text to be parsed further. */
export interface PressedButton {
  readonly parameters: Readonly<Record<string, string>>;
  readonly formInputs: Readonly<Record<string, v.InferOutput<typeof FormInput>>>;
  /** Reads the message beside which the button was pressed; absent when none is open. */
  readonly readMessage?: () => MessageHeaders;
}

export function parsePressedButton(event: unknown): PressedButton | undefined {
  const result = v.safeParse(CardActionEvent, event);
  return result.success ? result.output.commonEventObject : undefined;
}

/** Empty when nothing was entered. */
export function enteredText({ formInputs }: PressedButton, field: string): string {
  return formInputs[field]?.stringInputs?.value[0]?.trim() ?? '';
}

/** The picked day as `YYYY-MM-DD`; empty when none was. A date-only picker tells its day as midnight UTC, in no zone. */
export function enteredDay(button: PressedButton, field: string): string {
  const input = button.formInputs[field];
  const picked = input?.dateInput?.msSinceEpoch ?? input?.dateTimeInput?.msSinceEpoch;
  if (picked !== undefined) return dayOfPicker(picked);
  const text = enteredText(button, field);
  if (/^-?\d{5,15}$/.test(text)) return dayOfPicker(Number(text));
  return isCalendarDate(text) ? text : '';
}

/** Dates beyond what a calendar day can say are no day. */
function dayOfPicker(milliseconds: number): string {
  const epochDay = Math.floor(milliseconds / millisecondsPerDay);
  return Math.abs(epochDay) > 2_900_000 ? '' : fromEpochDay(epochDay);
}

/** Only the platform's clock fires with a trigger id and without a card. Source: Apps Script, "Event objects", time-driven events. */
const TriggerEvent = v.object({ triggerUid: v.pipe(v.string(), v.minLength(1)) });

export function isTriggerEvent(event: unknown): boolean {
  if (!v.safeParse(TriggerEvent, event).success) return false;
  return typeof event === 'object' && event !== null && !('commonEventObject' in event) && !('gmail' in event);
}
