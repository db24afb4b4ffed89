import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';

/** How far the tickets of a client with several contracts are told apart. Kept with the client. */
export interface TicketAttribution {
  /** Contracts whose tickets were read through HaloPSA's contract filter, from the start of the history. */
  readonly contracts: readonly ContractId[];
  /** Tickets the filter told the contract of, up to now. */
  readonly toldCount: number;
  /** HaloPSA ignored the filter and answered with everybody's tickets: it is not asked again. */
  readonly isIgnored?: true;
  /** Tickets opened on or after this day changed and are to be told apart. */
  readonly since?: CalendarDate;
}

export const nothingTold: TicketAttribution = { contracts: [], toldCount: 0 };

/** Whether HaloPSA was asked and did not tell the contract of a single ticket. */
export function toldNothing(attribution: TicketAttribution | undefined): boolean {
  if (attribution === undefined || attribution.contracts.length === 0) return false;
  return attribution.isIgnored === true || attribution.toldCount === 0;
}
