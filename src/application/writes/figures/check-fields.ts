import type { FieldDefinition } from '../../ports/contract-fields';
import type { Settings } from '../../settings';
import { contractFigures, type ContractFigure, type FieldCheck } from '../../views/write-back';
import { longestReasons } from './contract-figures';

/** Characters a text field must take. Reasons are cut to what it takes, the rest must fit. */
const shortest: Readonly<Record<ContractFigure, number>> = {
  readinessLow: 3,
  readinessHigh: 3,
  band: 10,
  probability: 20,
  modelVersion: 20,
  changedOn: 0,
  reasons: 50,
};

/** Holds the fields that the settings name against those that HaloPSA has. */
export function checkFields(
  { writeBackFields }: Pick<Settings, 'writeBackFields'>,
  definitions: readonly FieldDefinition[],
): readonly FieldCheck[] {
  return contractFigures.map((figure) => {
    const name = writeBackFields[figure];
    const kind = figure === 'changedOn' ? 'date' : 'text';
    const named = definitions.filter((definition) => definition.name.toLowerCase() === name.toLowerCase());
    const [field, other] = named;
    const check = { figure, name, kind } as const;
    if (field === undefined) return { ...check, found: 'missing' };
    if (other !== undefined) return { ...check, found: 'twice' };
    if (field.kind !== kind) return { ...check, found: 'wrongType' };
    const { longest } = field;
    if (longest === undefined || longest >= (figure === 'reasons' ? longestReasons : shortest[figure]))
      return { ...check, found: 'ready' };
    return { ...check, found: longest < shortest[figure] ? 'tooShort' : 'ready', longest };
  });
}

/** What to enter in HaloPSA, in one sentence; undefined where the field is as it must be. */
export function fieldFix({ name, kind, found, figure }: FieldCheck): string | undefined {
  const type = kind === 'date' ? 'Date' : 'Text';
  switch (found) {
    case 'ready':
      return undefined;
    case 'missing':
      return `In HaloPSA, add a custom field ${name} of type ${type} to contracts (agreements).`;
    case 'wrongType':
      return `In HaloPSA, replace the custom field ${name} by one of type ${type}.`;
    case 'tooShort':
      return `In HaloPSA, let the custom field ${name} take at least ${shortest[figure]} characters.`;
    case 'twice':
      return `In HaloPSA, rename one of the two custom fields ${name}, or enter another name in the setting writeBackFields.${figure}.`;
  }
}
