import { adoptionOffers, type DueRenewal, type EarlierDeal } from '#domain/renewal/deal/deal-adoption';
import { totalOf } from '#domain/renewal/deal/deal-content';
import { annualMoney } from '#domain/vocabulary/money';
import { annualValueOf } from '../../sync/billing/contract-billing';
import type { DealLine } from '../../sync/crm/sales-records';
import type { SyncSession } from '../../sync/sync-session';
import type { WorkflowRecord } from '../../workflow/workflow-record';
import type { OfferedDeal } from '../../views/crm-writing';
import { keptWrite, withKept } from './kept-crm-writes';
import type { RenewalToWrite } from './renewals-to-write';

/**
 * Deals that were there before us. One that was adopted becomes the deal of its renewal; one that may be waits for an administrator.
 * Answers what waits.
 */
export function offerDeals(session: SyncSession, renewals: readonly RenewalToWrite[]): readonly OfferedDeal[] {
  const undecided = renewals.filter((renewal) => !hasDeal(session, renewal) && !adopt(session, renewal));
  const byClient = new Map<number, RenewalToWrite[]>();
  for (const renewal of undecided) {
    const { id } = renewal.client.client;
    byClient.set(id, [...(byClient.get(id) ?? []), renewal]);
  }
  return [...byClient.values()].flatMap((own) => offersOf(session, own));
}

function hasDeal({ book }: SyncSession, { lead, record: renewal }: RenewalToWrite): boolean {
  const { recordId, count } = keptWrite(book.contract(lead.contract.id)?.crmWrites, renewal.renewalId, 'deal');
  return recordId !== undefined || count > 0;
}

/** What somebody entered in an adopted deal is theirs: nothing of it was written by us. */
function adopt({ book }: SyncSession, { lead, record: renewal }: RenewalToWrite): boolean {
  const record = book.contract(lead.contract.id);
  const decided = [...(record?.adoptions ?? [])].reverse().find(({ renewalId }) => keysOf(renewal).includes(renewalId));
  if (record === undefined || decided?.isAdopted !== true) return false;
  const deal = { count: 0, recordId: decided.dealId };
  book.setContract({ ...record, crmWrites: withKept(record.crmWrites, renewal.renewalId, ['deal', deal]) });
  return true;
}

function offersOf(session: SyncSession, renewals: readonly RenewalToWrite[]): readonly OfferedDeal[] {
  const [first] = renewals;
  if (first === undefined) return [];
  const { book, parts } = session;
  const { client } = first;
  const ours = new Set(
    book
      .contractsOf(client.client.id)
      .flatMap(({ crmWrites = [] }) =>
        crmWrites.flatMap(({ renewalId }) => keptWrite(crmWrites, renewalId, 'deal').recordId ?? []),
      ),
  );
  const deals = (client.sales?.deals ?? [])
    .filter(({ end, dealId }) => end === 'open' && !ours.has(dealId))
    .map((deal) => earlierDeal(deal, parts.settings.currency));
  const byId = new Map(renewals.map((renewal) => [renewal.record.renewalId, renewal]));
  const decided = new Set(
    book
      .contractsOf(client.client.id)
      .flatMap(({ adoptions = [] }) => adoptions.map(({ renewalId, dealId }) => `${renewalId} ${dealId}`)),
  );
  const isDeclined = (renewalId: string, dealId: string) => {
    const own = byId.get(renewalId);
    return own !== undefined && keysOf(own.record).some((key) => decided.has(`${key} ${dealId}`));
  };
  return adoptionOffers(renewals.map(dueRenewal), deals, isDeclined).flatMap(({ name: _name, ...offer }) => {
    const own = byId.get(offer.renewalId);
    return own === undefined ? [] : [{ ...offer, clientId: client.client.id, contractId: own.lead.contract.id }];
  });
}

/** The key it has now, and those that it had before. */
function keysOf({ renewalId, formerIds = [] }: WorkflowRecord): readonly string[] {
  return [renewalId, ...formerIds];
}

function dueRenewal({ record, members }: RenewalToWrite): DueRenewal {
  const amount = totalOf(members.map(annualValueOf));
  return { renewalId: record.renewalId, dueOn: record.dueOn, ...(amount === undefined ? {} : { amount }) };
}

/** A deal that names no currency is in the account's. */
function earlierDeal(
  { dealId, name, closesOn, amountMinor, currency, isNewBusiness }: DealLine,
  usual: string,
): EarlierDeal {
  return {
    dealId,
    name,
    ...(closesOn === undefined ? {} : { closesOn }),
    ...(amountMinor === undefined ? {} : { amount: annualMoney(amountMinor, currency ?? usual) }),
    ...(isNewBusiness === undefined ? {} : { isNewBusiness }),
  };
}
