import { turnOnSync } from '#application/administer-sync';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveRevision, startRevision } from '#application/concessions/request/revise-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings } from '#application/settings';
import type { Contract } from '#domain/vocabulary/client';
import { admin, contract, memoryMsp, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, fay, lea, leo, owner, shownIn, values } from './concession-msp';

const day = 86_400_000;
const settings = parseSettings(
  JSON.stringify({
    haloPsaUrl: 'https://desk.example',
    people: [
      { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
      { email: lea, name: 'Lea Hart', roles: ['successLead'], leads: [ada] },
      { email: leo, name: 'Leo Finch', roles: ['leader'] },
      { email: fay, name: 'Fay Reed', roles: ['finance'] },
      { email: owner, name: 'Olga Wren', roles: ['mspOwner'] },
      { email: admin, name: 'Adi Roy', roles: ['administrator'] },
    ],
    concessions: { hourCost: 60, margin: 0.45 },
  }),
);

/** A contract with an increase of 3 %, whose term ends on 31 October and goes on in another one. */
function renewed(next: Partial<Contract> = {}, first: Partial<Contract> = {}): MemoryMsp {
  const { people, concessions } = settings;
  const before = contract({ id: 101, termStartsOn: '2025-11-01', termEndsOn: '2026-10-31', ...first });
  const msp = memoryMsp({
    settings: { people, ...(concessions === undefined ? {} : { concessions }) },
    desk: { contracts: [before] },
  });
  msp.clock.advance(-30 * day);
  turnOnSync(msp.parts);
  run(msp, 0);
  const modifiedAt = msp.clock.now();
  msp.desk.records.contracts = [
    { ...before, termStartsOn: '2026-11-01', termEndsOn: '2028-10-31', modifiedAt, ...next },
  ];
  return msp;
}

function run(msp: MemoryMsp, days: number): void {
  msp.clock.advance(days * day);
  msp.signIn(admin);
  expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished' });
}

const asked = (msp: MemoryMsp) => msp.timeline().filter(({ type }) => type === 'concessionRequested');

function lookAs(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

test('a contract that went on at its old price raises one request, in the account manager’s name', () => {
  const msp = renewed();
  run(msp, 10);
  expect(asked(msp)).toHaveLength(0);
  run(msp, 14);
  run(msp, 1);
  run(msp, 1);
  expect(asked(msp)).toMatchObject([{ actor: 'run', renewalId: '101@2026-10-31' }]);
  expect(lookAs(msp, ada)).toMatchObject({
    state: 'factsAsked',
    requesterName: 'Ada Moss',
    type: 'escalatorWaiver',
    figures: { annualMinor: 72_000, referenceMinor: 2_472_000 },
  });
});

test('its account manager completes it, and it is decided as any other', () => {
  const msp = renewed();
  run(msp, 25);
  const answer = button(lookAs(msp, ada), 'answer');
  const form = startRevision(msp.parts, { ...answer, deed: 'answer' });
  if (form.kind !== 'form') throw new Error(form.kind);
  expect(form.form).toMatchObject({
    isPromptFromRun: true,
    prompt: expect.stringContaining('went on after 2026-10-31 without its increase of 3%') as string,
    values: { type: 'escalatorWaiver', quantity: '100', termMonths: '24', reason: '', alternative: '' },
  });
  const incomplete = saveRevision(msp.parts, { ...answer, deed: 'answer', values: form.form.values });
  if (incomplete.kind !== 'form') throw new Error(incomplete.kind);
  expect(Object.keys(incomplete.form.problems).sort()).toEqual(['alternative', 'reason', 'retentionClaim']);
  const whole = { ...values, type: 'escalatorWaiver', quantity: '100' };
  expect(shownIn(saveRevision(msp.parts, { ...answer, deed: 'answer', values: whole })).state).toBe('open');
  const [, , , renewalId] = msp.workbook.contentOf('Concessions')[1] ?? [];
  expect(renewalId).toBe('101@2026-10-31');
  for (const person of [leo, fay]) {
    const view = lookAs(msp, person);
    if (view.state === 'open' && view.may.length > 0) shownIn(pressDeed(msp.parts, button(view, 'approve')));
  }
  expect(lookAs(msp, ada).state).toBe('granted');
});

test('its term was renewed before anybody asked: nothing was forecast, and nothing is scored', () => {
  // Without a notice period the last month before the end is frozen, and its close says that it was renewed.
  const msp = renewed({}, { noticePeriodDays: 0 });
  run(msp, 25);
  shownIn(pressDeed(msp.parts, button(lookAs(msp, ada), 'withdraw')));
  run(msp, 1);
  expect(msp.timeline().some(({ eventId }) => eventId.includes('2026-10-31/close'))).toBe(true);
  expect(lookAs(msp, ada).figures.chanceWithout).toBeDefined();
  expect(msp.timeline().filter(({ type }) => type === 'concessionScored')).toEqual([]);
});

test('a contract of one year that goes on at its old price again is asked about again', () => {
  const msp = renewed({ termEndsOn: '2027-10-31' });
  run(msp, 25);
  expect(asked(msp)).toMatchObject([{ renewalId: '101@2026-10-31' }]);
  run(msp, 330);
  const modifiedAt = msp.clock.now();
  msp.desk.records.contracts = msp.desk.records.contracts.map((one) => ({
    ...one,
    termStartsOn: '2027-11-01',
    termEndsOn: '2028-10-31',
    modifiedAt,
  }));
  run(msp, 10);
  run(msp, 30);
  expect(asked(msp).map(({ renewalId }) => renewalId)).toEqual(['101@2026-10-31', '101@2027-10-31']);
});

test('one that was withdrawn is not raised again', () => {
  const msp = renewed();
  run(msp, 25);
  shownIn(pressDeed(msp.parts, button(lookAs(msp, ada), 'withdraw')));
  run(msp, 1);
  run(msp, 1);
  expect(asked(msp)).toHaveLength(1);
});

test('where the increase was applied nothing is raised', () => {
  const msp = renewed({ annualValue: { annualMinor: 2_472_000, currency: 'GBP' } });
  run(msp, 25);
  expect(asked(msp)).toHaveLength(0);
});

test('a run that is cut between the event and its row raises it once', () => {
  const msp = renewed();
  run(msp, 13);
  msp.clock.advance(12 * day);
  const { workbook } = msp;
  const write = workbook.write.bind(workbook);
  workbook.write = (edits) => {
    if (edits.some(({ tab }) => tab === 'Concessions')) throw new Error('cut');
    write(edits);
  };
  msp.signIn(admin);
  expect(() => runHourlySync(msp.parts)).toThrow('cut');
  workbook.write = write;
  run(msp, 1);
  run(msp, 1);
  expect(asked(msp)).toHaveLength(1);
  expect(lookAs(msp, ada).state).toBe('factsAsked');
});
