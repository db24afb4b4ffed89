import type { TabName } from './ports/workbook';

/** What a column holds: decides how a cell is shown, never how it is stored. `instant` and `day` are stored as ISO text. */
export type ColumnKind = 'text' | 'whole' | 'decimal' | 'amount' | 'share' | 'day' | 'instant' | 'flag' | 'json';

export interface Column {
  /** As it stands in row 1. Power BI and people know it by this name: renaming one needs an ADR. */
  readonly name: string;
  /** Shown as a note on the heading. */
  readonly note: string;
  readonly kind: ColumnKind;
  /** In characters of the default font. */
  readonly width: number;
}

export interface TabDefinition {
  readonly tab: TabName;
  readonly columns: readonly Column[];
  /** Rows the tab is created with; it grows when it must. */
  readonly rows: number;
}

/** Characters that a column of each kind takes where it names no width of its own. JSON is for the product: narrow and clipped. */
const widths: Readonly<Record<ColumnKind, number>> = {
  text: 18,
  whole: 13,
  decimal: 14,
  amount: 16,
  share: 11,
  day: 14,
  instant: 26,
  flag: 12,
  json: 16,
};

const column = (name: string, note: string, kind: ColumnKind = 'text', width = widths[kind]): Column => ({
  name,
  note,
  kind,
  width,
});

