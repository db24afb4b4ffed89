import { addDays, addMonths, hour, instantOf } from '../days';
import type { Random } from '../random';
import type { ContractChange, WorldContract } from '../world';
import { drawOutcome, renewalRecord, type RenewalRecord, type Terms } from './renewal-record';

export interface ComingTerms {
  readonly renewals: readonly RenewalRecord[];
  readonly changes: readonly ContractChange[];
}

/**
 * How the running term and the next ones will end if nobody does anything about it, up to the world's last day. A renewed
 * contract is prolonged in place on the day it is signed; a lost one is switched off some days after its end.
 */
export function comingTerms(terms: Terms, running: WorldContract, worldEndsOn: string, random: Random): ComingTerms {
  const renewals: RenewalRecord[] = [];
  const changes: ContractChange[] = [];
  let { endsOn, monthlyMinor } = running;
  while (endsOn !== undefined && endsOn < worldEndsOn) {
    const drawn = drawOutcome(terms, { termEndedOn: endsOn, mayLeave: true }, random);
    const isLost = drawn.outcome === 'lost';
    const nextMonthlyMinor = Math.round((monthlyMinor * drawn.valueRatio) / 100) * 100;
    const annualMinor = { before: monthlyMinor * 12, after: nextMonthlyMinor * 12 };
    const record = renewalRecord(terms, drawn, annualMinor, random);
    renewals.push(record);
    if (isLost) {
      const inactiveFrom = addDays(endsOn, random.whole(1, 20));
      changes.push({ from: inactiveFrom, inactiveFrom, modifiedAt: instantOf(inactiveFrom) + 9 * hour });
      break;
    }
    monthlyMinor = nextMonthlyMinor;
    const signedOn = addDays(endsOn, -random.whole(0, 12));
    endsOn = addMonths(endsOn, running.termMonths);
    changes.push({
      from: signedOn,
      endsOn,
      monthlyMinor,
      modifiedAt: instantOf(signedOn) + random.whole(9, 16) * hour,
    });
  }
  return { renewals, changes };
}

/** A contract as it stands on a day. `World.contracts` holds it as it stands when the world opens. */
export function contractAt(contract: WorldContract, day: string): WorldContract {
  let shown = contract;
  for (const { from, ...change } of contract.changes) {
    if (from > day) break;
    const { endsOn, termMonths } = shown;
    /** The next term begins when the running one has ended, not when it is signed: until then only its end has moved. */
    const startsOn = change.endsOn !== undefined && endsOn !== undefined ? addDays(endsOn, 1) : undefined;
    const begun = startsOn !== undefined && startsOn <= day ? { startsOn } : {};
    shown = { ...shown, termMonths, ...change, ...begun };
  }
  return shown;
}
