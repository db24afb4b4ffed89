import type { ServiceMonth, TicketFeatures } from '#domain/readiness/service-month';
import { packTickets, splitForCells, unpackTickets } from '#domain/readiness/packing/ticket-packing';
import { isInPresentForm, type SatisfactionScale } from '#domain/readiness/request-sums';
import { foldTickets, summarizeMonth } from '#domain/readiness/ticket-months';
import { InvariantViolation } from '#domain/vocabulary/assert';
import type { CalendarMonth } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { Cell, RowsEdit, Workbook } from '../ports/workbook';
import { UpstreamError } from '../upstream-error';
import {
  keyFromRow,
  monthKeyColumns,
  monthKeyText,
  packedColumn,
  toMonthRow,
  type MonthKey,
} from '../tabs/service-months-tab';
import { readMonthsInRows, readMonthsInSpans } from './month-sums';
import { joinedEdits, readRows } from './row-ranges';
import { settleHomes, type ArrivingTickets } from './ticket-homes';

/** Rows of one read when every month is wanted: about 1 MB an answer. */
const rowsPerRead = 8_000;

type Group = Omit<MonthKey, 'part'>;

/** Tickets of a month under one contract of the client; 0: under none. */
export interface MonthTickets {
  readonly contractId: ContractId | 0;
  readonly tickets: readonly TicketFeatures[];
}

type Packed = ReadonlyMap<number, readonly Cell[]>;

interface Rewriting {
  readonly packed: Packed;
  readonly cells: Map<number, readonly Cell[]>;
}

interface MonthGroup extends ArrivingTickets {
  readonly key: Group;
  /** Row of each part, by part number. */
  readonly rows: number[];
  /** Tickets that are kept in an older form are left out when it is next rebuilt. */
  dropsOlderForms: boolean;
}

/**
 * The service months, written as whole rows rebuilt from their own tickets: folding the same ticket twice changes nothing, so
 * a replayed page does no harm.
 */
export class MonthBook {
  private readonly groups = new Map<string, MonthGroup>();
  /** Groups of one client and month, whatever the contract. */
  private readonly families = new Map<string, MonthGroup[]>();
  private nextRow = 2;
  private hasIncoming = false;
  rowsWritten = 0;

  private constructor(private readonly scale: SatisfactionScale | undefined) {}

  /** One call: the first columns of every row tell where each month stands. Without a scale no answer is called low. */
  static load(workbook: Workbook, scale?: SatisfactionScale): MonthBook {
    const [rows = []] = workbook.read([{ tab: 'Service months', firstRow: 2, lastColumn: monthKeyColumns }]);
    const book = new MonthBook(scale);
    rows.forEach((cells, index) => {
      if (cells.length === 0) return;
      const key = keyFromRow(cells, index + 2);
      book.group(key).rows[key.part] = index + 2;
    });
    book.nextRow = rows.length + 2;
    return book;
  }

  /** Rows of months, parts included. */
  rowCount(): number {
    return this.nextRow - 2;
  }

  /** The contract is our conclusion: where the ticket is already counted under another one, it stays there. */
  add(key: Group, ticket: TicketFeatures): void {
    this.group(key).incoming.push(ticket);
    this.hasIncoming = true;
  }

  /** HaloPSA told the contract: the ticket moves there from wherever it is counted. */
  addTold(key: Group, ticket: TicketFeatures): void {
    this.group(key).told.add(ticket.id);
    this.add(key, ticket);
  }

  /** Edits for every month that a ticket changed. Reads the months it must complete: at most one call. */
  edits(workbook: Workbook): readonly RowsEdit[] {
    if (!this.hasIncoming) return [];
    const families = [...this.families.values()].filter((family) =>
      family.some(({ incoming, dropsOlderForms }) => incoming.length > 0 || dropsOlderForms),
    );
    const rows = families.flat().flatMap((group) => group.rows);
    const packed = readRows(workbook, 'Service months', rows, { first: packedColumn, last: packedColumn });
    const cells = new Map<number, readonly Cell[]>();
    for (const family of families) {
      const { known, shrunk } = settleHomes(new Map(family.map((group) => [group, ticketsOf(group, packed)])));
      for (const [group, tickets] of known)
        if (group.incoming.length > 0 || group.dropsOlderForms || shrunk.has(group))
          this.rebuild(group, tickets, { packed, cells });
    }
    this.hasIncoming = false;
    this.rowsWritten += cells.size;
    return joinedEdits('Service months', cells);
  }

