import { turnOnSync } from '#application/administer-sync';
import { openMessage } from '#application/open-message';
import { openClient } from '#application/viewing';
import { runHourlySync } from '#application/run-hourly-sync';
import { ada, admin, lea, memoryMsp, otto, owner, type MemoryMsp } from '#test/support/memory-msp';

const fromBea = { from: 'Bea Birch <bea@birch.example>', to: ada, cc: '' };

function synced(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp(options);
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  msp.workbook.calls.length = 0;
  return msp;
}

describe("a client's mail", () => {
  test('shows the client of the sender, with contracts, readiness and stakeholders', () => {
    const msp = synced();
    const answer = openMessage(msp.parts, fromBea);
    expect(answer).toMatchObject({
      kind: 'client',
      page: {
        context: { client: { id: 1, name: 'Birch & Co' }, owner: { email: ada, active: true } },
        sender: { email: 'bea@birch.example', name: 'Bea Birch', roles: ['sponsor', 'dayToDay'] },
        health: { isPaused: false },
      },
    });
    const page = answer.kind === 'client' ? answer.page : undefined;
    expect(page?.context.contracts[0]).toMatchObject({
      id: 101,
      decisionOn: '2027-01-30',
      readiness: { band: expect.any(String) },
    });
  });

  test('costs no call once the row is known, one when it is not, two when the cache is cold', () => {
    const msp = synced();
    openMessage(msp.parts, fromBea);
    expect(msp.workbook.calls).toEqual(['read']);
    openMessage(msp.parts, fromBea);
    expect(msp.workbook.calls).toEqual(['read']);
    msp.cache.forgetAll();
    openMessage(msp.parts, fromBea);
    expect(msp.workbook.calls).toEqual(['read', 'read', 'read']);
  });

  test('is known by the mail domain when the address is not', () => {
    expect(openMessage(synced().parts, { ...fromBea, from: 'new.person@birch.example' })).toMatchObject({
      kind: 'client',
      page: { sender: { email: 'new.person@birch.example', roles: [] } },
    });
  });

  test('in the sent folder is known by its recipient', () => {
    const sent = { from: `Ada Moss <${ada}>`, to: 'bea@birch.example', cc: lea };
    expect(openMessage(synced().parts, sent)).toMatchObject({
      kind: 'client',
      page: { context: { client: { id: 1 } } },
    });
  });

  test('from an address of two clients lets the person choose among those they may see', () => {
    const shared = (clientId: number, userId: number) => ({
      userId,
      clientId,
      name: 'Sam Both',
      email: 'sam@both.example',
      isVip: false,
      active: true,
    });
    const msp = synced({ desk: { contacts: [shared(1, 12), shared(2, 22)] } });
    const mail = { ...fromBea, from: 'sam@both.example' };
    expect(openMessage(msp.parts, mail)).toMatchObject({ kind: 'client', page: { context: { client: { id: 1 } } } });
    msp.signIn(owner);
    expect(openMessage(msp.parts, mail)).toMatchObject({
      kind: 'severalClients',
      choice: { clients: [{ id: 1 }, { id: 2 }] },
    });
  });
});

describe('other clients on the message', () => {
  const toCedar = { ...fromBea, cc: 'Cy Cedar <cy@cedar.example>, Ada Moss <ada@msp.example>' };
  const cedar = [{ id: 2, name: 'Cedar Ltd' }];

  test('are offered beside the client of the sender, each only to those who may see it', () => {
    const msp = synced();
    msp.signIn(owner);
    expect(openMessage(msp.parts, toCedar)).toMatchObject({
      kind: 'client',
      page: { context: { client: { id: 1 } }, alsoOnMessage: cedar },
    });
    msp.signIn(ada);
    const asAda = openMessage(msp.parts, toCedar);
    expect(asAda).toMatchObject({ kind: 'client', page: { context: { client: { id: 1 } } } });
    expect(JSON.stringify(asAda)).not.toMatch(/cedar/i);
  });

  test('are offered where the client of the sender is refused, and the refusal stays', () => {
    const msp = synced();
    msp.signIn(otto);
    expect(openMessage(msp.parts, toCedar)).toEqual({
      kind: 'noAccess',
      refusal: { because: 'notYours' },
      alsoOnMessage: cedar,
    });
  });

  test("are offered on a stranger's mail", () => {
    const msp = synced();
    msp.signIn(otto);
    expect(openMessage(msp.parts, { ...toCedar, from: 'offers@vendor.example' })).toMatchObject({
      kind: 'stranger',
      address: 'offers@vendor.example',
      alsoOnMessage: cedar,
    });
  });

  test("of a colleague's message, the first that the viewer may see is shown and the rest offered", () => {
    const msp = synced();
    const sent = { from: lea, to: 'cy@cedar.example', cc: 'bea@birch.example' };
    msp.signIn(owner);
    expect(openMessage(msp.parts, sent)).toMatchObject({
      kind: 'client',
      page: { context: { client: { id: 2 } }, alsoOnMessage: [{ id: 1 }] },
    });
    msp.signIn(ada);
    const asAda = openMessage(msp.parts, sent);
    expect(asAda).toMatchObject({ kind: 'client', page: { context: { client: { id: 1 } } } });
    expect(JSON.stringify(asAda)).not.toMatch(/cedar/i);
  });

  test('stand once, however many of their people are on it, and cost no further call', () => {
    const msp = synced();
    msp.signIn(owner);
    openMessage(msp.parts, toCedar);
    const before = msp.workbook.calls.length;
    const many = Array.from({ length: 400 }, (_, index) => `p${index}@cedar.example`).join(', ');
    expect(openMessage(msp.parts, { ...fromBea, cc: many })).toMatchObject({ page: { alsoOnMessage: cedar } });
    expect(msp.workbook.calls.length).toBe(before);
  });
});

