import { readState, type WorkbookState } from '#application/tabs/state-tab';
import type { WorldFigures } from './world-stage';
import type { WorkbookReader } from './workbook-reader';

/** Where the sync stands, as the State tab says. */
export async function readWorkbookState(reader: WorkbookReader): Promise<WorkbookState> {
  const [rows = []] = await reader.columns([{ tab: 'State', first: 'key', last: 'value' }]);
  return readState(rows);
}

export type WorkbookFigures = Pick<
  WorldFigures,
  'clients' | 'contracts' | 'ticketsRead' | 'serviceMonths' | 'events' | 'dataGaps' | 'bands' | 'runs'
>;

/** Counted in the workbook itself, not in what the sync says of itself. */
export async function readWorkbookFigures(reader: WorkbookReader): Promise<WorkbookFigures> {
  const [clients = [], bands = [], contracts = [], months = [], events = [], gaps = [], tickets = []] =
    await reader.columns([
      { tab: 'Client cards', first: 'client_id' },
      { tab: 'Renewals', first: 'band' },
      { tab: 'Renewals', first: 'contract_id' },
      { tab: 'Service months', first: 'client_id' },
      { tab: 'Timeline', first: 'sequence' },
      { tab: 'Data gaps', first: 'kind' },
      { tab: 'Runs', first: 'tickets' },
    ]);
  const byBand: Record<string, number> = {};
  for (const [band] of bands) {
    if (typeof band === 'string' && band !== '') byBand[band] = (byBand[band] ?? 0) + 1;
  }
  const filled = (rows: readonly (readonly unknown[])[]) =>
    rows.filter(([cell]) => cell !== undefined && cell !== '').length;
  return {
    clients: filled(clients),
    contracts: filled(contracts),
    ticketsRead: tickets.reduce((sum, [count]) => sum + (Number(count) || 0), 0),
    serviceMonths: filled(months),
    events: filled(events),
    dataGaps: filled(gaps),
    bands: byBand,
    runs: filled(tickets),
  };
}
