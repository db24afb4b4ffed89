/**
 * Cards link to records in systems that the local world only simulates: such a link would open a stranger's page or
 * nothing. The page says instead which record it leads to.
 */
interface RecordSystem {
  readonly host: RegExp;
  readonly name: string;
  /** Words for the record, from the path and the query of the address. */
  record(url: URL): string | undefined;
}

const crmObjects: ReadonlyMap<string, string> = new Map([
  ['0-1', 'contact'],
  ['0-2', 'company'],
  ['0-3', 'deal'],
  ['0-5', 'ticket'],
  ['0-27', 'task'],
]);

const serviceDeskRecords: readonly (readonly [path: RegExp, parameter: string, noun: string])[] = [
  [/^\/tickets?\b/, 'id', 'ticket'],
  [/^\/(customers?|clients?)\b/, 'clientid', 'client'],
  [/^\/(customers?|clients?)\b/, 'id', 'client'],
  [/^\/(client)?contracts?\b/, 'contractid', 'contract'],
  [/^\/(client)?contracts?\b/, 'id', 'contract'],
];

const systems: readonly RecordSystem[] = [
  {
    host: /\.halopsa\.com$/,
    name: 'HaloPSA',
    record({ pathname, searchParams }) {
      for (const [path, parameter, noun] of serviceDeskRecords) {
        const id = searchParams.get(parameter);
        if (path.test(pathname) && id !== null) return `${noun} ${id}`;
      }
      return undefined;
    },
  },
  {
    host: /^app(-[a-z0-9]+)?\.hubspot\.com$/,
    name: 'HubSpot',
    record({ pathname }) {
      const [, object, id] = /\/record\/([\d-]+)\/(\d+)/.exec(pathname) ?? [];
      if (object !== undefined && id !== undefined) return `${crmObjects.get(object) ?? 'record'} ${id}`;
      const [, kind, legacyId] = /\/(company|contact|deal|ticket)\/(\d+)/.exec(pathname) ?? [];
      return kind === undefined ? undefined : `${kind} ${legacyId}`;
    },
  },
  {
    host: /^docs\.google\.com$/,
    name: 'Google Sheets',
    record: ({ pathname }) => (pathname.startsWith('/spreadsheets/') ? 'the workbook' : undefined),
  },
];

/** What the link would open, in words; undefined for a link that can simply be followed. */
export function vendorRecord(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  const system = systems.find(({ host }) => host.test(url.hostname));
  if (system === undefined) return undefined;
  return `${system.name}: ${system.record(url) ?? `${url.pathname}${url.search}`}`;
}
