import type { Role } from '#domain/vocabulary/person';

/** Source: PRODUCT, "Who sees what": the incident commander is shown no policy. */
export const policyReaders: readonly Role[] = [
  'accountManager',
  'successLead',
  'leader',
  'finance',
  'mspOwner',
  'administrator',
];
