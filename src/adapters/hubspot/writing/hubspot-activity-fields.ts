import {
  noteFields,
  taskFields,
  type FieldTexts,
  type NoteField,
  type StandingActivity,
  type TaskField,
} from '#application/ports/crm-writing';
import type { LocalTime } from '#application/ports/platform';
import { instantAt } from '#domain/vocabulary/business-time';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import { markedHtml, markedText } from '../../http/marked-text';
import { onlyKnown } from '../../http/only-known';
import { instantOf, textOf, type Properties } from '../hubspot-values';

/** Tasks and notes as HubSpot holds them. The due date of a task and the day of a note are their `hs_timestamp`. */
export interface ActivityForm<Field extends string> {
  readonly kind: 'tasks' | 'notes';
  /** Association types from it to a deal and to a company. Source: docs/reference/apis/hubspot.md, "Ties". */
  readonly dealTypeId: number;
  readonly companyTypeId: number;
  readonly properties: readonly string[];
  toWire(values: FieldTexts<Field>, marker?: string): Readonly<Record<string, string>>;
  toStanding(id: string, dealId: string, wire: Properties): StandingActivity<Field>;
}

export function taskForm(localTime: LocalTime): ActivityForm<TaskField> {
  return {
    kind: 'tasks',
    dealTypeId: 216,
    companyTypeId: 192,
    properties: [
      'hs_task_subject',
      'hs_task_body',
      'hs_timestamp',
      'hubspot_owner_id',
      'hs_task_reminders',
      'hs_task_status',
      'hs_lastmodifieddate',
    ],
    toWire: (values, marker) => ({
      ...(marker === undefined ? {} : { hs_task_type: 'TODO', hs_task_priority: 'HIGH' }),
      ...written(values, {
        subject: (text) => ({ hs_task_subject: text }),
        body: (text) => ({ hs_task_body: markedHtml(text, marker) }),
        dueOn: (day) => ({ hs_timestamp: String(nineOClock(day, localTime)) }),
        ownerId: (id) => ({ hubspot_owner_id: id }),
        // Milliseconds alone are taken here.
        remindOn: (day) => ({ hs_task_reminders: day === '' ? '' : String(nineOClock(day, localTime)) }),
        status: (status) => ({ hs_task_status: status === 'done' ? 'COMPLETED' : 'NOT_STARTED' }),
      }),
    }),
    toStanding(id, dealId, wire) {
      const { marker, text } = markedText(textOf(wire, 'hs_task_body') ?? '');
      return {
        ...standing(id, dealId, marker, wire),
        values: valuesOf(taskFields, {
          subject: textOf(wire, 'hs_task_subject'),
          body: text,
          dueOn: dayIn(wire, 'hs_timestamp', localTime),
          ownerId: textOf(wire, 'hubspot_owner_id'),
          remindOn: dayIn(wire, 'hs_task_reminders', localTime),
          status: textOf(wire, 'hs_task_status') === 'COMPLETED' ? 'done' : 'open',
        }),
      };
    },
  };
}

export function noteForm(localTime: LocalTime): ActivityForm<NoteField> {
  return {
    kind: 'notes',
    dealTypeId: 214,
    companyTypeId: 190,
    properties: ['hs_note_body', 'hs_timestamp', 'hs_lastmodifieddate'],
    toWire: (values, marker) =>
      written(values, {
        body: (text) => ({ hs_note_body: markedHtml(text, marker) }),
        on: (day) => ({ hs_timestamp: String(nineOClock(day, localTime)) }),
      }),
    toStanding(id, dealId, wire) {
      const { marker, text } = markedText(textOf(wire, 'hs_note_body') ?? '');
      return {
        ...standing(id, dealId, marker, wire),
        values: valuesOf(noteFields, { body: text, on: dayIn(wire, 'hs_timestamp', localTime) }),
      };
    },
  };
}

type WireWords<Field extends string> = Readonly<Record<Field, (value: string) => Record<string, string>>>;

function written<Field extends string>(values: FieldTexts<Field>, words: WireWords<Field>): Record<string, string> {
  const wire: Record<string, string> = {};
  for (const field of Object.keys(words) as Field[]) {
    const value = values[field];
    if (value !== undefined) Object.assign(wire, words[field](value));
  }
  return wire;
}

function standing(id: string, dealId: string, marker: string | undefined, wire: Properties) {
  return { id, dealId, ...onlyKnown({ marker, modifiedAt: instantOf(wire, 'hs_lastmodifieddate') }) };
}

function valuesOf<Field extends string>(
  fields: readonly Field[],
  known: Readonly<Record<Field, string | undefined>>,
): Readonly<Record<Field, string>> {
  return Object.fromEntries(fields.map((field) => [field, known[field] ?? ''])) as Record<Field, string>;
}

function dayIn(wire: Properties, name: string, localTime: LocalTime): CalendarDate | undefined {
  const at = instantOf(wire, name);
  return at === undefined ? undefined : localTime.dayOf(at);
}

/** Nine in the morning on that day where the MSP is. */
function nineOClock(day: CalendarDate, localTime: LocalTime): Instant {
  return instantAt(day, '09:00', localTime);
}
