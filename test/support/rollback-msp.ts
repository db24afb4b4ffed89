import { runHourlySync } from '#application/run-hourly-sync';
import { turnOnWriteBack } from '#application/writes/figures/administer-write-back';
import { previewRollback, rollBack, type RollbackAsked } from '#application/writes/rollback/roll-back';
import type { RollbackView } from '#application/views/rollback';
import { hour, writingCrmMsp, type CrmWritingMsp } from './crm-writing-msp';
import { logCall } from './outward-events';
import { allFields } from './write-back-msp';

/** A run has written to everything there is: figures, deals, ties, tasks, and a note in each system. */
export interface WrittenRun {
  readonly msp: CrmWritingMsp;
  readonly run: string;
}

export function writtenRun(): WrittenRun {
  const msp = writingCrmMsp({ desk: { fieldDefinitions: allFields } });
  expect(turnOnWriteBack(msp.parts).kind).toBe('done');
  logCall(msp);
  msp.clock.advance(hour);
  const { run, outcome } = runHourlySync(msp.parts);
  expect(outcome).toBe('finished');
  return { msp, run };
}

export function asked(run: string): RollbackAsked {
  return { run, actor: 'admin@msp.example', mayWrite: ['on', 'paused'] };
}

export function previewOf({ msp, run }: WrittenRun): RollbackView {
  return viewIn(previewRollback(msp.parts, asked(run)));
}

export function rolledBack({ msp, run }: WrittenRun): RollbackView {
  return viewIn(rollBack(msp.parts, asked(run)));
}

function viewIn(answer: ReturnType<typeof rollBack>): RollbackView {
  if (answer.kind === 'refused') throw new Error(answer.because);
  return answer.view;
}

/** What stands in the other systems, whatever the ids. */
export function outsideOf({ hubSpot, desk }: CrmWritingMsp) {
  const { deals, tasks, notes, ties } = hubSpot.records;
  return {
    deals: [...deals.values()].map(({ key, values }) => [key, values]),
    tasks: [...tasks.values()].map(({ marker, values }) => [marker, values]),
    notes: [...notes.values()].map(({ marker, values }) => [marker, values]),
    ties: [...ties.values()],
    clientNotes: desk.records.clientNotes.map(({ marker, body }) => [marker, body]),
    figures: [...desk.records.customFields]
      .filter(([, fields]) => fields.size > 0)
      .map(([id, fields]) => [id, [...fields].sort()]),
  };
}

export const nothingOutside = { deals: [], tasks: [], notes: [], ties: [], clientNotes: [], figures: [] };

export function fatesOf({ lines }: RollbackView): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind, fate } of lines) counts[`${kind} ${fate}`] = (counts[`${kind} ${fate}`] ?? 0) + 1;
  return counts;
}
