import { isConcessionType } from '#domain/concession/approval-policy';
import type { LedgerEntry } from '#domain/concession/cumulative-depth';
import type { GrantedOutcome } from '#domain/concession/response';
import { trackRecordOf } from '#domain/concession/track-record';
import type { SealedEvent } from '#domain/timeline/event';
import type { ClientId } from '#domain/vocabulary/ids';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { LocalTime } from '../../ports/platform';
import type { ShownTrackRecord } from '../../views/concession';
import type { Cell } from '../../ports/workbook';
import { concessionFromRow, listedFromRow, type ListedConcession } from '../../tabs/concessions-tab';
import { foldConcession, requestOfEvent } from './fold-concession';
import type { ConcessionRecord } from './concession-record';

type Rows = readonly (readonly Cell[])[];

export function listedIn(rows: Rows): readonly ListedConcession[] {
  return rows.flatMap((cells, index) => (cells.length === 0 ? [] : [listedFromRow(cells, index + 2)]));
}

/** The record in a row, brought up to the newest events: a click that was cut after its append has left the row behind. */
export function recordIn(
  rows: Rows,
  { row, requestId }: { readonly row: number; readonly requestId: string },
  window: readonly SealedEvent[],
  { dayOf }: Pick<LocalTime, 'dayOf'>,
): ConcessionRecord | undefined {
  const cells = rows[0] ?? [];
  let record = cells.length === 0 ? undefined : concessionFromRow(cells, row);
  for (const event of window) {
    if (requestOfEvent(event) !== requestId) continue;
    if (isFolded(record, event)) continue;
    const folded = foldConcession(record, event, dayOf);
    record = folded === undefined ? undefined : { ...folded, foldedTo: event.sequence };
  }
  return record?.request.requestId === requestId ? record : undefined;
}

/** How far the row itself has come; undefined: there is none yet. */
export function foldedToIn(rows: Rows, row: number): number | undefined {
  const cells = rows[0] ?? [];
  return cells.length === 0 ? undefined : concessionFromRow(cells, row).foldedTo;
}

/** Folding an old event into a record that has it already would take it back to where it was. */
function isFolded(record: ConcessionRecord | undefined, { sequence }: SealedEvent): boolean {
  return record !== undefined && sequence <= (record.foldedTo ?? -1);
}

const counted: ReadonlySet<string> = new Set(['open', 'factsAsked', 'countered', 'granted']);

/** The client's concessions of all time that count: granted ones and open ones. Cumulative depth takes those of 24 months. */
export function ledgerOf(listed: readonly ListedConcession[], clientId: ClientId): readonly LedgerEntry[] {
  return listed
    .filter((one) => one.clientId === clientId && counted.has(one.state))
    .map(({ requestId, contractId, annualMinor, state, closedOn, askedOn }) => ({
      requestId,
      contractId,
      annualMinor,
      state: state === 'granted' ? 'granted' : 'open',
      on: closedOn ?? askedOn,
    }));
}

/** What granted concessions of all clients came to: what the lift of the next one is learned from. */
export function outcomesIn(listed: readonly ListedConcession[]): readonly GrantedOutcome[] {
  return listed.flatMap(({ state, type, score }): readonly GrantedOutcome[] => {
    if (state !== 'granted' || score === undefined || !isConcessionType(type)) return [];
    const { cause, chanceWithout, renewed } = score;
    return [{ type, cause, chanceWithout, renewed }];
  });
}

/**
 * How good the forecasts of granted concessions have been. Source: PRODUCT, "Who sees what", KPIs: who decides sees all, a success lead
 * those of the people led, an account manager their own.
 */
export function trackRecordFor(viewer: Person | undefined, listed: readonly ListedConcession[]): ShownTrackRecord {
  const whose = whoseRecord(viewer);
  const mine = [viewer?.email ?? '', ...(whose === 'team' ? (viewer?.leads ?? []) : [])];
  const forecasts = listed.flatMap(({ state, score, requester }) =>
    state !== 'granted' || score === undefined || (whose !== 'all' && !mine.includes(requester))
      ? []
      : [{ chance: score.chanceWith, renewed: score.renewed }],
  );
  return { whose, ...trackRecordOf(forecasts) };
}

function whoseRecord(viewer: Person | undefined): ShownTrackRecord['whose'] {
  if (viewer === undefined) return 'own';
  if ((['leader', 'finance', 'mspOwner'] as const).some((role) => hasRole(viewer, role))) return 'all';
  return hasRole(viewer, 'successLead') ? 'team' : 'own';
}
