import { paidOn } from '#domain/concession/commission';
import type { Person } from '#domain/vocabulary/person';

const ada = 'ada@msp.example';

function person(email: string, commissionOn?: readonly string[]): Person {
  const paid = commissionOn === undefined ? {} : { commissionOn };
  return { email, name: '', roles: [], leads: [], deputyFor: [], active: true, ...paid };
}

test('paid on an account is its account manager, unless People names somebody', () => {
  const people = [person(ada), person('leo@msp.example', [ada]), person('lea@msp.example', ['otto@msp.example'])];
  expect(paidOn(ada, people)).toEqual(['leo@msp.example']);
  expect(paidOn(ada, [person(ada), person('leo@msp.example')])).toEqual([ada]);
  expect(paidOn('', people)).toEqual([]);
  expect(paidOn(undefined, people)).toEqual([]);
});
