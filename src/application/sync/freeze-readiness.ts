import { decisionDate } from '#domain/renewal/decision-date';
import { windowOf } from '#domain/renewal/renewal-window';
import { readinessFrozen, type FreezeWindow, type RenewalOutcome } from '#domain/timeline/payloads';
import { addDays, daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ReadinessView } from '../views/client-context';
import { addNamedEvent } from './contract-events';
import { recordedReadiness } from './measure-readiness';
import { withOutcome } from './people/fold-event';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';
import { keptReadings } from './weekly-figures';

/** A term that ends this much later was renewed; less is a date that somebody corrected. */
const renewedByDays = 180;

/** The record with what opens today frozen: the window of the renewal under way, and the close of one whose term has moved on. */
export function freezeWindows(session: SyncSession, given: ContractRecord, readiness: ReadinessView): ContractRecord {
  const renewal = renewalOf(session, given);
  if (renewal === undefined) return given;
  const record = closeMovedOn(session, given, renewal);
  const window = windowOf(daysBetween(session.today, renewal.decisionOn));
  if (window !== 'T-90' && window !== 'T-60' && window !== 'T-30') return record;
  if (isClosed(record, renewal)) return record;
  return freeze(session, record, { window, readiness, ...renewal });
}

/** A contract that is over or was replaced: its last readings, with how it ended. */
export function freezeClose(session: SyncSession, record: ContractRecord, outcome: RenewalOutcome): ContractRecord {
  const renewal = renewalOf(session, record);
  if (renewal === undefined || record.readiness === undefined) return record;
  return freeze(session, record, { window: 'close', readiness: record.readiness, outcome, ...renewal });
}

interface Renewal {
  readonly renewal: CalendarDate;
  readonly decisionOn: CalendarDate;
}

function renewalOf({ parts, today }: SyncSession, { contract }: ContractRecord): Renewal | undefined {
  const noticePeriodDays = contract.noticePeriodDays ?? parts.settings.defaultNoticePeriodDays;
  const decisionOn = decisionDate({ ...contract, noticePeriodDays }, today);
  return decisionOn === undefined ? undefined : { renewal: contract.termEndsOn ?? decisionOn, decisionOn };
}

/** A contract that another one replaced may be listed until its term ends: nothing opens any more. */
function isClosed({ freeze: known }: ContractRecord, { renewal }: Renewal): boolean {
  return known?.renewal === renewal && known.windows.includes('close');
}

/** The same contract with a later term: the renewal that was under way is over. Its last readings are those of the day before. */
function closeMovedOn(session: SyncSession, record: ContractRecord, { renewal }: Renewal): ContractRecord {
  const { freeze: known, readiness } = record;
  if (known === undefined || known.renewal === renewal || readiness === undefined) return record;
  const isRenewed = renewal >= addDays(known.renewal, renewedByDays);
  if (!isRenewed || known.windows.includes('close')) return record;
  return freeze(session, record, { window: 'close', renewal: known.renewal, readiness, outcome: 'renewed' });
}

interface ToFreeze {
  readonly window: FreezeWindow;
  readonly renewal: CalendarDate;
  readonly decisionOn?: CalendarDate;
  readonly readiness: ReadinessView;
  readonly outcome?: RenewalOutcome;
}

function freeze(session: SyncSession, record: ContractRecord, what: ToFreeze): ContractRecord {
  const { window, renewal, decisionOn, readiness, outcome } = what;
  const earlier = record.freeze?.renewal === renewal ? record.freeze.windows : [];
  if (earlier.includes(window)) return record;
  const figures = recordedReadiness(readiness, readiness.assessedOn);
  addNamedEvent(session, record, {
    type: 'readinessFrozen',
    name: `${renewal}/${window}`,
    payloadText: readinessFrozen({ window, renewal, decisionOn, outcome, ...figures }),
  });
  const closed = outcome ?? record.freeze?.outcome;
  return {
    ...(outcome === undefined ? record : withOutcome(record, outcome, session.today)),
    freeze: {
      renewal,
      windows: [...earlier, window],
      newest: { window, on: readiness.assessedOn, low: readiness.low, readings: keptReadings(readiness) },
      ...(closed === undefined ? {} : { outcome: closed }),
    },
  };
}
