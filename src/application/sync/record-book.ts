import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import { minorDigitsOf, type Money } from '#domain/vocabulary/money';
import type { Cell, RowsEdit, Workbook } from '../ports/workbook';
import { maxCellCharacters } from '../tabs/cells';
import { workflowsRange } from '../tabs/checkpoints-tab';
import { findingsRange } from '../tabs/uplift-tab';
import { FindingBook } from '../uplift/run/finding-book';
import { recordColumn } from '../tabs/client-cards-tab';
import { fromPersonRow, peopleRange } from '../tabs/people-tab';
import type { ClientContext, ReadinessView } from '../views/client-context';
import { columnNumber } from '../workbook-tabs';
import { UpstreamError } from '../upstream-error';
import { WorkflowBook } from '../workflow/run/workflow-book';
import { fittedToCell } from './fitted-record';
import { toJudgementCells } from '../tabs/judgement-cells';
import { annualValueOf } from './billing/contract-billing';
import type { ClientRecord, ContractRecord } from './records';
import { joinedEdits } from './row-ranges';

/** A record and its row. Its text is made once a change: a backfill asks for it at every commit, of thousands of records. */
class Kept<Record extends object> {
  private current: Record;
  private text: string | undefined;

  constructor(
    readonly row: number,
    record: Record,
    /** As it stands in the workbook; absent for a new row. */
    private savedText?: string,
  ) {
    this.current = record;
  }

  get record(): Record {
    return this.current;
  }

  replace(record: Record): void {
    this.current = inOrderOf(this.current, record);
    this.text = undefined;
  }

  get isChanged(): boolean {
    return this.textNow() !== this.savedText;
  }

  markSaved(): void {
    this.savedText = this.textNow();
  }

  private textNow(): string {
    return (this.text ??= JSON.stringify(this.current));
  }
}

/** Whoever takes a field out and puts it back moves it to the end: the text would differ where nothing did. */
function inOrderOf<Record extends object>(former: Record, record: Record): Record {
  const known = Object.keys(former).filter((name) => name in record);
  return { ...(Object.fromEntries(known.map((name) => [name, undefined])) as Partial<Record>), ...record };
}

const renewalRecordColumn = columnNumber('Renewals', 'record');

/**
 * Every client and contract the sync knows, held in memory for the length of a run. Only rows whose record changed are
 * written back, so a run in which nothing changed writes nothing.
 */
export class RecordBook {
  private readonly clientRows = new Map<ClientId, Kept<ClientRecord>>();
  private readonly contractRows = new Map<ContractId, Kept<ContractRecord>>();
  private nextClientRow = 2;
  private nextContractRow = 2;
  people: readonly Person[] = [];

  private constructor(
    /** Renewals under way, and those that are over. */
    readonly workflow: WorkflowBook,
    readonly findings: FindingBook,
  ) {}

  /** One call. `today`: what a flag of a renewal depends on when rows are written; whoever writes nothing needs none. */
  static load(workbook: Workbook, today: CalendarDate = ''): RecordBook {
    const whole = (tab: 'Client cards' | 'Renewals', column: number) =>
      ({ tab, firstRow: 2, firstColumn: column, lastColumn: column }) as const;
    const [clients = [], contracts = [], people = [], renewals = [], findings = []] = workbook.read([
      whole('Client cards', recordColumn),
      whole('Renewals', renewalRecordColumn),
      peopleRange,
      workflowsRange,
      findingsRange,
    ]);
    const book = new RecordBook(new WorkflowBook(renewals, today), new FindingBook(findings));
    clients.forEach((cells, index) => {
      const text = String(cells[0] ?? '');
      if (text === '') return;
      const record = parsed<ClientRecord>(text, 'Client cards', index + 2);
      book.clientRows.set(record.client.id, new Kept(index + 2, record, text));
    });
    contracts.forEach((cells, index) => {
      const text = String(cells[0] ?? '');
      if (text === '') return;
      const record = parsed<ContractRecord>(text, 'Renewals', index + 2);
      book.contractRows.set(record.contract.id, new Kept(index + 2, record, text));
    });
    book.nextClientRow = clients.length + 2;
    book.nextContractRow = contracts.length + 2;
    book.people = people.map((cells, index) => fromPersonRow(cells, index + 2));
    return book;
  }

