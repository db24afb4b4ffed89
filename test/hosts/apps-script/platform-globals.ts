import { createSign } from 'node:crypto';
import { cardServiceRecorder } from './card-service-recorder';

/** A person's script project as far as one test needs it: the platform's names, answered from memory. */
export interface PlatformSetUp {
  /** Empty when Google does not say who is at the keyboard. */
  readonly viewer?: string;
  readonly properties?: Readonly<Record<string, string>>;
  /** Scopes that the person did not grant. */
  readonly refusedScopes?: readonly string[];
  readonly message?: Readonly<Record<'from' | 'to' | 'cc', string> & { subject?: string }> | undefined;
  /** Answers one request, or throws as a dead host does. */
  readonly answer?: (request: FetchRequest) => {
    readonly status: number;
    readonly body: string;
    readonly headers?: object;
  };
}

export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType?: string;
  readonly payload?: string;
  readonly muteHttpExceptions: boolean;
}

export interface Platform {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly properties: Map<string, string>;
  readonly cache: Map<string, string>;
  readonly requests: FetchRequest[];
  readonly logged: unknown[];
  readonly triggers: { handler: string }[];
  readonly tokens: string[];
  readonly mails: unknown[];
  readonly drafts: unknown[];
  isLocked: boolean;
}

export function platform(setUp: PlatformSetUp = {}): Platform {
  const state: Platform = {
    globals: {},
    properties: new Map(Object.entries(setUp.properties ?? {})),
    cache: new Map(),
    requests: [],
    logged: [],
    triggers: [],
    tokens: [],
    mails: [],
    drafts: [],
    isLocked: false,
  };
  const person = { getEmail: () => setUp.viewer ?? '' };
  Object.assign(state.globals, {
    CardService: cardServiceRecorder(),
    Session: { getActiveUser: () => person, getEffectiveUser: () => person },
    PropertiesService: { getScriptProperties: () => propertiesOf(state) },
    CacheService: { getScriptCache: () => cacheOf(state) },
    LockService: { getScriptLock: () => lockOf(state) },
    ScriptApp: scriptAppOf(state, setUp),
    Utilities: utilities,
    UrlFetchApp: urlFetchOf(state, setUp),
    GmailApp: gmailOf(state, setUp),
    MailApp: { sendEmail: (mail: unknown) => void state.mails.push(mail), getRemainingDailyQuota: () => 1_000 },
    console: consoleOf(state),
  });
  return state;
}

function propertiesOf({ properties }: Platform) {
  return {
    getProperty: (name: string) => properties.get(name) ?? null,
    setProperty: (name: string, value: string) => void properties.set(name, value),
    deleteProperty: (name: string) => void properties.delete(name),
  };
}

function cacheOf({ cache }: Platform) {
  return {
    get: (key: string) => cache.get(key) ?? null,
    getAll: (keys: readonly string[]) =>
      Object.fromEntries(keys.flatMap((key) => (cache.has(key) ? [[key, cache.get(key)]] : []))),
    put: (key: string, value: string) => void cache.set(key, value),
    putAll: (values: Readonly<Record<string, string>>) => {
      for (const [key, value] of Object.entries(values)) cache.set(key, value);
    },
    removeAll: (keys: readonly string[]) => {
      for (const key of keys) cache.delete(key);
    },
  };
}

function lockOf(state: Platform) {
  return {
    tryLock: () => {
      if (state.isLocked) return false;
      state.isLocked = true;
      return true;
    },
    releaseLock: () => {
      state.isLocked = false;
    },
  };
}

function scriptAppOf({ triggers }: Platform, { refusedScopes = [] }: PlatformSetUp) {
  const builder = (handler: string) => {
    const steps = {
      timeBased: () => steps,
      everyHours: () => steps,
      create: () => void triggers.push({ handler }),
    };
    return steps;
  };
  return {
    AuthMode: { FULL: 'FULL' },
    requireScopes: (_mode: string, scopes: readonly string[]) => {
      const missing = scopes.filter((scope) => refusedScopes.some((refused) => scope.endsWith(refused)));
      if (missing.length > 0) throw new Error('Authorization is required to perform that action.');
    },
    getProjectTriggers: () => triggers.map((trigger) => ({ ...trigger, getHandlerFunction: () => trigger.handler })),
    deleteTrigger: () => void triggers.pop(),
    newTrigger: builder,
  };
}

const utilities = {
  sleep: () => undefined,
  getUuid: () => '3f9c2d10-aaaa-4bbb-8ccc-0123456789ab',
  /** Java's pattern yyyy-MM-dd'T'HH:mm:ss only. */
  formatDate: (date: Date, timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
      .format(date)
      .replace(' ', 'T'),
  computeRsaSha256Signature: (text: string, key: string) => [
    ...new Int8Array(createSign('RSA-SHA256').update(text, 'utf8').sign(key)),
  ],
  base64EncodeWebSafe: (bytes: readonly number[]) =>
    Buffer.from(bytes.map((byte) => byte & 255))
      .toString('base64')
      .replace(/\+/g, '-')
      .replace(/\//g, '_'),
};

function urlFetchOf({ requests }: Platform, { answer }: PlatformSetUp) {
  const fetchOne = (request: FetchRequest) => {
    requests.push(request);
    if (answer === undefined) throw new Error(`DNS error: ${request.url}`);
    const { status, body, headers = {} } = answer(request);
    return { getResponseCode: () => status, getContentText: () => body, getAllHeaders: () => headers };
  };
  return {
    fetch: (url: string, options: Omit<FetchRequest, 'url'>) => fetchOne({ ...options, url }),
    fetchAll: (all: readonly FetchRequest[]) => all.map(fetchOne),
  };
}

function gmailOf({ tokens, drafts }: Platform, setUp: PlatformSetUp) {
  const drafted = (...draft: readonly string[]) => {
    drafts.push(draft);
    return { getMessageId: () => 'draft-1' };
  };
  return {
    createDraft: drafted,
    setCurrentMessageAccessToken: (token: string) => void tokens.push(token),
    getMessageById: () => {
      const { message } = setUp;
      if (message === undefined) throw new Error('Access denied: : Expired access token');
      return {
        getFrom: () => message.from,
        getTo: () => message.to,
        getCc: () => message.cc,
        getSubject: () => message.subject ?? 'About our renewal',
        createDraftReply: drafted,
        getDate: () => new Date('2026-03-02T09:00:00Z'),
        getHeader: (name: string) => {
          if (name !== 'Message-ID') throw new Error('not permitted');
          return '<m1@a.example>';
        },
      };
    },
  };
}

function consoleOf({ logged }: Platform) {
  const write = (line: unknown) => void logged.push(line);
  return { log: write, info: write, warn: write, error: write };
}

/** Puts the platform's names on this realm, for code that is tested without the bundle. */
export function install({ globals }: Platform): void {
  const { console: logging, ...rest } = globals;
  Object.assign(globalThis, rest);
  Object.defineProperty(globalThis, 'console', { value: logging, configurable: true, writable: true });
}
