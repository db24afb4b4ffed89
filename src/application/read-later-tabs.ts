import type { Cell, RowRange, Workbook } from './ports/workbook';
import { UpstreamError } from './upstream-error';

type Rows = readonly (readonly Cell[])[];

export interface LaterTabs {
  readonly certain: readonly Rows[];
  /** Empty where the workbook is not up to date. */
  readonly later: readonly Rows[];
  readonly isUpToDate: boolean;
}

/**
 * Between an update of the product and the next hourly run a workbook lacks the tabs that came with it, and asking for one of them
 * refuses the whole question. Whoever only shows things goes without them. Never for a decision: an absent ledger is not an empty
 * one. One call, two where tabs are missing.
 */
export function readLaterTabs(workbook: Workbook, certain: readonly RowRange[], later: readonly RowRange[]): LaterTabs {
  try {
    const rows = workbook.read([...certain, ...later]);
    return { certain: rows.slice(0, certain.length), later: rows.slice(certain.length), isUpToDate: true };
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.failure !== 'rejected') throw error;
    return { certain: workbook.read(certain), later: [], isUpToDate: false };
  }
}
