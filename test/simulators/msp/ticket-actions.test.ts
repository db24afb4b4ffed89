import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import { actionsOf } from '#simulators/msp/ticket-actions';
import { ticketStateAt } from '#simulators/msp/ticket-state';

const startsOn = '2026-11-30';
const world = generateWorld({ seed: 7, size: 'small', startsOn });
const book = world.tickets();
const start = londonInstant(startsOn, 9 * 60);
const someTickets = Array.from({ length: 400 }, (_, step) => book.at(step * 17));
const far = londonInstant('2029-01-01', 0);

describe('the history of a ticket', () => {
  it('agrees with the ticket at every moment', () => {
    for (const ticket of someTickets.slice(0, 120)) {
      const whole = actionsOf(world, ticket.id, far);
      for (const { at } of whole) {
        const shown = actionsOf(world, ticket.id, at);
        const state = ticketStateAt(ticket, at);
        expect(shown[shown.length - 1]?.newStatusId).toBe(state.statusId);
        expect(shown.reduce((sum, { hours }) => sum + hours, 0)).toBeCloseTo(state.hours, 6);
      }
    }
  });

  it('grows at its end only', () => {
    for (const ticket of someTickets.slice(0, 30)) {
      const whole = actionsOf(world, ticket.id, far);
      for (const { at } of whole) {
        const shown = actionsOf(world, ticket.id, at);
        expect(shown).toEqual(whole.slice(0, shown.length));
        expect(shown.every((action) => action.at <= at)).toBe(true);
      }
      expect(whole.map(({ id }) => id)).toEqual(whole.map((_, position) => position + 1));
    }
  });

  it('hands the status from line to line', () => {
    for (const { id } of someTickets) {
      const whole = actionsOf(world, id, far);
      for (const [position, { oldStatusId }] of whole.entries()) {
        expect(oldStatusId).toBe(position === 0 ? 1 : whole[position - 1]?.newStatusId);
      }
    }
  });

  it('shows a reopening as closed to open, by a mail of the client', () => {
    const back = someTickets.find(
      ({ reopenedAt, contactIndex }) => reopenedAt !== undefined && contactIndex !== undefined,
    );
    const reopening = actionsOf(world, back?.id ?? 0, far).find(({ kind }) => kind === 'reopened');
    expect(reopening).toMatchObject({ oldStatusId: 9, newStatusId: 2, mailDirection: 'in' });
    expect(reopening?.text.length).toBeGreaterThan(40);
  });

  it('holds replies of clients with older words below their own', () => {
    const replies = someTickets.flatMap(({ id }) =>
      actionsOf(world, id, far).filter(({ kind }) => kind === 'clientReply'),
    );
    expect(replies.length).toBeGreaterThan(80);
    const quoting = replies.filter(({ text }) =>
      /^>|Original Message|^From:|^Von:|^De:|wrote:|schrieb|a écrit|ysgrifennodd|^Oddi wrth:/m.test(text),
    );
    expect(quoting.length).toBe(replies.length);
    expect(replies.every(({ contactId, agentId }) => contactId !== undefined && agentId === undefined)).toBe(true);
  });

  it('of an alert has no mail', () => {
    const alert = someTickets.find(({ contactIndex }) => contactIndex === undefined);
    const lines = actionsOf(world, alert?.id ?? 0, far);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ mailDirection }) => mailDirection === undefined)).toBe(true);
  });

  it('is empty for a ticket that is not there yet or never', () => {
    const later = book.at(book.openedBefore(start) + 50);
    expect(actionsOf(world, later.id, start)).toEqual([]);
    expect(actionsOf(world, 1, start)).toEqual([]);
  });
});
