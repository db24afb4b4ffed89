import type { World, WorldCompany, WorldCrmContact, WorldDeal, WorldMeeting, WorldTask } from '../../msp/world';
import type { AssociationBook } from '../associations/association-book';
import type { LabelBook } from '../associations/label-book';
import type { ObjectType } from '../object-types';
import type { CrmRecord } from './crm-record';

interface Lifetime {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isArchived: boolean;
}

function record(
  { id, createdAt, updatedAt, isArchived }: Lifetime,
  values: Readonly<Record<string, string | undefined>>,
): CrmRecord {
  const set = Object.entries(values).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return {
    id,
    values: Object.fromEntries(set),
    createdAt,
    updatedAt,
    ...(isArchived ? { archivedAt: updatedAt } : {}),
    history: {},
  };
}

/** What a world has in its CRM on the first morning, in HubSpot's properties. */
export function seededRecords(world: World): Readonly<Partial<Record<ObjectType, readonly CrmRecord[]>>> {
  return {
    companies: world.companies.map(companyRecord),
    contacts: world.crmContacts.map(contactRecord),
    deals: world.deals.map(dealRecord),
    tasks: world.tasks.map(taskRecord),
    meetings: world.meetings.map(meetingRecord),
  };
}

function companyRecord(company: WorldCompany): CrmRecord {
  return record(company, {
    name: company.name,
    domain: company.domain,
    city: company.city,
    lifecyclestage: company.lifecycleStage,
    hubspot_owner_id: company.ownerId,
    renewal_desk_halopsa_client_id: company.deskClientIdText,
  });
}

function contactRecord(contact: WorldCrmContact): CrmRecord {
  return record(contact, {
    email: contact.email,
    firstname: contact.firstName,
    lastname: contact.lastName,
    jobtitle: contact.jobTitle,
    hs_buying_role: contact.buyingRoles.join(';'),
    hubspot_owner_id: contact.ownerId,
  });
}

function dealRecord(deal: WorldDeal): CrmRecord {
  return record(deal, {
    dealname: deal.name,
    pipeline: deal.pipelineId,
    dealstage: deal.stageId,
    dealtype: deal.dealType,
    amount: deal.amountMinor === undefined ? undefined : majorUnits(deal.amountMinor),
    deal_currency_code: deal.currency,
    closedate: deal.closesOn === undefined ? instantText(deal.closedAt) : `${deal.closesOn}T00:00:00.000Z`,
    hubspot_owner_id: deal.ownerId,
    description: deal.description,
    closed_lost_reason: deal.lostReason,
    hs_next_step: deal.nextStep,
  });
}

function taskRecord(task: WorldTask): CrmRecord {
  return record(task, {
    hs_task_subject: task.subject,
    hs_task_body: task.body,
    hs_task_type: task.type,
    hs_task_priority: task.priority,
    hs_task_status: task.status,
    hs_timestamp: instantText(task.dueAt),
    hs_task_completion_date: instantText(task.completedAt),
    hubspot_owner_id: task.ownerId,
  });
}

function meetingRecord(meeting: WorldMeeting): CrmRecord {
  return record(meeting, {
    hs_meeting_title: meeting.title,
    hs_timestamp: instantText(meeting.startsAt),
    hs_meeting_start_time: instantText(meeting.startsAt),
    hs_meeting_end_time: instantText(meeting.endsAt),
    hs_meeting_outcome: meeting.outcome,
    hs_internal_meeting_notes: meeting.internalNotes,
    hubspot_owner_id: meeting.ownerId,
  });
}

/** Amounts are decimals without trailing zeros. */
function majorUnits(minor: number): string {
  return String(Math.round(minor) / 100);
}

function instantText(at: number | undefined): string | undefined {
  return at === undefined ? undefined : new Date(at).toISOString();
}

/** Links the world's records. Links to what lies in the recycle bin are gone. */
export function seedAssociations(world: World, labels: LabelBook, book: AssociationBook): void {
  const archived = new Set(
    [world.companies, world.crmContacts, world.deals, world.tasks, world.meetings].flatMap((records) =>
      records.filter(({ isArchived }) => isArchived).map(({ id }) => id),
    ),
  );
  const link = (
    from: ObjectType,
    fromId: string,
    to: ObjectType,
  ): ((toId: string, typeIds: readonly number[]) => void) => {
    return (toId, typeIds) => {
      if (archived.has(fromId) || archived.has(toId)) return;
      const types = typeIds.flatMap((typeId) => labels.find(from, to, typeId) ?? []);
      book.seed({ from, fromId, to, toId }, types);
    };
  };
  /** The first company of the list is the primary one. */
  const companies = (from: 'contacts' | 'deals', id: string, typeId: number, ids: readonly string[]): void => {
    const toCompany = link(from, id, 'companies');
    ids.forEach((companyId, position) => toCompany(companyId, position === 0 ? [typeId] : []));
  };
  for (const { id, companyIds, companyLabels } of world.crmContacts) {
    companies('contacts', id, 1, companyIds);
    for (const { companyId, typeIds } of companyLabels) link('contacts', id, 'companies')(companyId, typeIds);
  }
  for (const { id, companyIds, contacts } of world.deals) {
    companies('deals', id, 5, companyIds);
    for (const { contactId, typeIds } of contacts) link('deals', id, 'contacts')(contactId, typeIds);
  }
  for (const [type, activities] of [
    ['tasks', world.tasks],
    ['meetings', world.meetings],
  ] as const) {
    for (const { id, dealIds, companyIds, contactIds } of activities) {
      dealIds.forEach((dealId) => link(type, id, 'deals')(dealId, []));
      companyIds.forEach((companyId) => link(type, id, 'companies')(companyId, []));
      contactIds.forEach((contactId) => link(type, id, 'contacts')(contactId, []));
    }
  }
}
