import { toEpochDay } from '../vocabulary/calendar-date';
import type { TicketId } from '../vocabulary/ids';
import {
  complaintCues,
  ticketKinds,
  type ComplaintCue,
  type RequestSums,
  type TicketFeatures,
  type TicketKind,
} from './service-month';

/** Best and worst value of the satisfaction scale, as an administrator confirmed them. */
export interface SatisfactionScale {
  readonly best: number;
  readonly worst: number;
}

/** A card links to no more than these, of each kind. */
const linkedTickets = 5;
const hoursPerDay = 24;
/** From here on a ticket was slow: longer than a weekend takes. */
const slowHours = 72;
/** Hundredths. Source: docs/domain/readiness.md, "Tone". */
const negativeTone = -30;
const greatestIncidentPriority = 2;

/** Whether everything that the sums ask for is kept of the ticket. */
export function isInPresentForm({ wording, category, userId, closedOn, hoursToClose }: TicketFeatures): boolean {
  if (wording === undefined || category === undefined || userId === undefined) return false;
  return closedOn === undefined || hoursToClose !== undefined;
}

/** Undefined when a ticket was kept before these could be counted: part of a month would read as a quieter one. */
export function sumRequests(
  tickets: readonly TicketFeatures[],
  scale: SatisfactionScale | undefined,
): RequestSums | undefined {
  if (!tickets.every(isInPresentForm)) return undefined;
  const requests = tickets.filter(({ wording }) => wording?.isMachineMade !== true);
  const solved = requests.flatMap(({ hoursToClose }) => (hoursToClose === undefined ? [] : [milliLog(hoursToClose)]));
  const stillOpen = requests.filter(isOpen);
  const tones = requests.flatMap(({ wording }) => wording?.tone ?? []);
  return {
    requests: requests.length,
    solved: solved.length,
    solvedLogMilli: sum(solved),
    solvedLogMilliSquares: sum(solved.map((value) => value * value)),
    firstTimeFixed: count(requests, isFixedFirstTime),
    reopened: count(requests, ({ wasReopened }) => wasReopened),
    handedOn: count(requests, isHandedOn),
    stillOpen: stillOpen.length,
    stillOpenDaySum: sum(stillOpen.map(({ openedOn }) => toEpochDay(openedOn))),
    vip: count(requests, ({ isVip }) => isVip),
    incidents: count(requests, isIncident),
    toneCount: tones.length,
    toneSum: sum(tones.map(({ score }) => score)),
    toneNegative: count(tones, ({ score }) => score <= negativeTone),
    otherLanguage: count(requests, ({ wording }) => wording?.language === 'other' && wording.tone === undefined),
    cues: cuesOf(tones.flatMap(({ cues }) => cues)),
    complaints: count(requests, hasCue),
    categories: categoriesOf(requests),
    ticketIds: idsByKind(requests, scale),
  };
}

/** Absent on either side is absent in the sum. */
export function addedRequests(a: RequestSums | undefined, b: RequestSums | undefined): RequestSums | undefined {
  if (a === undefined || b === undefined) return undefined;
  return {
    requests: a.requests + b.requests,
    solved: a.solved + b.solved,
    solvedLogMilli: a.solvedLogMilli + b.solvedLogMilli,
    solvedLogMilliSquares: a.solvedLogMilliSquares + b.solvedLogMilliSquares,
    firstTimeFixed: a.firstTimeFixed + b.firstTimeFixed,
    reopened: a.reopened + b.reopened,
    handedOn: a.handedOn + b.handedOn,
    stillOpen: a.stillOpen + b.stillOpen,
    stillOpenDaySum: a.stillOpenDaySum + b.stillOpenDaySum,
    vip: a.vip + b.vip,
    incidents: a.incidents + b.incidents,
    toneCount: a.toneCount + b.toneCount,
    toneSum: a.toneSum + b.toneSum,
    toneNegative: a.toneNegative + b.toneNegative,
    otherLanguage: a.otherLanguage + b.otherLanguage,
    cues: addedCues(a.cues, b.cues),
    complaints: a.complaints + b.complaints,
    categories: addedCategories(a.categories, b.categories),
    ticketIds: addedIds(a.ticketIds, b.ticketIds),
  };
}

