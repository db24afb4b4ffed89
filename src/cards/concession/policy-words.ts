import type { PolicyChange } from '#application/views/concession-rules';
import type { PolicyField } from '#domain/concession/policy-text';

/** What each axis looks at, as a card says it. */
export const policyFieldWords: Readonly<Record<PolicyChange['field'], string>> = {
  depth: 'Depth, % of the reference price over 24 months',
  margin: 'Margin after it, points above the floor',
  amount: 'Yearly value for the client',
  term: 'Months of the new term',
  count: 'Concessions to the client in 24 months',
  coverage: 'Evidence behind the readiness, %',
  type: 'What the client gets',
  approvers: 'Who approves',
  levelWithoutGive: 'Nothing given in return: at least',
};

/** Beside the field where people edit it. */
export const policyFieldHints: Readonly<Record<PolicyField, string>> = {
  depth: 'One row a line: level 2: above 5, up to 10',
  margin: 'Below the floor is below 0: level 2: from -5, below 0',
  amount: 'With its currency: GBP, level 2: from 3000, below 12000',
  term: 'One row a line: level 2: above 24, up to 36',
  count: 'This one included: level 2: above 1, up to 2',
  coverage: 'One row a line: level 2: below 60',
  type: 'Each type once: level 2: Units waived, Longer payment terms',
  approvers: 'success lead, leader, finance or MSP owner; level 3 needs two',
};
