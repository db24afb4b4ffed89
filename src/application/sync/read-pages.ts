import type { PagedList } from '../ports/service-desk';

/** Pages asked for side by side: one latency for all of them. */
export const pagesPerBatch = 20;

/** Reads a short list whole. The server decides how many rows a page has, so the first page tells how many pages there are. */
export function readWholeList<Row>(list: PagedList<Row>): readonly Row[] {
  const rows: Row[] = [];
  let place: ListPlace = { page: 1, rowsSeen: 0 };
  for (;;) {
    const batch = readBatch(list, place);
    rows.push(...batch.rows);
    if (batch.isLast) return rows;
    place = batch.next;
  }
}

export interface ListPlace {
  readonly page: number;
  readonly rowsSeen: number;
  /** What the list is said to hold; absent before the first page. */
  readonly total?: number;
}

export interface Batch<Row> {
  readonly rows: readonly Row[];
  readonly next: ListPlace;
  readonly total: number;
  readonly isLast: boolean;
}

/** The next pages of a list. Reads one page while nothing is known of its size. An empty page ends it, whatever the total says. */
export function readBatch<Row>(list: PagedList<Row>, { page, rowsSeen, total }: ListPlace): Batch<Row> {
  const rowsPerPage = page === 1 ? 0 : Math.ceil(rowsSeen / (page - 1));
  const left = total === undefined || rowsPerPage === 0 ? 1 : Math.ceil(Math.max(1, total - rowsSeen) / rowsPerPage);
  const numbers = Array.from({ length: Math.min(pagesPerBatch, left) }, (_, index) => page + index);
  const pages = list.pages(numbers);
  const rows = pages.flatMap((answer) => answer.rows);
  const known = pages.reduce((most, answer) => Math.max(most, answer.total), 0);
  const seen = rowsSeen + rows.length;
  return {
    rows,
    next: { page: page + numbers.length, rowsSeen: seen, total: known },
    total: known,
    isLast: seen >= known || pages.some((answer) => answer.rows.length === 0),
  };
}
