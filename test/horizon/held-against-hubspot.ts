import type { RenewalWrites } from '#application/writes/crm/kept-crm-writes';
import type { WorkflowRecord } from '#application/workflow/workflow-record';
import type { DealNow, HubSpotNow, HubSpotReader } from './hubspot-now';
import type { WorkbookNow } from './workbook-now';

/** What the records say we wrote, against what HubSpot's own library reads: deals, their tasks, their companies. */
export async function heldAgainstHubSpot(
  reader: HubSpotReader,
  workbook: WorkbookNow,
  { deals }: HubSpotNow,
): Promise<{ readonly complaints: string[]; readonly compared: number }> {
  const complaints: string[] = [];
  let compared = 0;
  const byKey = new Map(deals.map((deal) => [deal.key, deal]));
  for (const record of workbook.renewals) {
    const writes = writesOf(record, workbook);
    const dealId = partOf(writes, 'deal') ?? record.seen.dealId;
    if (dealId === undefined) continue;
    const companyId = workbook.clients.get(record.clientId)?.company?.companyId;
    const tasks = ['T-90', 'T-60', 'T-30'].flatMap((window) => partOf(writes, window) ?? []);
    complaints.push(...dealDiffers(record, { dealId, writes, deal: byKey.get(record.renewalId) }));
    const tiedTasks = await reader.tiedTo(dealId, 'tasks');
    const tiedCompanies = await reader.tiedTo(dealId, 'companies');
    if (!tasks.every((id) => tiedTasks.includes(id))) complaints.push(`${record.renewalId} lacks a task on its deal.`);
    if (companyId !== undefined && !tiedCompanies.includes(companyId))
      complaints.push(`${record.renewalId} is not tied to its company.`);
    compared += tasks.length + 1;
  }
  return { complaints, compared };
}

function writesOf({ renewalId, contractIds }: WorkflowRecord, { contracts }: WorkbookNow): RenewalWrites | undefined {
  const lead = contracts.find(({ contract }) => contract.id === contractIds[0]);
  return lead?.crmWrites?.find((each) => each.renewalId === renewalId);
}

function partOf(writes: RenewalWrites | undefined, part: string): string | undefined {
  return writes?.parts.find(([name]) => name === part)?.[1].recordId;
}

interface Kept {
  readonly dealId: string;
  /** Absent: the deal was closed long ago, and is looked after no more. */
  readonly writes: RenewalWrites | undefined;
  readonly deal: DealNow | undefined;
}

function dealDiffers({ renewalId, state, dueOn }: WorkflowRecord, { dealId, writes, deal }: Kept): readonly string[] {
  if (deal?.dealId !== dealId) return [`HubSpot has no deal ${dealId} for ${renewalId}.`];
  if (writes === undefined || deal.state === state) return [];
  return [`${renewalId}, due ${dueOn}, is ${state}, its deal ${deal.state}.`];
}
