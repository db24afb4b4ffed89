/** Readiness asks the same question, so the table stands in the vocabulary beside the windows. */
export { requiredStakeholders } from '../vocabulary/renewal-window';
