import { generateKeyPairSync } from 'node:crypto';
import { propertyNames } from '#application/settings';
import { workbookTabs } from '#application/workbook-tabs';
import { ApiError } from '#simulators/google/api-error';
import { applyFieldMask } from '#simulators/google/field-mask';
import type { JsonObject } from '#simulators/google/json';
import { findSheetsRoute } from '#simulators/google/sheets-routes';
import { workbookFromRequest } from '#simulators/google/spreadsheet-resource';
import { batchWrite } from '#simulators/google/values-methods';
import type { Workbook } from '#simulators/google/workbook';
import { plain } from '#test/hosts/apps-script/card-service-recorder';
import { platform, type FetchRequest, type Platform } from '#test/hosts/apps-script/platform-globals';
import type { MemoryMsp } from '#test/support/memory-msp';
import { call, loadedWith, type ShippedBundle } from '../shipped-bundle';

/** Who presses what, and when. */
export interface Invoked {
  readonly name: string;
  readonly event?: unknown;
  /** Empty: Google does not say. */
  readonly viewer: string;
  /** Milliseconds after the world was made. */
  readonly later?: number;
  readonly message?: Readonly<Record<'from' | 'to' | 'cc' | 'subject', string>>;
}

export interface SeededScript {
  /** What the person is shown, as text. */
  invoke(invoked: Invoked): string;
  /** What a click may leave behind outside the workbook, and every call of it that writes. */
  trace(): Trace;
  /** Every cell of the workbook. */
  content(): string;
  /** Calls to any system so far. */
  calls(): number;
}

export interface Trace {
  /** Calls that are neither a read nor the fetching of a token. */
  readonly writingCalls: number;
  readonly properties: string;
  readonly mails: number;
  readonly drafts: number;
  readonly triggers: number;
}

const workbookId = 'workbook-1';

/**
 * The bundle as shipped in one script runtime, over a workbook that use cases have filled. One context serves every invocation: a
 * fresh one each, as the platform has it, costs ten times as much, and the bundle keeps nothing between two of them.
 */
export function seededScript(bundle: ShippedBundle, msp: MemoryMsp, settings: object): SeededScript {
  const workbook = filledWorkbook(msp);
  const start = msp.clock.now();
  const person = { viewer: '', message: undefined as Invoked['message'] };
  const setUp = {
    get viewer() {
      return person.viewer;
    },
    get message() {
      return person.message;
    },
    properties: { ...propertiesOf(settings), ...madeByUs(msp) },
    answer: (request: FetchRequest) => answered(workbook, request),
  };
  const world = platform(setUp);
  const context = loadedWith(bundle, { ...world.globals, Date: dateAt(() => now) });
  let now = start;
  let [calls, writingCalls] = [0, 0];
  return {
    invoke({ name, event, viewer, later = 0, message }) {
      now = start + later;
      person.viewer = viewer;
      person.message = message;
      const answer = JSON.stringify(plain(call(context, name, event)) ?? null);
      calls += world.requests.length;
      writingCalls += world.requests.filter(isWriting).length;
      world.requests.length = 0;
      world.logged.length = 0;
      return answer;
    },
    trace: () => ({ ...traceOf(world), writingCalls }),
    content: () => JSON.stringify(workbook.saved()),
    calls: () => calls,
  };
}

function traceOf({ properties, mails, drafts, triggers }: Platform): Omit<Trace, 'writingCalls'> {
  return {
    properties: [...properties].map((entry) => entry.join('=')).join('\n'),
    mails: mails.length,
    drafts: drafts.length,
    triggers: triggers.length,
  };
}

const isWriting = ({ url, method }: FetchRequest): boolean => method !== 'get' && !isToken(url);
const isToken = (url: string) => /\/token$/.test(url);

/** A day that stands still until the next click. */
function dateAt(now: () => number): DateConstructor {
  return class extends Date {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  } as unknown as DateConstructor;
}

function propertiesOf(settings: object): Readonly<Record<string, string>> {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return {
    SETTINGS: JSON.stringify(settings),
    TIMELINE_WORKBOOK_ID: workbookId,
    SERVICE_ACCOUNT_KEY: JSON.stringify({
      type: 'service_account',
      client_email: 'desk@project.iam.gserviceaccount.com',
      private_key_id: 'key-1',
      private_key: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }),
    HALOPSA_CLIENT_ID: 'id',
    HALOPSA_CLIENT_SECRET: 'secret',
    HUBSPOT_SERVICE_KEY: 'pat-1',
  };
}

/** What use cases have left there: the key that signs buttons, and the copy of the timeline's head. */
function madeByUs({ properties }: MemoryMsp): Readonly<Record<string, string>> {
  const names = [propertyNames.deedKey, propertyNames.timelineAnchor, propertyNames.triggerOwner];
  return Object.fromEntries(names.map((name) => [name, properties.read(name) ?? '']));
}

function filledWorkbook(msp: MemoryMsp): Workbook {
  const sheets = workbookTabs.map(({ tab, columns }) => ({
    properties: { title: tab, gridProperties: { rowCount: 3_000, columnCount: columns.length + 5 } },
  }));
  const workbook = workbookFromRequest(workbookId, { id: '1', type: 'user', role: 'owner' }, { sheets });
  const data = workbookTabs.map(({ tab }) => ({
    range: `'${tab}'!A1`,
    majorDimension: 'ROWS',
    values: msp.workbook.contentOf(tab).map((row) => [...row]),
  }));
  workbook.atomically((draft) => batchWrite(draft, { valueInputOption: 'RAW', data } as unknown as JsonObject));
  return workbook;
}

const json = (body: unknown, status = 200) => ({ status, body: JSON.stringify(body) });

/** Every system says yes: what is refused is refused by the bundle. */
function answered(workbook: Workbook, { url, method, payload }: FetchRequest) {
  const { pathname, searchParams: query, hostname } = new URL(url);
  if (isToken(url)) return json({ access_token: 'ya29.x', token_type: 'Bearer', expires_in: 3_600 });
  if (!hostname.endsWith('googleapis.com')) return json({ record_count: 0, tickets: [] });
  try {
    const rest = pathname.replace(/^\/v4\/spreadsheets\/[^/:]+/, '');
    const body = (payload === undefined || payload === '' ? {} : JSON.parse(payload)) as JsonObject;
    const route = findSheetsRoute({ method: method.toUpperCase(), rest, query, body });
    return json(applyFieldMask(route.answer(workbook), query.get('fields') ?? undefined));
  } catch (error) {
    if (error instanceof ApiError) return json(error.body(), error.code);
    throw error;
  }
}
