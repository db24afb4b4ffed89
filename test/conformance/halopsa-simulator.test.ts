import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SharedClock } from '#simulators/clock';
import { startHaloPsa } from '#simulators/halopsa/start-halopsa';
import { generateWorld } from '#simulators/msp/generate-world';
import { londonInstant } from '#simulators/msp/days';
import type { RunningVendor } from '#simulators/vendor';
import { projectRoot } from '#test/support/built-workers';

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface OpenApi {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly parameters?: readonly { readonly name: string; readonly in: string }[] } | undefined>
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema | undefined>> };
}

type Row = Readonly<Record<string, unknown>>;

interface Walk {
  readonly path: string;
  /** Absent for a bare array. */
  readonly envelope?: string;
  readonly listSchema: string;
  readonly detailSchema: string;
  /** Everything that makes a row or a record fuller. */
  readonly listQuery?: string;
  readonly detailQuery?: string;
  /** Nothing of it exists in this world. */
  readonly isEmpty?: boolean;
}

const whole = 'includedetails=true';
const inactive = 'includeactive=true&includeinactive=true';
const included =
  'includetimetaken=true&includecontract=true&includestatus=true&includetickettype=true&includeagent=true&includeslatimer=true';
const actionHtml = 'includehtmlnote=true&includehtmlemail=true&includeagentdetails=true&count=50';

const world = generateWorld({ seed: 7, size: 'small', startsOn: '2026-11-30' });
const now = londonInstant('2026-11-30', 9 * 60);
const ticketId = world.tickets().at(world.tickets().openedBefore(now) - 200).id;
const clientId = world.clients[0]?.id ?? 0;
const contractId = world.contracts.find(({ inactiveFrom }) => inactiveFrom === undefined)?.id ?? 0;

const walks: readonly Walk[] = [
  { path: '/Tickets', envelope: 'tickets', listSchema: 'Faults_List', detailSchema: 'Faults', listQuery: included },
  {
    path: '/Actions',
    envelope: 'actions',
    listSchema: 'Actions',
    detailSchema: 'Actions',
    listQuery: `ticket_id=${ticketId}&${actionHtml}`,
    detailQuery: `ticket_id=${ticketId}`,
  },
  { path: '/Feedback', listSchema: 'Feedback', detailSchema: 'Feedback' },
  {
    path: '/Client',
    envelope: 'clients',
    listSchema: 'Area',
    detailSchema: 'Area',
    listQuery: `${inactive}&includenotes=true`,
    detailQuery: 'includeactivity=true&includeprepay=true&includeperiods=true',
  },
  { path: '/Site', envelope: 'sites', listSchema: 'Site_List', detailSchema: 'Site', listQuery: inactive },
  { path: '/Users', envelope: 'users', listSchema: 'Users_List', detailSchema: 'Users', listQuery: inactive },
  { path: '/TopLevel', envelope: 'tree', listSchema: 'Tree', detailSchema: 'Tree' },
  {
    path: '/CRMNote',
    envelope: 'actions',
    listSchema: 'AreaNote',
    detailSchema: 'AreaNote',
    listQuery: `client_id=${clientId}`,
  },
  {
    path: '/Agent',
    listSchema: 'Uname_List',
    detailSchema: 'Uname',
    listQuery: 'includedisabled=true&includeunassigned=true',
  },
  { path: '/Team', listSchema: 'SectionDetail', detailSchema: 'SectionDetail', detailQuery: 'includeagents=true' },
  {
    path: '/ClientContract',
    envelope: 'contracts',
    listSchema: 'ContractHeader_List',
    detailSchema: 'ContractHeader',
    listQuery: 'includeinactive=true',
    detailQuery: 'includeperiods=true',
  },
  {
    path: '/RecurringInvoice',
    envelope: 'invoices',
    listSchema: 'InvoiceHeader',
    detailSchema: 'InvoiceHeader',
    listQuery: 'includelines=true',
  },
  {
    path: '/Invoice',
    envelope: 'invoices',
    listSchema: 'InvoiceHeader',
    detailSchema: 'InvoiceHeader',
    listQuery: 'includelines=true',
  },
  {
    path: '/ClientPrepay',
    envelope: 'prepay',
    listSchema: 'PrepayHistory',
    detailSchema: 'PrepayHistory',
    isEmpty: true,
  },
  { path: '/Opportunities', envelope: 'tickets', listSchema: 'Faults_List', detailSchema: 'Faults', isEmpty: true },
  { path: '/Projects', envelope: 'tickets', listSchema: 'Faults_List', detailSchema: 'Faults', isEmpty: true },
  { path: '/Status', listSchema: 'TStatus', detailSchema: 'TStatus' },
  { path: '/TicketType', listSchema: 'RequestType_List', detailSchema: 'RequestType' },
  { path: '/Priority', listSchema: 'Policy', detailSchema: 'Policy' },
  { path: '/SLA', listSchema: 'SlaHead', detailSchema: 'SlaHead', listQuery: 'showpriorities=true' },
  { path: '/Outcome', listSchema: 'TOutcome', detailSchema: 'TOutcome', listQuery: 'showhidden=true' },
  { path: '/Category', listSchema: 'CategoryDetail', detailSchema: 'CategoryDetail' },
  { path: '/FieldInfo', listSchema: 'FieldInfo', detailSchema: 'FieldInfo', listQuery: 'includevalues=true' },
  { path: '/Webhook', listSchema: 'Webhook', detailSchema: 'Webhook' },
];

