import { rollbackKindWords, type RollbackLine, type RollbackView } from '#application/views/rollback';
import { tableText } from './chart/figure-text';

/** The table of a rollback, a record a line, and what follows from it. */
export function rollbackText(view: RollbackView, isDone: boolean): string {
  const { run, lines, turnsOff, unsettled, troubles, isFinished } = view;
  if (lines.length === 0 && troubles.length === 0 && unsettled === 0)
    return `Nothing of ${run} is left to take back. Nothing was changed.`;
  const rows = [['System', 'Record', isDone ? 'Done' : 'Would be', 'Fields'], ...lines.map(rowOf)];
  const count = (fate: RollbackLine['fate']) => lines.filter((line) => line.fate === fate).length;
  const counts = [
    isDone ? `${count('undone')} taken back` : `${count('undo')} to take back`,
    `${count('left')} left as they are`,
    ...(count('refused') === 0 ? [] : [`${count('refused')} refused`]),
  ];
  return [
    tableText(rows),
    '',
    `${run}: ${counts.join(', ')}.`,
    ...(turnsOff.length === 0
      ? []
      : [`Writing to ${turnsOff.join(' and ')} ${isDone ? 'was' : 'would be'} turned off.`]),
    ...(unsettled === 0
      ? []
      : [`${unsettled} writes of it were never seen to be done: let an hourly run settle them, then ask again.`]),
    ...troubles,
    ...(isDone ? [] : ['This was a dry run. Add --yes to do it.']),
    ...(isFinished ? [] : ['It is not finished. Ask again: it goes on from here.']),
  ].join('\n');
}

function rowOf({ system, kind, recordId, fate, removes, fields, because }: RollbackLine): readonly string[] {
  const what = {
    undo: removes ? 'removed' : 'put back',
    undone: removes ? 'removed' : 'put back',
    left: 'left',
    refused: 'refused',
  };
  const changes = removes ? [] : fields.map(({ name, now, back }) => `${name} "${now}" -> "${back}"`);
  const words = because.length > 0 ? because : changes;
  return [system, `${rollbackKindWords.get(kind) ?? kind} ${recordId}`, what[fate], words.join('; ')];
}
