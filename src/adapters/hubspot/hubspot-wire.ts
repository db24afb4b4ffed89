import * as v from 'valibot';
import type { CrmCompany, CrmContact, CrmOwner, CursorPage } from '#application/ports/crm';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';

const maybeText = v.nullish(v.string());
/** Every value is a text on the wire; what was never set is null. */
const Properties = v.record(v.string(), v.nullable(v.string()));
type Properties = v.InferOutput<typeof Properties>;

const Paging = v.nullish(v.object({ next: v.nullish(v.object({ after: v.string() })) }));

const OwnerPage = v.object({
  results: v.array(
    v.object({ id: v.string(), email: maybeText, firstName: maybeText, lastName: maybeText, type: maybeText }),
  ),
  paging: Paging,
});

const CompanyPage = v.object({
  results: v.array(v.object({ id: v.string(), properties: Properties })),
  paging: Paging,
});

const Association = v.object({ id: v.union([v.string(), v.number()]), type: maybeText });

const ContactPage = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      properties: Properties,
      associations: v.nullish(v.object({ companies: v.nullish(v.object({ results: v.array(Association) })) })),
    }),
  ),
  paging: Paging,
});

/** A queue is no person and owns nothing that a person could be asked about. */
export function parseOwnerPage(body: string, active: boolean): CursorPage<CrmOwner> {
  const page = parseBody(OwnerPage, body, { system: 'HubSpot', path: '/crm/owners' });
  const people = page.results.filter(({ type }) => type !== 'QUEUE');
  const rows = people.map(({ id, email, firstName, lastName }) => {
    const address = (email ?? '').toLowerCase();
    const name = [firstName, lastName].map((part) => part?.trim() ?? '').filter((part) => part !== '');
    return { ownerId: id, email: address, name: name.length === 0 ? address : name.join(' '), active };
  });
  return pageOf(rows, page.paging);
}

export function parseCompanyPage(body: string, clientIdProperty: string): CursorPage<CrmCompany> {
  const page = parseBody(CompanyPage, body, { system: 'HubSpot', path: '/crm/objects/companies' });
  const rows = page.results.map(({ id, properties }) => ({
    companyId: id,
    name: textOf(properties, 'name') ?? '',
    domain: (textOf(properties, 'domain') ?? '').toLowerCase(),
    ...onlyKnown({
      ownerId: textOf(properties, 'hubspot_owner_id'),
      deskClientId: positiveInteger(textOf(properties, clientIdProperty)),
    }),
  }));
  return pageOf(rows, page.paging);
}

export function parseContactPage(body: string): CursorPage<CrmContact> {
  const page = parseBody(ContactPage, body, { system: 'HubSpot', path: '/crm/objects/contacts' });
  const rows = page.results.map(({ id, properties, associations }) => {
    const email = (textOf(properties, 'email') ?? '').toLowerCase();
    const name = [textOf(properties, 'firstname'), textOf(properties, 'lastname')].filter((part) => part !== undefined);
    return {
      contactId: id,
      name: name.length === 0 ? email : name.join(' '),
      email,
      companyIds: companyIdsIn(associations?.companies?.results ?? []),
      roles: rolesIn(textOf(properties, 'hs_buying_role') ?? ''),
    };
  });
  return pageOf(rows, page.paging);
}

/** The name of association type 1, contact to its primary company; type 279, the plain one, is listed beside it. */
const primaryCompany = 'contact_to_company';

function companyIdsIn(associations: readonly v.InferOutput<typeof Association>[]): readonly string[] {
  const primary = associations.filter(({ type }) => type === primaryCompany);
  return [...new Set([...primary, ...associations].map(({ id }) => String(id)))];
}

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

/** Several values are joined with semicolons. Answered in the order of our own list, each once. */
function rolesIn(buyingRoles: string): readonly StakeholderRole[] {
  const held = buyingRoles.split(';').map((role) => rolesByBuyingRole[role.trim()]);
  return stakeholderRoles.filter((role) => held.includes(role));
}

function pageOf<Row>(rows: readonly Row[], paging: v.InferOutput<typeof Paging>): CursorPage<Row> {
  const next = paging?.next?.after;
  return next === undefined ? { rows } : { rows, next };
}

function textOf(properties: Properties, name: string): string | undefined {
  const text = properties[name]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

function positiveInteger(text: string | undefined): number | undefined {
  // A number property may come back as "1042" or "1042.0".
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
