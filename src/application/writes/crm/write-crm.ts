import { assert } from '#domain/vocabulary/assert';
import type { CrmWriting } from '../../ports/crm-writing';
import type { SyncSession } from '../../sync/sync-session';
import { UpstreamError } from '../../upstream-error';
import type { CrmCheck, OfferedDeal } from '../../views/crm-writing';
import { isOver } from '../../workflow/workflow-record';
import type { WriteTarget } from '../write-target';
import { takeNews, writeDealNotes } from '../notes/write-notes';
import { checkCrm, keyProblem } from './check-crm';
import { dealTarget, taskTarget, tiesTarget } from './crm-targets';
import { wantedDeal, wantedTasks, wantedTies } from './crm-wants';
import { keptWrite, withKept } from './kept-crm-writes';
import { offerDeals } from './offer-deals';
import { renewalsToWrite, type RenewalToWrite } from './renewals-to-write';
import type { WantedWrite } from './wanted-write';
import { writeWanted, type WriteKeeper } from './write-wanted';

/** As many as one call to HubSpot takes, and of one kind in one run. */
const inBatches = { atOnce: 100, perRun: 500 } as const;

/**
 * Brings deals, ties and tasks of the renewals to where they are to be: looks, plans, performs, looks again, records. What a run has
 * no time for is due again in the next. Off: nothing is asked and nothing planned. Throws `UpstreamError` when HubSpot fails.
 */
export function writeCrm(session: SyncSession): void {
  try {
    writeRenewals(session);
  } catch (error) {
    noteKeyProblem(session, error);
    throw error;
  }
}

/** A key that may read the set-up and not write records is found out by writing alone: it stands in the data gaps until it may. */
function noteKeyProblem(session: SyncSession, error: unknown): void {
  const isOurs = error instanceof UpstreamError && error.system === 'HubSpot' && error.failure === 'unauthorized';
  const known = session.progress.crmCheck;
  if (!isOurs || known === undefined) return;
  const problems = [...known.problems.filter(({ blocks }) => !blocks), keyProblem(error)];
  session.progress = { ...session.progress, crmCheck: { ...known, problems } };
  session.areGapsNew = true;
}

function writeRenewals(session: SyncSession): void {
  const { state, parts } = session;
  const { crmWriting } = parts;
  if (state.crmWriting === undefined || crmWriting === undefined) return forgetCheck(session);
  // Node runs while the add-on is paused: then nothing is written to other systems.
  if (state.writing !== 'on') return;
  takeNews(session);
  const renewals = renewalsToWrite(session);
  if (renewals.length === 0) return;
  const check = currentCheck(session, crmWriting);
  if (check.problems.some(({ blocks }) => blocks)) return;

  const offers = offerDeals(session, renewals.filter(mayBeOffered));
  noteOffers(session, offers);
  const waiting = new Set(offers.map(({ renewalId }) => renewalId));
  const keeper = renewalKeeper(session);
  const writeAll = (target: WriteTarget, wanted: readonly WantedWrite[]) =>
    writeWanted(session, { target, wanted, keeper, ...inBatches });
  const deals = renewals.map((renewal) => {
    const wanted = wantedDeal(session, renewal, check);
    return waiting.has(wanted.renewalId) ? { ...wanted, mayMake: false } : wanted;
  });
  if (!writeAll(dealTarget(crmWriting), deals)) return;
  const dealIdOf = dealIds(session, renewals);
  const onDeals = renewals.filter(({ record }) => dealIdOf(record.renewalId) !== undefined);
  const ties = onDeals.map((renewal) => wantedTies(renewal, check));
  if (!writeAll(tiesTarget(crmWriting), ties)) return;
  if (!writeAll(taskTarget(crmWriting, dealIdOf), wantedTasks(session, onDeals))) return;
  writeDealNotes(session, crmWriting, { renewals: onDeals, dealIdOf });
}

function forgetCheck(session: SyncSession): void {
  if (session.progress.crmCheck === undefined) return;
  const { crmCheck: _gone, dealOffers: _none, ...progress } = session.progress;
  session.progress = progress;
  session.areGapsNew = true;
}

/** Asked once a day, and every hour while something is wrong: whoever mends it need not wait. */
function currentCheck(session: SyncSession, crm: CrmWriting): CrmCheck {
  const known = session.progress.crmCheck;
  const isFine = known?.problems.some(({ blocks }) => blocks) === false;
  if (known !== undefined && isFine && !session.progress.isDirectoryPass) return known;
  const check = freshCheck(session, crm);
  if (JSON.stringify(check) !== JSON.stringify(known)) {
    session.progress = { ...session.progress, crmCheck: check };
    session.areGapsNew = true;
  }
  return check;
}

export function freshCheck({ parts }: Pick<SyncSession, 'parts'>, crm: CrmWriting): CrmCheck {
  try {
    return checkCrm(parts.settings, crm.setUp());
  } catch (error) {
    return { problems: [keyProblem(error)], stages: [], labelledRoles: [] };
  }
}

/** A renewal that is over gets no deal any more. */
function mayBeOffered({ record }: RenewalToWrite): boolean {
  return !isOver(record);
}

function noteOffers(session: SyncSession, offers: readonly OfferedDeal[]): void {
  const { dealOffers: known = [], ...progress } = session.progress;
  if (JSON.stringify(known) === JSON.stringify(offers)) return;
  session.progress = offers.length === 0 ? progress : { ...progress, dealOffers: offers };
  session.areGapsNew = true;
}

function dealIds(session: SyncSession, renewals: readonly RenewalToWrite[]): (renewalId: string) => string | undefined {
  const ids = new Map(
    renewals.flatMap(({ lead, record }) => {
      const writes = session.book.contract(lead.contract.id)?.crmWrites;
      const { recordId, isGone, open } = keptWrite(writes, record.renewalId, 'deal');
      return recordId === undefined || isGone === true || open !== undefined
        ? []
        : [[record.renewalId, recordId] as const];
    }),
  );
  return (renewalId) => ids.get(renewalId);
}

/** Deals, ties and tasks are kept with the contract that leads the renewal. */
function renewalKeeper({ book }: SyncSession): WriteKeeper {
  return {
    kept: ({ contractId, renewalId, part }) => keptWrite(book.contract(contractId)?.crmWrites, renewalId, part),
    keep({ contractId, renewalId, part }, kept) {
      const known = book.contract(contractId);
      assert(known !== undefined, 'a renewal is led by a contract that is known');
      if (JSON.stringify(keptWrite(known.crmWrites, renewalId, part)) === JSON.stringify(kept)) return;
      book.setContract({ ...known, crmWrites: withKept(known.crmWrites, renewalId, [part, kept]) });
    },
  };
}
