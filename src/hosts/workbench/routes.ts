import type { Context } from 'hono';
import { Hono } from 'hono';
import * as v from 'valibot';
import { faultKinds, faultKindsOf, vendorNames } from '#simulators/fault';
import { modestBodyOnly, ownHostOnly, ownPageOnly, protectiveHeaders } from './guards';
import type { LocalWorld } from './local-world';
import { longestMoveMilliseconds } from './page-api';
import { pageFile } from './page-files';
import { refusal, RouteRefusal } from './refusal';

const text = v.pipe(v.string(), v.maxLength(1000));

const OpenRequest = v.object({ person: text, messageId: text });
const HomeRequest = v.object({ person: text });
const ActRequest = v.object({
  person: text,
  click: v.object({
    function: text,
    parameters: v.record(v.string(), v.string()),
    formInputs: v.record(v.string(), v.array(v.string())),
    messageId: v.exactOptional(text),
  }),
});
const AdvanceRequest = v.object({
  milliseconds: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(longestMoveMilliseconds)),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const FaultRequest = v.object({
  vendor: v.picklist(vendorNames),
  fault: v.exactOptional(
    v.object({
      kind: v.picklist(faultKinds),
      scope: v.variant('reach', [
        v.object({ reach: v.literal('every') }),
        v.object({ reach: v.literal('next'), calls: count }),
        v.object({ reach: v.literal('chance'), oneIn: count, seed: v.pipe(v.number(), v.integer()) }),
      ]),
    }),
  ),
});

export interface WorkbenchRoutes {
  readonly world: LocalWorld;
  readonly pageFolder: string;
  /** The port in use, known once the server listens. */
  readonly port: () => number;
  /** Told of our own defects, which the page only hears of in general words. */
  readonly onDefect: (error: unknown) => void;
}

export function workbenchRoutes({ world, pageFolder, port, onDefect }: WorkbenchRoutes): Hono {
  const app = new Hono();
  app.use(protectiveHeaders, ownHostOnly(port), ownPageOnly, modestBodyOnly);
  addReadingRoutes(app, world);
  addClickingRoutes(app, world);
  addFaultRoute(app, world);
  app.get('/:file{[a-z.]*}', async (context) => {
    const file = await pageFile(pageFolder, context.req.param('file'));
    if (file === undefined) return notFound(context);
    return context.body(file.bytes, 200, { 'content-type': file.type });
  });
  app.notFound(notFound);
  app.onError((error, context) => {
    if (error instanceof RouteRefusal) return refusal(context, error.status, error.message, error.advice);
    onDefect(error);
    return refusal(context, 500, 'The local system failed.', 'The terminal that runs it shows why.');
  });
  return app;
}

/** These change nothing, whoever sends them. */
function addReadingRoutes(app: Hono, world: LocalWorld): void {
  app.get('/api/state', (context) => context.json(world.state()));
  app.get('/api/inbox', (context) => context.json(world.inbox(knownPerson(world, context.req.query('person') ?? ''))));
  app.get('/workbook.xlsx', async (context) => {
    const bytes = await world.workbookFile();
    return context.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': 'attachment; filename="renewal-desk-timeline.xlsx"',
    });
  });
}

function addClickingRoutes(app: Hono, world: LocalWorld): void {
  app.post('/api/open', async (context) => {
    const { person, messageId } = await parsed(context, OpenRequest);
    return context.json(await world.openMessage(knownPerson(world, person), knownMessage(world, person, messageId)));
  });
  app.post('/api/home', async (context) => {
    const { person } = await parsed(context, HomeRequest);
    return context.json(await world.openHomepage(knownPerson(world, person)));
  });
  app.post('/api/act', async (context) => {
    const { person, click } = await parsed(context, ActRequest);
    knownPerson(world, person);
    if (click.messageId !== undefined) knownMessage(world, person, click.messageId);
    return context.json(await world.act(person, click));
  });

  let isMoving = false;
  app.post('/api/advance', async (context) => {
    const { milliseconds } = await parsed(context, AdvanceRequest);
    if (isMoving)
      throw new RouteRefusal(409, 'Time is moving already.', 'Wait until it stands still, then move it again.');
    isMoving = true;
    try {
      await world.advance(milliseconds);
    } finally {
      isMoving = false;
    }
    return context.json(world.state());
  });
}

function addFaultRoute(app: Hono, world: LocalWorld): void {
  app.post('/api/fault', async (context) => {
    const { vendor, fault } = await parsed(context, FaultRequest);
    if (fault !== undefined && !faultKindsOf[vendor].includes(fault.kind)) {
      throw new RouteRefusal(400, 'This vendor cannot fail in this way.', 'Choose a fault from its menu.');
    }
    await world.setFault(vendor, fault);
    return context.json(world.state());
  });
}

async function parsed<T>(context: Context, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const body: unknown = await context.req.json().catch(() => undefined);
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]) ?? 'body';
  throw new RouteRefusal(
    400,
    `The request does not fit: ${path}.`,
    'Reload the page: it may be older than the server.',
  );
}

function knownPerson(world: LocalWorld, email: string): string {
  if (world.state().people.some((person) => person.email === email)) return email;
  throw new RouteRefusal(404, 'Nobody with that address works here.', 'Choose a person in the top bar.');
}

function knownMessage(world: LocalWorld, person: string, messageId: string): string {
  if (world.inbox(person).some((message) => message.id === messageId)) return messageId;
  throw new RouteRefusal(404, 'That message is not in this inbox.', 'Choose a message in the list.');
}

function notFound(context: Context): Response {
  return refusal(context, 404, 'There is nothing at this address.', 'The page is at /.');
}
