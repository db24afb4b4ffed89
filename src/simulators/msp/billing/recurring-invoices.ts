import { addDays, addMonths, daysFrom } from '../days';
import { mixedSeed, Random } from '../random';
import type { WorldClient, WorldContract, WorldRecurringInvoice } from '../world';
import type { BillingSeedbed } from './billing-seedbed';
import { linesOf } from './recurring-lines';

const firstRecurringId = -201;

/** What every client is billed again and again. Agreements of one client with one rhythm and one currency share an invoice, often. */
export function generateRecurringInvoices(seedbed: BillingSeedbed): readonly WorldRecurringInvoice[] {
  const invoices: WorldRecurringInvoice[] = [];
  let lineId = 7_001;
  for (const { client, contracts, random } of billedTogether(seedbed)) {
    const [first] = contracts;
    if (first === undefined) continue;
    const lines = contracts.flatMap((contract) => linesOf({ seedbed, client, contract, random }));
    const isTied = contracts.length === 1 && random.chance(0.86);
    const index = invoices.length;
    const endsOn = lastBilledDay(seedbed, client, first, index);
    invoices.push({
      index,
      id: firstRecurringId - index * 3,
      clientIndex: client.index,
      ...(isTied ? { contractIndex: first.index } : {}),
      reference: `${client.name.slice(0, 3).toUpperCase()}-${first.billing.charAt(0)}${index + 1}`,
      currency: first.currency,
      period: first.billing,
      startsOn: firstBilledDay(client, contracts),
      ...(endsOn === undefined ? {} : { endsOn }),
      isDisabled: false,
      ...invoiceIncrease(first, random),
      lines: lines.map((line) => ({ ...line, id: lineId++ })),
    });
  }
  return invoices;
}

interface BilledTogether {
  readonly client: WorldClient;
  readonly contracts: readonly WorldContract[];
  readonly random: Random;
}

/** A header that the next term replaced is billed through its successor. */
function billedTogether({ seed, clients, contracts }: BillingSeedbed): readonly BilledTogether[] {
  const replaced = new Set(contracts.flatMap(({ previousContractId }) => previousContractId ?? []));
  const byClient = new Map<number, WorldContract[]>();
  for (const contract of contracts) {
    if (replaced.has(contract.id)) continue;
    const own = byClient.get(contract.clientIndex);
    if (own) own.push(contract);
    else byClient.set(contract.clientIndex, [contract]);
  }
  return clients.flatMap((client) => {
    const random = new Random(mixedSeed(seed, 31, client.index));
    const groups = new Map<string, WorldContract[]>();
    for (const contract of byClient.get(client.index) ?? []) {
      const isApart = contract.inactiveFrom !== undefined || random.chance(0.4);
      const key = isApart ? String(contract.id) : `${contract.billing} ${contract.currency}`;
      groups.set(key, [...(groups.get(key) ?? []), contract]);
    }
    return [...groups.values()].map((together) => ({ client, contracts: together, random }));
  });
}

function firstBilledDay({ joinedOn }: WorldClient, contracts: readonly WorldContract[]): string {
  const earliest = contracts.map(({ startsOn }) => startsOn).sort()[0] ?? joinedOn;
  const since = joinedOn < earliest ? joinedOn : earliest;
  return `${since.slice(0, 7)}-01`;
}

/** Billed to the end of the month in which the agreement ended; for one former client somebody forgot to stop it. */
function lastBilledDay(
  { departures }: BillingSeedbed,
  { index }: WorldClient,
  { inactiveFrom, endsOn, changes }: WorldContract,
  position: number,
): string | undefined {
  const stopsOn = inactiveFrom ?? changes.find((change) => change.inactiveFrom !== undefined)?.inactiveFrom;
  if (stopsOn === undefined || position % 41 === 40) return undefined;
  const ended = departures.get(index) ?? (inactiveFrom === undefined ? stopsOn : (endsOn ?? stopsOn));
  return addDays(addMonths(`${ended.slice(0, 7)}-01`, 1), -1);
}

/** An automatic increase on the whole invoice, where the contract allows one and somebody set it up. */
function invoiceIncrease(
  { escalatorPercent }: WorldContract,
  random: Random,
): Pick<WorldRecurringInvoice, 'percentIncrease' | 'autoIncreasePeriodMonths'> {
  if (escalatorPercent === undefined || !random.chance(0.25)) return {};
  return { percentIncrease: escalatorPercent, autoIncreasePeriodMonths: 12 };
}

/** The last day billed, once somebody has entered it: for an order that ends in the future that is a fortnight before. */
export function recurringEndAt({ endsOn }: WorldRecurringInvoice, day: string): string | undefined {
  return endsOn !== undefined && addDays(endsOn, -14) <= day ? endsOn : undefined;
}

/** Whole months from one day to a later one; negative where it is earlier. */
export function monthsBetween(from: string, to: string): number {
  const months = Math.round(daysFrom(from, to) / 30.44);
  for (const candidate of [months + 1, months, months - 1]) if (addMonths(from, candidate) <= to) return candidate;
  return months - 2;
}
