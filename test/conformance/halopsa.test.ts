import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransports } from '#adapters/halopsa/halo-transport';
import { haloWireRecords } from '#adapters/halopsa/halo-wire';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import type { HttpRequest } from '#application/ports/http';
import { projectRoot } from '#test/support/built-workers';
import { answered, RecordedHttp } from '#test/support/recorded-http';
import { transportKit } from '#test/support/transport-kit';

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: Readonly<Record<string, unknown>> }>>;
  };
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const file = join(projectRoot, '../shared/reference/halopsa-openapi-trimmed.json');
const isPresent = existsSync(file);

if (!isPresent) {
  process.stdout.write('conformance skipped\n');
  test('HaloPSA: conformance skipped', () => undefined);
} else {
  const vendor = JSON.parse(readFileSync(file, 'utf8')) as OpenApi;

  test.each(everyCall())(
    'the vendor knows $method $path and every parameter it is sent: $parameters',
    ({ method, path, parameters }) => {
      const operation = vendor.paths[path]?.[method.toLowerCase()];
      expect(operation).toBeDefined();
      const known = (operation?.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name);
      expect(known).toEqual(expect.arrayContaining([...parameters]));
    },
  );

  test.each(haloWireRecords)(
    "every field read of $vendorSchema is in the vendor's schema",
    ({ vendorSchema, fields }) => {
      const known = Object.keys(vendor.components.schemas[vendorSchema]?.properties ?? {});
      expect(known.length).toBeGreaterThan(0);
      expect(fields.filter((field) => !known.includes(field))).toEqual([]);
    },
  );

  test('a note is taken away by a path of the vendor’s document', () => {
    expect(Object.keys(vendor.paths['/CRMNote/{id}'] ?? {})).toContain('delete');
  });

  test('the adapter writes contracts and notes and nothing else, and every field that it sends is in the vendor’s schema', () => {
    expect([
      ...new Set(
        everyCall()
          .filter(({ method }) => method !== 'GET')
          .map(({ method, path }) => `${method} ${path}`),
      ),
    ]).toEqual(['POST /ClientContract', 'POST /CRMNote', 'DELETE /CRMNote/{id}']);
    const [contract] = JSON.parse(writtenBody('/ClientContract')) as Readonly<Record<string, unknown>>[];
    const known = (schema: string) => Object.keys(vendor.components.schemas[schema]?.properties ?? {});
    expect(known('ContractHeader')).toEqual(expect.arrayContaining(Object.keys(contract ?? {})));
    const [field] = contract?.['customfields'] as Readonly<Record<string, unknown>>[];
    expect(Object.keys(field ?? {}).sort()).toEqual(['id', 'value']);
    expect(known('CustomField')).toEqual(expect.arrayContaining(['id', 'value']));
    const [note] = JSON.parse(writtenBody('/CRMNote')) as Readonly<Record<string, unknown>>[];
    expect(Object.keys(note ?? {})).toEqual(['client_id', 'note', 'datetime', 'third_party_id']);
    expect(known('AreaNote')).toEqual(expect.arrayContaining(Object.keys(note ?? {})));
  });

  test('the adapter calls every list and the detail', () => {
    const paths = new Set(everyCall().map(({ path }) => path));
    expect([...paths].sort()).toEqual([
      '/Actions',
      '/Agent',
      '/Agent/{id}',
      '/AuthInfo',
      '/CRMNote',
      '/CRMNote/{id}',
      '/Client',
      '/ClientContract',
      '/ClientContract/{id}',
      '/Feedback',
      '/FieldInfo',
      '/Invoice',
      '/RecurringInvoice',
      '/Status',
      '/Tickets',
      '/Users',
    ]);
  });
}

function everyCall(): readonly {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly string[];
}[] {
  return everyRequest().map(({ method, url }) => {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.replace(/^\/api/, '').replace(/\/\d+$/, '/{id}');
    return { method, path, parameters: [...searchParams.keys()] };
  });
}

function writtenBody(path: string): string {
  return everyRequest().find(({ method, url }) => method === 'POST' && url.endsWith(path))?.body ?? '[]';
}

/** Lets the adapter make each of its calls once and writes down what it asked. */
function everyRequest(): readonly HttpRequest[] {
  const origin = 'https://acme.halopsa.com';
  const settings = {
    haloPsaUrl: origin,
    haloPsaScopes: 'read:tickets',
    haloPsaWriteScopes: 'edit:contracts',
    haloPsaNoteScopes: 'edit:crm',
    currency: 'GBP',
    noticePeriodField: 'CFNotice',
    escalatorField: 'CFEscalatorPercent',
    autoRenewField: 'CFAutoRenew',
    breakField: 'CFBreakEveryMonths',
  };
  const http = new RecordedHttp(({ url }) => answered(200, answerTo(url)));
  const kit = transportKit(http);
  const { reading, writing, notes } = haloTransports(settings, { id: 'id', secret: 'secret' }, kit);
  const desk = haloServiceDesk(settings, reading, fixedLocalTime(), { writing, notes });
  for (const list of [desk.clients, desk.contacts, desk.contracts, desk.recurringInvoices]) list.pages([1]);
  desk.tickets({ kind: 'openedSince', day: '2026-01-01' }).pages([1]);
  desk.tickets({ kind: 'changedSince', at: 0 }).pages([1]);
  desk.tickets({ kind: 'named', ids: [1] }).pages([1]);
  desk.tickets({ kind: 'ofContract', contractId: 1, day: '2026-01-01' }).pages([1]);
  desk.tickets({ kind: 'openOfPriority', priorities: [1], clientId: 1 }).pages([1]);
  desk.contractDetails([1]);
  desk.feedback();
  desk.agents();
  desk.invoices('2026-01-01').pages([1]);
  desk.replies([1]);
  desk.fieldDefinitions();
  desk.contractStandings([1]);
  desk.writeContractFields([{ contractId: 1, fields: [{ name: 'CFBand', value: 'Ready' }] }]);
  desk.clientNotes([1]);
  desk.makeClientNotes([{ marker: '1/note', clientId: 1, body: 'Called.', on: '2026-01-01' }]);
  desk.removeClientNotes([{ noteId: '1', clientId: 1 }]);
  return http.requests.filter(({ url }) => url.startsWith(`${origin}/api/`));
}

function answerTo(url: string): unknown {
  if (/\/Agent\/\d/.test(url)) return { id: 1 };
  if (/\/Agent\?/.test(url)) return [{ id: 1, email: 'mara@acme.example' }];
  if (/\/FieldInfo/.test(url)) return [{ id: 241, name: 'CFBand', type: 0 }];
  if (/\/(Feedback|Status)/.test(url)) return [];
  if (/ClientContract\/\d/.test(url)) return { id: 1, client_id: 1 };
  return {
    access_token: 'token',
    record_count: 0,
    clients: [],
    users: [],
    contracts: [],
    tickets: [],
    invoices: [],
    actions: [],
  };
}
