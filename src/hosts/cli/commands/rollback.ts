import { Command } from 'commander';
import type { RollbackAnswer, RollbackView } from '#application/views/rollback';
import { CommandRefused, exitCodes, type ExitCode, type Terminal } from '../terminal';
import { rollbackText } from '../rollback-text';
import type { CommandSetting } from '../command-setting';

interface RollbackOptions {
  readonly yes: boolean;
  readonly json: boolean;
}

/** Takes back what a run wrote to HaloPSA and HubSpot. Without `--yes` it only says what that would be. */
export function rollbackCommand(setting: CommandSetting): Command {
  const { terminal, environment, workerFolder, exitWith } = setting;
  return new Command('rollback')
    .description('take back what a run wrote to HaloPSA and HubSpot; a dry run without --yes')
    .argument('<run>', 'the run, as the Runs tab and the Timeline tab name it')
    .option('--yes', 'do it', false)
    .option('--json', 'print what was found and done as JSON', false)
    .action(async (run: string, { yes, json }: RollbackOptions) => {
      const { composeNode } = await import('../../node/compose-node');
      const { previewRollback, rollBack } = await import('#application/writes/rollback/roll-back');
      const { parts, crmWriting, close } = composeNode({ environment, workerFolder, log: terminal.say });
      try {
        const asked = { run, actor: 'run', mayWrite: ['paused', 'off'] } as const;
        const whole = { ...parts, crmWriting };
        const answer = yes ? rollBack(whole, asked) : previewRollback(whole, asked);
        exitWith(tell(viewIn(answer), { terminal, json, isDone: yes }));
      } finally {
        await close();
      }
    });
}

function viewIn(answer: RollbackAnswer): RollbackView {
  if (answer.kind === 'rollback') return answer.view;
  throw new CommandRefused(answer.because, exitCodes.no);
}

interface Telling {
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly isDone: boolean;
}

function tell(view: RollbackView, { terminal, json, isDone }: Telling): ExitCode {
  terminal.result(json ? JSON.stringify({ ...view, isDryRun: !isDone }, undefined, 2) : rollbackText(view, isDone));
  const isRefused = view.lines.some(({ fate }) => fate === 'refused');
  return view.isFinished && !isRefused ? exitCodes.ok : exitCodes.no;
}
