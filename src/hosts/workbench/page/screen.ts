import { vendorNames } from '#simulators/fault';
import type { MailMessage, OpenedDraft, VendorName, WorldPerson, WorldState } from '../local-world';
import { emptyPanel, type Panel } from './panel/panel';

/** Everything the page shows, as one value. */
export interface Screen {
  readonly world: WorldState | undefined;
  /** Set while the local system cannot be reached. */
  readonly trouble: string | undefined;
  readonly person: string | undefined;
  readonly inbox: readonly MailMessage[] | undefined;
  /** Opened on this page: shown as read. */
  readonly readIds: ReadonlySet<string>;
  readonly openMessageId: string | undefined;
  readonly panel: Panel;
  /** The mail that the add-on opened for the person to finish. */
  readonly draft: OpenedDraft | undefined;
  readonly toast: Toast | undefined;
  readonly move: ClockMove | undefined;
}

export interface Toast {
  readonly turn: number;
  readonly text: string;
}

/** A move of the clock that is under way; the share done is read from where the clock stands. */
export interface ClockMove {
  readonly from: number;
  readonly to: number;
}

export const firstScreen: Screen = {
  world: undefined,
  trouble: undefined,
  person: undefined,
  inbox: undefined,
  readIds: new Set(),
  openMessageId: undefined,
  panel: emptyPanel,
  draft: undefined,
  toast: undefined,
  move: undefined,
};

export function currentPerson({ world, person }: Screen): WorldPerson | undefined {
  return world?.people.find(({ email }) => email === person);
}

export function brokenVendors({ world }: Screen): readonly VendorName[] {
  return vendorNames.filter((vendor) => world?.faults[vendor] !== undefined);
}

export function openMessageOf({ inbox, openMessageId }: Screen): MailMessage | undefined {
  return openMessageId === undefined ? undefined : inbox?.find(({ id }) => id === openMessageId);
}

export function isUnread({ readIds }: Screen, message: MailMessage): boolean {
  return message.isUnread && !readIds.has(message.id);
}

/** 0 to 1, while time moves. */
export function moveShare({ world, move }: Screen): number | undefined {
  if (world === undefined || move === undefined) return undefined;
  return Math.min(1, Math.max(0, (world.now - move.from) / (move.to - move.from)));
}
