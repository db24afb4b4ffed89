import type { PagedList } from '#application/ports/service-desk';
import { readWholeList } from '#application/sync/read-pages';

/** A list whose server decides on `rowsPerPage` rows a page and says it holds `total`. */
function list(rows: number, rowsPerPage: number, total = rows): PagedList<number> & { readonly asked: number[][] } {
  const asked: number[][] = [];
  return {
    asked,
    pages(numbers) {
      asked.push([...numbers]);
      return numbers.map((number) => {
        const first = (number - 1) * rowsPerPage;
        return {
          total,
          rows: Array.from({ length: Math.max(0, Math.min(rowsPerPage, rows - first)) }, (_, index) => first + index),
        };
      });
    },
  };
}

test.each([0, 1, 99, 100, 101, 2_000, 2_001, 4_150])('a list of %i rows is read whole, each row once', (rows) => {
  expect(readWholeList(list(rows, 100))).toEqual(Array.from({ length: rows }, (_, index) => index));
});

test('the first page tells how many rows a page has; the rest are asked for side by side', () => {
  const pages = list(450, 50);
  readWholeList(pages);
  expect(pages.asked).toEqual([[1], [2, 3, 4, 5, 6, 7, 8, 9]]);
});

test('a total that is too high ends at the first empty page, one that is too low reads no further', () => {
  expect(readWholeList(list(150, 100, 900))).toHaveLength(150);
  expect(readWholeList(list(150, 100, 100))).toHaveLength(100);
});
