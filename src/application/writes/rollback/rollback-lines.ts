import type { StandingRecord } from '#domain/timeline/planned-write';
import type { DoneWrite, UndoDecision } from '#domain/timeline/undo';
import type { RollbackField, RollbackLine } from '../../views/rollback';
import type { UndoResult } from './settle-undo';

/** What a decision reads like: a line for what is taken back, one for what is left. None where nothing is to do. */
export function lineOf(
  write: DoneWrite,
  { undo, left }: UndoDecision,
  standing: StandingRecord | undefined,
): readonly RollbackLine[] {
  const { system, kind, recordId, clientId, contractId, isMade: removes } = write;
  const about = { system, kind, recordId, clientId, contractId, removes };
  const now = (name: string) => standing?.fields.get(name) ?? '';
  const before = new Map(write.fields.map((field) => [field.name, field.before]));
  const asField = (name: string): RollbackField => ({ name, now: now(name), back: before.get(name) ?? '' });
  const lines: RollbackLine[] = [];
  if (undo !== undefined) {
    const fields = undo.plan.fields.map(({ name }) => asField(name));
    lines.push({ ...about, fate: 'undo', fields, because: [] });
  }
  if (left.length > 0) {
    const fields = left.flatMap(({ field }) => (field === undefined ? [] : [asField(field)]));
    const because = [
      ...new Set(left.map(({ field, because: why }) => (field === undefined ? why : `${field}: ${why}`))),
    ];
    lines.push({ ...about, fate: 'left', fields, because });
  }
  return lines;
}

export function withFate(lines: readonly RollbackLine[], result: UndoResult): readonly RollbackLine[] {
  return lines.map((line): RollbackLine => {
    if (line.fate !== 'undo' || result.kind === 'open' || result.kind === 'none') return line;
    if (result.kind === 'undone') return { ...line, fate: 'undone' };
    return { ...line, fate: 'refused', because: [result.because] };
  });
}