  /**
   * After everything was read again: what a month still keeps in an older form, HaloPSA does not list any more. The next `edits`
   * rebuild these months without it.
   */
  dropOlderForms(workbook: Workbook): void {
    for (const { people, ...month } of this.readAllSums(workbook)) {
      if (people !== undefined) continue;
      this.group(month).dropsOlderForms = true;
      this.hasIncoming = true;
    }
  }

  /** Whether every ticket stands in the workbook as it is known here. */
  get isSaved(): boolean {
    return !this.hasIncoming;
  }

  /** The last month in which each client opened a ticket. */
  lastMonths(): ReadonlyMap<ClientId, CalendarMonth> {
    const last = new Map<ClientId, CalendarMonth>();
    for (const { key } of this.groups.values())
      if (key.month > (last.get(key.clientId) ?? '')) last.set(key.clientId, key.month);
    return last;
  }

  /** Tickets of these clients, by the month and contract they are counted in. One call. */
  readTickets(workbook: Workbook, clients: ReadonlySet<ClientId>): ReadonlyMap<ClientId, readonly MonthTickets[]> {
    const groups = [...this.groups.values()].filter(({ key }) => clients.has(key.clientId));
    const rows = groups.flatMap((group) => group.rows);
    const packed = readRows(workbook, 'Service months', rows, { first: packedColumn, last: packedColumn });
    const found = new Map<ClientId, MonthTickets[]>();
    for (const group of groups) {
      const own = { contractId: group.key.contractId, tickets: ticketsOf(group, packed) };
      found.set(group.key.clientId, [...(found.get(group.key.clientId) ?? []), own]);
    }
    return found;
  }

  /** Months of these clients, without their tickets. One call. */
  readSums(workbook: Workbook, clients: ReadonlySet<ClientId>): readonly ServiceMonth[] {
    const rows = [...this.groups.values()]
      .filter(({ key }) => clients.has(key.clientId))
      .flatMap((group) => group.rows);
    return readMonthsInRows(workbook, rows);
  }

  /** Months of every client. One call for each 8,000 rows. */
  readAllSums(workbook: Workbook): readonly ServiceMonth[] {
    const months: ServiceMonth[] = [];
    for (let firstRow = 2; firstRow < this.nextRow; firstRow += rowsPerRead) {
      const lastRow = Math.min(firstRow + rowsPerRead, this.nextRow) - 1;
      months.push(...readMonthsInSpans(workbook, [[firstRow, lastRow]]));
    }
    return months;
  }

  private rebuild(group: MonthGroup, known: readonly TicketFeatures[], { packed, cells }: Rewriting): void {
    const folded = foldTickets(known, group.incoming);
    group.incoming = [];
    group.told.clear();
    group.dropsOlderForms = false;
    const parts = [...splitForCells(folded)];
    // A month that shrank leaves rows behind: they stay as parts without tickets, or their old sums would count again.
    while (parts.length < group.rows.length) parts.push([]);
    parts.forEach((features, part) => {
      const text = features.length === 0 ? '' : packTickets(features);
      const row = group.rows[part] ?? this.nextRow++;
      group.rows[part] = row;
      if (String(packed.get(row)?.[0] ?? '') === text) return;
      cells.set(row, toMonthRow(summarizeMonth(group.key, features, this.scale), part, text));
    });
  }

  private group({ clientId, contractId, month }: Group): MonthGroup {
    const text = monthKeyText({ clientId, contractId, month, part: 0 });
    const known = this.groups.get(text);
    if (known !== undefined) return known;
    const group: MonthGroup = {
      key: { clientId, contractId, month },
      rows: [],
      dropsOlderForms: false,
      incoming: [],
      told: new Set(),
    };
    this.groups.set(text, group);
    const family = `${clientId}/${month}`;
    this.families.set(family, [...(this.families.get(family) ?? []), group]);
    return group;
  }
}

function ticketsOf(group: MonthGroup, packed: Packed): readonly TicketFeatures[] {
  const tickets = group.rows.flatMap((row) => {
    const text = String(packed.get(row)?.[0] ?? '');
    return text === '' ? [] : readPacked(text, row);
  });
  return group.dropsOlderForms ? tickets.filter(isInPresentForm) : tickets;
}

/** A cell that a person edited is somebody else's fault, not our defect. */
function readPacked(text: string, row: number): readonly TicketFeatures[] {
  try {
    return unpackTickets(text);
  } catch (error) {
    if (!(error instanceof InvariantViolation)) throw error;
    const place = `Service months row ${row}, column tickets`;
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `${place}, was edited. Restore the row from version history.`,
    );
  }
}
