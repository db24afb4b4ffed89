import fc from 'fast-check';
import { choleskyOf, inverseOf, solved } from '#domain/readiness/probability/cholesky';

const matrix = [
  [4, 12, -16],
  [12, 37, -43],
  [-16, -43, 98],
].map((row) => Float64Array.from(row));

test("the textbook's matrix has the textbook's factor", () => {
  expect(choleskyOf(matrix).map((row) => [...row])).toEqual([
    [2, 0, 0],
    [6, 1, 0],
    [-8, 5, 3],
  ]);
});

test('a solution put back gives the right side, and the inverse times the matrix is one', () => {
  const factor = choleskyOf(matrix);
  const solution = solved(factor, [1, 2, 3]);
  matrix.forEach((row, place) =>
    expect(row.reduce((sum, value, column) => sum + value * (solution[column] ?? 0), 0)).toBeCloseTo(place + 1, 8),
  );
  const inverse = inverseOf(factor);
  matrix.forEach((row, a) =>
    matrix.forEach((_, b) =>
      expect(row.reduce((sum, value, k) => sum + value * (inverse[k]?.[b] ?? 0), 0)).toBeCloseTo(a === b ? 1 : 0, 8),
    ),
  );
});

test('a matrix that is not positive definite is refused', () => {
  expect(() => choleskyOf([Float64Array.of(1, 2), Float64Array.of(2, 1)])).toThrow('positive definite');
});

test('any sum of squares with a little on the diagonal is solved', () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 8 }), fc.tuple(value, value), (points, right) => {
      const sum = (a: 0 | 1, b: 0 | 1) => points.reduce((all, point) => all + point[a] * point[b], a === b ? 0.5 : 0);
      const square = [Float64Array.of(sum(0, 0), sum(0, 1)), Float64Array.of(sum(1, 0), sum(1, 1))];
      const [x = 0, y = 0] = solved(choleskyOf(square), right);
      expect(sum(0, 0) * x + sum(0, 1) * y).toBeCloseTo(right[0], 6);
      expect(sum(1, 0) * x + sum(1, 1) * y).toBeCloseTo(right[1], 6);
    }),
  );
});
