import { trackRecordOf } from '../calibration/track-record';
import type { ClientContext } from '../views/client-context';
import type { DataGap } from '../views/data-gap';
import { buildClientContext, type ContextMaking } from './build-client-context';
import { crmConflictGaps, strayCompanyGaps } from './crm/find-crm-gaps';
import { adoptionGaps, crmSetUpGaps, crmWriteGaps } from '../writes/crm/crm-gaps';
import { clientNoteGaps, refusedNoteGaps } from '../writes/notes/note-gaps';
import { fieldGaps } from '../writes/figures/field-gaps';
import { agentCostGaps, clientGaps, replyGaps, settingsGaps } from './find-data-gaps';
import { recordBreakGaps } from './find-break-gaps';
import { digestGaps } from '../workflow/digest/kept-digest';
import { fittedCard } from './fitted-card';
import type { ClientRecord } from './records';
import type { SyncSession } from './sync-session';

/** Cards and data gaps of the whole book, made from one look at it. */
export function contextsOf(session: SyncSession): {
  of(record: ClientRecord): ClientContext;
  readonly gaps: readonly DataGap[];
} {
  const { book, parts, today, progress, state } = session;
  const { settings, serviceDesk, crm, clock } = parts;
  const contracts = book.openContractsByClient();
  const allContracts = book.contractsByClient();
  const renewals = book.workflow.byClient();
  const findings = book.findings.byClient();
  const making: ContextMaking = {
    settings,
    serviceDesk,
    crm,
    today,
    people: book.people,
    now: clock.now(),
    ...(state.calibration === undefined ? {} : { trackRecord: trackRecordOf(state.calibration) }),
    contractsOf: (clientId) => allContracts.get(clientId) ?? [],
    renewalsOf: (clientId) => renewals.get(clientId) ?? [],
    findingsOf: (clientId) => findings.get(clientId) ?? [],
  };
  const conflictGaps = crmConflictGaps(book.clients(), settings);
  const writeGaps = (record: ClientRecord) =>
    (allContracts.get(record.client.id) ?? []).flatMap((contract) => [
      ...crmWriteGaps(contract),
      ...refusedNoteGaps(contract),
    ]);
  const gapsOf = (record: ClientRecord) =>
    record.client.active
      ? [
          ...clientGaps(record, contracts.get(record.client.id) ?? [], settings, book.people),
          ...conflictGaps(record),
          ...writeGaps(record),
        ]
      : [];
  return {
    of: (record) =>
      fittedCard(buildClientContext(record, contracts.get(record.client.id) ?? [], gapsOf(record), making)),
    gaps: [
      ...settingsGaps(settings),
      ...agentCostGaps(book.people),
      ...fieldGaps(progress.fieldChecks ?? []),
      ...crmSetUpGaps(progress.crmCheck),
      ...clientNoteGaps(progress.clientNotesRefused),
      ...digestGaps(state.digest),
      ...adoptionGaps(progress.dealOffers ?? []),
      ...replyGaps(progress.repliesWaiting?.length ?? 0, settings),
      ...recordBreakGaps(session.state.recordBreaks, session.categories),
      ...strayCompanyGaps(progress.strayCompanies ?? [], settings),
      ...book.clients().flatMap(gapsOf),
    ],
  };
}
