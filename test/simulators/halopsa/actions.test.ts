import { ticketStateAt } from '#simulators/msp/ticket-state';
import { haloTenant, json, type Row, start, world } from './halo-tenant';

const tenant = haloTenant();
const book = world.tickets();

interface Actions {
  readonly record_count: number;
  readonly actions: readonly Row[];
}

const actionsOn = async (ticketId: number | undefined, query = ''): Promise<readonly Row[]> => {
  const get = await tenant.signedIn();
  return (await json<Actions>(get(`/api/Actions?ticket_id=${ticketId ?? 0}&count=500${query}`))).actions;
};

/** The last of a kind that is long over. */
function ticketWhere(holds: (index: number) => boolean): number {
  for (let index = book.openedBefore(start) - 400; index >= 0; index -= 1) if (holds(index)) return book.at(index).id;
  throw new Error('the world has no such ticket');
}

const reopened = ticketWhere(
  (index) => book.at(index).reopenedAt !== undefined && book.at(index).contactIndex !== undefined,
);
const moved = ticketWhere((index) => book.at(index).reassignCount > 0 && book.at(index).contactIndex !== undefined);

describe('the actions of a ticket', () => {
  it('are none where no ticket is named', async () => {
    const get = await tenant.signedIn();
    expect(await json(get('/api/Actions?count=5'))).toEqual({ record_count: 0, actions: [] });
    expect(await actionsOn(1)).toEqual([]);
  });

  it('come newest first and add up to the time of the ticket', async () => {
    const rows = await actionsOn(reopened);
    const instants = rows.map((row) => String(row['datetime']).slice(0, 19));
    expect(instants).toEqual([...instants].sort().reverse());
    const ticket = book.at(book.indexOf(reopened) ?? 0);
    const hours = rows.reduce((sum, row) => sum + Number(row['timetaken']), 0);
    expect(hours).toBeCloseTo(ticketStateAt(ticket, start).hours);
  });

  it('show a reopening as a step from a closed status to an open one', async () => {
    const steps = (await actionsOn(reopened)).filter((row) => row['old_status'] === 9 && row['new_status'] !== 9);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ emaildirection: 'I' });
  });

  it('name the user where the client wrote and the agent where the desk did', async () => {
    const rows = await actionsOn(moved);
    expect(rows.some((row) => row['actionby_user_id'] !== undefined && row['emaildirection'] === 'I')).toBe(true);
    expect(rows.some((row) => row['actionby_agent_id'] !== undefined && row['emaildirection'] === 'O')).toBe(true);
    expect(rows.some((row) => row['actionby_user_id'] !== undefined && row['actionby_agent_id'] !== undefined)).toBe(
      false,
    );
  });

  it('carry HTML only where it is asked for', async () => {
    for (const row of await actionsOn(moved)) expect(row).not.toHaveProperty('note_html');
    const rows = await actionsOn(moved, '&includehtmlnote=true&includehtmlemail=true');
    expect(rows.every((row) => String(row['note_html']).startsWith('<p>'))).toBe(true);
  });

  it.each([
    ['agentonly', (row: Row) => row['actionby_agent_id'] !== undefined],
    ['conversationonly', (row: Row) => row['emaildirection'] !== undefined],
    ['excludeprivate', (row: Row) => row['hiddenfromuser'] === false],
    ['timeentriesonly', (row: Row) => Number(row['timetaken']) > 0],
    ['slaonly', (row: Row) => row['action_isresponse'] === true],
    ['excludesys', (row: Row) => row['outcome'] !== 'Re-Assign'],
  ] as const)('can be narrowed by %s', async (flag, holds) => {
    const all = await actionsOn(moved);
    const rows = await actionsOn(moved, `&${flag}=true`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(all.length);
    expect(rows.every(holds)).toBe(true);
  });

  it('are read one by one with the number of the ticket', async () => {
    const get = await tenant.signedIn();
    const [newest] = await actionsOn(moved);
    const record = await json<Row>(get(`/api/Actions/${newest?.id ?? 0}?ticket_id=${moved}&includedetails=true`));
    expect(record).toMatchObject({ id: newest?.id, note: newest?.['note'] });
    expect((await get(`/api/Actions/${newest?.id ?? 0}`)).status).toBe(404);
  });

  it('have not happened before the clock says so', async () => {
    const later = await actionsOn(moved);
    tenant.clock.set(book.at(book.indexOf(moved) ?? 0).openedAt);
    expect((await actionsOn(moved)).length).toBeLessThan(later.length);
  });
});