const writes = [
  {
    path: '/Actions',
    schema: 'Actions',
    body: { ticket_id: ticketId, outcome_id: 7, note_html: '<p>x</p>', timetaken: 0.25 },
  },
  { path: '/CRMNote', schema: 'AreaNote', body: { client_id: clientId, note: 'x', third_party_id: 'key' } },
  {
    path: '/ClientContract',
    schema: 'ContractHeader',
    body: { id: contractId, customfields: [{ id: 241, value: 'x' }] },
  },
  { path: '/Tickets', schema: 'Faults', body: { summary: 'x', client_id: clientId, details_html: '<p>x</p>' } },
] as const;

const file = join(projectRoot, '../shared/reference/halopsa-openapi-trimmed.json');

if (!existsSync(file)) {
  process.stdout.write('conformance skipped\n');
  test('the simulated HaloPSA: conformance skipped', () => undefined);
} else {
  const vendor = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
  const looked = new Map<string, Set<string>>();
  let running: RunningVendor;
  let headers: Record<string, string>;

  beforeAll(async () => {
    const clock = new SharedClock();
    clock.set(now);
    const credentials = { clientId: 'an-application', clientSecret: 'a-secret' };
    running = await startHaloPsa({
      world,
      clock,
      credentials,
      grantedScopes: ['all'],
      ratePer3Minutes: 100_000,
      onRead(path, parameters) {
        looked.set(path, new Set([...(looked.get(path) ?? []), ...parameters]));
      },
    });
    const form = {
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
    };
    const token = await fetch(`http://127.0.0.1:${running.port}/auth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    const { access_token: bearer } = (await token.json()) as { access_token: string };
    headers = { authorization: `Bearer ${bearer}` };
    // Every kind of record is there before the walk.
    for (const { path, body } of writes) await post(path, body);
  });

  afterAll(() => running.close());

  const get = async (path: string): Promise<unknown> =>
    (await fetch(`http://127.0.0.1:${running.port}/api${path}`, { headers })).json();
  const post = async (path: string, body: object): Promise<unknown> => {
    const init = { method: 'POST', headers, body: JSON.stringify([body]) };
    return (await fetch(`http://127.0.0.1:${running.port}/api${path}`, init)).json();
  };
  const rowsOf = async ({ path, envelope, listQuery = '' }: Walk, paging: string): Promise<readonly Row[]> => {
    const body = await get(`${path}?${listQuery}&${paging}`);
    return (envelope === undefined ? body : (body as Record<string, unknown>)[envelope]) as readonly Row[];
  };
  /** The first and the last rows of a list: what was written last is among them. */
  const sampleOf = async (walk: Walk): Promise<readonly Row[]> => {
    const pages = ['pageinate=true&page_size=100', 'pageinate=true&page_size=100&order=id&orderdesc=true'];
    return (await Promise.all(pages.map((paging) => rowsOf(walk, paging)))).flat();
  };

  describe.each(walks)('$path of the simulator', (walk) => {
    test(`serves rows that ${walk.listSchema} describes`, async () => {
      const rows = await sampleOf(walk);
      expect(rows.length > 0).toBe(walk.isEmpty !== true);
      const faults = rows.flatMap((row) => faultsIn(vendor, row, walk.listSchema));
      expect([...new Set(faults)]).toEqual([]);
    });

    test(`serves records that ${walk.detailSchema} describes`, async () => {
      const rows = await sampleOf(walk);
      const chosen = rows.filter((_, position) => position % Math.ceil(rows.length / 12) === 0);
      expect(vendor.paths[`${walk.path}/{id}`]?.['get']).toBeDefined();
      const records = await Promise.all(
        chosen.map(({ id }) => get(`${walk.path}/${String(id)}?${whole}&${walk.detailQuery ?? ''}`)),
      );
      const faults = records.flatMap((record) => faultsIn(vendor, record as Row, walk.detailSchema));
      expect([...new Set(faults)]).toEqual([]);
      expect(records.map((record) => (record as Row)['id'])).toEqual(chosen.map(({ id }) => id));
    });

    test('honors no parameter that the vendor does not have', async () => {
      await sampleOf(walk);
      for (const path of [walk.path, `${walk.path}/{id}`]) {
        const operation = vendor.paths[path]?.['get'];
        const known = (operation?.parameters ?? []).map(({ name }) => name.toLowerCase());
        const honored = [...(looked.get(path) ?? [])];
        expect([path, honored.filter((name) => !known.includes(name))]).toEqual([path, []]);
      }
    });
  });

  test('a property that nobody describes and a value of another type are found', () => {
    const row = { id: 1.5, name: 'x', invented: true, customfields: [{ id: 1, made_up: 1 }] };
    expect(faultsIn(vendor, row, 'Area')).toEqual([
      'Area.id is 1.5, not a whole number',
      'Area.invented is not described',
      'CustomField.made_up is not described',
    ]);
  });

  test.each(writes)('POST $path is a path of the vendor and answers what $schema describes', async (write) => {
    expect(vendor.paths[write.path]?.['post']).toBeDefined();
    const known = Object.keys(vendor.components.schemas[write.schema]?.properties ?? {});
    expect(Object.keys(write.body).filter((name) => !known.includes(name))).toEqual([]);
    const answer = (await post(write.path, write.body)) as Row;
    expect(faultsIn(vendor, answer, write.schema)).toEqual([]);
    expect(answer['id']).toBeDefined();
  });
}

/** Properties that the schema does not have, or of another type, through every level that the document describes. */
function faultsIn(vendor: OpenApi, row: Row, schemaName: string): readonly string[] {
  const properties = vendor.components.schemas[schemaName]?.properties;
  if (properties === undefined) return [`${schemaName} is not described`];
  return Object.entries(row).flatMap(([name, value]) => {
    const schema = properties[name];
    const place = `${schemaName}.${name}`;
    if (schema === undefined) return [`${place} is not described`];
    return valueFaults(vendor, value, schema, place);
  });
}

function valueFaults(vendor: OpenApi, value: unknown, schema: Schema, place: string): readonly string[] {
  if (schema.$ref !== undefined) return faultsIn(vendor, value as Row, schema.$ref.split('/').pop() ?? '');
  switch (schema.type) {
    case 'array':
      if (!Array.isArray(value)) return [`${place} is no list`];
      return value.flatMap((entry: unknown) => valueFaults(vendor, entry, schema.items ?? {}, place));
    case 'integer':
      return Number.isInteger(value) ? [] : [`${place} is ${JSON.stringify(value)}, not a whole number`];
    case 'number':
    case 'string':
    case 'boolean':
      return typeof value === schema.type ? [] : [`${place} is ${JSON.stringify(value)}, not a ${schema.type}`];
    default:
      return [];
  }
}
