import { Command } from 'commander';
import type { RunReport } from '#application/run-hourly-sync';
import { propertyNames } from '#application/settings';
import type { NodeComposition } from '../../node/compose-node';
import { withProgress } from '../progress';
import { CommandRefused, exitCodes, type ExitCode, type Terminal } from '../terminal';
import type { CommandSetting } from '../command-setting';

interface SyncOutcome extends RunReport {
  /** Runs made: each ends by the time budget of the add-on, so that nothing is lost when this program is cut. */
  readonly runs: number;
  readonly calls: Readonly<Record<string, number>>;
  /** To hold the workbook against later. */
  readonly anchor?: string;
}

/** Runs the sync of the add-on from this machine. */
export function syncCommand(setting: CommandSetting): Command {
  const { terminal, environment, workerFolder, exitWith } = setting;
  return new Command('sync')
    .description(
      'run the hourly sync from this machine, against the systems that the environment names (docs/reference/cli.md)',
    )
    .option('--json', 'print the figures of the run as JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const { composeNode } = await import('../../node/compose-node');
      const composition = composeNode({ environment, workerFolder, log: terminal.say });
      try {
        const outcome = await withProgress(json ? { ...terminal, isWatched: false } : terminal, 'Syncing', (report) =>
          syncWhole(composition, report),
        );
        exitWith(tell(outcome, terminal, json));
      } finally {
        await composition.close();
      }
    });
}

/** On a run cut by its budget the next one follows at once: nothing else waits for this machine. */
async function syncWhole({ parts }: NodeComposition, report: (text: string) => void): Promise<SyncOutcome> {
  const { runHourlySync } = await import('#application/run-hourly-sync');
  for (let runs = 1; ; runs += 1) {
    report(`run ${runs}`);
    // A run holds this thread; the line above must be drawn first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const run = runHourlySync(parts, ['paused', 'off']);
    if (run.outcome === 'not started') {
      throw new CommandRefused(
        `Nothing was synced: ${run.because ?? 'the add-on is writing'} Pause writing from the administrator card first; resume it there afterwards.`,
        exitCodes.no,
      );
    }
    if (run.outcome !== 'paused by budget') {
      const anchor = parts.properties.read(propertyNames.timelineAnchor);
      return { ...run, runs, calls: parts.callFigures(), ...(anchor === undefined ? {} : { anchor }) };
    }
    report(`${run.ticketsRead} tickets read, at stage ${run.stage ?? ''}`);
  }
}

function tell(outcome: SyncOutcome, terminal: Terminal, json: boolean): ExitCode {
  const isFinished = outcome.outcome === 'finished';
  if (json) {
    terminal.result(JSON.stringify(outcome, undefined, 2));
  } else {
    const calls = Object.entries(outcome.calls).map(([system, made]) => `${system} ${made}`);
    const lines = [
      isFinished ? 'The sync finished.' : `The sync ended early: ${outcome.because ?? outcome.outcome}`,
      `${outcome.ticketsRead} tickets read, ${outcome.monthsWritten} service months written, ${outcome.eventsAppended} events appended, ${outcome.gaps} data gaps.`,
      `${outcome.clients} clients, ${outcome.contracts} contracts. HTTP calls: ${calls.join(', ')}.`,
      ...(outcome.anchor === undefined
        ? []
        : [`The timeline ends at ${outcome.anchor}; keep this line outside the workbook.`]),
    ];
    terminal.result(lines.join('\n'));
  }
  return isFinished ? exitCodes.ok : exitCodes.no;
}
