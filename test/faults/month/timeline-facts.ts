import { fromTimelineRow } from '#application/tabs/timeline-tab';
import type { SealedEvent } from '#domain/timeline/event';
import type { ReadinessFrozen, ReadinessMeasured } from '#domain/timeline/payloads';
import type { FindingMoved } from '#domain/timeline/uplift-payloads';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import type { Tabs } from './derived-tabs';

/** A reading is taken again a week after the last one. Source: PRODUCT, "Timeline". */
const daysBetweenReadings = 7;

export interface FactLimits {
  /** Day on which the comparison is made. */
  readonly endsOn: string;
  /** By how many days an outage can have put a reading off. */
  readonly mostDaysLate: number;
  /** Whether a vendor was broken in the day up to that instant: then a reading may hold facts of another hour. */
  wasBroken(at: number): boolean;
}

export interface FactComparison {
  readonly events: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Readings that hold other figures because they were taken at another hour or day, or without a vendor that was broken. */
  readonly readingsMoved: number;
  readonly readings: number;
  readonly clientsMoved: ReadonlySet<number>;
}

export function eventsOf(tabs: Tabs): readonly SealedEvent[] {
  const [, ...rows] = tabs.find(({ name }) => name === 'Timeline')?.rows ?? [];
  return rows
    .filter(([first]) => first !== undefined && first !== '' && first !== null)
    .map((cells, index) => fromTimelineRow(cells, index + 2));
}

/**
 * The timeline as a set of facts: what happened to which contract with which payload, whenever and by which run it was seen. Readings
 * are compared contract by contract, since a reading says how things stood at the hour it was taken.
 */
export function comparedFacts(
  sound: readonly SealedEvent[],
  broken: readonly SealedEvent[],
  limits: FactLimits,
): FactComparison {
  const isReading = ({ type }: SealedEvent): boolean => type === 'readinessMeasured';
  const plain = comparedSets(
    sound.filter((event) => !isReading(event)),
    broken.filter((event) => !isReading(event)),
    limits,
  );
  const [ours, theirs] = [readingsOf(sound), readingsOf(broken)];
  const contracts = new Set([...ours.keys(), ...theirs.keys()]);
  const compared = [...contracts].map((id) => comparedReadings(ours.get(id) ?? [], theirs.get(id) ?? [], limits));
  const moved = [...plain.moved, ...compared.flatMap((each) => each.moved)];
  return {
    events: sound.length,
    lost: [...plain.lost, ...compared.flatMap(({ lost }) => lost)],
    doubled: [...plain.doubled, ...compared.flatMap(({ doubled }) => doubled)],
    readingsMoved: moved.length,
    readings: sound.filter(({ type }) => type === 'readinessMeasured' || type === 'readinessFrozen').length,
    clientsMoved: new Set(moved),
  };
}

function comparedSets(sound: readonly SealedEvent[], broken: readonly SealedEvent[], { wasBroken }: FactLimits) {
  const left = new Map<string, SealedEvent[]>();
  for (const event of broken) left.set(factText(event), [...(left.get(factText(event)) ?? []), event]);
  const lost: string[] = [];
  const moved: number[] = [];
  for (const event of sound) {
    const counterpart = left.get(factText(event))?.shift();
    if (counterpart?.payloadText === event.payloadText) continue;
    // What was frozen holds figures too, and those may be of another hour.
    const explains = counterpart ?? (isHold(event) ? event : undefined);
    if (explains !== undefined && wasBroken(Date.parse(explains.at))) moved.push(event.clientId ?? 0);
    else lost.push(factText(event));
  }
  const rest = [...left.values()].flat();
  const again = holdsToldAgain(broken);
  const isExplained = (event: SealedEvent): boolean =>
    isHold(event) && !again.has(event.sequence) && wasBroken(Date.parse(event.at));
  return {
    lost,
    moved: [...moved, ...rest.filter(isExplained).map(({ clientId }) => clientId ?? 0)],
    doubled: rest.filter((event) => !isExplained(event)).map(factText),
  };
}

