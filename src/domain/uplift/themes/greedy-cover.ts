import { assert } from '../../vocabulary/assert';
import { isPair, termsOf, type ThemeTicket } from './theme';

/** Source: spec of the science 2.2, measured there against eight other ways. */
export const coverThresholds = {
  /** A theme has at least this many tickets, and this share of all. */
  fewestTickets: 3,
  fewestShare: 0.0005,
  /** A word of more tickets than this share names nothing. */
  mostShare: 0.2,
  pairFactor: 1.6,
} as const;

/** A term and the tickets (places in the list) it is in. */
export interface Cover {
  readonly term: string;
  /** Ascending. */
  readonly postings: readonly number[];
  /** Those that no stronger term had covered. */
  readonly covered: readonly number[];
}

export function coverGreedily(tickets: readonly ThemeTicket[]): readonly Cover[] {
  const { fewestTickets, fewestShare, mostShare } = coverThresholds;
  const fewest = Math.max(fewestTickets, Math.ceil(fewestShare * tickets.length));
  const candidates = [...postingsOf(tickets)].filter(
    ([, postings]) => postings.length >= fewest && postings.length <= Math.max(fewest, mostShare * tickets.length),
  );
  const queue = new CandidateQueue(
    candidates.map(([term, postings]) => ({
      term,
      postings,
      weight: Math.log(tickets.length / postings.length + 0.5) * (isPair(term) ? coverThresholds.pairFactor : 1),
      uncovered: postings.length,
    })),
  );
  const isCovered = new Uint8Array(tickets.length);
  const covers: Cover[] = [];
  for (let best = queue.take(); best !== undefined; best = queue.take()) {
    const covered = best.postings.filter((place) => isCovered[place] === 0);
    if (covered.length < fewest) continue;
    // Lazy: its count may be older than what was covered since. Counted anew, it may not be the best any more.
    if (covered.length < best.uncovered) {
      queue.add({ ...best, uncovered: covered.length });
      continue;
    }
    for (const place of covered) isCovered[place] = 1;
    covers.push({ term: best.term, postings: best.postings, covered });
  }
  return covers;
}

function postingsOf(tickets: readonly ThemeTicket[]): ReadonlyMap<string, readonly number[]> {
  const postings = new Map<string, number[]>();
  tickets.forEach(({ stems }, place) => {
    for (const term of termsOf(stems)) {
      const known = postings.get(term);
      if (known === undefined) postings.set(term, [place]);
      else known.push(place);
    }
  });
  return postings;
}

interface Candidate {
  readonly term: string;
  readonly postings: readonly number[];
  readonly weight: number;
  readonly uncovered: number;
}

/** A binary heap: the greatest gain first, ties by term, so that the same tickets give the same themes. */
class CandidateQueue {
  private readonly heap: Candidate[] = [];

  constructor(candidates: readonly Candidate[]) {
    for (const candidate of candidates) this.add(candidate);
  }

  add(candidate: Candidate): void {
    this.heap.push(candidate);
    for (let place = this.heap.length - 1; place > 0;) {
      const parent = (place - 1) >> 1;
      if (!isBefore(this.at(place), this.at(parent))) break;
      this.swap(place, parent);
      place = parent;
    }
  }

  take(): Candidate | undefined {
    const [best] = this.heap;
    const last = this.heap.pop();
    if (best === undefined || last === undefined || this.heap.length === 0) return best;
    this.heap[0] = last;
    for (let place = 0; ;) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < this.heap.length);
      const next = children.reduce((first, child) => (isBefore(this.at(child), this.at(first)) ? child : first), place);
      if (next === place) return best;
      this.swap(place, next);
      place = next;
    }
  }

  private at(place: number): Candidate {
    const candidate = this.heap[place];
    assert(candidate !== undefined, 'a place in the queue is taken');
    return candidate;
  }

  private swap(one: number, other: number): void {
    const [first, second] = [this.at(one), this.at(other)];
    this.heap[one] = second;
    this.heap[other] = first;
  }
}

function isBefore(a: Candidate, b: Candidate): boolean {
  const difference = a.uncovered * a.weight - b.uncovered * b.weight;
  return difference === 0 ? a.term < b.term : difference > 0;
}
