import type { RollbackLine, RollbackView } from '#application/views/rollback';

const kindWords: ReadonlyMap<string, string> = new Map([
  ['contract', 'contract'],
  ['deal', 'deal'],
  ['ties', 'ties of deal'],
  ['task', 'task'],
  ['note', 'note'],
  ['clientNote', 'note on client'],
]);

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
    table(rows),
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
  return [system, `${kindWords.get(kind) ?? kind} ${recordId}`, what[fate], words.join('; ')];
}

/** Columns as wide as their widest cell; the last one runs on. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
