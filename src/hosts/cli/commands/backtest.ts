import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { BacktestReport } from '#application/backtest-probability';
import { learningHorizon } from '#application/calibration/past-renewal';
import type { SyncParts } from '#application/sync/sync-session';
import { withProgress } from '../progress';
import { CommandRefused, exitCodes, type ExitCode, type Terminal } from '../terminal';
import type { CommandSetting } from '../command-setting';

interface BacktestOptions {
  readonly local: boolean;
  readonly size: 'small' | 'typical' | 'large';
  readonly seed: number;
  readonly state: string;
  readonly chart?: string;
  readonly json: boolean;
}

/** How good chances of renewal would have been on the past renewals that the workbook keeps. Writes nothing to any system. */
export function backtestCommand(setting: CommandSetting): Command {
  const { terminal, exitWith } = setting;
  return new Command('backtest')
    .description(
      'test the renewal probability on past renewals: against the base rate, every signal alone, and what came',
    )
    .option('--local', 'read the local system that npm start keeps, instead of what the environment names', false)
    .addOption(
      new Option('--size <size>', 'with --local: its size').choices(['small', 'typical', 'large']).default('typical'),
    )
    .option('--seed <number>', 'with --local: its seed', wholeNumber, 1)
    .option('--state <folder>', 'with --local: where its state is kept', '.renewal-desk')
    .option('--chart <file>', 'draw what was said against what came, as .svg or .png', chartFile)
    .option('--json', 'print every figure as JSON', false)
    .action(async (options: BacktestOptions) => {
      const shown = options.json ? { ...terminal, isWatched: false } : terminal;
      const report = await withProgress(shown, 'Testing past renewals', (say) => tested(options, setting, say));
      if (options.chart !== undefined) await drawChart(options.chart, report, terminal);
      exitWith(await tell(report, terminal, options.json));
    });
}

async function tested(
  options: BacktestOptions,
  { environment, workerFolder, terminal }: CommandSetting,
  say: (text: string) => void,
): Promise<BacktestReport> {
  say('reading the workbook');
  if (options.local) {
    const { withLocalWorkbook } = await import('../../workbench/read-local-workbook');
    const stateFolder = join(options.state, `${options.size}-${options.seed}`);
    return withLocalWorkbook({ ...options, stateFolder, workerFolder }, (parts) => testIn(parts, say));
  }
  const { composeNode } = await import('../../node/compose-node');
  const composition = composeNode({ environment, workerFolder, log: terminal.say });
  try {
    return await testIn(composition.parts, say);
  } finally {
    await composition.close();
  }
}

async function testIn({ workbook, settings }: SyncParts, say: (text: string) => void): Promise<BacktestReport> {
  const { backtestProbability } = await import('#application/backtest-probability');
  const { modelOf } = await import('#application/readiness-model-setting');
  // The work holds this thread; the line above must be drawn first.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return backtestProbability(workbook, modelOf(settings), (horizon) => say(`${horizon} days before the decision`));
}

async function drawChart(file: string, { horizons, modelVersion }: BacktestReport, terminal: Terminal): Promise<void> {
  const { reliabilityChart } = await import('../chart/reliability-chart');
  const svg = reliabilityChart(horizons, `Chance of renewal against what came, model ${modelVersion}`);
  try {
    await writeFile(file, extname(file) === '.png' ? await pngOf(svg) : svg);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new CommandRefused(`The chart could not be written to ${file}: ${because}`);
  }
  terminal.say(`The chart is in ${file}.`);
}

/** Twice the size: a chart is looked at in documents. */
async function pngOf(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js');
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
}

async function tell(report: BacktestReport, terminal: Terminal, json: boolean): Promise<ExitCode> {
  const { backtestText } = await import('../backtest-text');
  const { isTooFew } = await import('#application/calibration/track-record');
  const accuracy = report.horizons.find(({ horizonDays }) => horizonDays === learningHorizon)?.accuracy;
  if (json) terminal.result(JSON.stringify(report, undefined, 2));
  else terminal.result(backtestText(report));
  if (report.learnedOn === undefined) {
    terminal.say('The sync has not gathered past renewals yet: let it finish once, then test again.');
    return exitCodes.no;
  }
  if (!isTooFew(accuracy)) return exitCodes.ok;
  terminal.say(
    `Too few past renewals with readings ${learningHorizon} days before their decision to say how good the probability is: ${accuracy?.renewalCount ?? 0}, of them ${accuracy?.lossCount ?? 0} lost; at least 20 and 5 are needed.`,
  );
  return exitCodes.no;
}

function chartFile(text: string): string {
  if (!['.svg', '.png'].includes(extname(text))) throw new InvalidArgumentError('A chart ends in .svg or .png.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}
