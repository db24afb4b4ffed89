import * as v from 'valibot';
import { malformed, parseBody, parsedOrNothing } from '#adapters/http/parse-body';
import { formText, queryText } from '#adapters/http/query-text';
import { retryAfterSeconds } from '#adapters/http/retry-after';
import { thrownBy } from '#test/support/transport-kit';

test.each([
  [{}, ''],
  [{ a: undefined }, ''],
  [{ a: 1, b: false, c: 'x y&z' }, '?a=1&b=false&c=x%20y%26z'],
  [{ ranges: ["'Tab'!A1", 'B'] }, "?ranges='Tab'!A1&ranges=B"],
])('the query of %j is %s', (parameters, text) => {
  expect(queryText(parameters)).toBe(text);
});

test('a form has no question mark', () => {
  expect(formText({ grant_type: 'client_credentials', scope: 'read:tickets read:customers' })).toBe(
    'grant_type=client_credentials&scope=read%3Atickets%20read%3Acustomers',
  );
});

test.each([
  ['12', 12],
  [' 0 ', 0],
  ['Thu, 01 Jan 1970 00:00:30 GMT', 20],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', undefined],
  ['', undefined],
])('Retry-After "%s" read at 10 s is %s', (header, seconds) => {
  expect(retryAfterSeconds({ headers: { 'retry-after': header } }, 10_000)).toBe(seconds);
});

describe('a body in an unknown form', () => {
  const schema = v.object({ tickets: v.array(v.object({ id: v.number() })) });
  const origin = { system: 'HaloPSA', path: '/Tickets' } as const;

  test.each([
    ['{"tickets":[{"id":"jonas"}]}', '/Tickets: tickets.0.id is not number'],
    ['{}', '/Tickets: tickets is missing'],
    ['[]', '/Tickets: tickets is missing'],
    ['<html>jonas', '/Tickets: the answer is not JSON'],
    ['"jonas"', '/Tickets: the answer is not Object'],
  ])('%s is named without its values', (body, detail) => {
    const error = thrownBy(() => parseBody(schema, body, origin));
    expect(error).toMatchObject({ failure: 'malformed', detail });
    expect(error.message).not.toContain('jonas');
  });

  test('is nothing where it may be anything', () => {
    expect(parsedOrNothing(schema, '<html>')).toBeUndefined();
    expect(parsedOrNothing(schema, '{}')).toBeUndefined();
    expect(parsedOrNothing(schema, undefined)).toBeUndefined();
    expect(parsedOrNothing(schema, '{"tickets":[]}')).toEqual({ tickets: [] });
  });

  test('says what was wrong in our own words', () => {
    expect(malformed(origin, 'no list').message).toBe('HaloPSA malformed: /Tickets: no list');
  });
});
