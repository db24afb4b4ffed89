import { toCheckpointRow } from '#application/tabs/checkpoints-tab';
import type { ClientContext } from '#application/views/client-context';
import { toRenewalView } from '#application/workflow/renewal-view';
import { nothingSeen, type WorkflowRecord } from '#application/workflow/workflow-record';
import type { Cell } from '#application/ports/workbook';
import { checkpointFor } from '#domain/renewal/checkpoint';
import { addDays } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';

export interface Planted {
  readonly card: string;
  readonly row: readonly Cell[];
  readonly renewalId: string;
}

/** A renewal of a client in T-90, as a run would leave it: the row of the Checkpoints tab and the client's card with it. */
export function plantedRenewal(card: string, clientId: number, today: string, people: readonly Person[]): Planted {
  const context = JSON.parse(card) as ClientContext;
  const [contract] = context.contracts;
  if (contract === undefined || context.owner === undefined) throw new Error('a client with an owner and a contract');
  const decisionOn = addDays(today, 75);
  const dueOn = addDays(decisionOn, 90);
  const renewalId = `${contract.id}@${dueOn}`;
  const record: WorkflowRecord = {
    renewalId,
    clientId,
    contractIds: [contract.id],
    kind: 'term',
    dueOn,
    decisionOn,
    renewsByItself: false,
    state: 'inT90',
    since: addDays(today, -15),
    owner: { email: context.owner.email, by: 'crmOwner', since: today },
    checkpoints: [checkpointFor(renewalId, 'T-90', decisionOn)],
    calls: [],
    seen: { ...nothingSeen, clientName: context.client.name, refs: [contract.ref] },
    foldedTo: 0,
  };
  const view = toRenewalView(record, { row: 2, today, people });
  return { card: JSON.stringify({ ...context, renewals: [view] }), row: toCheckpointRow(record, today), renewalId };
}
