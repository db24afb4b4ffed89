import { Hono, type Context } from 'hono';
import { randomBytes } from 'node:crypto';
import type { SharedClock } from '../clock';
import type { FaultSwitch } from '../fault-switch';
import { listen } from '../listen';
import type { RunningVendor } from '../vendor';
import { ApiError, invalidArgument, notFound, permissionDenied } from './api-error';
import { answerFile, answerPermissions, findFile } from './drive/drive-routes';
import { SharedDrives, type SharedDrive } from './drive/shared-drive';
import { applyFieldMask } from './field-mask';
import { isObject, type JsonObject } from './json';
import { MinuteQuota } from './quota';
import { assertScope, findSheetsRoute } from './sheets-routes';
import { spreadsheetResource, workbookFromRequest } from './spreadsheet-resource';
import { TokenDesk, type Administrator, type Caller, type IssuedToken, type ServiceAccount } from './token-endpoint';
import { Workbook, type Permission, type SavedWorkbook } from './workbook';

export interface GoogleOptions {
  readonly clock: SharedClock;
  readonly serviceAccounts: readonly ServiceAccount[];
  readonly administrators: readonly Administrator[];
  readonly sharedDrives?: readonly SharedDrive[] | undefined;
  /** What `snapshot` gave. */
  readonly saved?: unknown;
  /** Reads, and as many writes, per user. */
  readonly perUserReadsPerMinute?: number;
  readonly perProjectPerMinute?: number;
  /** The administrators' own sign-in meets none. */
  readonly faults?: FaultSwitch;
}

/** What `snapshot` gives. */
export interface SavedGoogle {
  readonly workbooks: readonly SavedWorkbook[];
  readonly tokens: readonly IssuedToken[];
}

/** One server for oauth2, sheets and www.googleapis.com: the paths do not overlap. */
export async function startGoogle(options: GoogleOptions): Promise<RunningVendor> {
  const google = new Google(options);
  const { port, close } = await listen(google.app);
  return { port, close, callCount: () => google.callCount, snapshot: () => google.snapshot() };
}

class Google {
  readonly app = new Hono();
  callCount = 0;
  private readonly workbooks = new Map<string, Workbook>();
  private readonly tokens: TokenDesk;
  private readonly quota: MinuteQuota;
  private readonly drives: SharedDrives;

  constructor({ clock, serviceAccounts, administrators, sharedDrives, saved, faults, ...limits }: GoogleOptions) {
    const now = (): number => clock.now();
    this.drives = new SharedDrives(sharedDrives ?? []);
    this.tokens = new TokenDesk(serviceAccounts, administrators, now);
    const { perUserReadsPerMinute: perUser = 60, perProjectPerMinute: perProject = 300 } = limits;
    this.quota = new MinuteQuota({ perUser, perProject }, now);
    if (saved !== undefined) this.restore(saved as SavedGoogle);
    this.app.use(async (_context, next) => {
      this.callCount += 1;
      await next();
    });
    if (faults !== undefined) {
      const own = administrators.map(({ token }) => `Bearer ${token}`);
      this.app.use(faults.middleware('google', { spares: (authorization) => own.includes(authorization) }));
    }
    this.route();
  }

  private route(): void {
    this.app.post('/token', async (context) => {
      const { status, body } = this.tokens.exchange(new URLSearchParams(await context.req.text()));
      return context.json(body, status);
    });
    this.app.all('/v4/spreadsheets', (context) => this.answer(context, (call) => this.create(call)));
    this.app.all('/v4/*', (context) => this.answer(context, (call) => this.sheets(call)));
    this.app.all('/drive/v3/files/:id', (context) => this.answer(context, (call) => this.file(call)));
    this.app.all('/drive/v3/files/:id/permissions', (context) =>
      this.answer(context, (call) => this.permissions(call)),
    );
    this.app.notFound((context) => context.json(notFound().body(), 404));
  }

  private async answer(context: Context, answer: (call: Call) => JsonObject): Promise<Response> {
    try {
      const url = new URL(context.req.url);
      const text = await context.req.text();
      const body = text === '' ? {} : parseBody(text);
      const caller = this.tokens.caller(context.req.header('authorization'));
      const user = url.searchParams.get('quotaUser') ?? url.searchParams.get('userIp') ?? caller.email;
      const result = answer({
        method: context.req.method,
        path: url.pathname,
        query: url.searchParams,
        body,
        caller,
        user,
      });
      return Response.json(applyFieldMask(result, url.searchParams.get('fields') ?? undefined));
    } catch (error) {
      if (error instanceof ApiError) return Response.json(error.body(), { status: error.code });
      const internal = new ApiError(500, 'INTERNAL', 'Internal error encountered.');
      return Response.json({ ...(internal.body() as JsonObject), simulator: String(error) }, { status: 500 });
    }
  }

  private create({ method, body, caller, user }: Call): JsonObject {
    if (method !== 'POST') throw notFound();
    this.quota.spend('Write requests', user);
    assertScope(caller, 'write');
    // A service account has no Drive space of its own, so it can own no file.
    if (caller.kind === 'serviceAccount') throw permissionDenied();
    const owner: Permission = { id: newId(14), type: 'user', role: 'owner', emailAddress: caller.email };
    const workbook = workbookFromRequest(newId(33), owner, body);
    this.workbooks.set(workbook.spreadsheetId, workbook);
    return spreadsheetResource(workbook);
  }

  private sheets({ method, path, query, body, caller, user }: Call): JsonObject {
    const [, id, rest] = /^\/v4\/spreadsheets\/([^/:]+)(.*)$/.exec(path) ?? [];
    if (id === undefined) throw notFound();
    const route = findSheetsRoute({ method, rest: rest ?? '', query, body });
    this.quota.spend(route.wish === 'read' ? 'Read requests' : 'Write requests', user);
    assertScope(caller, route.wish);
    const workbook = this.workbooks.get(decodeURIComponent(id));
    if (workbook === undefined) throw notFound();
    if (!this.drives.mayOpen(workbook, caller.email, route.wish)) throw permissionDenied();
    return route.answer(workbook);
  }

  private file(call: Call): JsonObject {
    const file = findFile(this.workbooks, this.drives, fileIdOf(call), call);
    return answerFile(file, this.drives, call);
  }

  private permissions(call: Call): JsonObject {
    const file = findFile(this.workbooks, this.drives, fileIdOf(call), call);
    return answerPermissions(file, this.drives, call, newId(20));
  }

  snapshot(): SavedGoogle {
    return {
      workbooks: [...this.workbooks.values()].map((workbook) => workbook.saved()),
      tokens: this.tokens.snapshot(),
    };
  }

  private restore({ workbooks, tokens }: SavedGoogle): void {
    for (const saved of workbooks) this.workbooks.set(saved.spreadsheetId, Workbook.restored(saved));
    this.tokens.restore(tokens);
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly caller: Caller;
  /** Whose minute quota the call spends. */
  readonly user: string;
}

function fileIdOf({ path }: Call): string {
  return decodeURIComponent(path.split('/')[4] ?? '');
}

function parseBody(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Answered below, as any body that is no message.
  }
  throw invalidArgument('Invalid JSON payload received. Unexpected token.');
}

const newId = (bytes: number): string => randomBytes(bytes).toString('base64url');
