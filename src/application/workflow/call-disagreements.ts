import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import type { Cell } from '../ports/workbook';
import { workflowFromRow } from '../tabs/checkpoints-tab';
import type { CallDisagreement } from '../views/disagreements';
import type { KeptCall, WorkflowRecord } from './workflow-record';

export interface CallReading {
  /** Clients whose disagreements are asked for. */
  readonly clients: ReadonlyMap<ClientId, { readonly name: string }>;
  readonly names: ReadonlyMap<string, string>;
  dayOf(at: Instant): CalendarDate;
}

/** Every call on record that was another than the engine's, settled or not, newest first. `rows`: Checkpoints without its heading. */
export function callDisagreements(
  rows: readonly (readonly Cell[])[],
  reading: CallReading,
): readonly CallDisagreement[] {
  const found = rows.flatMap((cells, index) => {
    const record = workflowFromRow(cells, index + 2);
    const client = record && reading.clients.get(record.clientId);
    if (record === undefined || client === undefined) return [];
    return record.calls.flatMap((call) => lineOf(call, record, client.name, reading) ?? []);
  });
  return found.sort((a, b) => b.at - a.at).map(({ line }) => line);
}

function lineOf(
  call: KeptCall,
  record: WorkflowRecord,
  clientName: string,
  { names, dayOf }: CallReading,
): { readonly at: Instant; readonly line: CallDisagreement } | undefined {
  const { window, engineCall, reason, by, at, settled } = call;
  if (engineCall === undefined || engineCall === call.call) return undefined;
  const nameOf = (email: string) => names.get(email) ?? email;
  const { clientId, renewalId, contractIds, seen, state } = record;
  const line = {
    clientId,
    clientName,
    renewalId,
    contracts: seen.refs.length === 0 ? contractIds.join(', ') : seen.refs.join(', '),
    window,
    engineCall,
    personCall: call.call,
    reason,
    byName: nameOf(by),
    calledOn: dayOf(at),
    ...(settled === undefined
      ? {}
      : { settled: { call: settled.call, byName: nameOf(settled.by), reason: settled.reason } }),
    ...(state === 'renewed' || state === 'lost' ? { outcome: state } : {}),
  };
  return { at, line };
}
