/** Feature access levels of the agent that the application logs in as. */
export type AgentArea = 'tickets' | 'customers' | 'contracts' | 'invoices' | 'billing' | 'crm';
export type AccessLevel = 'none' | 'read' | 'modify';
/** What is not named is `modify`. */
export type AgentAccess = Readonly<Partial<Record<AgentArea, AccessLevel>>>;

/** What a call must have. A scope without the agent's own right is worth nothing, and the reverse. */
export interface Need {
  /** One of these after `read:` or `edit:`. Empty: any token will do. */
  readonly scopes: readonly string[];
  /** Every one of these access levels. */
  readonly areas: readonly AgentArea[];
  /** The list answers without the access level; only the record refuses. */
  readonly isListOpen?: boolean;
}

/** Source: docs/reference/apis/halopsa-simulator.md. What is not proved there for prepay, notes and lookups is this simulator's assumption. */
export const needs = {
  tickets: { scopes: ['tickets'], areas: ['tickets'] },
  customers: { scopes: ['customers'], areas: ['customers'] },
  contracts: { scopes: ['contracts'], areas: ['contracts'], isListOpen: true },
  invoices: { scopes: ['invoices'], areas: ['invoices', 'billing'] },
  prepay: { scopes: ['invoices', 'contracts'], areas: ['billing'] },
  crm: { scopes: ['crm', 'customers'], areas: ['crm'] },
  sales: { scopes: ['sales'], areas: [] },
  projects: { scopes: ['projects'], areas: [] },
  /** Ticket types, statuses, priorities and the rest of a desk's configuration. */
  lookups: { scopes: ['tickets'], areas: [] },
  anyone: { scopes: [], areas: [] },
  administration: { scopes: ['administration'], areas: [] },
} satisfies Record<string, Need>;

export type Refused = 401 | 403;
export type Use = 'list' | 'record' | 'write';

/** No scope, or no module right for a list: 403. No right for a record: 401. */
export function refusalOf(
  { scopes, areas, isListOpen }: Need,
  use: Use,
  held: { readonly scopes: ReadonlySet<string>; readonly access: AgentAccess },
): Refused | undefined {
  if (!hasScope(scopes, use, held.scopes)) return 403;
  if (use === 'list' && isListOpen === true) return undefined;
  const lacks = areas.some((area) => {
    const level = held.access[area] ?? 'modify';
    return level === 'none' || (use === 'write' && level === 'read');
  });
  if (!lacks) return undefined;
  return use === 'record' ? 401 : 403;
}

function hasScope(wanted: readonly string[], use: Use, held: ReadonlySet<string>): boolean {
  if (held.has('all')) return true;
  if (wanted.includes('administration')) return held.has('admin');
  if (wanted.length === 0 || held.has('all:standard')) return true;
  return wanted.some((subject) => held.has(`edit:${subject}`) || (use !== 'write' && held.has(`read:${subject}`)));
}
