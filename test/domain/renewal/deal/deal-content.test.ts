import { checkpointFor } from '#domain/renewal/checkpoint';
import { dealContent, taskContent } from '#domain/renewal/deal/deal-content';

const group = { renewalId: '42@2026-12-31', dueOn: '2026-12-31', decisionOn: '2026-10-02' };
const pounds = (annualMinor: number) => ({ annualMinor, currency: 'GBP' });
const facts = { clientName: 'Acme', state: 'inT90', values: [pounds(6_000_00)] } as const;

test('a deal says what is known of its renewal, under the key that no other has', () => {
  const readiness = { low: 41, high: 70, band: 'atRisk' };
  expect(dealContent(group, { ...facts, ownerId: '7', readiness, probability: 0.8 }, '2026-07-10')).toEqual({
    key: '42@2026-12-31',
    name: 'Acme: renewal due 2026-12-31',
    state: 'inT90',
    closesOn: '2026-12-31',
    decisionOn: '2026-10-02',
    window: 'T-90',
    amount: pounds(6_000_00),
    ownerId: '7',
    readiness,
    probability: 0.8,
  });
});

test.each([
  { values: [pounds(100), pounds(250)], amount: pounds(350) },
  { values: [pounds(100), undefined], amount: undefined },
  { values: [undefined, pounds(100)], amount: undefined },
  { values: [pounds(100), { annualMinor: 100, currency: 'EUR' }], amount: undefined },
  { values: [], amount: undefined },
])('contracts worth $values together make $amount', ({ values, amount }) => {
  expect(dealContent(group, { ...facts, values }, '2026-07-10').amount).toEqual(amount);
});

test('a task says which evidence from whom, is due with its window, and reminds a week before', () => {
  const checkpoint = checkpointFor('42@2026-12-31', 'T-60', '2026-10-02');
  const task = taskContent(checkpoint, { clientName: 'Acme', ownerId: '7', amount: pounds(6_000_00) });
  expect(task).toMatchObject({
    subject: 'T-60 checkpoint with Acme',
    dueOn: '2026-09-01',
    remindOn: '2026-08-25',
    isDone: false,
    ownerId: '7',
  });
  expect(task.body).toContain('the sponsor, the day-to-day contact or the economic buyer, from 2026-08-03 on');
  expect(task.body).toContain('GBP 6,000.00 a year');
});

test('while an incident is open the task says not to contact the client; one that is done says nothing', () => {
  const checkpoint = checkpointFor('42@2026-12-31', 'T-60', '2026-10-02');
  const facts = { clientName: 'Acme', isOnHold: true };
  expect(taskContent(checkpoint, facts)).toMatchObject({
    subject: 'On hold: T-60 checkpoint with Acme',
    body: expect.stringContaining('do not contact them') as string,
  });
  expect(taskContent({ ...checkpoint, state: 'closed' }, facts).subject).toBe('T-60 checkpoint with Acme');
});

test.each([
  { state: 'open', isDone: false },
  { state: 'captured', isDone: false },
  { state: 'returned', isDone: false },
  { state: 'closed', isDone: true },
  { state: 'notApplicable', isDone: true },
  { state: 'superseded', isDone: true },
] as const)('the task of a checkpoint that is $state is done: $isDone', ({ state, isDone }) => {
  const checkpoint = { ...checkpointFor('42@2026-12-31', 'T-30', '2026-10-02'), state };
  expect(taskContent(checkpoint, { clientName: 'Acme' }).isDone).toBe(isDone);
});
