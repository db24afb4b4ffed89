import { assert } from '../../vocabulary/assert';

/** The chance behind log odds. */
export function chanceOf(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

export function logOddsOf(chance: number): number {
  assert(chance > 0 && chance < 1, 'log odds are asked of a chance between 0 and 1');
  return Math.log(chance / (1 - chance));
}

/** What an outcome costs at these log odds: -ln of the chance that it had. Does not overflow. */
export function surpriseOf(logOdds: number, happened: boolean): number {
  const against = happened ? -logOdds : logOdds;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}
