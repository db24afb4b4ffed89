import type { Cell } from '#application/ports/workbook';
import type { ClientRecord, ContractRecord } from '#application/sync/records';
import { workflowFromRow } from '#application/tabs/checkpoints-tab';
import { fromPersonRow } from '#application/tabs/people-tab';
import { readState } from '#application/tabs/state-tab';
import { fromTimelineRow } from '#application/tabs/timeline-tab';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import type { SealedEvent } from '#domain/timeline/event';
import type { Person } from '#domain/vocabulary/person';
import type { StartedWorld } from '#hosts/workbench/start-local-world';

export interface WorkbookNow {
  readonly renewals: readonly WorkflowRecord[];
  readonly contracts: readonly ContractRecord[];
  readonly clients: ReadonlyMap<number, ClientRecord>;
  readonly people: readonly Person[];
  readonly events: readonly SealedEvent[];
  /** The newest run, and how many ticket rows it read. */
  readonly lastRun: { readonly outcome: string; readonly trouble: string; readonly tickets: number };
  /** Tickets whose replies are still to be read: the next run has news even where nothing happened. */
  readonly repliesWaiting: number;
  /** The rows of Checkpoints as they stand. */
  readonly checkpoints: readonly string[];
}

export async function workbookNow({ machines }: StartedWorld): Promise<WorkbookNow> {
  const [checkpoints = [], renewals = [], cards = [], people = [], timeline = [], runs = [], state = []] =
    await machines.reader.columns([
      { tab: 'Checkpoints', first: 'renewal_id', last: 'record' },
      { tab: 'Renewals', first: 'record' },
      { tab: 'Client cards', first: 'record' },
      { tab: 'People', first: 'email', last: 'cost_per_hour' },
      { tab: 'Timeline', first: 'sequence', last: 'seal' },
      { tab: 'Runs', first: 'run', last: 'trouble' },
      { tab: 'State', first: 'key', last: 'value' },
    ]);
  const records = filled(cards).map(([text]) => JSON.parse(String(text)) as ClientRecord);
  const lastRun = [...filled(runs)].sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1)).pop() ?? [];
  return {
    renewals: filled(checkpoints).flatMap((cells, place) => workflowFromRow(cells, place + 2) ?? []),
    contracts: filled(renewals).map(([text]) => JSON.parse(String(text)) as ContractRecord),
    clients: new Map(records.map((record) => [record.client.id, record])),
    people: filled(people).map((cells, place) => fromPersonRow(cells, place + 2)),
    events: filled(timeline).map((cells, place) => fromTimelineRow(cells, place + 2)),
    lastRun: { outcome: String(lastRun[3] ?? ''), trouble: String(lastRun[9] ?? ''), tickets: Number(lastRun[6] ?? 0) },
    repliesWaiting: readState(state).progress?.repliesWaiting?.length ?? 0,
    checkpoints: filled(checkpoints).map((cells) => JSON.stringify(cells)),
  };
}

function filled(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  return rows.filter(([first]) => first !== undefined && first !== '');
}
