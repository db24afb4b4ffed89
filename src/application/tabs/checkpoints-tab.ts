import { renewalStates, type CheckpointWindow, type RenewalState } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import type { Cell, RowRange } from '../ports/workbook';
import { workflowFlags, type WorkflowFlag } from '../views/checkpoint';
import { columnNumber, columnsOf } from '../workbook-tabs';
import { acknowledgementOf } from '../workflow/renewal-view';
import { flagsOf } from '../workflow/workflow-flags';
import { openItem, type WorkflowRecord } from '../workflow/workflow-record';
import { CellReader } from './cells';

const columns = columnsOf('Checkpoints').map(({ name }) => name);
const recordColumn = columnNumber('Checkpoints', 'record');

/** Every renewal without its record: what lists and digests need. */
export const checkpointsRange: RowRange = { tab: 'Checkpoints', firstRow: 2, lastColumn: recordColumn - 1 };

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
    item?.window ?? '',
    item?.dueOn ?? '',
    seen.isOverflow,
    seen.isGated,
    seen.isShadow,
    flagsOf(record, today).join(', '),
    record.end ?? '',
    JSON.stringify(record),
  ];
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
  readonly item?: { readonly window: string; readonly state: string; readonly dueOn: CalendarDate };
  readonly isOverflow: boolean;
  readonly isGated: boolean;
  readonly isShadow: boolean;
  readonly flags: readonly WorkflowFlag[];
}

export function listedRenewals(rows: readonly (readonly Cell[])[]): readonly ListedRenewal[] {
  return rows.flatMap((cells, index) => (cells.length === 0 ? [] : [listedRenewal(cells, index + 2)]));
}

function listedRenewal(cells: readonly Cell[], row: number): ListedRenewal {
  const reader = new CellReader('Checkpoints', row, cells, columns);
  const state = reader.text('state');
  const acknowledgement = reader.text('acknowledgement');
  const owner = reader.optionalText('owner');
  const deputy = reader.optionalText('deputy');
  const escalatedTo = reader.optionalText('escalated_to');
  const window = reader.optionalText('open_window');
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
      : { item: { window, state: reader.text(columnOfWindow(window)), dueOn: reader.text('item_due_on') } }),
    isOverflow: reader.flag('overflow'),
    isGated: reader.flag('gated'),
    isShadow: reader.flag('shadow'),
    flags: workflowFlags.filter((flag) => raised.includes(flag)),
  };
}

function columnOfWindow(window: string): string {
  return window === 'T-90' ? 't_90' : window === 'T-60' ? 't_60' : 't_30';
}

/** The record in a whole row. Undefined: the row is empty. */
export function workflowFromRow(cells: readonly Cell[], row: number): WorkflowRecord | undefined {
  if (cells.length === 0) return undefined;
  return new CellReader('Checkpoints', row, cells, columns).json<WorkflowRecord>('record');
}