/** Places of those that say what the one before about the same finding said: told twice, whatever was broken. */
function holdsToldAgain(events: readonly SealedEvent[]): ReadonlySet<number> {
  const before = new Map<string, string>();
  const again = new Set<number>();
  for (const { type, payloadText, sequence } of events) {
    if (type !== 'findingMoved') continue;
    const { key } = JSON.parse(payloadText) as FindingMoved;
    if (before.get(key) === payloadText) again.add(sequence);
    before.set(key, payloadText);
  }
  return again;
}

/** Why a finding is held is read off the hour, as a reading is: without a vendor it may be another reason for a while. */
function isHold({ type, payloadText }: SealedEvent): boolean {
  if (type !== 'findingMoved') return false;
  const { by } = JSON.parse(payloadText) as FindingMoved;
  return by === 'held' || by === 'released';
}

/** Everything but where it stands in the chain, when it was seen and by which run; of what was frozen, without the figures. */
function factText({ type, clientId, contractId, renewalId, actor, payloadText }: SealedEvent): string {
  const payload = type === 'readinessFrozen' ? frozenWindow(payloadText) : payloadText;
  return JSON.stringify([type, clientId, contractId, renewalId, actor, payload]);
}

function frozenWindow(payloadText: string): string {
  const { window, renewal, decisionOn, outcome } = JSON.parse(payloadText) as ReadinessFrozen;
  return JSON.stringify({ window, renewal, decisionOn, outcome });
}

interface TakenReading {
  readonly event: SealedEvent;
  readonly asOf: string;
  readonly figures: string;
}

function readingsOf(events: readonly SealedEvent[]): ReadonlyMap<number, readonly TakenReading[]> {
  const byContract = new Map<number, TakenReading[]>();
  for (const event of events) {
    if (event.type !== 'readinessMeasured') continue;
    const { asOf, ...figures } = JSON.parse(event.payloadText) as ReadinessMeasured;
    const taken = byContract.get(event.contractId ?? 0) ?? [];
    taken.push({ event, asOf, figures: JSON.stringify(figures) });
    byContract.set(event.contractId ?? 0, taken);
  }
  return byContract;
}

/**
 * Each reading of the sound world has its own in the broken one: on the same day or as many days later as an outage lasts. It may be
 * missing where the figures stood on the timeline already, because an earlier reading was put off and held them, and at the end
 * where a reading that was put off makes the next one not yet due.
 */
function comparedReadings(
  sound: readonly TakenReading[],
  broken: readonly TakenReading[],
  { endsOn, mostDaysLate, wasBroken }: FactLimits,
) {
  const lost: string[] = [];
  const rest = [...broken];
  /** Of which client, once a reading. */
  const moved: number[] = [];
  let before: TakenReading | undefined;

  const mayDiffer = (reading: TakenReading, counterpart: TakenReading): boolean =>
    counterpart.asOf !== reading.asOf || wasBroken(Date.parse(counterpart.event.at));
  const mayBeMissing = (reading: TakenReading): boolean => {
    if (before === undefined) return false;
    const isNotDue = rest.length === 0 && daysBetween(before.asOf, endsOn) < daysBetweenReadings;
    return isNotDue || before.figures === reading.figures;
  };

  for (const reading of sound) {
    const [next] = rest;
    const isCounterpart = next !== undefined && isBetween(daysBetween(reading.asOf, next.asOf), 0, mostDaysLate);
    if (isCounterpart) {
      rest.shift();
      before = next;
      if (next.event.payloadText === reading.event.payloadText) continue;
    }
    moved.push(reading.event.clientId ?? 0);
    const isExplained = isCounterpart ? mayDiffer(reading, next) : mayBeMissing(reading);
    if (!isExplained) lost.push(factText(reading.event));
  }
  return { lost, doubled: rest.map(({ event }) => factText(event)), moved };
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
