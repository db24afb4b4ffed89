import { renewalStates, type CheckpointWindow, type RenewalState } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { Cell, RowRange } from '../ports/workbook';
import { workflowFlags, type WorkflowFlag } from '../views/checkpoint';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { acknowledgementOf } from '../workflow/renewal-view';
import { flagsOf } from '../workflow/workflow-flags';
import { isOver, openItem, type KeptCheckpoint, type WorkflowRecord } from '../workflow/workflow-record';
import { CellReader } from './cells';

const columns = columnsOf('Checkpoints').map(({ name }) => name);
const recordColumn = columnNumber('Checkpoints', 'record');

/** Every renewal without its record: what lists and digests need. */
export const checkpointsRange: RowRange = { tab: 'Checkpoints', firstRow: 2, lastColumn: recordColumn - 1 };

/** Who has which renewal: what the index of clients needs. */
export const handsRange: RowRange = {
  tab: 'Checkpoints',
  firstRow: 2,
  lastColumn: columnNumber('Checkpoints', 'escalated_to'),
};

/** Every renewal with its record. */
export const workflowsRange: RowRange = { tab: 'Checkpoints', firstRow: 2 };

/** One renewal with its record. */
export function checkpointRange(row: number): RowRange {
  return { tab: 'Checkpoints', firstRow: row, lastRow: row };
}

export function toCheckpointRow(record: WorkflowRecord, today: CalendarDate): readonly Cell[] {
  const { owner, seen } = record;
  const item = openItem(record);
  return [
    record.renewalId,
    record.clientId,
    seen.clientName,
    seen.refs.length === 0 ? record.contractIds.join(', ') : seen.refs.join(', '),
    record.kind,
    record.state,
    record.decisionOn,
    record.dueOn,
    owner?.email ?? '',
    owner?.deputy ?? '',
    acknowledgementOf(owner),
    owner?.escalatedTo ?? '',
    stateAt(record, 'T-90'),
    stateAt(record, 'T-60'),
    stateAt(record, 'T-30'),
    ...itemCells(item),
    seen.isOverflow,
    seen.isGated,
    seen.isShadow,
    flagsOf(record, today).join(', '),
    record.end ?? '',
    JSON.stringify(record),
  ];
}

function itemCells(item: KeptCheckpoint | undefined): readonly Cell[] {
  if (item === undefined) return ['', '', ''];
  const { window, dueOn, state, evidence } = item;
  return [window, dueOn, state === 'captured' ? (evidence?.by ?? '') : ''];
}

function stateAt({ checkpoints }: WorkflowRecord, window: CheckpointWindow): Cell {
  return checkpoints.find((each) => each.window === window)?.state ?? '';
}

/** A renewal as lists and the digest see it. */
export interface ListedRenewal {
  readonly row: number;
  readonly renewalId: RenewalId;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly contracts: string;
  readonly state: RenewalState;
  readonly decisionOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly owner?: string;
  readonly deputy?: string;
  readonly acknowledgement: 'acknowledged' | 'waiting' | 'escalated';
  readonly escalatedTo?: string;
  /** The item to work on; absent: nothing is open. */
  readonly item?: {
    readonly window: string;
    readonly state: string;
    readonly dueOn: CalendarDate;
    /** Who captured the evidence that waits there. */
    readonly capturedBy?: string;
  };
  readonly isOverflow: boolean;
  readonly isGated: boolean;
  readonly isShadow: boolean;
  readonly flags: readonly WorkflowFlag[];
}

export function listedRenewals(rows: readonly (readonly Cell[])[]): readonly ListedRenewal[] {
  return rows.flatMap((cells, index) => (String(cells[0] ?? '') === '' ? [] : [listedRenewal(cells, index + 2)]));
}

function listedRenewal(cells: readonly Cell[], row: number): ListedRenewal {
  const reader = new CellReader('Checkpoints', row, cells, columns);
  const state = reader.text('state');
  const acknowledgement = reader.text('acknowledgement');
  const owner = reader.optionalText('owner');
  const deputy = reader.optionalText('deputy');
  const escalatedTo = reader.optionalText('escalated_to');
  const window = reader.optionalText('open_window');
  const capturedBy = reader.optionalText('captured_by');
  const raised = reader.text('flags').split(', ');
  return {
    row,
    renewalId: reader.text('renewal_id'),
    clientId: reader.number('client_id'),
    clientName: reader.text('client'),
    contracts: reader.text('contracts'),
    // A word that a person typed there is no state: the next run writes it again.
    state: renewalStates.find((known) => known === state) ?? 'watching',
    decisionOn: reader.text('decision_on'),
    dueOn: reader.text('due_on'),
    ...(owner === undefined ? {} : { owner }),
    ...(deputy === undefined ? {} : { deputy }),
    acknowledgement:
      acknowledgement === 'acknowledged' || acknowledgement === 'escalated' ? acknowledgement : 'waiting',
    ...(escalatedTo === undefined ? {} : { escalatedTo }),
    ...(window === undefined
      ? {}
      : {
          item: {
            window,
            state: reader.text(columnOfWindow(window)),
            dueOn: reader.text('item_due_on'),
            ...(capturedBy === undefined ? {} : { capturedBy }),
          },
        }),
    isOverflow: reader.flag('overflow'),
    isGated: reader.flag('gated'),
    isShadow: reader.flag('shadow'),
    flags: workflowFlags.filter((flag) => raised.includes(flag)),
  };
}

function columnOfWindow(window: string): string {
  return window === 'T-90' ? 't_90' : window === 'T-60' ? 't_60' : 't_30';
}

const overStates: ReadonlySet<string> = new Set(renewalStates.filter((state) => isOver({ state })));

/** Addresses of whoever has a renewal of a client that is under way: owner, deputy, and to whom silence took it. */
export function handsByClient(rows: readonly (readonly Cell[])[]): ReadonlyMap<ClientId, readonly string[]> {
  const hands = new Map<ClientId, readonly string[]>();
  rows.forEach((cells, index) => {
    const reader = new CellReader('Checkpoints', index + 2, cells, columns);
    const clientId = Number(reader.text('client_id'));
    // A row that somebody emptied or edited gives nobody anything until the next run has made it again.
    if (!Number.isInteger(clientId) || clientId <= 0) return;
    if (overStates.has(reader.text('state'))) return;
    const own = ['owner', 'deputy', 'escalated_to'].flatMap((column) => reader.optionalText(column) ?? []);
    hands.set(clientId, [...new Set([...(hands.get(clientId) ?? []), ...own])]);
  });
  return hands;
}

export function withHands<Client extends { readonly clientId: ClientId }>(
  client: Client,
  hands: ReadonlyMap<ClientId, readonly string[]>,
): Client & { readonly hands?: readonly string[] } {
  const own = hands.get(client.clientId);
  return own === undefined ? client : { ...client, hands: own };
}

/** The record in a whole row. Undefined: it was emptied; the next run makes it again. */
export function workflowFromRow(cells: readonly Cell[], row: number): WorkflowRecord | undefined {
  if (String(cells[recordColumn - 1] ?? '') === '') return undefined;
  return new CellReader('Checkpoints', row, cells, columns).json<WorkflowRecord>('record');
}
