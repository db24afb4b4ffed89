import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { LocalSystemOptions } from '../../workbench/start-local-world';
import { assertPortIsFree } from '../free-port';
import { figuresText } from '../world-figures-text';
import type { CommandSetting } from '../command-setting';

interface DemoOptions {
  readonly size: LocalSystemOptions['size'];
  readonly seed: number;
  readonly port: number;
  readonly state: string;
  readonly fresh: boolean;
  readonly json: boolean;
}

/** `npm start`: the whole product on this machine, without an account. */
export function demoCommand(setting: CommandSetting): Command {
  return new Command('demo')
    .description(
      'start the local system (also: npm start): simulated HaloPSA, HubSpot and Google, the built add-on, and a page like Gmail',
    )
    .addOption(
      new Option('--size <size>', 'how large an MSP to imitate')
        .choices(['small', 'typical', 'large'])
        .default('typical'),
    )
    .option('--seed <number>', 'which MSP: the same seed makes the same one', wholeNumber, 1)
    .option('--port <number>', 'where the page is served on 127.0.0.1', portNumber, 8750)
    .option('--state <folder>', 'where the local system keeps its state', '.renewal-desk')
    .option('--fresh', 'start anew; the state so far is set aside under another name', false)
    .option('--json', 'print one line of JSON for each stage', false)
    .action((options: DemoOptions) => demo(options, setting));
}

async function demo(options: DemoOptions, { terminal, workerFolder }: CommandSetting): Promise<void> {
  await assertPortIsFree(options.port);
  // Loaded only here: the other commands start faster without the local system.
  const [{ startLocalWorld }, { startWorkbench }, { stagePrinter }] = await Promise.all([
    import('../../workbench/start-local-world'),
    import('../../workbench/server'),
    import('../stage-printer'),
  ]);
  const printer = stagePrinter(terminal, options.json);
  const stateFolder = join(options.state, `${options.size}-${options.seed}`);
  const interruption = interruptions();
  const { onStage } = printer;
  const onTrouble = (text: string) => terminal.say(text);
  const setting = { ...options, stateFolder, workerFolder, onStage, onTrouble, interrupted: interruption };
  const world = await startLocalWorld(setting).finally(() => printer.close());

  const page = await startWorkbench({ world, port: options.port, pageFolder: join(workerFolder, 'page') });
  const url = `http://127.0.0.1:${options.port}/`;
  if (options.json) terminal.result(JSON.stringify({ stage: 'ready', url, figures: world.figures }));
  else terminal.result(figuresText(world.figures, url));

  await interruption;
  if (!options.json) terminal.say('\nSaving …');
  await page.close();
  await world.save();
  await world.close();
}

/** Supervisors and shells often signal a process and its group: what comes this soon again is the same request. */
const sameRequestMilliseconds = 1_000;

/**
 * Settles on Ctrl+C or when the process is asked to end; asked a second time, it ends at once. The listeners stay: what a progress
 * list installs to give the cursor back would otherwise take itself for the only one and end the process before it saved.
 */
function interruptions(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = () => {
      if (askedAt !== undefined && Date.now() - askedAt > sameRequestMilliseconds) process.exit(130);
      askedAt ??= Date.now();
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 1 to 65535.');
  return port;
}