  clients(): readonly ClientRecord[] {
    return [...this.clientRows.values()].map(({ record }) => record);
  }

  get clientCount(): number {
    return this.clientRows.size;
  }

  client(id: ClientId): ClientRecord | undefined {
    return this.clientRows.get(id)?.record;
  }

  clientRow(id: ClientId): number | undefined {
    return this.clientRows.get(id)?.row;
  }

  setClient(given: ClientRecord): void {
    const record = fittedToCell(given);
    const kept = this.clientRows.get(record.client.id);
    if (kept === undefined) this.clientRows.set(record.client.id, new Kept(this.nextClientRow++, record));
    else kept.replace(record);
  }

  contracts(): readonly ContractRecord[] {
    return [...this.contractRows.values()].map(({ record }) => record);
  }

  contract(id: ContractId): ContractRecord | undefined {
    return this.contractRows.get(id)?.record;
  }

  setContract(record: ContractRecord): void {
    const kept = this.contractRows.get(record.contract.id);
    if (kept === undefined) this.contractRows.set(record.contract.id, new Kept(this.nextContractRow++, record));
    else kept.replace(record);
  }

  /** Contracts of a client, ended ones too. */
  contractsOf(clientId: ClientId): readonly ContractRecord[] {
    return this.contracts().filter(({ contract }) => contract.clientId === clientId);
  }

  /** Contracts of a client that have not ended. */
  openContractsOf(clientId: ClientId): readonly ContractRecord[] {
    return this.contracts().filter(({ contract, hasEnded }) => contract.clientId === clientId && !hasEnded);
  }

  openContractsByClient(): ReadonlyMap<ClientId, readonly ContractRecord[]> {
    return groupedByClient(this.contracts().filter(({ hasEnded }) => !hasEnded));
  }

  /** Ended ones too. */
  contractsByClient(): ReadonlyMap<ClientId, readonly ContractRecord[]> {
    return groupedByClient(this.contracts());
  }

  /** Clients of which the own record, a contract's or a renewal's differs from what the workbook holds. */
  changedClients(): ReadonlySet<ClientId> {
    const changed = new Set([...this.workflow.changedClients(), ...this.findings.changedClients()]);
    for (const [id, kept] of this.clientRows) if (kept.isChanged) changed.add(id);
    for (const kept of this.contractRows.values()) if (kept.isChanged) changed.add(kept.record.contract.clientId);
    return changed;
  }

  /** Edits that bring the workbook up to date. `contextOf` makes the card of a client. Call `markSaved` once they are written. */
  edits(contextOf: (record: ClientRecord) => ClientContext): readonly RowsEdit[] {
    const changed = this.changedClients();
    const clientRows = new Map<number, readonly Cell[]>();
    for (const id of changed) {
      const kept = this.clientRows.get(id);
      if (kept !== undefined) clientRows.set(kept.row, clientCells(kept.record, contextOf(kept.record)));
    }
    const contractRows = new Map<number, readonly Cell[]>();
    for (const { row, record, isChanged } of this.contractRows.values()) {
      if (!isChanged) continue;
      const context = this.client(record.contract.clientId);
      contractRows.set(row, contractCells(record, context, context === undefined ? undefined : contextOf(context)));
    }
    return [
      ...joinedEdits('Client cards', clientRows),
      ...joinedEdits('Renewals', contractRows),
      ...this.workflow.edits(),
      ...this.findings.edits(),
    ];
  }

