import { rollbackKindWords, type RollbackLine, type RollbackView, type WritingRun } from '#application/views/rollback';
import type { Card, Section, Widget } from './card';
import { instantText, type WallClock } from './day-text';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, capped, counted, icon, line, opens, paragraph } from './widgets';

/** Lines of one kind on one card. */
const shownLines = 20;

/** The runs that wrote to other systems. No client is named here. */
export function writingRunsCard(runs: readonly WritingRun[], clock: WallClock): Card {
  return {
    header: { title: 'Roll back a run', subtitle: 'Runs that wrote to HaloPSA or HubSpot' },
    sections: [
      {
        widgets: [
          paragraph('Pick a run to see what would be taken back. Nothing is changed by looking.'),
          ...(runs.length === 0 ? [paragraph('No run has written to another system yet.')] : runs.map(runLine(clock))),
        ],
      },
    ],
  };
}

function runLine(clock: WallClock) {
  return ({ run, at, writes }: WritingRun): Widget =>
    line({
      icon: writes === 0 ? icon('undo', 'Taken back') : icon('upload', 'Written'),
      text: at === undefined ? escapeText(run) : `<b>${instantText(at, clock)}</b>`,
      below: writes === 0 ? 'Everything was taken back.' : `${counted(writes, 'write', 'writes')} stand`,
      onClick: opens({ name: 'openRollback', run }),
    });
}

/** What would be taken back, before anybody decides. Names records and fields, and no value of a client. */
export function rollbackPreviewCard(view: RollbackView): Card {
  const { run, turnsOff } = view;
  const toUndo = view.lines.filter(({ fate }) => fate === 'undo');
  const off = turnsOff.length === 0 ? [] : [turnOffLine(turnsOff, 'will be')];
  const sections: readonly Section[] = [
    { widgets: [summaryLine(view), ...off, ...unsettledLines(view)] },
    ...lineSections(view),
    ...(toUndo.length === 0 || isTooEarly(view)
      ? []
      : [{ widgets: buttonRow([actionButton('Roll back', { name: 'pressRollback', run }, 'FILLED')]) }]),
  ];
  return { header: { title: 'Roll back a run', subtitle: run }, sections };
}

/** What was done. Pressing again goes on, and changes nothing once all is done. */
export function rollbackDoneCard(view: RollbackView): Card {
  const { run, turnsOff, troubles, isFinished } = view;
  const off = turnsOff.length === 0 ? [] : [turnOffLine(turnsOff, 'was')];
  const trouble = troubles.map((text) => line({ icon: icon('sync_problem', 'Failed'), text: escapeText(text) }));
  const again = isFinished
    ? []
    : [
        paragraph('It is not finished: press again, it goes on from here.'),
        ...buttonRow([actionButton('Go on', { name: 'pressRollback', run }, 'FILLED')]),
      ];
  return {
    header: { title: isFinished ? 'Rolled back' : 'Rolled back in part', subtitle: run },
    sections: [
      { widgets: [summaryLine(view), ...off, ...trouble, ...unsettledLines(view), ...again] },
      ...lineSections(view),
    ],
  };
}

/** Turning writing off would leave the unsettled ones unsettled: it is refused until an hourly run settled them. */
function isTooEarly({ unsettled, turnsOff }: RollbackView): boolean {
  return unsettled > 0 && turnsOff.length > 0;
}

function summaryLine({ lines, isFinished, troubles, unsettled }: RollbackView): Widget {
  const count = (fate: RollbackLine['fate']) => lines.filter((each) => each.fate === fate).length;
  const parts = [
    ...(count('undone') === 0 ? [] : [`${counted(count('undone'), 'record', 'records')} taken back`]),
    ...(count('undo') === 0 ? [] : [`${counted(count('undo'), 'record', 'records')} to take back`]),
    ...(count('left') === 0 ? [] : [`${count('left')} left as they are`]),
    ...(count('refused') === 0 ? [] : [`${count('refused')} refused`]),
  ];
  if (parts.length === 0) {
    return isFinished && troubles.length === 0 && unsettled === 0
      ? line({ icon: icon('check', 'Nothing'), text: 'Nothing of this run is left to take back.' })
      : line({ icon: icon('undo', 'Rollback'), text: 'Nothing is taken back yet.' });
  }
  return line({ icon: icon('undo', 'Rollback'), text: `<b>${parts.join(', ')}</b>` });
}

function turnOffLine(systems: RollbackView['turnsOff'], verb: 'will be' | 'was'): Widget {
  return line({
    icon: icon('cloud_off', 'Turned off'),
    text: `Writing to ${systems.join(' and ')} ${verb} turned off`,
    below: 'Else the next hour would write the same again. Turn it on again when you are ready.',
  });
}

function unsettledLines({ unsettled }: RollbackView): readonly Widget[] {
  if (unsettled === 0) return [];
  const below = 'The next hourly run finds out. Look again after it.';
  const text = `${counted(unsettled, 'write was', 'writes were')} never seen to be done`;
  return [line({ icon: icon('help', 'Unknown'), text, below })];
}

const fateWords: Readonly<Record<RollbackLine['fate'], string>> = {
  left: 'Left as they are',
  refused: 'Refused',
  undo: 'To take back',
  undone: 'Taken back',
};

function lineSections({ lines }: RollbackView): readonly Section[] {
  return (['left', 'refused', 'undo', 'undone'] as const).flatMap((fate): readonly Section[] => {
    const own = lines.filter((each) => each.fate === fate);
    if (own.length === 0) return [];
    const widgets = capped(own, shownLines, recordLine, (hidden) => `And ${hidden} more.`);
    return [{ header: fateWords[fate], widgets }];
  });
}

const kindSymbols: ReadonlyMap<string, string> = new Map([
  ['contract', 'contract'],
  ['deal', 'handshake'],
  ['ties', 'link'],
  ['task', 'task_alt'],
  ['note', 'sticky_note_2'],
  ['clientNote', 'sticky_note_2'],
]);

function recordLine({ system, kind, recordId, fate, removes, fields, because }: RollbackLine): Widget {
  const words = rollbackKindWords.get(kind) ?? kind;
  const isDone = fate === 'undone';
  const how = removes
    ? isDone
      ? 'Removed'
      : 'Is removed'
    : `${isDone ? 'Put back' : 'Puts back'}: ${fields.map(({ name }) => name).join(', ')}`;
  return line({
    icon: icon(kindSymbols.get(kind) ?? 'draft', words),
    text: escapeText(`${system}, ${words} ${recordId}`),
    below: because.length > 0 ? because.join('. ') : how,
  });
}
