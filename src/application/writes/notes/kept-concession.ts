import type { TimelineEvent } from '#domain/timeline/event';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';

/** The concession that was asked for last on a contract, as other systems are told of it. */
export interface KeptConcession {
  readonly requestId: string;
  readonly state: string;
  readonly level: number;
  /** Percent of the yearly value. */
  readonly depthPercent: number;
  /** A year, in minor units. */
  readonly annualMinor: number;
  readonly currency: string;
  /** Last decision, lapse or withdrawal of these terms; absent: none yet. */
  readonly decidedOn?: CalendarDate;
}

type Payload = Readonly<Record<string, unknown>>;

/** With one more event. What it cannot read, and what is about an older request, changes nothing. */
export function foldKeptConcession(
  known: KeptConcession | undefined,
  { type, payloadText }: Pick<TimelineEvent, 'type' | 'payloadText'>,
  on: CalendarDate,
): KeptConcession | undefined {
  const payload = JSON.parse(payloadText) as Payload;
  if (type === 'concessionRequested' || type === 'concessionRevised') return asked(payload) ?? known;
  if (known === undefined || payload['requestId'] !== known.requestId) return known;
  switch (type) {
    case 'concessionDecided':
      return { ...known, state: String(payload['state']), decidedOn: on };
    case 'concessionMoved':
      return payload['state'] === 'escalated'
        ? { ...known, level: Number(payload['level']) }
        : { ...known, state: String(payload['state']), decidedOn: on };
    case 'concessionReviewed':
      return {
        ...known,
        state: payload['upholds'] === true || payload['isSigned'] === true ? 'granted' : 'overturned',
        decidedOn: on,
      };
    default:
      return known;
  }
}

function asked({ requestId, level, figures }: Payload): KeptConcession | undefined {
  const { depthPercent, annualMinor, currency } = (figures ?? {}) as Payload;
  if (typeof requestId !== 'string' || typeof currency !== 'string') return undefined;
  if (typeof depthPercent !== 'number' || typeof annualMinor !== 'number') return undefined;
  return { requestId, state: 'open', level: Number(level), depthPercent, annualMinor, currency };
}
