import type { Context, Hono } from 'hono';
import { refusalOf, type AgentAccess, type Need, type Use } from './access-matrix';
import { postedElements, type PostedElement } from './wire/posted-body';
import { invalidResource, invalidValue } from './wire/refusal';
import { Query } from './wire/query';
import type { Row } from './wire/page';

/** What the sign-in leaves for the resources. */
export interface HaloEnvironment {
  Variables: { scopes: ReadonlySet<string> };
}

export type HaloApp = Hono<HaloEnvironment>;
type HaloContext = Context<HaloEnvironment>;

/** Told after each read which parameters the endpoint looked at, sent or not. */
export type ReadWatcher = (path: string, parameters: readonly string[]) => void;

export interface RecordIds<Id> {
  read(text: string): Id;
}

/** HaloPSA's ids are whole numbers; another type is refused. */
export const wholeIds: RecordIds<number> = {
  read(text) {
    if (!/^-?\d{1,9}$/.test(text)) throw invalidValue('id', text);
    return Number(text);
  },
};

/** Priorities and webhooks are known by GUID: anything else is simply not there. */
export const textIds: RecordIds<string> = { read: (text) => text.toLowerCase() };

/** One way of answering for every resource: rights first, then the question, then JSON without nulls. */
export class Endpoints {
  constructor(
    private readonly app: HaloApp,
    private readonly access: AgentAccess,
    private readonly watch: ReadWatcher,
  ) {}

  list(path: string, need: Need, answer: (query: Query) => Row | readonly Row[]): void {
    this.app.get(`/api${path.toLowerCase()}`, (context) =>
      this.guarded(context, need, 'list', () => {
        const query = new Query(context.req.url);
        const body = answer(query);
        this.watch(path, [...query.looked]);
        return context.json(body);
      }),
    );
  }

  /** Unknown id: 404 without a body. */
  record<Id>(path: string, need: Need, ids: RecordIds<Id>, find: (id: Id, query: Query) => Row | undefined): void {
    this.app.get(`/api${path.toLowerCase()}/:id`, (context) => {
      const id = ids.read(context.req.param('id'));
      return this.guarded(context, need, 'record', () => {
        const query = new Query(context.req.url);
        const found = find(id, query);
        this.watch(`${path}/{id}`, [...query.looked]);
        return found === undefined ? context.body(null, 404) : context.json(found);
      });
    });
  }

  /**
   * An array comes in and one object goes out, with 201 for a creation and for a change alike. What several elements answer is not
   * documented: here the first.
   */
  post(path: string, need: Need, write: (element: PostedElement) => Row): void {
    this.app.post(`/api${path.toLowerCase()}`, async (context) => {
      const text = await context.req.text();
      return this.guarded(context, need, 'write', () => this.written(context, postedElements(text).map(write)));
    });
  }

  /** 200 without a documented body; unknown id: 404 without a body. */
  remove(path: string, need: Need, forget: (id: number) => boolean): void {
    this.app.delete(`/api${path.toLowerCase()}/:id`, (context) => {
      const id = wholeIds.read(context.req.param('id'));
      return this.guarded(context, need, 'write', () => (forget(id) ? context.json({ id }) : context.body(null, 404)));
    });
  }

  /** The one path that takes an object instead of an array. */
  postObject(path: string, need: Need, write: (element: PostedElement) => Row): void {
    this.app.post(`/api${path.toLowerCase()}`, async (context) => {
      const text = await context.req.text();
      return this.guarded(context, need, 'write', () => this.written(context, postedElements(`[${text}]`).map(write)));
    });
  }

  private written(context: HaloContext, [answer]: readonly Row[]): Response {
    if (answer === undefined) throw invalidResource();
    return context.json(answer, 201);
  }

  private guarded(context: HaloContext, need: Need, use: Use, answer: () => Response): Response {
    const refused = refusalOf(need, use, { scopes: context.get('scopes'), access: this.access });
    return refused === undefined ? answer() : context.body(null, refused);
  }
}
