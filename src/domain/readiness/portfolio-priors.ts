import type { ClientId } from '../vocabulary/ids';
import type { PortfolioFacts, Prior, PriorName, RatePrior } from './contract-facts';
import { openedByPeople } from './full-months';
import type { RequestSums, ServiceMonth } from './service-month';
import { ratePrior, sharePrior, type Counted } from './shrinkage';

/** What each share is a share of. Source: docs/domain/readiness.md, "Small counts". */
const shares: Readonly<Record<PriorName, (people: RequestSums, row: ServiceMonth) => Counted>> = {
  reopened: ({ reopened, requests }) => ({ count: reopened, of: requests }),
  handedOn: ({ handedOn, requests }) => ({ count: handedOn, of: requests }),
  firstTimeFixed: ({ firstTimeFixed, requests }) => ({ count: firstTimeFixed, of: requests }),
  vip: ({ vip, requests }) => ({ count: vip, of: requests }),
  negativeTone: ({ toneNegative, toneCount }) => ({ count: toneNegative, of: toneCount }),
  complaint: ({ complaints, toneCount }) => ({ count: complaints, of: toneCount }),
  // Nobody is asked about a ticket that is still open. An answer about an alert is one more, never more than all.
  answered: ({ solved }, { csatCount }) => ({ count: Math.min(csatCount, solved), of: solved }),
};

const none: Counted = { count: 0, of: 0 };

/**
 * Of the rows of a year and the latest of them. Reopenings are taken from the latest alone: in months that were over before the
 * product watched, hardly any is on record. Months that are being read again are left out: a share over the others is a share all
 * the same.
 */
export function portfolioPriors(
  year: readonly ServiceMonth[],
  latest: readonly ServiceMonth[],
): Readonly<Partial<Record<PriorName, Prior>>> {
  const priors: Partial<Record<PriorName, Prior>> = {};
  for (const name of Object.keys(shares) as PriorName[]) {
    const clients = new Map<ClientId, Counted>();
    for (const row of name === 'reopened' ? latest : year)
      if (row.people !== undefined) added(clients, row.clientId, shares[name](row.people, row));
    const prior = sharePrior([...clients.values()]);
    if (prior !== undefined) priors[name] = prior;
  }
  return priors;
}

/** Incidents count whoever noticed them; the size of a client is what its people ask for, not what its probes write. */
export function portfolioIncidentRate(rows: readonly ServiceMonth[]): RatePrior | undefined {
  const clients = new Map<ClientId, Counted>();
  for (const row of rows) {
    const [first, second] = row.openedByPriority;
    const asked = openedByPeople([row]);
    if (asked !== undefined) added(clients, row.clientId, { count: first + second, of: asked });
  }
  return ratePrior([...clients.values()]);
}

export function portfolioCategories(rows: readonly ServiceMonth[]): PortfolioFacts['categoryRequests'] {
  const counts = new Map<string, number>();
  for (const { people } of rows) {
    for (const [category, count] of Object.entries(people?.categories ?? {}))
      counts.set(category, (counts.get(category) ?? 0) + count);
  }
  return counts.size === 0 ? undefined : Object.fromEntries(counts);
}

function added(clients: Map<ClientId, Counted>, clientId: ClientId, more: Counted): void {
  const { count, of } = clients.get(clientId) ?? none;
  clients.set(clientId, { count: count + more.count, of: of + more.of });
}
