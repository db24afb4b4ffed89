import { assert } from '../vocabulary/assert';
import type { CalendarDate } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '../vocabulary/ids';
import type { Money } from '../vocabulary/money';

export const findingKinds = [
  'theme',
  'overrun',
  'unitDrift',
  'entitlementGap',
  'priceLag',
  'waivedEscalator',
  'priceMismatch',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Service evidence that is worth money. Source: PRODUCT, "Uplift". */
export interface UpliftFinding {
  /** The same finding in the next run has the same key: it is not found twice. */
  readonly key: string;
  readonly kind: FindingKind;
  readonly clientId: ClientId;
  readonly contractId: ContractId | null;
  /** A year's worth by its cautious end. Absent: worth cannot be said, and it is not offered. */
  readonly value?: Money;
  /** The point estimate beside it. */
  readonly pointValue?: Money;
  /** `measured`: from counts and prices of records. `estimated`: a setting or a comparison stands in for one of them. */
  readonly provenance: 'measured' | 'estimated';
  /** Chance that it is real, 0 to 1. */
  readonly confidence: number;
  readonly strength: 'watch' | 'action';
  /** What it is about, in a few words. */
  readonly title: string;
  /** A sentence with counts, for the card. Never ticket text. */
  readonly evidence: string;
  readonly ticketIds: readonly TicketId[];
  /** What would show that it is wrong. */
  readonly falsifiedBy: string;
  readonly foundOn: CalendarDate;
}

/** `about` tells findings of one kind apart at one client: a contract, a theme. */
export function findingKey(kind: FindingKind, clientId: ClientId, about: string | number): string {
  assert(String(about) !== '', 'a finding is about something');
  return `${kind}/${clientId}/${about}`;
}

export const findingStates = ['found', 'held', 'approved', 'presented', 'won', 'lost', 'expired', 'dismissed'] as const;
/** `held`: the client is gated or not ready, and it is counted as held. `approved`: a second person agreed to present it. */
export type FindingState = (typeof findingStates)[number];

export type FindingEvent =
  | { readonly type: 'held' | 'released' | 'cleared' }
  | { readonly type: 'approved' | 'presented'; readonly by: string }
  | { readonly type: 'won' | 'lost' }
  | { readonly type: 'expired' }
  | { readonly type: 'dismissed'; readonly by: string; readonly reason: string; readonly isWrong: boolean };

/** One finding on its way. */
export interface FindingLife {
  readonly key: string;
  readonly state: FindingState;
  readonly approvedBy?: string;
  readonly presentedOn?: CalendarDate;
  /** Of a dismissed one: whether it was wrong. A wrong one counts as a false alarm; "not now" does not. */
  readonly wasWrong?: boolean;
}

export type FindingStep =
  { readonly kind: 'moved'; readonly life: FindingLife } | { readonly kind: 'refused'; readonly because: string };

/** Presented for longer than this without an answer, it expires. Source: spec of KPIs 2, "matured". */
export const presentedDays = 90;

const waiting: readonly FindingState[] = ['found', 'held', 'approved'];

/** From which states an event leads where. The table is the diagram. */
const moves: Record<FindingEvent['type'], { readonly from: readonly FindingState[]; readonly to: FindingState }> = {
  held: { from: waiting, to: 'held' },
  released: { from: ['held'], to: 'found' },
  // What no longer shows in the figures was never presented: it is over without a verdict.
  cleared: { from: waiting, to: 'expired' },
  approved: { from: ['found'], to: 'approved' },
  presented: { from: ['approved'], to: 'presented' },
  won: { from: ['presented'], to: 'won' },
  lost: { from: ['presented'], to: 'lost' },
  expired: { from: ['presented'], to: 'expired' },
  dismissed: { from: waiting, to: 'dismissed' },
};

/** Decides; never does. A dismissed finding never fires again. Source: PRODUCT, "Uplift", its life. */
export function advanceFinding(life: FindingLife, event: FindingEvent, today: CalendarDate): FindingStep {
  const { from, to } = moves[event.type];
  if (!from.includes(life.state)) return { kind: 'refused', because: refusalOf(life.state, event.type) };
  switch (event.type) {
    case 'released':
      return { kind: 'moved', life: { key: life.key, state: to } };
    case 'approved':
      return { kind: 'moved', life: { ...life, state: to, approvedBy: event.by } };
    case 'presented':
      return life.approvedBy === event.by
        ? { kind: 'refused', because: 'Whoever approved it is not the one who presents it.' }
        : { kind: 'moved', life: { ...life, state: to, presentedOn: today } };
    case 'dismissed':
      return event.reason.trim() === ''
        ? { kind: 'refused', because: 'Say why, so that it is not found again for the same reason.' }
        : { kind: 'moved', life: { ...life, state: to, wasWrong: event.isWrong } };
    default:
      return { kind: 'moved', life: { ...life, state: to } };
  }
}

function refusalOf(state: FindingState, event: FindingEvent['type']): string {
  const isOffer = event === 'approved' || event === 'presented';
  if (isOffer && state === 'held') return 'The client is gated or not ready: settle service first, then price.';
  if (event === 'presented' && state === 'found') return 'A second person approves it first.';
  return `A finding that is ${state} cannot become ${moves[event].to}.`;
}

/** Order in which findings are worth a talk: value × chance × readiness. 0 where no value is known. */
export function priorityOf(
  { value, confidence }: UpliftFinding,
  chanceOfAcceptance: number,
  readinessLow: number,
): number {
  return (value?.annualMinor ?? 0) * confidence * chanceOfAcceptance * (readinessLow / 100);
}

/** Below these a finding is held. Source: spec of the science 6.2, "suppress when P(renew) < .6 or open severe complaints". */
export const holdThresholds = { leastChance: 0.6, leastReadiness: 60 } as const;

/** Why a finding is not shown now; undefined: it may be. What is not known holds it back. */
export function holdReason(client: {
  readonly isGated: boolean;
  readonly readinessLow: number | undefined;
  /** Low end of the chance of renewal. */
  readonly chanceLow: number | undefined;
  readonly hasHardStop: boolean;
}): string | undefined {
  if (client.isGated) return 'An incident is open.';
  if (client.hasHardStop) return 'The client asked for a lower price or to leave, or something as grave is open.';
  if (client.readinessLow === undefined) return 'Readiness is not known.';
  if (client.readinessLow < holdThresholds.leastReadiness) return 'Readiness is below the threshold: service first.';
  if (client.chanceLow !== undefined && client.chanceLow < holdThresholds.leastChance)
    return 'The renewal itself is in doubt.';
  return undefined;
}
