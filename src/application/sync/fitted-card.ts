import type { ClientContext, ContractContext, ReadinessView } from '../views/client-context';
import type { DataGap } from '../views/data-gap';

/** A cell holds 50,000 characters; a person's band is written into the card between two runs. */
const longestCard = 46_000;

/**
 * A client's card shares one cell with the readings of all its contracts. Where they would not fit, the contracts decided last lose
 * the words of their readings first, then the readings; every band and every figure stays. Renewals that are decided last are left out
 * of a card that is too long even so: they stand in Checkpoints, and on the card once others are over. Of a client with a hundred
 * contracts and more, data gaps and then contracts are left out too, the last first, and the card says how many: all of them stand
 * in the tabs Data gaps and Renewals. Nothing may fail a run.
 */
export function fittedCard(context: ClientContext): ClientContext {
  let length = JSON.stringify(context).length;
  if (length <= longestCard) return context;
  const contracts = [...context.contracts];
  for (const shortened of [withoutWords, withoutReadings]) {
    for (let place = contracts.length - 1; place >= 0 && length > longestCard; place -= 1) {
      const contract = contracts[place];
      if (contract?.readiness === undefined) continue;
      const short = shortened(contract, contract.readiness);
      // One contract at a time: writing the whole card anew for each of two hundred would take minutes.
      length += JSON.stringify(short).length - JSON.stringify(contract).length;
      contracts[place] = short;
    }
  }
  const fitted = { ...context, contracts };
  return withoutLateContracts(withoutLateGaps(length <= longestCard ? fitted : withoutLateRenewals(fitted)));
}

function withoutLateRenewals(context: ClientContext): ClientContext {
  const { renewals: all, ...rest } = context;
  if (all === undefined) return context;
  for (let count = all.length; count > 0; count -= 1) {
    const fitted = { ...context, renewals: all.slice(0, count) };
    if (JSON.stringify(fitted).length <= longestCard) return fitted;
  }
  return rest;
}

/** Room for the sentence that says what is left out. */
const roomForGap = 500;

function isShort(context: ClientContext): boolean {
  return JSON.stringify(context).length <= longestCard - roomForGap;
}

function withoutLateGaps(context: ClientContext): ClientContext {
  if (JSON.stringify(context).length <= longestCard) return context;
  const { gaps } = context;
  const count = mostThatFit(gaps.length, (kept) => ({ ...context, gaps: gaps.slice(0, kept) }));
  if (count === gaps.length) return context;
  return { ...context, gaps: [...gaps.slice(0, count), gapsLeftOut(gaps.length - count)] };
}

function withoutLateContracts(context: ClientContext): ClientContext {
  if (JSON.stringify(context).length <= longestCard) return context;
  const { contracts, gaps } = context;
  const count = mostThatFit(contracts.length, (kept) => ({ ...context, contracts: contracts.slice(0, kept) }));
  return {
    ...context,
    contracts: contracts.slice(0, count),
    gaps: [...gaps, contractsLeftOut(contracts.length - count)],
  };
}

function mostThatFit(all: number, withThese: (count: number) => ClientContext): number {
  let count = all;
  while (count > 0 && !isShort(withThese(count))) count -= Math.max(1, Math.floor(count / 20));
  return Math.max(0, count);
}

function gapsLeftOut(count: number): DataGap {
  return {
    kind: 'severalContracts',
    what: `${count} more data ${count === 1 ? 'gap does' : 'gaps do'} not fit on the card of a client with so many contracts.`,
    fix: 'All of them stand in the tab Data gaps.',
  };
}

function contractsLeftOut(count: number): DataGap {
  return {
    kind: 'severalContracts',
    what: `${count} ${count === 1 ? 'contract' : 'contracts'} of this client, decided last, ${count === 1 ? 'does' : 'do'} not fit on the card.`,
    fix: 'They are scored like the others and stand in the tab Renewals.',
  };
}

/** Scores and weights stay: what each reading costs can still be told. */
function withoutWords(contract: ContractContext, readiness: ReadinessView): ContractContext {
  const readings = readiness.readings.map((each) => ({
    ...each,
    reading:
      each.reading.kind === 'unknown'
        ? ({ kind: 'unknown', why: leftOut } as const)
        : ({ kind: 'measured', score: each.reading.score, evidence: { text: leftOut } } as const),
  }));
  return { ...contract, readiness: { ...readiness, readings } };
}

const leftOut = 'Left out: too many contracts.';

function withoutReadings(contract: ContractContext, readiness: ReadinessView): ContractContext {
  const { sinceWeek: _week, sinceFreeze: _freeze, ...rest } = contract;
  return { ...rest, readiness: { ...readiness, readings: [] } };
}
