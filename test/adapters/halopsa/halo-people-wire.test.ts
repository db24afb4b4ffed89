import { parseClientPage, parseUserPage } from '#adapters/halopsa/halo-people-wire';

const clients = (...rows: readonly object[]) =>
  parseClientPage(JSON.stringify({ record_count: rows.length, clients: rows })).rows;
const users = (...rows: readonly object[]) =>
  parseUserPage(JSON.stringify({ record_count: rows.length, users: rows })).rows;

test('a client is read in our words', () => {
  expect(
    clients({
      id: 17,
      name: 'Northwind ',
      inactive: false,
      is_vip: true,
      domain: 'northwind.example',
      accountmanagertech: 5,
    }),
  ).toEqual([
    { id: 17, name: 'Northwind', domains: ['northwind.example'], isVip: true, active: true, accountManagerAgentId: 5 },
  ]);
  expect(clients({ id: 18, name: 'Contoso', inactive: true, accountmanagertech: -1 })).toEqual([
    { id: 18, name: 'Contoso', domains: [], isVip: false, active: false },
  ]);
});

test.each([
  ['Northwind.Example', ['northwind.example']],
  ['@northwind.example; www.north.example', ['northwind.example', 'north.example']],
  ['https://www.northwind.example/contact, northwind.example', ['northwind.example']],
  ['info@northwind.example', ['northwind.example']],
  ['none', []],
  ['n/a', []],
])('the domain field "%s" names %j', (domain, domains) => {
  expect(clients({ id: 17, name: 'Northwind', domain })[0]?.domains).toEqual(domains);
});

test('a person at a client is a contact; a user of nobody is left out', () => {
  const jonas = {
    id: 7,
    client_id: 17,
    name: 'Jonas Weber',
    emailaddress: 'Jonas@Northwind.example',
    isimportantcontact: true,
    inactive: false,
  };
  expect(
    users(
      jonas,
      { id: 8, client_id: 0, name: 'General User' },
      { id: 9, client_id: 17, firstname: 'Ada', surname: 'Stein', inactive: true },
    ),
  ).toEqual([
    { userId: 7, clientId: 17, name: 'Jonas Weber', email: 'jonas@northwind.example', isVip: true, active: true },
    { userId: 9, clientId: 17, name: 'Ada Stein', email: '', isVip: false, active: false },
  ]);
});
