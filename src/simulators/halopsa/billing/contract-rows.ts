import { addMonths, londonDay } from '../../msp/days';
import { contractAt } from '../../msp/renewals/coming-terms';
import type { WorldContract } from '../../msp/world';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import type { PostedElement } from '../wire/posted-body';
import type { Query } from '../wire/query';
import { brokenRule, invalidResource, missingColumn } from '../wire/refusal';
import { emptyDates, wireDay, wireInstant, wireMoney } from '../wire/wire-values';
import { contractPeriods } from './contract-periods';
import { customFieldsOf, mergedFields, type WrittenFields } from './custom-fields';

/** Only 2, monthly, is confirmed by a live tenant (docs/reference/apis/halopsa-simulator.md); the other codes are this simulator's own. */
const billingCodes = { Monthly: 2, Quarterly: 5, Yearly: 7 } as const;
const billingMonths = { Monthly: 1, Quarterly: 3, Yearly: 12 } as const;

/** What a POST may change here, and whether the list shows it too. */
const contractProperties = {
  ref: 'text',
  refextra: 'text',
  refextra2: 'text',
  start_date: 'instant',
  end_date: 'instant',
  next_call_date: 'instant',
  periodchargeamount: 'decimal',
  numberofunitsfree: 'decimal',
  active: 'flag',
  note: 'text',
  termmonths: 'whole',
  rollingcontract: 'flag',
  dontsendalarm: 'flag',
  percentageincrease: 'decimal',
  nextincrementdate: 'instant',
} as const;
const detailOnly: ReadonlySet<string> = new Set([
  'note',
  'termmonths',
  'rollingcontract',
  'dontsendalarm',
  'percentageincrease',
  'nextincrementdate',
]);

export function contractRows(desk: HaloDesk, query: Query): readonly Row[] {
  const { world } = desk;
  const today = londonDay(desk.now());
  const clientId = query.whole('client_id');
  const siteId = query.whole('site_id');
  const search = query.text('search')?.toLowerCase();
  const withInactive = query.flag('includeinactive');
  const renewed = query.flag('excluderenewed') ? renewedIds(desk, today) : new Set<number>();
  return world.contracts
    .filter(({ startsOn, id }) => startsOn <= today && !renewed.has(id))
    .filter(({ ref }) => search === undefined || ref.toLowerCase().includes(search))
    .filter(({ clientIndex }) => {
      const client = world.clients[clientIndex];
      if (client === undefined || !desk.sees(client.id)) return false;
      return (clientId ?? client.id) === client.id && (siteId ?? client.siteId) === client.siteId;
    })
    .map((contract) => contractRow(desk, contractAt(contract, today)))
    .filter((row) => withInactive || row['active'] === true);
}

/** Headers that the next term of the same agreement has followed. */
function renewedIds({ world }: HaloDesk, today: string): ReadonlySet<number> {
  const followers = world.contracts.filter(({ startsOn }) => startsOn <= today);
  return new Set(followers.flatMap(({ previousContractId }) => previousContractId ?? []));
}

/** A row of the list, schema ContractHeader_List: no term, no custom fields, no periods. */
function contractRow(desk: HaloDesk, contract: WorldContract): Row {
  const change = desk.written.contractChanges.of(contract.id);
  const shown = Object.entries(change?.properties ?? {}).filter(
    ([name]) => name !== 'customfields' && !detailOnly.has(name),
  );
  const changedAt = Math.max(Math.min(contract.modifiedAt, desk.now()), change?.changedAt ?? 0);
  return {
    ...ownRow(desk, contract),
    ...Object.fromEntries(shown),
    last_modified: wireInstant(changedAt, contract.id),
    use: 'contract',
  };
}

