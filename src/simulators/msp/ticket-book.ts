/**
 * All tickets of a world in columns of numbers, ordered by the time they were opened: half a million rows stay near 50 MB.
 * Their texts are written when somebody reads them (ticket-text.ts).
 */
export const firstTicketId = 10_214;

/** The tone of a client's message. */
export const tones = { neutral: 0, friendly: 1, impatient: 2, angry: 3, leaving: 4 } as const;

export interface TicketFacts {
  readonly id: number;
  /** Position in the book. */
  readonly index: number;
  readonly clientIndex: number;
  /** Position in `World.contacts`; absent for an alert from monitoring. */
  readonly contactIndex?: number;
  /** Position in `World.contracts`; absent where the work is charged on top. */
  readonly contractIndex?: number;
  readonly priority: number;
  readonly theme: number;
  readonly tone: number;
  readonly openedAt: number;
  readonly respondBy: number;
  readonly respondedAt: number;
  readonly fixBy: number;
  /** Set where the ticket was closed once and opened again. */
  readonly firstClosedAt?: number;
  readonly reopenedAt?: number;
  readonly closedAt: number;
  readonly technicianIndex: number;
  readonly reassignCount: number;
  readonly hours: number;
  readonly isExcludedFromSla: boolean;
  /** The first message quotes an earlier mail. */
  readonly hasReply: boolean;
  /** When the client wrote again before the first closing; reopening is not among them. */
  readonly clientReplies: readonly number[];
}

const none = -1;
const nothing: readonly number[] = [];
/** Milliseconds from the answer to the closing below which nobody wrote in between. */
const shortestExchange = 30 * 60_000;

export interface TicketDraft {
  readonly clientIndex: number;
  readonly contactIndex: number | undefined;
  readonly contractIndex: number | undefined;
  readonly priority: number;
  readonly theme: number;
  readonly tone: number;
  readonly openedAt: number;
  readonly respondBy: number;
  readonly respondedAt: number;
  readonly fixBy: number;
  readonly firstClosedAt: number | undefined;
  readonly reopenedAt: number | undefined;
  readonly closedAt: number;
  readonly technicianIndex: number;
  readonly reassignCount: number;
  readonly quarterHours: number;
  readonly isExcludedFromSla: boolean;
  readonly hasReply: boolean;
  /** At most 3. */
  readonly replyCount: number;
}

/** Fills the columns; `bound()` orders them once and for all. */
export class TicketBookBuilder {
  private readonly columns: Columns;
  private size = 0;

  constructor(capacity: number) {
    this.columns = columnsFor(capacity);
  }

  add(ticket: TicketDraft): void {
    const { columns, size: row } = this;
    if (row >= columns.openedAt.length) throw new Error('more tickets than the book was made for');
    columns.clientIndex[row] = ticket.clientIndex;
    columns.contactIndex[row] = ticket.contactIndex ?? none;
    columns.contractIndex[row] = ticket.contractIndex ?? none;
    columns.priority[row] = ticket.priority;
    columns.theme[row] = ticket.theme;
    columns.tone[row] = ticket.tone;
    columns.openedAt[row] = ticket.openedAt;
    columns.respondBy[row] = ticket.respondBy;
    columns.respondedAt[row] = ticket.respondedAt;
    columns.fixBy[row] = ticket.fixBy;
    columns.firstClosedAt[row] = ticket.firstClosedAt ?? 0;
    columns.reopenedAt[row] = ticket.reopenedAt ?? 0;
    columns.closedAt[row] = ticket.closedAt;
    columns.technicianIndex[row] = ticket.technicianIndex;
    columns.reassignCount[row] = ticket.reassignCount;
    columns.quarterHours[row] = ticket.quarterHours;
    columns.flags[row] = (ticket.isExcludedFromSla ? 1 : 0) | (ticket.hasReply ? 2 : 0) | (ticket.replyCount << 2);
    this.size += 1;
  }

  bound(): TicketBook {
    const { openedAt } = this.columns;
    const order = Uint32Array.from({ length: this.size }, (_, row) => row);
    order.sort((left, right) => (openedAt[left] ?? 0) - (openedAt[right] ?? 0) || left - right);
    return new TicketBook(this.columns, order);
  }
}

export class TicketBook {
  readonly count: number;
  private readonly openings: Float64Array;
  private byClient: Map<number, Uint32Array> | undefined;

  constructor(
    private readonly columns: Columns,
    private readonly order: Uint32Array,
  ) {
    this.count = order.length;
    this.openings = Float64Array.from(order, (row) => columns.openedAt[row] ?? 0);
  }

