import { assert } from '../../vocabulary/assert';

/** A symmetric matrix as its rows; both halves are filled. */
export type SymmetricMatrix = readonly Float64Array[];

/** The lower factor L of a positive definite matrix, LL' being the matrix. */
export type CholeskyFactor = readonly Float64Array[];

export function choleskyOf(matrix: SymmetricMatrix): CholeskyFactor {
  const size = matrix.length;
  const factor = matrix.map(() => new Float64Array(size));
  for (let row = 0; row < size; row += 1) {
    const own = rowOf(factor, row);
    for (let column = 0; column <= row; column += 1) {
      const other = rowOf(factor, column);
      let rest = at(rowOf(matrix, row), column);
      for (let place = 0; place < column; place += 1) rest -= at(own, place) * at(other, place);
      if (row === column) {
        assert(rest > 0, 'a matrix to factor is positive definite');
        own[row] = Math.sqrt(rest);
      } else {
        own[column] = rest / at(other, column);
      }
    }
  }
  return factor;
}

/** The x of LL'x = b. */
export function solved(factor: CholeskyFactor, right: ArrayLike<number>): Float64Array {
  const size = factor.length;
  const solution = Float64Array.from(right);
  for (let row = 0; row < size; row += 1) {
    const own = rowOf(factor, row);
    let rest = at(solution, row);
    for (let place = 0; place < row; place += 1) rest -= at(own, place) * at(solution, place);
    solution[row] = rest / at(own, row);
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let rest = at(solution, row);
    for (let below = row + 1; below < size; below += 1) rest -= at(rowOf(factor, below), row) * at(solution, below);
    solution[row] = rest / at(rowOf(factor, row), row);
  }
  return solution;
}

export function inverseOf(factor: CholeskyFactor): SymmetricMatrix {
  return factor.map((_, column) =>
    solved(
      factor,
      factor.map((__, row) => (row === column ? 1 : 0)),
    ),
  );
}

function rowOf(matrix: readonly Float64Array[], row: number): Float64Array {
  const own = matrix[row];
  assert(own !== undefined, 'a row of a matrix is one it has');
  return own;
}

function at(values: Float64Array, place: number): number {
  return values[place] as number;
}
