import { addDays, addMonths, instantOf, londonDay } from '../../msp/days';
import { ticketStateAt } from '../../msp/ticket-state';
import type { World, WorldContract } from '../../msp/world';
import type { Row } from '../wire/page';
import { wireDay } from '../wire/wire-values';

/** Agreement hours by month of the contract, the running one last. Hours are entered when work is done. */
export function contractPeriods(world: World, contract: WorldContract, now: number): readonly Row[] {
  const spans = periodSpans(world, contract, londonDay(now));
  const used = spans.map(() => 0);
  const book = world.tickets();
  for (const index of book.ofClient(contract.clientIndex)) {
    if (book.contractIndexAt(index) !== contract.index) continue;
    const ticket = book.at(index);
    if (ticket.openedAt > now) break;
    const openedOn = londonDay(ticket.openedAt);
    const span = spans.findIndex(({ startsOn, endsOn }) => openedOn >= startsOn && openedOn <= endsOn);
    if (span >= 0) used[span] = (used[span] ?? 0) + ticketStateAt(ticket, now).hours;
  }
  const today = londonDay(now);
  return spans.map(({ startsOn, endsOn }, position) => {
    const hours = used[position] ?? 0;
    return {
      id: contract.id * 1_000 + position,
      contract_id: contract.id,
      name: startsOn,
      start_date: wireDay(startsOn, contract.id),
      end_date: wireDay(endsOn, contract.id),
      current: startsOn <= today && endsOn >= today,
      hours_in_period: contract.includedHours,
      hours_used: hours,
      hours_remaining: contract.includedHours - hours,
      hours_charged: Math.max(0, hours - contract.includedHours),
    };
  });
}

interface PeriodSpan {
  readonly startsOn: string;
  readonly endsOn: string;
}

function periodSpans(world: World, contract: WorldContract, today: string): readonly PeriodSpan[] {
  const joinedOn = world.clients[contract.clientIndex]?.joinedOn ?? world.historyStartsOn;
  const since = contract.previousContractId === undefined ? joinedOn : contract.startsOn;
  const until =
    contract.inactiveFrom !== undefined && contract.inactiveFrom <= today ? contract.inactiveFrom : addDays(today, 1);
  const spans: PeriodSpan[] = [];
  for (let month = -36; month <= 40; month += 1) {
    const startsOn = addMonths(contract.startsOn, month);
    const endsOn = addDays(addMonths(contract.startsOn, month + 1), -1);
    const isKnown = startsOn >= world.historyStartsOn && endsOn >= since;
    if (isKnown && instantOf(startsOn) < instantOf(until)) spans.push({ startsOn, endsOn });
  }
  return spans;
}