/** The timeline workbook. docs/reference/sheet-columns.md lists every column (checked by tidy). */
export const workbookTabs: readonly TabDefinition[] = [
  {
    tab: 'Timeline',
    rows: 2000,
    columns: [
      column('sequence', 'Place in the chain: 0, 1, 2 … without a gap.', 'whole'),
      column('event_id', 'Chosen before the first attempt to write the event.', 'text', 40),
      column('at', 'Instant in UTC.', 'instant'),
      column('type', 'What happened; see the events reference.', 'text', 22),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('contract_id', 'HaloPSA contract.', 'whole', 13),
      column('renewal_id', 'Contract and term end.', 'text', 20),
      column('actor', 'Workspace identity of the person, or run.', 'text', 30),
      column('run', 'The run that wrote it.', 'text', 24),
      column('payload', 'The facts, exactly as sealed.', 'json'),
      column('previous_seal', 'Seal of the event before.', 'text', 20),
      column('seal', 'SHA-256 over the sealed text.', 'text', 20),
    ],
  },
  {
    tab: 'State',
    rows: 50,
    columns: [
      column('key', 'What is kept.', 'text', 20),
      column('value', 'Its value. Edited by the product alone.', 'text', 40),
      column('meaning', 'For the reader.', 'text', 60),
    ],
  },
  {
    tab: 'Renewals',
    rows: 500,
    columns: [
      column('contract_id', 'HaloPSA contract.', 'whole', 13),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('client', 'Name of the client.', 'text', 32),
      column('ref', 'Reference of the contract.', 'text', 16),
      column('kind', 'Kind of agreement in HaloPSA.', 'text', 22),
      column('term_starts_on', 'First day of the term.', 'day'),
      column('term_ends_on', 'Last day of the term; empty when evergreen.', 'day'),
      column('evergreen', 'TRUE when the contract has no term end.', 'flag'),
      column('notice_days', 'Notice period in days.', 'whole'),
      column('notice_is_default', 'TRUE when HaloPSA holds no notice period and the default is used.', 'flag', 19),
      column('decision_on', 'Term end minus notice period, or the yearly review.', 'day'),
      column('annual_value', 'Yearly value in major units.', 'amount'),
      column('currency', 'ISO 4217.', 'text', 10),
      column('owner', 'Account manager who owns the renewal.', 'text', 30),
      column('band', 'ready, unproven, atRisk or blocked.', 'text', 12),
      column('readiness_low', 'Every unknown signal counted as 0.', 'decimal'),
      column('readiness_high', 'Every unknown signal counted as 100.', 'decimal'),
      column('coverage', 'Share of the weight that was measured.', 'share'),
      column('assessed_on', 'Day of the last assessment.', 'day'),
      column('model_version', 'Version of the readiness model.', 'text', 15),
      column('ended', 'TRUE once HaloPSA no longer lists the contract as active.', 'flag'),
      column('record', 'What the sync keeps of the contract, as JSON.', 'json'),
      column('person_band', "A person's own band, where one was set and not withdrawn.", 'text', 12),
      column('person_until', 'Last day on which it stands.', 'day'),
      column('outcome', 'How the newest renewal that is over ended: renewed, lost or unknown.', 'text', 12),
      column('overrides', 'Bands that people set, with reasons, as JSON.', 'json'),
    ],
  },
  {
    tab: 'Service months',
    rows: 4000,
    columns: [
      column('client_id', 'HaloPSA client.', 'whole'),
      column('contract_id', 'HaloPSA contract; 0 for tickets that belong to no single contract.', 'whole', 13),
      column('month', 'Calendar month in which the tickets were opened.', 'text', 11),
      column('part', '0; a month too large for one cell goes on in part 1, 2 …', 'whole'),
      column('opened', 'Tickets opened.', 'whole'),
      column('closed', 'Of these, closed.', 'whole'),
      column('priority_1', 'Opened with priority 1.', 'whole'),
      column('priority_2', 'Opened with priority 2.', 'whole'),
      column('priority_3', 'Opened with priority 3.', 'whole'),
      column('priority_4_up', 'Opened with priority 4 or less urgent.', 'whole'),
      column('response_met', 'First response in time.', 'whole'),
      column('response_missed', 'First response late.', 'whole', 18),
      column('resolution_met', 'Resolved in time.', 'whole', 16),
      column('resolution_missed', 'Resolved late.', 'whole', 19),
      column('reopened', 'Seen open again after closing.', 'whole'),
      column('reassigned', 'Reassignments.', 'whole'),
      column('hours', 'Hours worked.', 'decimal'),
      column('charged_hours', 'Hours charged.', 'decimal', 15),
      column('vip_tickets', 'Tickets of VIP contacts.', 'whole'),
      column('csat_count', 'Satisfaction answers.', 'whole'),
      column('csat_sum', "Their sum, on HaloPSA's own scale.", 'whole'),
      column('missed_tickets', 'Ids of tickets that missed their resolution target.', 'text', 24),
      column('tickets', 'Packed features of the tickets. Never text.', 'json'),
      column(
        'machine_made',
        'Of the tickets opened, those of monitoring and automatic replies; empty when not known of every ticket.',
        'whole',
        16,
      ),
      column(
        'requests',
        'Tickets that people opened; this and what follows is empty when not known of every ticket.',
        'whole',
      ),
      column('tone_count', 'Requests whose text has a tone.', 'whole'),
      column('tone_sum', 'Sum of their tones, in hundredths; below 0 is unhappy.', 'whole'),
      column('complaints', 'Requests that complain about the relationship.', 'whole'),
      column('request_sums', 'Further sums over the requests, as JSON. Never text.', 'json'),
    ],
  },
  {
    tab: 'Client cards',
    rows: 300,
    columns: [
      column('client_id', 'HaloPSA client.', 'whole'),
      column('client', 'Name.', 'text', 32),
      column('owner', 'Account manager.', 'text', 30),
      column('open_incidents', 'Open tickets of incident priority.', 'whole'),
      column('domains', 'Mail domains of this client alone.', 'text', 30),
      column('addresses', 'Mail addresses of its contacts.', 'text', 40),
      column('card', 'What the card beside an email shows, as JSON.', 'json'),
      column('events', 'Sequences of the newest timeline events.', 'json'),
      column('record', 'What the sync keeps of the client, as JSON.', 'json'),
    ],
  },
  {
    tab: 'Concessions',
    rows: 200,
    columns: [
      column('request_id', 'Reference of the request; the n-th one stands in row n + 1.', 'text', 12),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('contract_id', 'HaloPSA contract.', 'whole', 13),
      column('renewal_id', 'Contract and term end.', 'text', 20),
      column('type', 'What the client is to be given.', 'text', 18),
      column('annual_value', 'Yearly value of it in major units.', 'amount'),
      column('currency', 'ISO 4217.', 'text', 10),
      column('depth', 'Of the reference price, this request alone.', 'share'),
      column('cumulative_depth', 'Of the reference price, over 24 months; empty when not known.', 'share', 17),
      column('level', 'Level of approval: 1, 2 or 3.', 'whole', 8),
      column('state', 'Where it stands.', 'text', 14),
      column('verdict', 'What the economics say.', 'text', 16),
      column('requester', 'Who asked.', 'text', 30),
      column('asked_on', 'Day of the request.', 'day'),
      column('answer_by', 'Silence goes one level up after this instant.', 'instant'),
      column('expires_at', 'It lapses after this instant.', 'instant'),
      column('closed_on', 'Day on which it was decided, lapsed or withdrawn.', 'day'),
      column('ends_on', 'Last day of the concession, or of the new term; empty: not known.', 'day'),
      column('version', 'Version of its terms.', 'whole', 10),
      column(
        'standing',
        'Version, state, level and decisions as one word; then policy, contract, who approved, days.',
        'text',
        30,
      ),
      column('told', 'The standing that people were told of last, then the reminders of it.', 'text', 18),
      column('record', 'What the product keeps of it, as JSON.', 'json'),
    ],
  },
  {
    tab: 'Checkpoints',
    rows: 300,
    columns: [
      column('renewal_id', 'Leading contract and due date; the n-th renewal stands in row n + 1.', 'text', 20),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('client', 'Name of the client.', 'text', 32),
      column('contracts', 'References of the contracts that are decided together.', 'text', 24),
      column('kind', 'term, break or review.', 'text', 10),
      column('state', 'Where the renewal stands.', 'text', 18),
      column('decision_on', 'Last day on which it can be decided.', 'day'),
      column('due_on', 'Last day of the term, of the break, or the yearly review.', 'day'),
      column('owner', 'Who has it.', 'text', 30),
      column('deputy', 'Who stands in for the owner.', 'text', 30),
      column('acknowledgement', 'waiting, acknowledged, or escalated when nobody answered in time.', 'text', 17),
      column('escalated_to', 'Who has it since nobody answered.', 'text', 30),
      column('t_90', 'State of the checkpoint; empty: its window has not opened.', 'text', 14),
      column('t_60', 'The same of T-60.', 'text', 14),
      column('t_30', 'The same of T-30.', 'text', 14),
      column('open_window', 'Window whose checkpoint is to be worked on; empty: nothing is open.', 'text', 14),
      column('item_due_on', 'Last day for it.', 'day'),
      column('captured_by', 'Who captured the evidence that waits for approval.', 'text', 30),
      column('overflow', 'TRUE when it waits because its owner has enough open items.', 'flag'),
      column('gated', 'TRUE while an incident holds contact with the client back.', 'flag'),
      column('shadow', 'TRUE outside the pilot: planned, and written nowhere else.', 'flag'),
      column('flags', 'What somebody should look at.', 'text', 32),
      column('ended', 'How it ended: signed, auto, late or lost; empty while it is under way.', 'text', 10),
      column('record', 'What the product keeps of it, as JSON.', 'json'),
    ],
  },
  {
    tab: 'Policy',
    rows: 200,
    columns: [
      column('version', 'Version of the approval policy.', 'text', 10),
      column('status', 'in force, lies ahead, replaced or proposed.', 'text', 12),
      column('starts_on', 'First day on which new requests go by it; empty: from the beginning.', 'day'),
      column('axis', 'What the row looks at, or approvers.', 'text', 22),
      column('level', 'Level of approval it asks for: 1, 2 or 3.', 'whole', 8),
      column('at_least', 'Begins at this value.', 'decimal'),
      column('above', 'Begins above this value.', 'decimal'),
      column('up_to', 'Ends at this value.', 'decimal'),
      column('below', 'Ends below this value.', 'decimal'),
      column('currency', 'Of amounts: ISO 4217.', 'text', 10),
      column('types', 'Of types: which.', 'text', 60),
      column('roles', 'Of approvers: whose seats.', 'text', 24),
      column('proposed_by', 'Who proposed the version; empty: it came with the settings.', 'text', 30),
      column('approved_by', 'Who approved it.', 'text', 40),
    ],
  },
  {
    tab: 'Uplift',
    rows: 300,
    columns: [
      column('key', 'Kind, client and what it is about; the n-th finding stands in row n + 1.', 'text', 28),
      column(
        'kind',
        'theme, overrun, unitDrift, entitlementGap, priceLag, waivedEscalator or priceMismatch.',
        'text',
        16,
      ),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('client', 'Name of the client.', 'text', 32),
      column('contract_id', 'HaloPSA contract; empty: it is about the client.', 'whole', 13),
      column('ref', 'Reference of the contract.', 'text', 16),
      column('title', 'What it is about.', 'text', 40),
      column('strength', 'watch, or action when it may be presented.', 'text', 10),
      column('state', 'Where it stands.', 'text', 12),
      column('since', 'Day from which it stands there.', 'day'),
      column('found_on', 'Day on which it was found.', 'day'),
      column(
        'annual_value',
        "A year's worth by its cautious end, in major units; empty when it cannot be said.",
        'amount',
      ),
      column('point_value', 'The point estimate beside it.', 'amount'),
      column('currency', 'ISO 4217.', 'text', 10),
      column('provenance', 'measured or estimated.', 'text', 12),
      column('confidence', 'Chance that it is real.', 'share'),
      column('priority', 'Value × chance that it is real × chance of acceptance × readiness.', 'amount'),
      column('held_because', 'Why it is not shown now.', 'text', 40),
      column('put_forward_by', 'Who asks for approval.', 'text', 30),
      column('approved_by', 'The second person.', 'text', 30),
      column('presented_on', 'Day on which the client was shown it.', 'day'),
      column(
        'ended',
        'won, lost, expired, or cleared when it left the figures; empty while it is under way.',
        'text',
        10,
      ),
      column('won_value', 'Of a won one: its worth a year.', 'amount'),
      column('dismissed_because', 'Why it is not followed up.', 'text', 40),
      column('was_wrong', 'Of a dismissed one: TRUE when it was a false alarm.', 'flag'),
      column('deal_id', 'Its deal in HubSpot.', 'text', 16),
      column('record', 'What the product keeps of it, as JSON.', 'json'),
    ],
  },
  {
    tab: 'People',
    rows: 200,
    columns: [
      column('email', 'Workspace identity.', 'text', 32),
      column('name', 'Name.', 'text', 26),
      column('roles', 'Roles in the product.', 'text', 28),
      column('leads', 'Account managers this person leads.', 'text', 32),
      column('deputy_for', 'Account managers this person stands in for.', 'text', 32),
      column('hubspot_owner_id', 'Owner in HubSpot.', 'text', 19),
      column('halopsa_agent_id', 'Agent in HaloPSA.', 'whole', 18),
      column('active', 'FALSE when HubSpot or HaloPSA deactivated the account.', 'flag'),
      column(
        'cost_per_hour',
        "What an hour costs the MSP, in minor units of the settings' currency; empty when HaloPSA holds none.",
        'whole',
      ),
      column('commission_on', 'Account managers on whose accounts this person is paid commission.', 'text', 32),
    ],
  },
  {
    tab: 'Runs',
    rows: 1000,
    columns: [
      column('run', 'Identity of the run.', 'text', 24),
      column('started_at', 'Instant in UTC.', 'instant'),
      column('finished_at', 'Instant in UTC.', 'instant'),
      column('outcome', 'finished, paused by budget, or failed.', 'text', 20),
      column('doing', 'Where it stopped, when it did.', 'text', 22),
      column('http_calls', 'Calls by system, as JSON.', 'json'),
      column('tickets', 'Ticket rows read.', 'whole'),
      column('months', 'Service month rows written.', 'whole'),
      column('events', 'Timeline events appended.', 'whole'),
      column('trouble', 'What failed, and what to do.', 'text', 70),
    ],
  },
  {
    tab: 'Data gaps',
    rows: 500,
    columns: [
      column('kind', 'Kind of gap.', 'text', 22),
      column('client_id', 'HaloPSA client.', 'whole'),
      column('contract_id', 'HaloPSA contract.', 'whole', 13),
      column('what', 'What is missing.', 'text', 70),
      column('fix', 'What to enter, and where.', 'text', 80),
    ],
  },
];

/** How many columns each tab of a workbook has, as far as the product knows. */
export type KnownTabs = Readonly<Partial<Record<TabName, number>>>;

export const tabsOfThisVersion: KnownTabs = Object.fromEntries(
  workbookTabs.map(({ tab, columns }) => [tab, columns.length]),
);

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
