import fc from 'fast-check';
import { addressesOf, addressOf, domainOf } from '#domain/vocabulary/email-address';

test.each([
  { header: 'jane@acme.com', addresses: ['jane@acme.com'] },
  { header: '"Jane Doe" <Jane@X>', addresses: ['jane@x'] },
  { header: 'Jane Doe <jane.doe+it@Acme.co.uk>', addresses: ['jane.doe+it@acme.co.uk'] },
  { header: '"Doe, Jane" <jane@acme.com>, Bob <bob@acme.com>', addresses: ['jane@acme.com', 'bob@acme.com'] },
  { header: '"Say \\"hi, all\\" <x@y.com>" <jane@acme.com>', addresses: ['jane@acme.com'] },
  { header: 'jane@acme.com (Jane, (Ops) <bob@acme.com>)', addresses: ['jane@acme.com'] },
  { header: 'Board: jane@acme.com, Bob <bob@acme.com>;', addresses: ['jane@acme.com', 'bob@acme.com'] },
  { header: 'undisclosed-recipients:;', addresses: [] },
  { header: 'jane@acme.com; bob@acme.com', addresses: ['jane@acme.com', 'bob@acme.com'] },
  { header: 'jane@acme.com, JANE@ACME.COM', addresses: ['jane@acme.com'] },
  { header: 'jürgen@müller.de', addresses: ['jürgen@müller.de'] },
  { header: '  jane@acme.com\r\n  , bob@acme.com ', addresses: ['jane@acme.com', 'bob@acme.com'] },
])('$header holds $addresses', ({ header, addresses }) => {
  expect(addressesOf(header)).toEqual(addresses);
});

test.each([
  '',
  'Jane Doe',
  '<>',
  '@acme.com',
  'jane@',
  'jane@@acme.com',
  'jane@acme..com',
  'jane doe@acme.com',
  '"jane@acme.com',
  'Jane <jane@acme.com',
  ',;:,',
  '(jane@acme.com',
])('garbage holds no address: %j', (header) => {
  expect(addressesOf(header)).toEqual([]);
});

test('an address in the display name is not the sender', () => {
  expect(addressOf('"ceo@client.com" <someone@elsewhere.com>')).toBe('someone@elsewhere.com');
  expect(addressOf('ceo@client.com <someone@elsewhere.com>')).toBe('someone@elsewhere.com');
});

test('a header without an address has no sender', () => {
  expect(addressOf('Jane Doe')).toBeUndefined();
});

test('whatever a header holds, each answer has one @ and no blank, and nothing is thrown', () => {
  const pieces = fc.constantFrom('a', 'b.c', '@', '.', '"', '\\', '(', ')', '<', '>', ',', ';', ':', ' ', 'x@y.z');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      for (const address of addressesOf(parts.join(''))) expect(address).toMatch(/^[^\s@<>"]+@[^\s@<>"]+$/);
    }),
  );
});

test.each([
  ['Jane@Acme.COM', 'acme.com'],
  ['jane', ''],
  ['', ''],
])('the domain of %j is %j', (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});
