import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { saveConcession } from '#application/concessions/request/request-concession';
import { saveRevision, startRevision } from '#application/concessions/request/revise-concession';
import type { MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, leo, shownIn, values } from './concession-msp';

function lookAs(msp: MemoryMsp, person: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, 'C-0001'));
}

function approved(msp: MemoryMsp): void {
  const approve = button(lookAs(msp, leo), 'approve');
  expect(shownIn(pressDeed(msp.parts, approve)).state).toBe('granted');
}

const revisionOf = (msp: MemoryMsp) => ({
  ...button(lookAs(msp, ada), 'revise'),
  deed: 'revise' as const,
  values: { ...values, quantity: '3' },
});

test('a form that is sent again after its request was approved shows the approval, and takes nothing back', () => {
  const msp = concessionMsp();
  shownIn(saveConcession(msp.parts, draftOf()));
  approved(msp);
  msp.signIn(ada);
  const [rows, count] = [msp.workbook.contentOf('Concessions'), msp.timeline().length];
  expect(shownIn(saveConcession(msp.parts, draftOf()))).toMatchObject({ requestId: 'C-0001', state: 'granted' });
  expect(msp.workbook.contentOf('Concessions')).toEqual(rows);
  expect(msp.timeline()).toHaveLength(count);
});

test('a revision that is sent again after it was approved shows the approval, and takes nothing back', () => {
  const msp = concessionMsp();
  shownIn(saveConcession(msp.parts, draftOf()));
  const revision = revisionOf(msp);
  shownIn(saveRevision(msp.parts, revision));
  approved(msp);
  msp.signIn(ada);
  const [rows, count] = [msp.workbook.contentOf('Concessions'), msp.timeline().length];
  expect(shownIn(saveRevision(msp.parts, revision))).toMatchObject({ version: 2, state: 'granted' });
  expect(msp.workbook.contentOf('Concessions')).toEqual(rows);
  expect(msp.timeline()).toHaveLength(count);
});

test('a withdrawal of older terms withdraws nothing', () => {
  const msp = concessionMsp();
  shownIn(saveConcession(msp.parts, draftOf()));
  const withdraw = button(lookAs(msp, ada), 'withdraw');
  shownIn(saveRevision(msp.parts, revisionOf(msp)));
  expect(pressDeed(msp.parts, withdraw)).toMatchObject({
    kind: 'refused',
    because: expect.stringContaining('has changed since'),
  });
  expect(lookAs(msp, leo).state).toBe('open');
});

test('what has lapsed and waits for the next run is neither revised nor withdrawn', () => {
  const msp = concessionMsp();
  const { expiresAt } = shownIn(saveConcession(msp.parts, draftOf()));
  msp.clock.advance(expiresAt - msp.clock.now() - 3_600_000);
  const [revision, withdraw] = [revisionOf(msp), button(lookAs(msp, ada), 'withdraw')];
  msp.clock.advance(3_600_001);
  const late = { kind: 'refused', because: expect.stringContaining('has lapsed') as string };
  expect(startRevision(msp.parts, revision)).toMatchObject(late);
  expect(saveRevision(msp.parts, revision)).toMatchObject(late);
  expect(pressDeed(msp.parts, withdraw)).toMatchObject(late);
});
