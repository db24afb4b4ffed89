import type { WritePlanned, WriteRecorded } from '#domain/timeline/write-payloads';
import type { SealedEvent } from '#domain/timeline/event';
import type { SyncSession } from '../../sync/sync-session';
import { humanFields, keptWrite, withKept, type CrmWriteKind, type KeptWrite } from './kept-crm-writes';
import { keptNote, withKeptNote } from '../notes/note-book';
import { markerParts } from './wanted-write';

const markerEnd = /\/(\d+)-([0-9a-f]+)$/;

/**
 * Takes into the records what an interrupted run put on the timeline about deals, tasks and notes and told the workbook nothing of.
 * Folding an event again changes nothing. Seals were checked.
 */
export function foldCrmWrite({ book }: SyncSession, { type, contractId, payloadText }: SealedEvent): void {
  const record = contractId === null ? undefined : book.contract(contractId);
  if (record === undefined) return;
  const payload = JSON.parse(payloadText) as WritePlanned & WriteRecorded;
  const parts = markerParts(payload.marker);
  if (parts === undefined || !isCrmKind(payload.kind)) return;
  if (payload.kind === 'note' || payload.kind === 'clientNote') {
    const waiting = keptNote(record.notes, parts.part, payload.kind);
    if (waiting === 'done' || record.notes === undefined) return;
    const folded = foldOne(waiting, type, payload);
    if (folded === waiting) return;
    book.setContract({ ...record, notes: withKeptNote(record.notes, parts.part, payload.kind, folded) });
    return;
  }
  const known = keptWrite(record.crmWrites, parts.renewalId, parts.part);
  const folded = foldOne(known, type, payload);
  if (folded === known) return;
  book.setContract({ ...record, crmWrites: withKept(record.crmWrites, parts.renewalId, [parts.part, folded]) });
}

export function isCrmKind(kind: string): kind is CrmWriteKind {
  return Object.prototype.hasOwnProperty.call(humanFields, kind);
}

function foldOne(known: KeptWrite, type: SealedEvent['type'], payload: WritePlanned & WriteRecorded): KeptWrite {
  const [, count = '', digest = ''] = markerEnd.exec(payload.marker) ?? [];
  if (type === 'writePlanned') {
    if (Number(count) <= known.count) return known;
    const { marker, system, kind, recordId, fields } = payload;
    const plan = { marker, system, kind, ...(recordId === undefined ? {} : { recordId }), fields };
    return { ...known, count: Number(count), open: plan };
  }
  if (known.open?.marker !== payload.marker) return known;
  const { open: _settled, ...closed } = known;
  if (type === 'writeRefused') return { ...closed, refused: digest };
  if (type !== 'writeRecorded' || !isCrmKind(payload.kind)) return closed;
  const ours = humanFields[payload.kind];
  const written = payload.fields.filter(({ name }) => ours.includes(name));
  const wrote = [...new Map([...(known.wrote ?? []), ...written.map(({ name, after }) => [name, after] as const)])];
  return { ...closed, recordId: payload.recordId, wrote };
}
