import type { Cell } from '#application/ports/workbook';
import { columnNumber, columnsOf } from '#application/workbook-tabs';
import { fromTimelineRow } from '#application/tabs/timeline-tab';
import { timelineVerifier } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import type { StartedWorld } from '#hosts/workbench/start-local-world';

/** What must not depend on how the runs went. */
export interface WorkbookFacts {
  readonly serviceMonths: readonly string[];
  readonly renewals: readonly string[];
  readonly eventIds: readonly string[];
  readonly timeline: 'intact' | string;
}

/** Order is not compared: a chunk writes its rows where its turn came. */
export async function workbookFacts({ machines }: StartedWorld): Promise<WorkbookFacts> {
  const [months = [], renewals = [], events = []] = await machines.reader.columns([
    { tab: 'Service months', first: 'client_id', last: 'tickets' },
    { tab: 'Renewals', first: 'contract_id', last: 'ended' },
    { tab: 'Timeline', first: 'sequence', last: columnsOf('Timeline').at(-1)?.name ?? '' },
  ]);
  const sealed = filled(events).map((cells, index) => fromTimelineRow(cells, index + 2));
  const verifier = timelineVerifier(nodeSha256);
  sealed.forEach((event) => verifier.next(event));
  const verdict = verifier.finish();
  const repeated = verdict.kind === 'intact' ? verdict.repeatedEventIds : [];
  return {
    serviceMonths: filled(months).filter(holdsTickets).map(asText).sort(),
    renewals: filled(renewals).map(asText).sort(),
    eventIds: sealed.map(({ eventId }) => eventId).sort(),
    timeline:
      verdict.kind === 'broken' ? verdict.because : repeated.length === 0 ? 'intact' : `repeated: ${repeated.join()}`,
  };
}

/** Runs of this workbook, oldest first: outcome and trouble. */
export async function runsOf({ machines }: StartedWorld): Promise<readonly { outcome: string; trouble: string }[]> {
  const [runs = []] = await machines.reader.columns([{ tab: 'Runs', first: 'run', last: 'trouble' }]);
  const columns = columnsOf('Runs').map(({ name }) => name);
  return filled(runs).map((cells) => ({
    outcome: String(cells[columns.indexOf('outcome')] ?? ''),
    trouble: String(cells[columns.indexOf('trouble')] ?? ''),
  }));
}

function filled(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.filter(([first]) => first !== undefined && first !== '');
}

/** A month whose tickets found their contract later is emptied, and stays as a row without any. */
function holdsTickets(cells: readonly Cell[]): boolean {
  return cells[columnNumber('Service months', 'opened') - 1] !== 0;
}

function asText(cells: readonly Cell[]): string {
  return JSON.stringify(cells);
}
