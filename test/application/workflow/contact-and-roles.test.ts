import { runHourlySync } from '#application/run-hourly-sync';
import { UpstreamError } from '#application/upstream-error';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { ticket } from '#test/support/memory-msp';
import { ada, ivy, lea, mail, owner, renewalId, renewalMsp, workflowRecord, type RenewalMsp } from './renewal-msp';

const place = { clientId: 1, renewalId };
const bea = mail('Bea Birch <bea@birch.example>');
const because = (answer: { readonly kind: string }) => ('because' in answer ? String(answer.because) : answer.kind);

function open(msp: RenewalMsp, ...ids: readonly number[]): void {
  const { closedAt: _closed, ...still } = ticket({ id: 0, priority: 1 });
  msp.desk.records.tickets = [...msp.desk.records.tickets, ...ids.map((id) => ({ ...still, id }))];
}

const incident = (ticketId: number) => ({
  openIncidents: [{ ticketId, priority: 1, openedOn: '2026-11-20', url: 'https://desk.example/t' }],
  gate: { ticketIds: [ticketId] },
});

describe('a draft', () => {
  test('has the facts of its window and goes to somebody in a required role; one call of HaloPSA, none of Sheets', () => {
    const msp = renewalMsp();
    msp.page();
    const before = [msp.desk.callCount(), msp.workbook.calls.length];
    const answer = msp.asks.previewDraft(place, bea);
    expect([msp.desk.callCount(), msp.workbook.calls.length]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    if (answer.kind !== 'preview') throw new Error(because(answer));
    expect(answer.preview).toMatchObject({ recipient: 'bea@birch.example', isReply: true, window: 'T-90' });
    expect(answer.preview.body).toContain('Hello Bea,');
    expect(answer.preview.body).toContain('AG-101');
    expect(answer.preview.body).toContain('31 March 2027');
    expect(answer.preview.body).toContain('30 January 2027');
    expect(answer.preview.body).not.toMatch(/readiness|at risk|margin/i);
  });

  test('is refused while an incident is open in HaloPSA, whatever the card still says', () => {
    const msp = renewalMsp();
    open(msp, 3001);
    expect(because(msp.asks.previewDraft(place))).toContain('An incident is open');
    expect(because(msp.asks.draftMail({ ...place, recipient: 'bea@birch.example' }))).toContain('An incident is open');
  });

  test('is refused without an answer of HaloPSA', () => {
    const msp = renewalMsp();
    const silent = { ...msp.parts.serviceDesk, tickets: () => ({ pages: () => fail() }) };
    function fail(): never {
      throw new UpstreamError('HaloPSA', 'unavailable', 'no answer');
    }
    Object.assign(msp.parts.serviceDesk, silent);
    expect(because(msp.asks.draftMail({ ...place, recipient: 'bea@birch.example' }))).toContain('does not answer');
  });

  test('goes to nobody but the people whom the window asks for, and is logged nowhere', () => {
    const msp = renewalMsp();
    const count = msp.timeline().length;
    expect(because(msp.asks.draftMail({ ...place, recipient: 'rival@else.example' }))).toContain('Choose one of');
    expect(msp.asks.draftMail({ ...place, recipient: 'bea@birch.example' })).toMatchObject({
      kind: 'draft',
      to: 'bea@birch.example',
      isReply: false,
    });
    expect(msp.timeline()).toHaveLength(count);
  });
});

describe('letting contact through', () => {
  function gatedMsp(): RenewalMsp {
    const msp = renewalMsp(workflowRecord('T-90'), incident(3001));
    open(msp, 3001);
    // The index says who sees a client with an open incident: the run that read it writes it.
    msp.workbook.write([{ tab: 'Client cards', firstRow: 2, firstColumn: 4, rows: [[1]] }]);
    msp.cache.remove(['frame', 'index', 'client:1']);
    msp.signIn(ivy);
    return msp;
  }
  const values = { reason: 'They asked for the call.', untilOn: '2026-11-23', untilHour: '18' };

  function form(msp: RenewalMsp) {
    const answer = msp.asks.startRelease(1);
    if (answer.kind !== 'form') throw new Error(because(answer));
    const { draftId, signature, incidents } = answer.form;
    return { clientId: 1, draftId, signature, ticketIds: incidents.map(({ ticketId }) => ticketId), values };
  }

  test('opens the gate for the incidents that were looked at, until it ends', () => {
    const msp = gatedMsp();
    const asked = form(msp);
    expect(because(msp.asks.saveRelease(asked))).toBe('saved');
    expect(msp.timeline()[msp.timeline().length - 1]).toMatchObject({
      type: 'gateReleased',
      actor: ivy,
      contractId: null,
    });
    expect(msp.page().context.gate?.release).toMatchObject({ byName: 'Ivy Marsh', reason: values.reason });
    msp.signIn(ada);
    expect(msp.asks.previewDraft(place).kind).toBe('preview');
    open(msp, 3002);
    expect(because(msp.asks.previewDraft(place))).toContain('An incident is open');
  });

  test('a newer incident is shown first, and nothing is released', () => {
    const msp = gatedMsp();
    const asked = form(msp);
    open(msp, 3002);
    const count = msp.timeline().length;
    expect(msp.asks.saveRelease(asked)).toMatchObject({
      kind: 'form',
      form: { incidents: [{ ticketId: 3001 }, { ticketId: 3002 }], problems: { reason: expect.any(String) as string } },
    });
    expect(msp.timeline()).toHaveLength(count);
  });

  test.each([
    [{ reason: ' ' }, 'reason'],
    [{ untilOn: '2026-12-24' }, 'untilOn'],
    [{ untilOn: '2026-11-22' }, 'untilOn'],
    [{ untilHour: '' }, 'untilHour'],
  ])('%j is refused beside its field', (change, field) => {
    const msp = gatedMsp();
    const asked = form(msp);
    expect(msp.asks.saveRelease({ ...asked, values: { ...values, ...change } })).toMatchObject({
      form: { problems: { [field]: expect.any(String) as string } },
    });
  });

  test('nobody else does it, and a button with other incidents is none of ours', () => {
    const msp = gatedMsp();
    const asked = form(msp);
    expect(because(msp.asks.saveRelease({ ...asked, ticketIds: [3001, 3002] }))).toContain('does not belong');
    for (const person of [ada, lea, owner]) {
      msp.signIn(person);
      expect(because(msp.asks.startRelease(1))).toContain('Only the incident commander');
      expect(because(msp.asks.saveRelease(asked))).toContain('Only the incident commander');
    }
    expect(msp.timeline().map(({ type }) => type)).not.toContain('gateReleased');
  });
});

describe('mapping the sender to a role', () => {
  test('counts at once, with the address and the contact of HubSpot on the timeline', () => {
    const msp = renewalMsp(workflowRecord('T-90'), { stakeholders: [] });
    const evidence = { ...place, window: 'T-90' } as const;
    expect(because(msp.asks.startEvidence(evidence, bea))).toContain('none of the roles');
    expect(because(msp.asks.saveMapping({ clientId: 1, draftId: 'draft-0001', role: 'sponsor' }, bea))).toBe('saved');
    expect(msp.asks.startEvidence(evidence, bea)).toMatchObject({ form: { sender: { roles: ['sponsor'] } } });
    const event = msp.timeline().find(({ type }) => type === 'stakeholderMapped');
    expect(JSON.parse(event?.payloadText ?? '')).toEqual({
      role: 'sponsor',
      email: 'bea@birch.example',
      contactId: '31',
    });
  });

  test.each([
    ['a colleague', mail('lea@msp.example'), 'somebody at the client'],
    ['somebody unknown', mail('new@birch.example'), 'not a known contact'],
    ['a contact of another client', mail('cy@cedar.example'), 'not a known contact'],
  ])('%s is refused', (_who, message, reason) => {
    const msp = renewalMsp();
    expect(because(msp.asks.startMapping(1, message))).toContain(reason);
  });

  test('of somebody who holds every role there is nothing to map', () => {
    const msp = renewalMsp();
    stakeholderRoles.forEach((role, place) => {
      expect(because(msp.asks.saveMapping({ clientId: 1, draftId: `draft-000${place}`, role }, bea))).toBe('saved');
    });
    runHourlySync(msp.parts);
    expect(because(msp.asks.startMapping(1, bea))).toContain('every role already');
  });

  test('a role that is none is refused beside its field', () => {
    const msp = renewalMsp();
    expect(msp.asks.saveMapping({ clientId: 1, draftId: 'draft-0001', role: 'boss' }, bea)).toMatchObject({
      form: { problems: { role: 'Choose the role.' } },
    });
  });
});
