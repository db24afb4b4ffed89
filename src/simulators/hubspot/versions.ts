/** The date versions in support, and the numbered paths that the published client still calls. Source: docs/reference/apis/hubspot-simulator.md */
const dated = ['2026-03', '2026-09'] as const;

const under = (prefix: string): readonly string[] => dated.map((version) => `${prefix}/${version}`);

export const versionsOf = {
  objects: [...under('/crm/objects'), '/crm/v3/objects'],
  associatedObjects: [...under('/crm/objects'), '/crm/v4/objects'],
  associations: [...under('/crm/associations'), '/crm/v4/associations', '/crm/associations/v4'],
  properties: [...under('/crm/properties'), '/crm/v3/properties'],
  pipelines: [...under('/crm/pipelines'), '/crm/v3/pipelines'],
  owners: [...under('/crm/owners'), '/crm/v3/owners'],
  accountInfo: [...under('/account-info'), '/account-info/v3'],
  limits: under('/crm/limits'),
} as const;

/** From this version on a portal's own rules bind what is written through the API. */
export function enforcesRules(path: string): boolean {
  return path.includes('/2026-09/');
}

/** Numbered paths give the ids of associated records as numbers, dated ones as text. */
export function givesNumericIds(path: string): boolean {
  return path.includes('/v4/');
}
