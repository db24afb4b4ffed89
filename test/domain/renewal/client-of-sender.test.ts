import { clientOfSender, type SenderIndex } from '#domain/renewal/client-of-sender';

const index: SenderIndex = {
  clientsByAddress: new Map([
    ['jane@acme.com', [1]],
    ['consultant@gmail.com', [1, 2]],
  ]),
  clientsByDomain: new Map([
    ['acme.com', [3]],
    ['group.com', [4, 5]],
    ['gmail.com', [6]],
  ]),
};
const shared = ['gmail.com'];

test.each([
  { address: 'jane@acme.com', match: { kind: 'known', by: 'address', clientIds: [1] } },
  { address: ' Jane@ACME.com ', match: { kind: 'known', by: 'address', clientIds: [1] } },
  { address: 'bob@acme.com', match: { kind: 'known', by: 'domain', clientIds: [3] } },
  { address: 'bob@group.com', match: { kind: 'known', by: 'domain', clientIds: [4, 5] } },
  { address: 'consultant@gmail.com', match: { kind: 'known', by: 'address', clientIds: [1, 2] } },
  { address: 'anybody@gmail.com', match: { kind: 'stranger' } },
  { address: 'bob@mail.acme.com', match: { kind: 'stranger' } },
  { address: 'bob@elsewhere.com', match: { kind: 'stranger' } },
  { address: 'constructor@__proto__', match: { kind: 'stranger' } },
  { address: '', match: { kind: 'stranger' } },
])('$address is $match.kind', ({ address, match }) => {
  expect(clientOfSender(address, index, shared)).toEqual(match);
});
