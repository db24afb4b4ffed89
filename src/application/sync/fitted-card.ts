import type { ClientContext, ContractContext, ReadinessView } from '../views/client-context';

/** A cell holds 50,000 characters; a person's band is written into the card between two runs. */
const longestCard = 46_000;

/**
 * A client's card shares one cell with the readings of all its contracts. Where they would not fit, the contracts decided last lose
 * the words of their readings first, then the readings; every band and every figure stays. Renewals that are decided last are left out
 * of a card that is too long even so: they stand in Checkpoints, and on the card once others are over.
 */
export function fittedCard(context: ClientContext): ClientContext {
  let fitted = context;
  for (const shortened of [withoutWords, withoutReadings]) {
    for (let place = context.contracts.length - 1; place >= 0; place -= 1) {
      if (JSON.stringify(fitted).length <= longestCard) return fitted;
      fitted = withContract(fitted, place, shortened);
    }
  }
  return withoutLateRenewals(fitted);
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

function withContract(
  context: ClientContext,
  place: number,
  shortened: (contract: ContractContext, readiness: ReadinessView) => ContractContext,
): ClientContext {
  const contracts = context.contracts.map((contract, other) =>
    other === place && contract.readiness !== undefined ? shortened(contract, contract.readiness) : contract,
  );
  return { ...context, contracts };
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
