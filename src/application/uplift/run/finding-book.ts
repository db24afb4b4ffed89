import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import type { Cell, RowsEdit } from '../../ports/workbook';
import { joinedEdits } from '../../sync/row-ranges';
import { findingFromRow, toFindingRow } from '../../tabs/uplift-tab';
import type { FindingRecord, SeenFinding } from '../finding-record';
import { findingOfEvent, foldFinding, type FindingEventLine } from '../fold-finding';

/** A finding and its row in Uplift, which it keeps for good. */
export interface KeptFinding {
  readonly row: number;
  readonly record: FindingRecord;
}

const firstRow = 2;

/**
 * Every finding on record, held in memory for the length of a run. A record here changes by sealed events alone. Rows are given in the
 * order in which findings came up, so that a workbook that is rebuilt from the timeline has them in the same places.
 */
export class FindingBook {
  /** By place; a row that somebody emptied is a hole until the findings are rebuilt. */
  private records: (FindingRecord | undefined)[] = [];
  /** Rows as they stand in the workbook: what a person changed there is put right. */
  private readonly saved: (string | undefined)[];
  private readonly places = new Map<string, number>();
  /** Of findings that are planned and not on the timeline yet. */
  private readonly seenOfPlanned = new Map<string, SeenFinding>();

  /** `rows`: the whole tab without its heading. Throws `UpstreamError` where a record was edited by hand. */
  constructor(rows: readonly (readonly Cell[])[]) {
    this.saved = rows.map((cells) => (cells.length === 0 ? undefined : rowText(cells)));
    rows.forEach((cells, place) => {
      this.put(place, findingFromRow(cells, place + firstRow));
    });
  }

  /** In the order of their rows. */
  all(): readonly KeptFinding[] {
    return this.records.flatMap((record, place) => (record === undefined ? [] : [{ row: place + firstRow, record }]));
  }

  byClient(): ReadonlyMap<ClientId, readonly KeptFinding[]> {
    const groups = new Map<ClientId, KeptFinding[]>();
    for (const kept of this.all()) {
      const { clientId } = kept.record.finding;
      const own = groups.get(clientId);
      if (own === undefined) groups.set(clientId, [kept]);
      else own.push(kept);
    }
    return groups;
  }

  find(key: string): FindingRecord | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.records[place];
  }

  /** Takes one event of the timeline in; its seal was checked. One that is in already, or is about no finding, changes nothing. */
  fold(event: FindingEventLine, dayOf: (at: number) => CalendarDate): void {
    const key = findingOfEvent(event);
    if (key === undefined) return;
    const before = this.find(key);
    const after = foldFinding(before, event, dayOf);
    if (after === undefined || after === before) return;
    const planned = this.seenOfPlanned.get(key);
    this.seenOfPlanned.delete(key);
    this.put(this.places.get(key) ?? this.records.length, planned === undefined ? after : { ...after, seen: planned });
  }

  /** What a run saw around a finding, which may be planned and not on record yet. */
  see(key: string, seen: SeenFinding): void {
    const place = this.places.get(key);
    const record = place === undefined ? undefined : this.records[place];
    if (place === undefined || record === undefined) this.seenOfPlanned.set(key, seen);
    else if (JSON.stringify(record.seen) !== JSON.stringify(seen)) this.put(place, { ...record, seen });
  }

  /** Forgets every record and makes them again from the events of the timeline, oldest first. Seals were checked. */
  rebuild(events: readonly FindingEventLine[], dayOf: (at: number) => CalendarDate): void {
    const seen = this.all().map(({ record }) => [record.finding.key, record.seen] as const);
    this.records = [];
    this.places.clear();
    for (const event of events) this.fold(event, dayOf);
    for (const [key, known] of seen) this.see(key, known);
    this.seenOfPlanned.clear();
  }

  changedClients(): ReadonlySet<ClientId> {
    return new Set(this.changed().map(({ record }) => record.finding.clientId));
  }

  edits(): readonly RowsEdit[] {
    return joinedEdits(
      'Uplift',
      new Map(this.changed().map(({ row, record }) => [row, toFindingRow(record)] as const)),
    );
  }

  markSaved(): void {
    for (const { row, record } of this.changed()) this.saved[row - firstRow] = rowText(toFindingRow(record));
  }

  private changed(): readonly KeptFinding[] {
    return this.all().filter(({ row, record }) => this.saved[row - firstRow] !== rowText(toFindingRow(record)));
  }

  private put(place: number, record: FindingRecord | undefined): void {
    this.records[place] = record;
    if (record !== undefined) this.places.set(record.finding.key, place);
  }
}

function rowText(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map((cell) => cell ?? ''));
}