/** Thousandths of ln(1 + hours), whole: sums of them do not depend on the order of adding. */
function milliLog(hours: number): number {
  return Math.round(1_000 * Math.log1p(hours));
}

const isOpen = ({ closedOn }: TicketFeatures) => closedOn === undefined;
const isHandedOn = ({ reassignCount }: TicketFeatures) => reassignCount >= 2;
const isIncident = ({ priority }: TicketFeatures) => priority >= 1 && priority <= greatestIncidentPriority;
const hasCue = ({ wording }: TicketFeatures) => (wording?.tone?.cues.length ?? 0) > 0;

function isFixedFirstTime({ hoursToClose, reassignCount, wasReopened }: TicketFeatures): boolean {
  return hoursToClose !== undefined && hoursToClose < hoursPerDay && reassignCount === 0 && !wasReopened;
}

type KindTest = (ticket: TicketFeatures, scale: SatisfactionScale | undefined) => boolean;

const testOf: Readonly<Record<TicketKind, KindTest>> = {
  responseMissed: ({ responseMet }) => responseMet === false,
  reopened: ({ wasReopened }) => wasReopened,
  handedOn: isHandedOn,
  slow: ({ hoursToClose = 0 }) => hoursToClose >= slowHours,
  stillOpen: isOpen,
  incident: isIncident,
  vip: ({ isVip }) => isVip,
  negativeTone: ({ wording }) => (wording?.tone?.score ?? 0) <= negativeTone,
  complaint: hasCue,
  threat: ({ wording }) => wording?.tone?.cues.includes('commercialThreat') === true,
  lowSatisfaction: isAnsweredLow,
};

/** Nearer to the worst value of the scale than to its best. Which end is which, only the scale says. */
function isAnsweredLow({ csat }: TicketFeatures, scale: SatisfactionScale | undefined): boolean {
  if (csat === undefined || scale === undefined) return false;
  return Math.abs(csat - scale.worst) < Math.abs(csat - scale.best);
}

type IdsByKind = RequestSums['ticketIds'];

function idsByKind(requests: readonly TicketFeatures[], scale: SatisfactionScale | undefined): IdsByKind {
  return keptIds((kind) => requests.filter((ticket) => testOf[kind](ticket, scale)).map(({ id }) => id));
}

function addedIds(a: IdsByKind, b: IdsByKind): IdsByKind {
  return keptIds((kind) => {
    const [left, right] = [a[kind] ?? [], b[kind] ?? []];
    return right.length === 0 ? left : [...left, ...right];
  });
}

function keptIds(idsOf: (kind: TicketKind) => readonly TicketId[]): IdsByKind {
  const kept: { [Kind in TicketKind]?: readonly TicketId[] } = {};
  for (const kind of ticketKinds) {
    const ids = idsOf(kind);
    if (ids.length > 0) kept[kind] = [...ids].sort((one, other) => other - one).slice(0, linkedTickets);
  }
  return kept;
}

function cuesOf(cues: readonly ComplaintCue[]): RequestSums['cues'] {
  return keptCues((cue) => count(cues, (found) => found === cue));
}

function addedCues(a: RequestSums['cues'], b: RequestSums['cues']): RequestSums['cues'] {
  return keptCues((cue) => (a[cue] ?? 0) + (b[cue] ?? 0));
}

function keptCues(countOf: (cue: ComplaintCue) => number): RequestSums['cues'] {
  const kept: { [Cue in ComplaintCue]?: number } = {};
  for (const cue of complaintCues) {
    const found = countOf(cue);
    if (found > 0) kept[cue] = found;
  }
  return kept;
}

/** Keys are numbers as texts, which objects keep in order by themselves. */
function categoriesOf(requests: readonly TicketFeatures[]): RequestSums['categories'] {
  const counts: Record<string, number> = {};
  for (const { category = 0 } of requests) counts[category] = (counts[category] ?? 0) + 1;
  return counts;
}

function addedCategories(a: RequestSums['categories'], b: RequestSums['categories']): RequestSums['categories'] {
  const counts: Record<string, number> = { ...a };
  for (const category of Object.keys(b)) counts[category] = (counts[category] ?? 0) + (b[category] ?? 0);
  return counts;
}

function count<Row>(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.reduce((total, row) => (holds(row) ? total + 1 : total), 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
