import type { SealedEvent } from '#domain/timeline/event';
import type { WriteRecorded } from '#domain/timeline/write-payloads';
import type { SyncSession } from '../../sync/sync-session';
import type { ContractWriteBack } from '../figures/contract-write-back';
import { isCrmKind } from '../crm/fold-crm-writes';
import { keptWrite, withKept, type KeptWrite } from '../crm/kept-crm-writes';
import { markerParts } from '../crm/wanted-write';

/** The write that a believed event takes back, or tries to; absent for every other event. */
export function undoneIn({ type, payloadText }: SealedEvent): string | undefined {
  if (!type.startsWith('write')) return undefined;
  return (JSON.parse(payloadText) as Partial<WriteRecorded>).undoes;
}

/**
 * Takes into the records that a write was taken back: what is known of it is what was known before. Should writing be turned on
 * again, it is written as if for the first time. Notes are history by then and are not written again. Folding it again changes
 * nothing. The caller has checked the seal.
 */
export function foldUndone({ book }: SyncSession, event: SealedEvent): void {
  if (event.type !== 'writeRecorded' || event.contractId === null) return;
  const record = book.contract(event.contractId);
  if (record === undefined) return;
  const payload = JSON.parse(event.payloadText) as WriteRecorded;
  const names = new Set(payload.fields.map(({ name }) => name));
  if (payload.kind === 'contract') {
    if (record.writeBack === undefined) return;
    book.setContract({ ...record, writeBack: forgotten(record.writeBack, names) });
    return;
  }
  const place = markerParts(payload.undoes ?? '');
  if (place === undefined || !isCrmKind(payload.kind) || payload.kind === 'note' || payload.kind === 'clientNote')
    return;
  const known = keptWrite(record.crmWrites, place.renewalId, place.part);
  // What stands there now was made after the rollback, or never told of.
  if (payload.kind !== 'ties' && known.recordId !== payload.recordId) return;
  const kept = payload.removes === true ? { count: known.count } : withoutFields(known, names);
  book.setContract({ ...record, crmWrites: withKept(record.crmWrites, place.renewalId, [place.part, kept]) });
}

function forgotten({ count, open, fields = [] }: ContractWriteBack, names: ReadonlySet<string>): ContractWriteBack {
  const left = fields.filter(([name]) => !names.has(name));
  return { count, ...(open === undefined ? {} : { open }), ...(left.length === 0 ? {} : { fields: left }) };
}

/** The record stands; what we wrote into it does not. */
function withoutFields({ digest: _content, wrote = [], ...known }: KeptWrite, names: ReadonlySet<string>): KeptWrite {
  return { ...known, wrote: wrote.filter(([name]) => !names.has(name)) };
}
