import { openRequest } from '#application/concessions/show/open-request';
import { saveConcession } from '#application/concessions/request/request-concession';
import { peopleIn, toPersonRow } from '#application/tabs/people-tab';
import type { Person } from '#domain/vocabulary/person';
import type { MemoryMsp } from '#test/support/memory-msp';
import { ada, concessionMsp, draftOf, leo, owner, shownIn } from './concession-msp';

/** People says that Leo is paid on Ada's accounts. */
function paying(msp: MemoryMsp): MemoryMsp {
  const rows = msp.workbook.contentOf('People').slice(1);
  const people = peopleIn(rows).map((person): Person =>
    person.email === leo ? { ...person, commissionOn: [ada] } : person,
  );
  msp.workbook.write([{ tab: 'People', firstRow: 2, rows: people.map(toPersonRow) }]);
  return msp;
}

function mayOf(msp: MemoryMsp, person: string): readonly string[] {
  msp.signIn(person);
  msp.cache.remove(['frame']);
  return shownIn(openRequest(msp.parts, 'C-0001')).may.map(({ name }) => name);
}

test('whoever is paid commission on the account does not decide: the next level does', () => {
  const msp = concessionMsp();
  shownIn(saveConcession(msp.parts, draftOf()));
  expect(mayOf(msp, leo)).toContain('approve');
  paying(msp);
  msp.clock.advance(7 * 3_600_000);
  expect(mayOf(msp, leo)).not.toContain('approve');
  expect(mayOf(msp, owner).concat(mayOf(msp, 'fay@msp.example'))).toContain('approve');
});
