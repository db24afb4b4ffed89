import type { Command } from 'commander';
import type { CommandSetting } from '../command-setting';
import { backtestCommand } from './backtest';
import { demoCommand } from './demo';
import { rollbackCommand } from './rollback';
import { syncCommand } from './sync';
import { verifyCommand } from './verify';

/** Every command, in the order of `--help`. */
export const commands: readonly ((setting: CommandSetting) => Command)[] = [
  verifyCommand,
  syncCommand,
  rollbackCommand,
  backtestCommand,
  demoCommand,
];
