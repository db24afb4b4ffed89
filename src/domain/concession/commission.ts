import type { Person } from '../vocabulary/person';

/**
 * Who is paid commission on the accounts of this account manager: whom People names, else the account manager. Nobody of them decides
 * on a concession there, though they may have left since. Source: spec of concessions 1, "Who approves".
 */
export function paidOn(accountManager: string | undefined, people: readonly Person[]): readonly string[] {
  if (accountManager === undefined || accountManager === '') return [];
  const named = people.filter(({ commissionOn = [] }) => commissionOn.includes(accountManager));
  return named.length === 0 ? [accountManager] : named.map(({ email }) => email);
}
