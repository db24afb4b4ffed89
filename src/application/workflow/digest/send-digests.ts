import type { Person } from '#domain/vocabulary/person';
import { calendarOf } from '../../concessions/concession-parts';
import type { Letter, Mail } from '../../ports/mail';
import { indexedClients } from '../../sync/refresh-cache';
import type { SyncSession } from '../../sync/sync-session';
import { listedRenewals, toCheckpointRow } from '../../tabs/checkpoints-tab';
import { stateEdits } from '../../tabs/state-tab';
import { UpstreamError } from '../../upstream-error';
import { takeNews } from '../../writes/notes/write-notes';
import { digestLetter } from './digest-letter';
import { digestQueue, readsDigest } from './digest-queue';
import { digestDue } from './digest-week';
import type { KeptDigest } from './kept-digest';

/** Left for what matters more than a digest: the letters of concessions, and the daily copy of the timeline's head. */
const keptBack = 20;
/** Until the run that was cut is long over and the State tab speaks. */
const cacheSeconds = 21_600;

/**
 * Once a week each owner and lead is told what renewals ask of them, the last thing an hourly run does. No call while none is due,
 * one to the workbook when it was sent. Whom it does not reach is listed as a data gap and told by the next run. A run that is cut
 * behind a mail may send it again, under the same reference: mail is at least once.
 */
export function sendDigests(session: SyncSession): void {
  const { parts, today } = session;
  const { settings, clock, localTime, mail } = parts;
  const { isOn, fromHour } = settings.weeklyDigest;
  if (!isOn || mail === undefined) return;
  const week = digestDue({ today, time: localTime.timeOf(clock.now()), fromHour, calendar: calendarOf(settings) });
  if (week === undefined || hasReachedAll(session.state.digest, week)) return;
  // A renewal that moved in this hour is told as it stands now.
  takeNews(session);
  const known = session.state.digest;
  const told = new Set(known?.week === week ? known.told : []);
  const letters = lettersOf(session, week).filter(({ to }) => !told.has(to));
  const because = sendAll(session, { mail, letters, told, week });
  const waiting = letters.filter(({ to }) => !told.has(to)).length;
  keep(session, waiting === 0 ? { week, told: [] } : { week, told: [...told], waiting, ...(because && { because }) });
}

function hasReachedAll(digest: KeptDigest | undefined, week: string): boolean {
  return digest?.week === week && digest.waiting === undefined;
}

function lettersOf(session: SyncSession, week: string): readonly Letter[] {
  const { book, today } = session;
  const { people } = book;
  const rows = book.workflow.all().map(({ record }) => toCheckpointRow(record, today));
  const renewals = listedRenewals(rows);
  const clients = indexedClients(book);
  const letterTo = (viewer: Person) =>
    digestLetter({
      to: viewer.email,
      name: viewer.name,
      week,
      queue: digestQueue(renewals, { viewer, people, clients, today }),
    });
  return people.filter(readsDigest).flatMap((person) => letterTo(person) ?? []);
}

interface Sending {
  readonly mail: Mail;
  readonly letters: readonly Letter[];
  /** Addresses it has reached; grows. */
  readonly told: Set<string>;
  readonly week: string;
}

/** Answers why it has not reached everybody. */
function sendAll(session: SyncSession, { mail, letters, told, week }: Sending): KeptDigest['because'] {
  const { cache, log } = session.parts;
  let because: KeptDigest['because'];
  for (const letter of letters) {
    const key = `digest:${week}:${letter.to}`;
    if (cache.read(key) === undefined) {
      if (session.isOutOfTime()) return 'time';
      try {
        if (mail.remaining() <= keptBack) return 'quota';
        mail.send(letter);
        cache.write(key, 'sent', cacheSeconds);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        log.warn('A digest could not be sent', { week, failure: error.failure });
        because = 'failed';
        continue;
      }
    }
    told.add(letter.to);
  }
  return because;
}

function keep(session: SyncSession, digest: KeptDigest): void {
  const { parts, state } = session;
  if ((state.digest?.waiting ?? 0) !== (digest.waiting ?? 0)) session.areGapsNew = true;
  session.state = { ...state, digest };
  parts.workbook.write(stateEdits({ digest }));
}
