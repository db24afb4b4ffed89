import type { DataGap } from '../../views/data-gap';
import type { FieldCheck } from '../../views/write-back';
import { fieldFix } from './check-fields';

/** While write-back is on: each figure that has no field in HaloPSA to stand in. */
export function fieldGaps(checks: readonly FieldCheck[]): readonly DataGap[] {
  return checks.flatMap((check) => {
    const fix = fieldFix(check);
    if (fix === undefined) return [];
    return [{ kind: 'noWriteBackField', what: `${check.name} cannot be written back to contracts in HaloPSA.`, fix }];
  });
}
