import { Command, CommanderError } from 'commander';
import { SettingsError } from '#application/settings';
import { advice, UpstreamError } from '#application/upstream-error';
import { UnreadableWorkbook } from '../node/unreadable-workbook';
import { StartInterrupted, UnusableState } from '../workbench/start-refusals';
import type { CommandSetting } from './command-setting';
import { commands } from './commands/index';
import { CommandRefused, exitCodes, type ExitCode, type Terminal } from './terminal';

/** Runs one command line and answers the exit code. The one catch of this host. */
export async function runCommandLine(
  words: readonly string[],
  setting: Omit<CommandSetting, 'exitWith'>,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.ok;
  const program = programOf({ ...setting, exitWith: (code) => (exitCode = code) });
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    return answerTo(error, setting.terminal);
  }
}

function programOf(setting: CommandSetting): Command {
  const { terminal } = setting;
  const program = new Command('renewal-desk')
    .description('Renewal context, readiness and a sealed timeline for managed service providers.')
    .helpCommand(true);
  for (const command of commands) program.addCommand(command(setting));
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showSuggestionAfterError(true)
      .showHelpAfterError('Try it with --help.')
      .configureOutput({
        writeOut: (text) => terminal.result(text.trimEnd()),
        writeErr: (text) => terminal.say(text.trimEnd()),
      });
  }
  return program;
}

function answerTo(error: unknown, terminal: Terminal): ExitCode {
  // Commander has already said what is wrong; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.unusable;
  if (error instanceof CommandRefused) {
    terminal.say(error.message);
    return error.exitCode;
  }
  if (error instanceof SettingsError || error instanceof UnreadableWorkbook || error instanceof UnusableState) {
    terminal.say(error.message);
    return exitCodes.unusable;
  }
  if (error instanceof StartInterrupted) {
    terminal.say(error.message);
    return exitCodes.no;
  }
  if (error instanceof UpstreamError) {
    terminal.say(`${advice[error.failure](error.system)}\n${error.detail}`);
    return exitCodes.no;
  }
  throw error;
}
