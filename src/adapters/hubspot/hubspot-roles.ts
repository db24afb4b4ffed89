import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';

/**
 * HubSpot's buying roles in the words of a renewal. A champion speaks for us inside, as a sponsor does; who holds the budget
 * decides economically; legal signs; users and influencers are whom service reaches day by day. `BLOCKER` and `OTHER` name
 * no one whom a window requires. Source: PRODUCT, "Renewal workflow".
 */
const rolesByBuyingRole: Readonly<Record<string, StakeholderRole>> = {
  EXECUTIVE_SPONSOR: 'sponsor',
  CHAMPION: 'sponsor',
  DECISION_MAKER: 'economicBuyer',
  BUDGET_HOLDER: 'economicBuyer',
  LEGAL_AND_COMPLIANCE: 'signatory',
  END_USER: 'dayToDay',
  INFLUENCER: 'dayToDay',
};

/** The association labels that an administrator makes in HubSpot, compared without case, spaces and hyphens. */
const rolesByLabel: Readonly<Record<string, StakeholderRole>> = {
  renewalsponsor: 'sponsor',
  daytodaycontact: 'dayToDay',
  daytoday: 'dayToDay',
  economicbuyer: 'economicBuyer',
  signatory: 'signatory',
};

/** Answered in the order of our own list, each once. */
export function rolesOfBuyingRoles(buyingRoles: readonly string[]): readonly StakeholderRole[] {
  return inOurOrder(buyingRoles.map((role) => rolesByBuyingRole[role]));
}

export function roleOfLabel(label: string): StakeholderRole | undefined {
  return rolesByLabel[label.toLowerCase().replace(/[\s_-]/g, '')];
}

export function inOurOrder(held: readonly (StakeholderRole | undefined)[]): readonly StakeholderRole[] {
  return stakeholderRoles.filter((role) => held.includes(role));
}
