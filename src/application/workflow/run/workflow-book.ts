import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { Cell, RowsEdit } from '../../ports/workbook';
import { joinedEdits } from '../../sync/row-ranges';
import { toCheckpointRow, workflowFromRow } from '../../tabs/checkpoints-tab';
import { columnNumber } from '../../workbook-tabs';
import { foldWorkflow, renewalOfEvent, type FoldedEvent } from '../fold-workflow';
import type { Seen, WorkflowRecord } from '../workflow-record';

/** A renewal and its row in Checkpoints, which it keeps for good. */
export interface KeptRenewal {
  readonly row: number;
  readonly record: WorkflowRecord;
}

const firstRow = 2;
const recordColumn = columnNumber('Checkpoints', 'record');

/**
 * Every renewal on record, held in memory for the length of a run. A record here changes by sealed events alone; what a run plans is
 * folded in once it stands on the timeline. Rows are given in the order in which renewals came into sight, so that a workbook that is
 * rebuilt from the timeline has them in the same places.
 */
export class WorkflowBook {
  /** By place; a row that somebody emptied is a hole until the renewals are rebuilt. */
  private records: (WorkflowRecord | undefined)[] = [];
  /** Rows as they stand in the workbook: what a person changed there is put right. */
  private readonly saved: (string | undefined)[];
  private readonly places = new Map<RenewalId, number>();
  /** Of renewals that are planned and not on the timeline yet. */
  private readonly seenOfPlanned = new Map<RenewalId, Seen>();

  /** `rows`: the whole tab without its heading. Throws `UpstreamError` where a record was edited by hand. */
  constructor(
    rows: readonly (readonly Cell[])[],
    private readonly today: CalendarDate,
  ) {
    this.saved = rows.map((cells) => (isRecorded(cells) ? rowText(cells) : undefined));
    rows.forEach((cells, place) => {
      this.put(place, workflowFromRow(cells, place + firstRow));
    });
  }

  /** In the order of their rows. */
  all(): readonly KeptRenewal[] {
    return this.records.flatMap((record, place) => (record === undefined ? [] : [{ row: place + firstRow, record }]));
  }

  byClient(): ReadonlyMap<ClientId, readonly KeptRenewal[]> {
    const groups = new Map<ClientId, KeptRenewal[]>();
    for (const kept of this.all()) {
      const own = groups.get(kept.record.clientId);
      if (own === undefined) groups.set(kept.record.clientId, [kept]);
      else own.push(kept);
    }
    return groups;
  }

  /** Takes one event of the timeline in; its seal was checked. One that is in already, or is about no renewal, changes nothing. */
  fold(event: FoldedEvent, dayOf: (at: number) => CalendarDate): void {
    const ids = renewalOfEvent(event);
    const renewalId = ids[ids.length - 1];
    if (renewalId === undefined) return;
    // The key it has now comes first: an event that is read again must not reach whoever took over the former one.
    const [former = renewalId] = ids;
    const isFirst = event.type === 'renewalObserved' && former === renewalId;
    const place = this.places.get(renewalId) ?? (isFirst ? undefined : this.placeBefore(former));
    // What goes on under a new key went on from somewhere: where that is gone there is nothing to go on from.
    if (place === undefined && ids.length > 1) return;
    const before = place === undefined ? undefined : this.records[place];
    const after = foldWorkflow(before, event, dayOf);
    if (after === undefined || after === before) return;
    this.put(place ?? this.records.length, place === undefined ? this.withSeen(after) : after);
  }

  /** What a run saw around a renewal that goes, or is about to go, under `renewalId`; `former`: the key it still has on record. */
  see(former: RenewalId | undefined, renewalId: RenewalId, seen: Seen): void {
    const place = this.places.get(former ?? renewalId);
    const record = place === undefined ? undefined : this.records[place];
    if (place === undefined || record === undefined) this.seenOfPlanned.set(renewalId, seen);
    else if (JSON.stringify(record.seen) !== JSON.stringify(seen)) this.put(place, { ...record, seen });
  }

  /** Forgets every record and makes them again from the events of the timeline, oldest first. Seals were checked. */
  rebuild(events: readonly FoldedEvent[], dayOf: (at: number) => CalendarDate): void {
    const seen = new Map(this.all().map(({ record }) => [record.renewalId, record.seen]));
    this.records = [];
    this.places.clear();
    for (const event of events) this.fold(event, dayOf);
    for (const [renewalId, known] of seen) this.see(undefined, renewalId, known);
    this.seenOfPlanned.clear();
  }

  changedClients(): ReadonlySet<ClientId> {
    return new Set(this.changed().map(({ record }) => record.clientId));
  }

  edits(): readonly RowsEdit[] {
    const rows = this.changed().map(({ row, record }) => [row, toCheckpointRow(record, this.today)] as const);
    return joinedEdits('Checkpoints', new Map(rows));
  }

  markSaved(): void {
    for (const { row, record } of this.changed())
      this.saved[row - firstRow] = rowText(toCheckpointRow(record, this.today));
  }

  /** A flag comes with the day alone, so a row is held against what it is to say today. */
  private changed(): readonly KeptRenewal[] {
    return this.all().filter(
      ({ row, record }) => this.saved[row - firstRow] !== rowText(toCheckpointRow(record, this.today)),
    );
  }

  private put(place: number, record: WorkflowRecord | undefined): void {
    const former = this.records[place]?.renewalId;
    if (former !== undefined && this.places.get(former) === place) this.places.delete(former);
    this.records[place] = record;
    if (record !== undefined) this.places.set(record.renewalId, place);
  }

  /** The place of a key, or of the renewal that went under it before. */
  private placeBefore(renewalId: RenewalId): number | undefined {
    const place = this.places.get(renewalId);
    if (place !== undefined) return place;
    const found = this.records.findIndex((record) => record?.formerIds?.includes(renewalId) === true);
    return found === -1 ? undefined : found;
  }

  private withSeen(record: WorkflowRecord): WorkflowRecord {
    const seen = this.seenOfPlanned.get(record.renewalId);
    this.seenOfPlanned.delete(record.renewalId);
    return seen === undefined ? record : { ...record, seen };
  }
}

function isRecorded(cells: readonly Cell[]): boolean {
  return String(cells[recordColumn - 1] ?? '') !== '';
}

function rowText(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map((cell) => cell ?? ''));
}
