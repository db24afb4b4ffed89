import type { ContractContext } from '#application/views/client-context';
import { windowOf } from '#domain/renewal/renewal-window';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { bandsInOrder } from './band-words';

/**
 * The contract that a client card opens with: the worst band among those whose early watch has begun, else the one decided soonest.
 * `contracts` stand by decision date, as a `ClientContext` has them.
 */
export function headlineContract(
  contracts: readonly ContractContext[],
  today: CalendarDate,
): ContractContext | undefined {
  const near = contracts.filter(
    ({ decisionOn }) => decisionOn !== undefined && windowOf(daysBetween(today, decisionOn)) !== 'beyond',
  );
  const [soonest] = near;
  if (soonest === undefined) return contracts[0];
  return near.reduce((worst, contract) => (severity(contract) > severity(worst) ? contract : worst), soonest);
}

function severity({ readiness }: ContractContext): number {
  return readiness === undefined ? -1 : bandsInOrder.indexOf(readiness.band);
}
