import type { TabName } from './ports/workbook';

export interface Column {
  /** As it stands in row 1. Power BI and people know it by this name: renaming one needs an ADR. */
  readonly name: string;
  /** Shown as a note on the heading. */
  readonly note: string;
}

export interface TabDefinition {
  readonly tab: TabName;
  readonly columns: readonly Column[];
  /** Rows the tab is created with; it grows when it must. */
  readonly rows: number;
}

const column = (name: string, note: string): Column => ({ name, note });

/** The timeline workbook. docs/reference/sheet-columns.md lists every column (checked by tidy). */
export const workbookTabs: readonly TabDefinition[] = [
  {
    tab: 'Timeline',
    rows: 2000,
    columns: [
      column('sequence', 'Place in the chain: 0, 1, 2 … without a gap.'),
      column('event_id', 'Chosen before the first attempt to write the event.'),
      column('at', 'Instant in UTC.'),
      column('type', 'What happened; see the events reference.'),
      column('client_id', 'HaloPSA client.'),
      column('contract_id', 'HaloPSA contract.'),
      column('renewal_id', 'Contract and term end.'),
      column('actor', 'Workspace identity of the person, or run.'),
      column('run', 'The run that wrote it.'),
      column('payload', 'The facts, exactly as sealed.'),
      column('previous_seal', 'Seal of the event before.'),
      column('seal', 'SHA-256 over the sealed text.'),
    ],
  },
  {
    tab: 'State',
    rows: 50,
    columns: [
      column('key', 'What is kept.'),
      column('value', 'Its value. Edited by the product alone.'),
      column('meaning', 'For the reader.'),
    ],
  },
  {
    tab: 'Renewals',
    rows: 500,
    columns: [
      column('contract_id', 'HaloPSA contract.'),
      column('client_id', 'HaloPSA client.'),
      column('client', 'Name of the client.'),
      column('ref', 'Reference of the contract.'),
      column('kind', 'Kind of agreement in HaloPSA.'),
      column('term_starts_on', 'First day of the term.'),
      column('term_ends_on', 'Last day of the term; empty when evergreen.'),
      column('evergreen', 'TRUE when the contract has no term end.'),
      column('notice_days', 'Notice period in days.'),
      column('notice_is_default', 'TRUE when HaloPSA holds no notice period and the default is used.'),
      column('decision_on', 'Term end minus notice period, or the yearly review.'),
      column('annual_value', 'Yearly value in major units.'),
      column('currency', 'ISO 4217.'),
      column('owner', 'Account manager who owns the renewal.'),
      column('band', 'ready, unproven, atRisk or blocked.'),
      column('readiness_low', 'Every unknown signal counted as 0.'),
      column('readiness_high', 'Every unknown signal counted as 100.'),
      column('coverage', 'Share of the weight that was measured.'),
      column('assessed_on', 'Day of the last assessment.'),
      column('model_version', 'Version of the readiness model.'),
      column('ended', 'TRUE once HaloPSA no longer lists the contract as active.'),
      column('record', 'What the sync keeps of the contract, as JSON.'),
    ],
  },
  {
    tab: 'Service months',
    rows: 4000,
    columns: [
      column('client_id', 'HaloPSA client.'),
      column('contract_id', 'HaloPSA contract; 0 for tickets that belong to no single contract.'),
      column('month', 'Calendar month in which the tickets were opened.'),
      column('part', '0; a month too large for one cell goes on in part 1, 2 …'),
      column('opened', 'Tickets opened.'),
      column('closed', 'Of these, closed.'),
      column('priority_1', 'Opened with priority 1.'),
      column('priority_2', 'Opened with priority 2.'),
      column('priority_3', 'Opened with priority 3.'),
      column('priority_4_up', 'Opened with priority 4 or less urgent.'),
      column('response_met', 'First response in time.'),
      column('response_missed', 'First response late.'),
      column('resolution_met', 'Resolved in time.'),
      column('resolution_missed', 'Resolved late.'),
      column('reopened', 'Seen open again after closing.'),
      column('reassigned', 'Reassignments.'),
      column('hours', 'Hours worked.'),
      column('charged_hours', 'Hours charged.'),
      column('vip_tickets', 'Tickets of VIP contacts.'),
      column('csat_count', 'Satisfaction answers.'),
      column('csat_sum', "Their sum, on HaloPSA's own scale."),
      column('missed_tickets', 'Ids of tickets that missed their resolution target.'),
      column('tickets', 'Packed features of the tickets. Never text.'),
    ],
  },
  {
    tab: 'Client cards',
    rows: 300,
    columns: [
      column('client_id', 'HaloPSA client.'),
      column('client', 'Name.'),
      column('owner', 'Account manager.'),
      column('open_incidents', 'Open tickets of incident priority.'),
      column('domains', 'Mail domains of this client alone.'),
      column('addresses', 'Mail addresses of its contacts.'),
      column('card', 'What the card beside an email shows, as JSON.'),
      column('events', 'Sequences of the newest timeline events.'),
      column('record', 'What the sync keeps of the client, as JSON.'),
    ],
  },
  {
    tab: 'People',
    rows: 200,
    columns: [
      column('email', 'Workspace identity.'),
      column('name', 'Name.'),
      column('roles', 'Roles in the product.'),
      column('leads', 'Account managers this person leads.'),
      column('deputy_for', 'Account managers this person stands in for.'),
      column('hubspot_owner_id', 'Owner in HubSpot.'),
      column('halopsa_agent_id', 'Agent in HaloPSA.'),
      column('active', 'FALSE when HubSpot or HaloPSA deactivated the account.'),
    ],
  },
  {
    tab: 'Runs',
    rows: 1000,
    columns: [
      column('run', 'Identity of the run.'),
      column('started_at', 'Instant in UTC.'),
      column('finished_at', 'Instant in UTC.'),
      column('outcome', 'finished, paused by budget, or failed.'),
      column('doing', 'Where it stopped, when it did.'),
      column('http_calls', 'Calls by system, as JSON.'),
      column('tickets', 'Ticket rows read.'),
      column('months', 'Service month rows written.'),
      column('events', 'Timeline events appended.'),
      column('trouble', 'What failed, and what to do.'),
    ],
  },
  {
    tab: 'Data gaps',
    rows: 500,
    columns: [
      column('kind', 'Kind of gap.'),
      column('client_id', 'HaloPSA client.'),
      column('contract_id', 'HaloPSA contract.'),
      column('what', 'What is missing.'),
      column('fix', 'What to enter, and where.'),
    ],
  },
];

/** Throws when the tab is none of ours: a defect. */
export function columnsOf(tab: TabName): readonly Column[] {
  const found = workbookTabs.find((definition) => definition.tab === tab);
  if (found === undefined) throw new Error(`${tab} is not a tab of the timeline workbook`);
  return found.columns;
}

/** 1-based place of a column, so that ranges follow the definition. */
export function columnNumber(tab: TabName, name: string): number {
  const at = columnsOf(tab).findIndex((candidate) => candidate.name === name);
  if (at === -1) throw new Error(`${tab} has no column ${name}`);
  return at + 1;
}