function ownRow(desk: HaloDesk, contract: WorldContract): Row {
  const client = desk.world.clients[contract.clientIndex];
  const today = londonDay(desk.now());
  const isExpired = contract.endsOn !== undefined && contract.endsOn < today;
  const nextInvoice = addMonths(`${today.slice(0, 7)}-01`, 1);
  return {
    id: contract.id,
    client_id: client?.id,
    client_name: client?.name,
    ref: contract.ref,
    refextra: contract.kind,
    site_id: client?.siteId,
    site_name: 'Main',
    contracttype: contract.kindId,
    contracttype_name: contract.kind,
    contract_status: isExpired ? 'Expired' : 'Active',
    active: contract.inactiveFrom === undefined || today < contract.inactiveFrom,
    started: true,
    expired: isExpired,
    start_date: wireDay(contract.startsOn, contract.id),
    end_date: endDate(contract),
    billingperiod: billingCodes[contract.billing],
    billingdescription: 2,
    periodchargeamount: contract.isValueRecorded
      ? wireMoney(contract.monthlyMinor * billingMonths[contract.billing])
      : undefined,
    numberofunitsfree: contract.includedHours,
    periodicinvoicenextdate: wireDay(nextInvoice, contract.id),
    next_invoice_date: wireDay(nextInvoice, contract.id),
    next_call_date: emptyDates[contract.id % 3],
    sla_id: 1,
    accounts_override_mailbox: 0,
    createdby_id: 4,
  };
}

function endDate(contract: WorldContract): string | undefined {
  if (contract.endsOn !== undefined) return wireDay(contract.endsOn, contract.id);
  return contract.id % 2 === 0 ? undefined : emptyDates[2];
}

/** The record itself, schema ContractHeader. */
export function contractDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const [withDetails, withPeriods] = [query.flag('includedetails'), query.flag('includeperiods')];
  const contract = contractOf(desk, id);
  if (contract === undefined) return undefined;
  const { customfields, ...changed } = desk.written.contractChanges.of(id)?.properties ?? {};
  return {
    ...contractRow(desk, contract),
    termmonths: contract.termMonths,
    rollingcontract: contract.isRolling,
    endtype: contract.isRolling ? 1 : 0,
    previouscontract: contract.previousContractId,
    billing_period_string: contract.billing,
    costperperiod: 0,
    chargehoursperperiod: contract.includedHours,
    chargerollover: false,
    dontsendalarm: false,
    percentageincrease: 0,
    nextincrementdate: emptyDates[0],
    contract_prepaybalance: 0,
    contract_prepayasamount: false,
    note: '',
    sla_name: 'Standard',
    iscontractdetails: true,
    ...changed,
    ...(withDetails
      ? { customfields: customFieldsOf(contract, (customfields ?? {}) as WrittenFields, desk.absentFields) }
      : {}),
    ...(withPeriods ? { periods: contractPeriods(desk.world, contract, desk.now()) } : {}),
  };
}

/** POST /ClientContract: what was sent is merged into the record, custom fields by their ids. Creation is not acted out. */
export function writeContract(desk: HaloDesk, element: PostedElement, answerAs: Query): Row {
  const id = element.whole('id') ?? 0;
  const posted = element.pick(contractProperties);
  const fields = element.list('customfields');
  if (id <= 0) {
    if (element.whole('client_id') === undefined) throw missingColumn('CHarea', 'CONTRACTHEADER');
    throw brokenRule('You do not have permission to add a Contract');
  }
  if (contractOf(desk, id) === undefined) throw invalidResource();
  const before = (desk.written.contractChanges.of(id)?.properties['customfields'] ?? {}) as WrittenFields;
  desk.written.contractChanges.merge(
    id,
    { ...posted, customfields: mergedFields(before, fields, desk.absentFields) },
    desk.now(),
  );
  const answer = contractDetail(desk, id, answerAs);
  if (answer === undefined) throw new Error(`the contract ${id} was changed but is not there`);
  return answer;
}

function contractOf(desk: HaloDesk, id: number): WorldContract | undefined {
  const contract = desk.world.contracts.find((candidate) => candidate.id === id);
  if (contract === undefined || contract.startsOn > londonDay(desk.now())) return undefined;
  if (!desk.sees(desk.world.clients[contract.clientIndex]?.id)) return undefined;
  return contractAt(contract, londonDay(desk.now()));
}
