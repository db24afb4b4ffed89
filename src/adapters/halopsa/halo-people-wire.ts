import * as v from 'valibot';
import type { DeskClient, DeskContact, Page } from '#application/ports/service-desk';
import { parseBody } from '../http/parse-body';
import { idOrNone, maybeFlag, maybeNumber, maybeText, textOrNone } from './halo-values';

/** A row of GET /Client. */
export const HaloClientRow = v.object({
  id: v.number(),
  name: maybeText,
  inactive: maybeFlag,
  is_vip: maybeFlag,
  domain: maybeText,
  accountmanagertech: maybeNumber,
});

const HaloClientPage = v.object({ record_count: v.number(), clients: v.array(HaloClientRow) });

export function parseClientPage(body: string): Page<DeskClient> {
  const page = parseBody(HaloClientPage, body, { system: 'HaloPSA', path: '/Client' });
  return { total: page.record_count, rows: page.clients.flatMap(toClients) };
}

function toClients(row: v.InferOutput<typeof HaloClientRow>): readonly DeskClient[] {
  const id = idOrNone(row.id);
  if (id === undefined) return [];
  const accountManagerAgentId = idOrNone(row.accountmanagertech);
  const client = {
    id,
    name: textOrNone(row.name) ?? `Client ${id}`,
    domains: domainsIn(row.domain ?? ''),
    isVip: row.is_vip === true,
    active: row.inactive !== true,
  };
  return [accountManagerAgentId === undefined ? client : { ...client, accountManagerAgentId }];
}

const domainPattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** The field is free text: one domain or several, pasted with `@`, `www.` or a whole web address. */
function domainsIn(text: string): readonly string[] {
  const domains = text
    .toLowerCase()
    .split(/[\s,;|]+/)
    .map((part) =>
      part
        .replace(/^https?:\/\//, '')
        .replace(/\/.*$/, '')
        .replace(/^.*@/, '')
        .replace(/^www\./, ''),
    )
    .filter((part) => domainPattern.test(part));
  return [...new Set(domains)];
}

/** A row of GET /Users: a person at a client. */
export const HaloUserRow = v.object({
  id: v.number(),
  client_id: maybeNumber,
  name: maybeText,
  firstname: maybeText,
  surname: maybeText,
  emailaddress: maybeText,
  isimportantcontact: maybeFlag,
  inactive: maybeFlag,
});

const HaloUserPage = v.object({ record_count: v.number(), users: v.array(HaloUserRow) });

export function parseUserPage(body: string): Page<DeskContact> {
  const page = parseBody(HaloUserPage, body, { system: 'HaloPSA', path: '/Users' });
  return { total: page.record_count, rows: page.users.flatMap(toContacts) };
}

function toContacts(row: v.InferOutput<typeof HaloUserRow>): readonly DeskContact[] {
  const clientId = idOrNone(row.client_id);
  if (clientId === undefined) return [];
  return [
    {
      userId: row.id,
      clientId,
      name: textOrNone(row.name) ?? [row.firstname, row.surname].map(textOrNone).filter(isText).join(' '),
      email: textOrNone(row.emailaddress)?.toLowerCase() ?? '',
      isVip: row.isimportantcontact === true,
      active: row.inactive !== true,
    },
  ];
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
