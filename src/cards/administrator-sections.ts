import type { AdministratorView, RunLine } from '#application/views/homepage';
import type { Button, Section } from './card';
import { instantText, type WallClock } from './day-text';
import { escapeText } from './escape-text';
import { writeBackLine } from './write-back-card';
import { actionButton, buttonRow, capped, counted, icon, line, paragraph } from './widgets';

const mostRuns = 5;

/** The sync, the switch for writing, and the last runs. No client is named here. */
export function administratorSections(view: AdministratorView, clock: WallClock): readonly Section[] {
  return [
    { header: 'Hourly sync', widgets: [syncWidget(view), ...buttonRow([syncButton(view)])] },
    // Before the sync was ever turned on there is nothing to pause.
    ...(view.isSyncOn
      ? [
          { header: 'Writing', widgets: [writingWidget(view), ...buttonRow([writingButton(view)])] },
          { header: 'Write-back to HaloPSA', widgets: writeBackWidgets(view) },
        ]
      : []),
    { header: 'People', widgets: [peopleWidget(view)] },
    {
      header: 'Last runs',
      widgets: [
        ...runWidgets(view.lastRuns, clock),
        ...(view.lastRuns.length === 0
          ? []
          : buttonRow([actionButton('Roll back a run', { name: 'openWritingRuns' })])),
      ],
    },
  ];
}

function syncWidget({ isSyncOn, triggerOwner }: AdministratorView) {
  if (!isSyncOn) {
    return line({
      icon: icon('sync_disabled', 'Off'),
      text: '<b>Off</b>',
      below: 'Turn it on as the user who shall own it: the sync runs with that account.',
    });
  }
  const owner = triggerOwner === undefined ? 'Its owner is not recorded.' : `Runs as ${triggerOwner}.`;
  return line({
    icon: icon('sync', 'On'),
    text: '<b>On</b>',
    below: `${owner} Should runs stay away, turn it on again as that user.`,
  });
}

function syncButton({ isSyncOn, isPaused }: AdministratorView): Button {
  if (!isSyncOn) return actionButton('Turn on hourly sync', { name: 'turnOnSync' }, 'FILLED');
  const again = actionButton('Turn on again', { name: 'turnOnSync' });
  return isPaused ? { ...again, disabled: true } : again;
}

function writingWidget({ isPaused }: AdministratorView) {
  return isPaused
    ? line({
        icon: icon('pause_circle', 'Paused'),
        text: '<b>Paused</b>',
        below: 'Cards can be read. Nothing is saved or synced.',
      })
    : line({
        icon: icon('play_circle', 'Running'),
        text: '<b>Running</b>',
        below: 'Pause before a command line tool writes to the workbook.',
      });
}

function writingButton({ isPaused }: AdministratorView): Button {
  return isPaused
    ? actionButton('Resume', { name: 'resumeWriting' }, 'FILLED')
    : actionButton('Pause', { name: 'pauseWriting' });
}

function writeBackWidgets({ writeBack }: AdministratorView) {
  return [
    writeBackLine(writeBack),
    ...buttonRow([
      actionButton('Check', { name: 'openWriteBack' }),
      actionButton('Renewals in HubSpot', { name: 'openCrmWriting' }),
    ]),
  ];
}

function peopleWidget({ people: { active, inactive } }: AdministratorView) {
  const gone = inactive === 0 ? '' : ` ${counted(inactive, 'account is', 'accounts are')} deactivated.`;
  return line({
    icon: icon('group', 'People'),
    text: active + inactive === 0 ? 'Nobody is listed yet' : counted(active, 'person', 'people'),
    below: `Entered in the setting people; the sync adds owners and agents.${gone}`,
  });
}

function runWidgets(runs: readonly RunLine[], clock: WallClock) {
  if (runs.length === 0) return [paragraph('No run yet.')];
  return capped(
    runs,
    mostRuns,
    ({ startedAt, isFinished, sentence }) =>
      line({
        icon: isFinished ? icon('check', 'Finished') : icon('more_horiz', 'Not finished'),
        text: escapeText(sentence),
        below: instantText(startedAt, clock),
      }),
    (hidden) => `And ${hidden} before.`,
  );
}
