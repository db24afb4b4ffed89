import { shippedBundle, type ShippedBundle } from './shipped-bundle';

const bundles: ShippedBundle[] = [];

function built(tenant?: object): ShippedBundle {
  const bundle = shippedBundle(tenant);
  bundles.push(bundle);
  return bundle;
}

afterAll(() => {
  for (const bundle of bundles) bundle.remove();
});

test('a tenant gets its own host, zone and webhooks, and the same code', () => {
  const template = built();
  const own = built({
    haloPsaUrl: 'https://acme.halopsa.com',
    timeZone: 'America/Chicago',
    webhookUrls: ['https://hooks.zapier.com/'],
  });
  const { timeZone, urlFetchWhitelist, addOns, oauthScopes } = own.manifest;
  expect(timeZone).toBe('America/Chicago');
  expect(urlFetchWhitelist).toEqual([
    'https://acme.halopsa.com/',
    'https://api.hubapi.com/',
    'https://sheets.googleapis.com/',
    'https://oauth2.googleapis.com/',
    'https://hooks.zapier.com/',
  ]);
  expect(addOns.common.openLinkUrlPrefixes).toContain('https://acme.halopsa.com/');
  expect(JSON.stringify(own.manifest)).not.toContain('harbour-it');
  expect(oauthScopes).toEqual(template.manifest.oauthScopes);
  expect(own.code).toBe(template.code);
});

test.each(['http://acme.halopsa.com', 'https://acme.halopsa.com/portal', 'acme'])(
  'a build for %s is refused',
  (haloPsaUrl) => {
    expect(() => built({ haloPsaUrl })).toThrow();
  },
);
