import type { WorldClient, WorldContract } from '../world';

/** What billing grows from. */
export interface BillingSeedbed {
  readonly seed: number;
  readonly startsOn: string;
  readonly historyStartsOn: string;
  readonly clients: readonly WorldClient[];
  readonly contracts: readonly WorldContract[];
  readonly departures: ReadonlyMap<number, string>;
}
