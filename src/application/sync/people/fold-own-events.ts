import { signals } from '#domain/readiness/signals/index';
import { writtenModel, type WrittenModel } from '#domain/readiness/tuning/model-text';
import type { SealedEvent } from '#domain/timeline/event';
import type { ModelAdopted, ReadinessFrozen } from '#domain/timeline/payloads';
import { digestOf } from '../contract-events';
import type { Freeze, KeptReading } from '../kept-figures';
import type { SyncSession } from '../sync-session';
import { withOutcome } from './fold-event';

/**
 * What the sync put on the timeline itself and must not do twice, whatever became of the workbook beside it: models that were
 * adopted, and freezes. Only events whose seal was checked are given. Folding them again changes nothing.
 */
export function foldOwnEvents(session: SyncSession, events: readonly SealedEvent[]): void {
  const models = new Map<string, WrittenModel>();
  for (const { type, payloadText, contractId } of events) {
    if (type === 'modelAdopted') {
      const { version, text } = JSON.parse(payloadText) as ModelAdopted;
      const model = writtenModel(text);
      if (model !== undefined) models.set(version, model);
      noteModel(session, version, text);
    }
    if (type !== 'readinessFrozen' || contractId === null) continue;
    const payload = JSON.parse(payloadText) as ReadinessFrozen;
    const record = session.book.contract(contractId);
    const model = models.get(payload.modelVersion);
    if (record === undefined || model === undefined) continue;
    const freeze = withFrozen(record.freeze, payload, model);
    if (freeze === undefined || freeze === record.freeze) continue;
    const { outcome, asOf } = payload;
    session.book.setContract({ ...(outcome === undefined ? record : withOutcome(record, outcome, asOf)), freeze });
  }
}

function noteModel(session: SyncSession, version: string, text: string): void {
  const { models = [] } = session.progress;
  if (models.some(([known]) => known === version)) return;
  session.progress = { ...session.progress, models: [...models, [version, digestOf(session, text)]] };
}

function withFrozen(known: Freeze | undefined, payload: ReadinessFrozen, model: WrittenModel): Freeze | undefined {
  const { window, renewal, asOf, low, outcome } = payload;
  const isOlder = known !== undefined && known.newest.on > asOf;
  const windows = known?.renewal === renewal ? known.windows : [];
  if (windows.includes(window) || isOlder) return known;
  const closed = outcome ?? known?.outcome;
  return {
    renewal,
    windows: [...windows, window],
    newest: { window, on: asOf, low, readings: keptFrom(payload, model) },
    ...(closed === undefined ? {} : { outcome: closed }),
  };
}

function keptFrom({ readings, segment }: ReadinessFrozen, model: WrittenModel): readonly KeptReading[] {
  const { weights } = (segment === undefined ? undefined : model.segments.get(segment)) ?? model;
  return readings.flatMap(({ signal: id, score }): readonly KeptReading[] => {
    const weight = weights.get(id);
    const question = signals.find((signal) => signal.id === id)?.question ?? id;
    return weight === undefined ? [] : [[id, question, weight, score ?? null]];
  });
}
