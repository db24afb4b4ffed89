import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import type { WriteBackStopped, WritePlanned, WriteRecorded } from '#domain/timeline/write-payloads';
import type { SyncSession } from '../../sync/sync-session';
import type { WriteBackSwitch } from '../../views/write-back';
import { foldCrmWrite, isCrmKind } from '../crm/fold-crm-writes';
import { foldUndone, undoneIn } from '../rollback/fold-undone';
import type { ContractWriteBack } from './contract-write-back';

/**
 * Takes into the records what an interrupted run put on the timeline and told the workbook nothing of: plans, what became of them,
 * and a stop. Answers the switch where it was stopped so. Folding an event again changes nothing, and one that was edited is not believed.
 */
export function foldWrites(session: SyncSession, events: readonly SealedEvent[]): WriteBackSwitch | undefined {
  const { parts } = session;
  const own = events.filter(({ type }) => type.startsWith('write'));
  for (const event of own) {
    // What was edited may be no payload at all.
    if (!sealFits(event, parts.sha256)) continue;
    if (undoneIn(event) !== undefined) {
      foldUndone(session, event);
      continue;
    }
    if (event.actor !== 'run' || event.contractId === null) continue;
    if (isOfCrm(event)) {
      foldCrmWrite(session, event);
      continue;
    }
    const record = session.book.contract(event.contractId);
    if (record === undefined) continue;
    const known = record.writeBack ?? { count: 0 };
    const writeBack = folded(known, event, parts.localTime.dayOf(Date.parse(event.at)));
    if (writeBack !== known) session.book.setContract({ ...record, writeBack });
  }
  const [newest] = own.filter(({ type }) => type.startsWith('writeBack')).reverse();
  if (newest?.type !== 'writeBackStopped' || !sealFits(newest, parts.sha256)) return undefined;
  const { because } = JSON.parse(newest.payloadText) as WriteBackStopped;
  return { kind: 'stopped', on: parts.localTime.dayOf(Date.parse(newest.at)), because };
}

function isOfCrm({ type, payloadText }: SealedEvent): boolean {
  if (type === 'writeBackStopped') return false;
  return isCrmKind((JSON.parse(payloadText) as WritePlanned).kind);
}

const markerEnd = /\/(\d+)-([0-9a-f]+)$/;

function folded(known: ContractWriteBack, { type, at, payloadText }: SealedEvent, day: string): ContractWriteBack {
  if (type === 'writeBackStopped') return known;
  const payload = JSON.parse(payloadText) as WritePlanned & WriteRecorded;
  const [, count = '', digest = ''] = markerEnd.exec(payload.marker) ?? [];
  if (type === 'writePlanned') {
    if (Number(count) <= known.count) return known;
    const { marker, system, kind, recordId, fields } = payload;
    return { ...known, count: Number(count), open: { plan: { marker, system, kind, recordId, fields } } };
  }
  if (known.open?.plan.marker !== payload.marker) return known;
  const { open: _settled, ...closed } = known;
  if (type === 'writeRefused') return { ...closed, refused: digest };
  if (type !== 'writeRecorded') return closed;
  const { refused: _former, ...rest } = closed;
  const written = payload.fields.map(({ name, after }) => [name, after] as const);
  const fields = [...new Map([...(known.fields ?? []), ...written])];
  return { ...rest, fields, lookedAt: Date.parse(at), writtenOn: day };
}
