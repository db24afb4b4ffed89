import { eventSentence } from '#domain/timeline/event-sentence';
import type { SealedEvent } from '#domain/timeline/event';
import { isCalendarDate, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { moneyText } from '#domain/vocabulary/money';
import type { Person } from '#domain/vocabulary/person';
import type { KeptConcession } from './kept-concession';

export interface NoteFacts {
  /** Reference of the contract. */
  readonly ref: string;
  readonly people: readonly Person[];
  readonly concession?: KeptConcession | undefined;
}

export interface NoteContent {
  /** Plain text on one line. */
  readonly body: string;
  readonly on: CalendarDate;
}

/** HubSpot takes 65,536 characters; nobody reads as many. */
const longestBody = 4_000;

/** What colleagues read in HubSpot and HaloPSA: what happened, who says so, and of a concession what was asked. No margin, no cost. */
export function noteText(event: SealedEvent, { ref, people, concession }: NoteFacts, day: CalendarDate): NoteContent {
  const { type, actor, payloadText } = event;
  const { happenedOn, requestId } = JSON.parse(payloadText) as Readonly<Record<string, unknown>>;
  const by = actor === 'run' ? '' : (people.find(({ email }) => email === actor)?.name ?? actor);
  const parts = [
    `${ref.trim() === '' ? '' : `${ref.trim()}: `}${eventSentence(event)}`,
    ...(concession !== undefined && concession.requestId === requestId ? [askedText(concession)] : []),
    ...(by === '' ? [] : [`${type === 'interventionLogged' ? 'Logged' : 'Decided'} by ${by} in Renewal Desk.`]),
  ];
  const body = parts.join(' ').replace(/\s+/g, ' ');
  const isDay = typeof happenedOn === 'string' && isCalendarDate(happenedOn);
  return {
    body: body.length <= longestBody ? body : `${body.slice(0, longestBody - 1)}…`,
    on: isDay ? happenedOn : day,
  };
}

function askedText({ depthPercent, annualMinor, currency, level }: KeptConcession): string {
  const depth = Math.round(depthPercent * 10) / 10;
  return `Asked for: ${moneyText({ annualMinor, currency })} a year, ${depth}% of the yearly value, level ${level}.`;
}
