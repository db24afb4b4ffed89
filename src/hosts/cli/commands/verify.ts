import { Command, InvalidArgumentError } from 'commander';
import type { TimelineHead } from '#domain/timeline/event';
import type { BadEvent, ExportVerdict } from '../../node/verify-export';
import { withProgress } from '../progress';
import { exitCodes, type Terminal } from '../terminal';
import type { CommandSetting } from '../command-setting';

interface VerifyOptions {
  readonly anchor?: TimelineHead;
  readonly json: boolean;
}

/** Checks a downloaded timeline workbook without any connection. */
export function verifyCommand({ terminal, exitWith }: CommandSetting): Command {
  return new Command('verify')
    .description('check every seal of a downloaded timeline workbook and name the first bad event')
    .argument('<file.xlsx>', 'the timeline workbook, as Google Sheets downloads it')
    .option(
      '--anchor <sequence:seal>',
      'the head from the daily mail or the script properties: finds a timeline that was cut or rewritten',
      anchorOf,
    )
    .option('--json', 'print the verdict as JSON', false)
    .action(async (file: string, { anchor, json }: VerifyOptions) => {
      // Loaded only here: the reader of .xlsx files is large.
      const { verifyExport } = await import('../../node/verify-export');
      const verdict = await withProgress(
        json ? { ...terminal, isWatched: false } : terminal,
        `Checking ${file}`,
        (report) => verifyExport(file, anchor, (events) => report(`${events} events`)),
      );
      tell(verdict, { terminal, json, isAnchored: anchor !== undefined });
      if (verdict.kind === 'broken') exitWith(exitCodes.no);
    });
}

interface Telling {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly isAnchored: boolean;
}

function tell(verdict: ExportVerdict, { terminal, json, isAnchored }: Telling): void {
  if (json) {
    const answer =
      verdict.kind === 'intact'
        ? {
            intact: true,
            isAnchored,
            events: verdict.events,
            head: verdict.head,
            repeatedEventIds: verdict.repeatedEventIds,
          }
        : {
            intact: false,
            isAnchored,
            events: verdict.events,
            firstBad: { ...verdict.firstBad, whatToDo: whatToDo(verdict.firstBad) },
          };
    terminal.result(JSON.stringify(answer, undefined, 2));
    return;
  }
  terminal.result(verdict.kind === 'intact' ? intactText(verdict, isAnchored) : brokenText(verdict.firstBad));
}

function intactText(
  { events, head, repeatedEventIds }: Extract<ExportVerdict, { kind: 'intact' }>,
  isAnchored: boolean,
): string {
  const lines = [`The timeline is intact: ${events} events, the last one is ${head.sequence}:${head.seal}`];
  if (repeatedEventIds.length > 0) lines.push(`${repeatedEventIds.length} events stand twice; the chain is whole.`);
  if (!isAnchored)
    lines.push('Without --anchor, a timeline that was cut at its end or rewritten as a whole looks intact too.');
  return lines.join('\n');
}

function brokenText(bad: BadEvent): string {
  const place = bad.row === undefined ? 'after the last row' : `at row ${bad.row}`;
  const event = bad.eventId === undefined ? '' : `, event ${bad.eventId}`;
  return [
    `The timeline is broken ${place} (sequence ${bad.sequence}${event}).`,
    `Why: ${bad.why}`,
    `What to do: ${whatToDo(bad)}`,
  ].join('\n');
}

function whatToDo({ row }: BadEvent): string {
  const place = row === undefined ? 'the end of the Timeline tab' : `row ${row} of the Timeline tab`;
  return (
    `Keep this file as it is. In Google Sheets open File > Version history, find who changed ${place} and when, ` +
    'restore the version before, download it and run verify again. Until then pause writing from the administrator card.'
  );
}

function anchorOf(text: string): TimelineHead {
  const match = /^(\d+):([0-9a-f]{64})$/.exec(text);
  if (match === null)
    throw new InvalidArgumentError('An anchor is a sequence, a colon and a seal of 64 lowercase hex digits.');
  return { sequence: Number(match[1]), seal: match[2] ?? '' };
}