  markSaved(): void {
    for (const kept of this.clientRows.values()) kept.markSaved();
    for (const kept of this.contractRows.values()) kept.markSaved();
    this.workflow.markSaved();
    this.findings.markSaved();
  }
}

function groupedByClient(records: readonly ContractRecord[]): ReadonlyMap<ClientId, readonly ContractRecord[]> {
  const byClient = new Map<ClientId, ContractRecord[]>();
  for (const record of records) {
    const list = byClient.get(record.contract.clientId);
    if (list === undefined) byClient.set(record.contract.clientId, [record]);
    else list.push(record);
  }
  return byClient;
}

function parsed<Record>(text: string, tab: string, row: number): Record {
  try {
    return JSON.parse(text) as Record;
  } catch {
    throw new UpstreamError(
      'Google Sheets',
      'malformed',
      `${tab} row ${row}, column record, is not JSON. Clear the row; the next sync rebuilds it.`,
    );
  }
}

function clientCells(record: ClientRecord, context: ClientContext): readonly Cell[] {
  const { client, openIncidents, ownerEmail = '' } = record;
  return [
    client.id,
    client.name,
    ownerEmail,
    openIncidents.length,
    mailDomainsOf(record).join(';'),
    fitting(addressesOf(record)),
    JSON.stringify(context),
    // The events column belongs to whoever appends; null leaves it as it is.
    null,
    JSON.stringify(record),
  ];
}

/** Addresses of everyone known at the client, as many as a cell takes; the rest are still found by domain. */
function fitting(addresses: readonly string[]): string {
  let text = '';
  for (const address of addresses) {
    if (text.length + address.length + 1 > maxCellCharacters) break;
    text += text === '' ? address : `;${address}`;
  }
  return text;
}

/** Domains of the client's own record and of its company. Shared ones are kept out by whoever looks a sender up. */
export function mailDomainsOf({ client, company }: ClientRecord): readonly string[] {
  const domains = [...client.domains, ...(company ? [company.domain] : [])];
  return [...new Set(domains.filter((domain) => domain !== ''))].sort();
}

export function addressesOf({ deskContacts, crmContacts }: ClientRecord): readonly string[] {
  const all = [...deskContacts.map(([, , email]) => email), ...crmContacts.map(({ email }) => email)];
  return [...new Set(all.filter((email) => email !== ''))].sort();
}

function contractCells(
  record: ContractRecord,
  client: ClientRecord | undefined,
  context: ClientContext | undefined,
): readonly Cell[] {
  const { contract, readiness } = record;
  const annualValue = annualValueOf(record);
  const shown = context?.contracts.find(({ id }) => id === contract.id);
  return [
    contract.id,
    contract.clientId,
    cell(client?.client.name),
    contract.ref,
    contract.kind,
    cell(contract.termStartsOn),
    cell(contract.termEndsOn),
    contract.isEvergreen,
    cell(shown?.noticePeriodDays),
    cell(shown?.noticeIsDefault),
    cell(shown?.decisionOn),
    cell(annualValue && majorUnits(annualValue)),
    cell(annualValue?.currency),
    cell(client?.ownerEmail),
    ...readinessCells(readiness),
    record.hasEnded,
    JSON.stringify(record),
    ...toJudgementCells(record.overrides, record.freeze?.outcome),
  ];
}

function readinessCells(readiness: ReadinessView | undefined): readonly Cell[] {
  if (readiness === undefined) return ['', '', '', '', '', ''];
  const { band, low, high, coverage, assessedOn, modelVersion } = readiness;
  return [band, low, high, coverage, assessedOn, modelVersion];
}

/** An absent value clears its cell; `null` would leave an old one standing. */
function cell(value: Cell | undefined): Cell {
  return value ?? '';
}

/** For a cell that a person reads; figures are computed from minor units. */
function majorUnits({ annualMinor, currency }: Money): number {
  return annualMinor / 10 ** minorDigitsOf(currency);
}