describe('other mail', () => {
  test('of a stranger costs no call while the index is warm and one when it is cold, and reads no row', () => {
    const msp = synced();
    const mail = { ...fromBea, from: 'offers@vendor.example' };
    expect(openMessage(msp.parts, mail)).toMatchObject({ kind: 'stranger', address: 'offers@vendor.example' });
    expect(msp.workbook.calls).toEqual([]);
    msp.cache.forgetAll();
    openMessage(msp.parts, mail);
    expect(msp.workbook.calls).toEqual(['read']);
  });

  test.each(['x@constructor', 'x@__proto__', 'tostring@gmail.com', 'not an address', ''])(
    'of %j is nobody we know',
    (from) => {
      const kind = openMessage(synced().parts, { from, to: '', cc: '' }).kind;
      expect(['stranger', 'colleague']).toContain(kind);
    },
  );

  test('among colleagues is nobody else’s business', () => {
    expect(openMessage(synced().parts, { from: lea, to: ada, cc: '' })).toMatchObject({ kind: 'colleague' });
  });

  test('from a shared mail domain is known by full address only', () => {
    const msp = synced({
      desk: {
        contacts: [{ userId: 11, clientId: 1, name: 'Bea', email: 'bea@gmail.com', isVip: false, active: true }],
        clients: [{ id: 1, name: 'Birch & Co', domains: ['gmail.com'], isVip: false, active: true }],
      },
    });
    expect(openMessage(msp.parts, { ...fromBea, from: 'bea@gmail.com' }).kind).toBe('client');
    expect(openMessage(msp.parts, { ...fromBea, from: 'somebody@gmail.com' }).kind).toBe('stranger');
  });
});

describe('who may see a client', () => {
  test.each([
    { who: ada, sees: [1] },
    { who: otto, sees: [2] },
    { who: lea, sees: [1] },
    { who: owner, sees: [1, 2] },
    { who: admin, sees: [] },
    { who: 'nobody@msp.example', sees: [] },
    { who: '', sees: [] },
  ])('$who sees $sees', ({ who, sees }) => {
    const msp = synced();
    msp.signIn(who);
    const visible = [1, 2].filter((id) => openClient(msp.parts, id).kind === 'client');
    expect(visible).toEqual(sees);
  });

  test('a refusal reads no row and tells no figure', () => {
    const msp = synced();
    msp.signIn(otto);
    expect(openMessage(msp.parts, fromBea)).toEqual({
      kind: 'noAccess',
      refusal: { because: 'notYours' },
      alsoOnMessage: [],
    });
    expect(msp.workbook.calls).toEqual([]);
  });

  test('an incident commander sees a client only while it has an open incident', () => {
    const msp = synced({
      settings: {
        people: [
          { email: 'ic@msp.example', name: 'Ivo', roles: ['incidentCommander'], leads: [], deputyFor: [] },
          { email: admin, name: 'Adi Roy', roles: ['administrator'], leads: [], deputyFor: [] },
        ],
      },
    });
    msp.signIn('ic@msp.example');
    expect(openClient(msp.parts, 1)).toMatchObject({ kind: 'noAccess' });
    msp.clock.advance(3_600_000);
    const [first] = msp.desk.records.tickets;
    if (first === undefined) throw new Error('the desk has tickets');
    const { closedAt: _closed, ...open } = first;
    msp.desk.records.tickets = [{ ...open, id: 9999, clientId: 1, priority: 1, openedAt: msp.clock.now() }];
    runHourlySync(msp.parts);
    expect(openClient(msp.parts, 1)).toMatchObject({
      kind: 'client',
      page: { context: { openIncidents: [{ ticketId: 9999, priority: 1 }] } },
    });
    expect(openClient(msp.parts, 2)).toMatchObject({ kind: 'noAccess' });
  });

  test('a deactivated person sees nobody', () => {
    const msp = synced({ crm: { owners: [{ ownerId: '501', email: ada, name: 'Ada Moss', active: false }] } });
    expect(openMessage(msp.parts, fromBea)).toEqual({
      kind: 'noAccess',
      refusal: { because: 'notListed' },
      alsoOnMessage: [],
    });
  });
});
