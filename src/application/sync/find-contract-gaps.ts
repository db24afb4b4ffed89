import type { Settings } from '../settings';
import type { DataGap } from '../views/data-gap';
import { toldNothing } from './attribution/ticket-attribution';
import { annualValueOf } from './billing/contract-billing';
import type { ClientRecord, ContractRecord } from './records';

/** What one contract lacks. Without its detail, nothing more can be said of it. */
export function contractGaps(record: ContractRecord, settings: Settings): readonly DataGap[] {
  const { contract, detailReadAt } = record;
  const about = { clientId: contract.clientId, contractId: contract.id };
  if (detailReadAt === undefined) {
    return [
      {
        kind: 'noContractDetail',
        ...about,
        what: `The detail of ${contract.ref} could not be read, so its notice period and hours are not known.`,
        fix: 'Give the HaloPSA API agent the right to read client contracts.',
      },
    ];
  }
  return [...termGaps(record, settings), ...valueGaps(record, settings)];
}

function termGaps({ contract }: ContractRecord, settings: Settings): readonly DataGap[] {
  const about = { clientId: contract.clientId, contractId: contract.id };
  const gaps: DataGap[] = [];
  if (contract.noticePeriodDays === undefined) {
    gaps.push({
      kind: 'noNoticePeriod',
      ...about,
      what: `${contract.ref} has no notice period; ${settings.defaultNoticePeriodDays} days are assumed.`,
      fix: `Fill the custom field ${settings.noticePeriodField} of the contract in HaloPSA.`,
    });
  }
  if (contract.termEndsOn === undefined && contract.termStartsOn === undefined) {
    gaps.push({
      kind: 'noTermEnd',
      ...about,
      what: `${contract.ref} has neither an end date nor a start date, so it has no decision date and no yearly review.`,
      fix: 'Enter the end date of the contract in HaloPSA; if it is rolling, enter its start date.',
    });
  }
  return gaps;
}

function valueGaps(record: ContractRecord, settings: Settings): readonly DataGap[] {
  const { contract } = record;
  const about = { clientId: contract.clientId, contractId: contract.id };
  const gaps: DataGap[] = [];
  if (annualValueOf(record) === undefined) gaps.push(missingValue(record));
  if (contract.escalatorPercent === undefined) {
    gaps.push({
      kind: 'noEscalator',
      ...about,
      what: `${contract.ref} does not say by how much its price may rise, so no increase is proposed from it.`,
      fix: `Fill the custom field ${settings.escalatorField} of the contract in HaloPSA, with 0 where none is agreed.`,
    });
  }
  return gaps;
}

function missingValue({ contract, billing }: ContractRecord): DataGap {
  const about = { clientId: contract.clientId, contractId: contract.id };
  if (billing === undefined) {
    return {
      kind: 'noAnnualValue',
      ...about,
      what: `${contract.ref} has no amount that the product can read, and recurring invoices may not be read.`,
      fix: 'Enter the amount and billing period of the contract in HaloPSA, or let the API agent read invoices.',
    };
  }
  if (billing === null) {
    return {
      kind: 'noRecurringValue',
      ...about,
      what: `${contract.ref} has no amount of its own, and no recurring invoice names it.`,
      fix: 'In HaloPSA, enter its amount and billing period, or its contract on the recurring invoice that bills it.',
    };
  }
  return {
    kind: 'noRecurringValue',
    ...about,
    what: `${contract.ref} has no amount of its own, and its recurring invoices do not say which months an amount covers, or mix currencies.`,
    fix: 'In HaloPSA, enter the first and last day of the billing period on the recurring invoice, in one currency.',
  };
}

/** Only where HaloPSA was asked for the tickets of each contract and told none. */
export function severalContractsGaps({ client, attribution }: ClientRecord, count: number): readonly DataGap[] {
  if (count < 2 || !toldNothing(attribution)) return [];
  return [
    {
      kind: 'severalContracts',
      clientId: client.id,
      what: `${count} contracts share the tickets of this client: service figures are the client's, not each contract's.`,
      fix: 'In HaloPSA, set the contract on tickets, or a default contract for each ticket type.',
    },
  ];
}