  /** How many tickets were opened before this instant: the position of the first later one. */
  openedBefore(at: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.openings[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  indexOf(id: number): number | undefined {
    const index = id - firstTicketId;
    return Number.isInteger(index) && index >= 0 && index < this.count ? index : undefined;
  }

  clientIndexAt(index: number): number {
    return this.columns.clientIndex[this.rowAt(index)] ?? none;
  }

  contractIndexAt(index: number): number {
    return this.columns.contractIndex[this.rowAt(index)] ?? none;
  }

  priorityAt(index: number): number {
    return this.columns.priority[this.rowAt(index)] ?? 0;
  }

  themeAt(index: number): number {
    return this.columns.theme[this.rowAt(index)] ?? 0;
  }

  isOpenAt(index: number, now: number): boolean {
    const row = this.rowAt(index);
    const { closedAt, firstClosedAt, reopenedAt } = this.columns;
    if ((closedAt[row] ?? 0) <= now) return false;
    const first = firstClosedAt[row] ?? 0;
    return first === 0 || first > now || (reopenedAt[row] ?? 0) <= now;
  }

  /** When something last happened to the ticket, up to now. */
  lastUpdateAt(index: number, now: number): number {
    const row = this.rowAt(index);
    const { openedAt, respondedAt, firstClosedAt, reopenedAt, closedAt } = this.columns;
    let last = openedAt[row] ?? 0;
    for (const column of [respondedAt, firstClosedAt, reopenedAt, closedAt]) {
      const at = column[row] ?? 0;
      if (at <= now && at > last) last = at;
    }
    for (const at of this.repliesOf(row)) if (at <= now && at > last) last = at;
    return last;
  }

  /** Positions of one client's tickets, oldest first. */
  ofClient(clientIndex: number): Uint32Array {
    this.byClient ??= this.indexByClient();
    return this.byClient.get(clientIndex) ?? new Uint32Array(0);
  }

  at(index: number): TicketFacts {
    const row = this.rowAt(index);
    const { columns } = this;
    const value = (column: ArrayLike<number>): number => column[row] ?? 0;
    const flags = value(columns.flags);
    return {
      id: firstTicketId + index,
      index,
      clientIndex: value(columns.clientIndex),
      ...(value(columns.contactIndex) === none ? {} : { contactIndex: value(columns.contactIndex) }),
      ...(value(columns.contractIndex) === none ? {} : { contractIndex: value(columns.contractIndex) }),
      priority: value(columns.priority),
      theme: value(columns.theme),
      tone: value(columns.tone),
      openedAt: value(columns.openedAt),
      respondBy: value(columns.respondBy),
      respondedAt: value(columns.respondedAt),
      fixBy: value(columns.fixBy),
      ...(value(columns.firstClosedAt) === 0 ? {} : { firstClosedAt: value(columns.firstClosedAt) }),
      ...(value(columns.reopenedAt) === 0 ? {} : { reopenedAt: value(columns.reopenedAt) }),
      closedAt: value(columns.closedAt),
      technicianIndex: value(columns.technicianIndex),
      reassignCount: value(columns.reassignCount),
      hours: value(columns.quarterHours) / 4,
      isExcludedFromSla: (flags & 1) !== 0,
      hasReply: (flags & 2) !== 0,
      clientReplies: this.repliesOf(row),
    };
  }

  /** Spread over the time between the first answer and the first closing; a quick ticket leaves no room for any. */
  private repliesOf(row: number): readonly number[] {
    const { flags, respondedAt, firstClosedAt, closedAt } = this.columns;
    const count = (flags[row] ?? 0) >> 2;
    if (count === 0) return nothing;
    const from = respondedAt[row] ?? 0;
    const span = (firstClosedAt[row] ?? 0) === 0 ? (closedAt[row] ?? 0) - from : (firstClosedAt[row] ?? 0) - from;
    if (span < shortestExchange) return nothing;
    return Array.from({ length: count }, (_, reply) => Math.floor(from + (span * (reply + 0.6)) / (count + 0.4)));
  }

  private rowAt(index: number): number {
    const row = this.order[index];
    if (row === undefined) throw new Error(`there is no ticket at position ${index}`);
    return row;
  }

  private indexByClient(): Map<number, Uint32Array> {
    const sizes = new Map<number, number>();
    for (let index = 0; index < this.count; index += 1) {
      const client = this.clientIndexAt(index);
      sizes.set(client, (sizes.get(client) ?? 0) + 1);
    }
    const positions = new Map([...sizes].map(([client, size]) => [client, new Uint32Array(size)]));
    const filled = new Map<number, number>();
    for (let index = 0; index < this.count; index += 1) {
      const client = this.clientIndexAt(index);
      const next = filled.get(client) ?? 0;
      const list = positions.get(client);
      if (list) list[next] = index;
      filled.set(client, next + 1);
    }
    return positions;
  }
}

type Columns = ReturnType<typeof columnsFor>;

function columnsFor(capacity: number) {
  return {
    clientIndex: new Int32Array(capacity),
    contactIndex: new Int32Array(capacity),
    contractIndex: new Int32Array(capacity),
    priority: new Uint8Array(capacity),
    theme: new Uint8Array(capacity),
    tone: new Uint8Array(capacity),
    openedAt: new Float64Array(capacity),
    respondBy: new Float64Array(capacity),
    respondedAt: new Float64Array(capacity),
    fixBy: new Float64Array(capacity),
    firstClosedAt: new Float64Array(capacity),
    reopenedAt: new Float64Array(capacity),
    closedAt: new Float64Array(capacity),
    technicianIndex: new Uint16Array(capacity),
    reassignCount: new Uint8Array(capacity),
    quarterHours: new Uint16Array(capacity),
    flags: new Uint8Array(capacity),
  };
}
