import { addDays, addMonths } from '../days';
import { mixedSeed, Random } from '../random';
import { futureMonths, historyMonths, type Cause, type WorldClient, type WorldContract } from '../world';
import type { PriceStep, QuantityStep } from './billing-records';
import type { BillingSeedbed } from './billing-seedbed';

/** Of the people of a client, in a month. Made up: a company of fifty has somebody come and somebody go. */
const turnover = 0.02;
/** On top while a cause works, times its strength. */
const causedTurnover = { growth: 0.03, budgetCut: 0.025 } as const;
/** A term that renews for less than this is smaller; one that renews for a little less is cheaper. */
const smallerBelow = 0.88;

/** The people of a client as the clock moves, relative to the world's first day, from the first of each coming month on. */
export function headcountAhead(
  { seed, startsOn }: Pick<BillingSeedbed, 'seed' | 'startsOn'>,
  { index, seats, episodes }: WorldClient,
): readonly { readonly from: string; readonly factor: number }[] {
  const random = new Random(mixedSeed(seed, 33, index));
  const firstOfMonth = `${startsOn.slice(0, 7)}-01`;
  let people = seats;
  return Array.from({ length: futureMonths }, (_, coming) => {
    const month = historyMonths + coming;
    const strengthOf = (wanted: Cause): number =>
      episodes
        .filter(({ cause, fromMonth, toMonth }) => cause === wanted && fromMonth <= month && month <= toMonth)
        .reduce((sum, { strength }) => sum + strength, 0);
    const arrived = random.count(seats * (turnover + causedTurnover.growth * strengthOf('growth')));
    const left = random.count(seats * (turnover + causedTurnover.budgetCut * strengthOf('budgetCut')));
    people = Math.max(2, people + arrived - left);
    return { from: addMonths(firstOfMonth, coming + 1), factor: people / seats };
  });
}

/** What a renewal changes from the first day of the next term on. */
export interface Renewed {
  readonly from: string;
  /** Of the amount before. */
  readonly ratio: number;
}

export function renewedTerms(contract: Pick<WorldContract, 'endsOn' | 'monthlyMinor' | 'changes'>): readonly Renewed[] {
  let { endsOn, monthlyMinor } = contract;
  const renewed: Renewed[] = [];
  for (const change of contract.changes) {
    if (endsOn === undefined || change.endsOn === undefined || change.monthlyMinor === undefined) continue;
    renewed.push({ from: addDays(endsOn, 1), ratio: change.monthlyMinor / monthlyMinor });
    [endsOn, monthlyMinor] = [change.endsOn, change.monthlyMinor];
  }
  return renewed;
}

/** What is billed by number follows the people, and falls where a renewal made the agreement smaller. */
export function quantitiesAhead(
  quantity: number,
  headcount: readonly { readonly from: string; readonly factor: number }[],
  renewed: readonly Renewed[],
): readonly QuantityStep[] {
  const smaller = renewed.filter(({ ratio }) => ratio < smallerBelow);
  const days = [...new Set([...headcount, ...smaller].map(({ from }) => from))].sort();
  const steps: QuantityStep[] = [];
  let last = quantity;
  for (const from of days) {
    const people = headcount.filter((step) => step.from <= from).pop()?.factor ?? 1;
    const agreed = smaller.filter((step) => step.from <= from).reduce((product, { ratio }) => product * ratio, 1);
    const next = Math.max(1, Math.round(quantity * people * agreed));
    if (next !== last) steps.push({ from, quantity: next });
    last = next;
  }
  return steps;
}

/** A price that nobody set to rise by itself is changed by hand when a term renews. */
export function pricesAhead(renewed: readonly Renewed[]): readonly PriceStep[] {
  let factor = 1;
  return renewed
    .filter(({ ratio }) => ratio >= smallerBelow)
    .map(({ from, ratio }) => ({ from, factor: (factor *= ratio) }));
}
