import type { WriteBackPage, WriteBackSwitch } from '#application/views/write-back';
import type { Button, Card, Section, Widget } from './card';
import { dayText, instantText, type WallClock } from './day-text';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, icon, line, paragraph } from './widgets';

type FieldLine = WriteBackPage['checks'][number];

const figureWords: Readonly<Record<FieldLine['figure'], string>> = {
  readinessLow: 'Readiness, unknowns counted as 0',
  readinessHigh: 'Readiness, unknowns counted as 100',
  band: 'Band',
  probability: 'Chance of renewal',
  modelVersion: 'Model',
  changedOn: 'Day of the last change',
  reasons: 'Strongest reasons',
};

/** What HaloPSA has ready for the figures of contracts, before anybody turns write-back on. No client is named here. */
export function writeBackCard(page: WriteBackPage, clock: WallClock): Card {
  return {
    header: { title: 'Write-back to HaloPSA', subtitle: `Checked ${instantText(page.checkedAt, clock)}` },
    sections: [
      { widgets: [writeBackLine(page.writeBack)] },
      rightsSection(page),
      { header: 'Custom fields of contracts', widgets: page.checks.map(fieldWidget) },
      { widgets: buttons(page) },
    ],
  };
}

/** Where the switch stands. */
export function writeBackLine(writeBack: WriteBackSwitch | undefined): Widget {
  if (writeBack === undefined) {
    return line({
      icon: icon('cloud_off', 'Off'),
      text: '<b>Off</b>',
      below: 'Nothing is written to HaloPSA. Check what it has ready, then decide.',
    });
  }
  if (writeBack.kind === 'stopped') {
    return line({
      icon: icon('report', 'Stopped'),
      text: `<b>Stopped</b> on ${dayText(writeBack.on)}`,
      below: `${writeBack.because}. Look at it in HaloPSA, then turn write-back on again.`,
    });
  }
  return line({
    icon: icon('task_alt', 'On'),
    text: `<b>On</b> since ${dayText(writeBack.since)}`,
    below: 'Each write is planned on the timeline first. A new band is written at once, the rest once a week at most.',
  });
}

function rightsSection({ refusal }: WriteBackPage): Section {
  const header = 'Right to write';
  if (refusal === undefined) {
    return {
      header,
      widgets: [
        line({
          icon: icon('check', 'Ready'),
          text: 'HaloPSA gives a token for it.',
          below: 'Whether its agent may change contracts shows with the first write.',
        }),
      ],
    };
  }
  return {
    header,
    widgets: [line({ icon: icon('block', 'Missing'), text: 'HaloPSA gives no token for it.', below: refusal })],
  };
}

function fieldWidget({ figure, name, kind, fix }: FieldLine): Widget {
  const type = kind === 'date' ? 'Date' : 'Text';
  return line({
    icon: fix === undefined ? icon('check', 'Ready') : icon('warning', 'Not ready'),
    text: escapeText(figureWords[figure]),
    below: fix ?? `${name}, ${type}`,
  });
}

function buttons({ writeBack, isPaused, checks }: WriteBackPage): readonly Widget[] {
  const off = actionButton('Turn off', { name: 'turnOffWriteBack' });
  if (writeBack?.kind === 'on') return buttonRow([off]);
  if (isPaused)
    return [paragraph('Writing is paused. Resume it before write-back is turned on.'), ...stopButtons(writeBack, off)];
  const ready = checks.filter(({ fix }) => fix === undefined).length;
  if (ready === 0)
    return [paragraph('No field is ready, so there is nothing to write to.'), ...stopButtons(writeBack, off)];
  const rest = ready === checks.length ? '' : ` for ${ready} of ${checks.length} figures`;
  const on = actionButton(`Turn on${rest}`, { name: 'turnOnWriteBack' }, 'FILLED');
  return buttonRow(writeBack === undefined ? [on] : [on, off]);
}

function stopButtons(writeBack: WriteBackSwitch | undefined, off: Button): readonly Widget[] {
  return writeBack === undefined ? [] : buttonRow([off]);
}
