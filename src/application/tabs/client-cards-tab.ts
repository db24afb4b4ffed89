import type { ClientId } from '#domain/vocabulary/ids';
import type { Cell, RowRange } from '../ports/workbook';
import type { ClientContext } from '../views/client-context';
import { UpstreamError } from '../upstream-error';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { CellReader } from './cells';

const columns = columnsOf('Client cards').map(({ name }) => name);

export const cardColumn = columnNumber('Client cards', 'card');
export const eventsColumn = columnNumber('Client cards', 'events');
export const recordColumn = columnNumber('Client cards', 'record');

/** What the index of senders is built from: everything before the card. */
export const indexRange: RowRange = { tab: 'Client cards', firstRow: 2, lastColumn: cardColumn - 1 };

/** Newest events kept on a client's row: what the timeline card shows. */
export const eventsKept = 60;

/** One client as the index of senders sees it. */
export interface IndexedClient {
  readonly clientId: ClientId;
  readonly row: number;
  readonly name: string;
  readonly ownerEmail: string;
  readonly hasOpenIncident: boolean;
  readonly domains: readonly string[];
  readonly addresses: readonly string[];
  /** Addresses of whoever has a renewal of it that is under way. Not in the row: Checkpoints says it. */
  readonly hands?: readonly string[];
}

export function indexedClientFromRow(cells: readonly Cell[], row: number): IndexedClient {
  const reader = new CellReader('Client cards', row, cells, columns);
  const list = (column: string) => reader.text(column).split(';').filter(Boolean);
  return {
    clientId: reader.number('client_id'),
    row,
    name: reader.text('client'),
    ownerEmail: reader.text('owner'),
    hasOpenIncident: reader.text('open_incidents') !== '' && reader.number('open_incidents') > 0,
    domains: list('domains'),
    addresses: list('addresses'),
  };
}

export function parseEventSequences(cell: Cell | undefined): readonly number[] {
  return String(cell ?? '')
    .split(';')
    .filter(Boolean)
    .map(Number);
}

/** Newest first, without repetition, at most as many as are kept. */
export function withEventSequences(known: readonly number[], added: readonly number[]): readonly number[] {
  return [...new Set([...known, ...added])].sort((a, b) => b - a).slice(0, eventsKept);
}

/** A row's card and events. Throws `UpstreamError` when the card is not what the product wrote. */
export function contextFromRow(cells: readonly Cell[], row: number, expected: ClientId): ClientContext {
  const reader = new CellReader('Client cards', row, cells, columns);
  if (reader.optionalNumber('client_id') !== expected) {
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `Client cards row ${row} is not the row of client ${expected}; the tab was sorted or edited. The next sync mends it.`,
    );
  }
  const card = reader.json<ClientContext>('card');
  return { ...card, eventSequences: parseEventSequences(reader.text('events')) };
}
