import { assert } from '../vocabulary/assert';
import type { TicketId } from '../vocabulary/ids';
import type { ContractFacts } from './contract-facts';
import type { Dimension } from './model';
import type { Reading, UnknownReading } from './reading';

/** Where a signal's facts come from. A source the MSP has not connected takes its signals out of the model. */
export const signalSources = [
  'tickets',
  'ticketText',
  'satisfaction',
  'agreementPeriods',
  'recurringInvoices',
  'invoices',
  'agentCosts',
  'contacts',
  'stakeholders',
  'meetings',
  'tasks',
  'concessions',
] as const;
export type SignalSource = (typeof signalSources)[number];

/** Numbers that decide a score, by name. A model may replace any of them, for everybody or for a segment. */
export type Thresholds = Readonly<Record<string, number>>;

/** A question asked of the facts. It never guesses: what it cannot measure is unknown. */
export interface ReadinessSignal {
  readonly id: string;
  readonly dimension: Dimension;
  readonly question: string;
  /** Points of 100. The weights of all signals add up to 100. A model may weigh otherwise. */
  readonly weight: number;
  readonly source: SignalSource;
  /** Why the answer is unknown when there is something to count, but not enough of it. */
  readonly tooFew: string;
  /** Every number that decides a score. Part of the model's text: a change needs a new model version. */
  readonly thresholds: Thresholds;
  /** `replaced` holds the thresholds in which a model differs. */
  read(facts: ContractFacts, replaced?: Thresholds): Reading;
}

/** A signal whose question is asked with its own thresholds by name, whichever of them a model replaces. */
export interface SignalDefinition<Own extends Thresholds> extends Omit<ReadinessSignal, 'thresholds' | 'read'> {
  readonly thresholds: Own;
  read(facts: ContractFacts, thresholds: { readonly [Name in keyof Own]: number }): Reading;
}

export function signalOf<const Own extends Thresholds>(definition: SignalDefinition<Own>): ReadinessSignal {
  return {
    ...definition,
    read: (facts, replaced) =>
      definition.read(
        facts,
        replaced === undefined ? definition.thresholds : { ...definition.thresholds, ...replaced },
      ),
  };
}

/** Thirty readings share the payload of an event, and a client's card shares one cell with those of its contracts. */
const longestText = 320;

function bounded(text: string): string {
  return text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}

/** Scores are kept to a tenth of a point, so that weighing them is exact and replays bit for bit. */
export function measured(score: number, text: string, ticketIds: readonly TicketId[] = []): Reading {
  assert(Number.isFinite(score) && score >= 0 && score <= 100, 'a score lies between 0 and 100');
  const evidence = ticketIds.length === 0 ? { text: bounded(text) } : { text: bounded(text), ticketIds };
  return { kind: 'measured', score: Math.round(score * 10) / 10, evidence };
}

export function unknown(why: string): UnknownReading {
  assert(why !== '', 'an unknown reading says why');
  return { kind: 'unknown', why: bounded(why) };
}

export interface Scale {
  /** Where the score is 0. */
  readonly worst: number;
  /** Where the score is 100. */
  readonly best: number;
}

/** A straight line between the ends, level beyond them. Either end may be the greater one. */
export function onScale(value: number, { worst, best }: Scale): number {
  assert(worst !== best, 'a scale has two ends');
  return Math.min(100, Math.max(0, (100 * (value - worst)) / (best - worst)));
}
