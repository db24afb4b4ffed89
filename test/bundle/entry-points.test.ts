import { generateKeyPairSync } from 'node:crypto';
import { platform, type PlatformSetUp } from '#test/hosts/apps-script/platform-globals';
import { plain } from '#test/hosts/apps-script/card-service-recorder';
import { call, loadedWith, shippedBundle, type ShippedBundle } from './shipped-bundle';

let bundle: ShippedBundle;

beforeAll(() => {
  bundle = shippedBundle();
});

afterAll(() => bundle.remove());

const privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const settings = {
  haloPsaUrl: 'https://harbour-it.halopsa.com',
  internalDomains: ['harbour-it.example'],
  people: [{ email: 'priya@harbour-it.example', name: 'Priya Nair', roles: ['administrator'] }],
};

const ready: PlatformSetUp = {
  viewer: 'priya@harbour-it.example',
  properties: {
    SETTINGS: JSON.stringify(settings),
    TIMELINE_WORKBOOK_ID: 'workbook',
    SERVICE_ACCOUNT_KEY: JSON.stringify({
      type: 'service_account',
      client_email: 'desk@project.iam.gserviceaccount.com',
      private_key_id: 'key-1',
      private_key: privateKey,
    }),
  },
  message: { from: 'Helen <helen@alderfinch.example>', to: 'priya@harbour-it.example', cc: '' },
};

function invoke(name: string, event: unknown, setUp: PlatformSetUp = ready) {
  const world = platform(setUp);
  const shown = call(loadedWith(bundle, world.globals), name, event);
  return { world, text: JSON.stringify(plain(shown) ?? null) };
}

const opened = { gmail: { accessToken: 'ya29.message-token', messageId: 'msg-f:1' } };
const pressing = (parameters: object, formInputs: object = {}) => ({ commonEventObject: { parameters, formInputs } });

const garbage: readonly unknown[] = [
  undefined,
  null,
  42,
  'text',
  [],
  {},
  { gmail: {} },
  { gmail: { accessToken: {}, messageId: [] } },
  { commonEventObject: { parameters: { name: ['openHome'] } } },
  pressing({}),
  pressing({ name: 'constructor' }),
  pressing({ name: 'eraseEverything' }),
  pressing({ name: 'openClient' }),
  pressing({ name: 'openClient', clientId: '-1' }),
  pressing({ name: 'openClient', clientId: '1; drop' }),
  pressing({ name: 'openContract', clientId: '77', contractId: '0' }),
  pressing({ name: 'saveIntervention', clientId: '77', contractId: '501', draftId: '<script>' }),
  opened,
];

const shown = (setUp: PlatformSetUp) =>
  garbage.flatMap((event) =>
    ['onGmailMessage', 'onHomepage', 'onCardAction', 'onDraftMail'].map((name) => ({
      name,
      event,
      text: invoke(name, event, setUp).text,
    })),
  );

describe.each<[string, PlatformSetUp]>([
  ['before set-up', {}],
  ['with settings that are no JSON', { ...ready, properties: { SETTINGS: '{' } }],
  ['with every other system dead', ready],
  ['with a signed-in person whom Google does not name', { ...ready, viewer: '' }],
  ['with systems that answer nonsense', { ...ready, answer: () => ({ status: 200, body: '<html>' }) }],
  ['with systems that fail', { ...ready, answer: () => ({ status: 500, body: 'trace' }) }],
])('%s', (_, setUp) => {
  test('every entry point answers any event with a card or a notice', () => {
    for (const { text } of shown(setUp)) expect(text).toMatch(/"(header|navigation|notification)"/);
  });

  test('the trigger answers any event with nothing', () => {
    for (const event of [...garbage, { triggerUid: '1' }])
      expect(invoke('onHourlyTrigger', event, setUp).text).toBe('null');
  });

  test('no card and no log line holds a key or a token', () => {
    const everything = garbage.map((event) => {
      const { world, text } = invoke('onGmailMessage', event, setUp);
      return `${text}${JSON.stringify(world.logged)}`;
    });
    expect(everything.join('')).not.toMatch(/PRIVATE KEY|ya29|helen@alderfinch/);
  });
});

test('before set-up a card says which setting is missing', () => {
  expect(invoke('onHomepage', {}, {}).text).toContain('SETTINGS');
});

test('a missing key is named, and so is what to do', () => {
  const { SETTINGS = '' } = ready.properties ?? {};
  const { text } = invoke('onHomepage', {}, { ...ready, properties: { SETTINGS } });
  expect(text).toContain('TIMELINE_WORKBOOK_ID');
});

test('a dead system is an advice on a card, not an error', () => {
  const { text, world } = invoke('onHomepage', {});
  expect(text).toContain('is not answering');
  expect(JSON.stringify(world.logged)).toContain('upstream failure');
});

test('an unknown action is refused without a call', () => {
  const { text, world } = invoke('onCardAction', pressing({ name: 'eraseEverything' }));
  expect(text).toContain('older card');
  expect(world.requests).toEqual([]);
});

test.each(['userinfo.email', 'script.external_request', 'gmail.addons.current.message.metadata'])(
  'without the scope %s the platform asks for it, and no card of ours hides that',
  (scope) => {
    const refusing: PlatformSetUp = { ...ready, refusedScopes: [scope] };
    for (const name of ['onGmailMessage', 'onHomepage', 'onCardAction', 'onDraftMail']) {
      expect(() => invoke(name, opened, refusing)).toThrow('Authorization is required');
    }
  },
);

test('the open message is read with the token of its own event', () => {
  expect(invoke('onGmailMessage', opened).world.tokens).toEqual(['ya29.message-token']);
});

describe('the hourly trigger', () => {
  const fired = { triggerUid: '4711', hour: 9 };
  const owned = (owner: string): PlatformSetUp => ({
    ...ready,
    properties: { ...ready.properties, TRIGGER_OWNER: owner },
  });
  const withKeys = (setUp: PlatformSetUp): PlatformSetUp => ({
    ...setUp,
    properties: {
      ...setUp.properties,
      HUBSPOT_SERVICE_KEY: 'pat-1',
      HALOPSA_CLIENT_ID: 'id',
      HALOPSA_CLIENT_SECRET: 's',
    },
  });

  test('does nothing for a person who is not its recorded owner', () => {
    expect(invoke('onHourlyTrigger', fired, owned('else@harbour-it.example')).world.requests).toEqual([]);
    expect(invoke('onHourlyTrigger', fired, ready).world.requests).toEqual([]);
    expect(invoke('onHourlyTrigger', fired, { ...owned(''), viewer: '' }).world.requests).toEqual([]);
  });

  test('does nothing when a card calls it, even for its owner', () => {
    const event = { ...fired, ...pressing({ name: 'openHome' }) };
    expect(invoke('onHourlyTrigger', event, withKeys(owned('priya@harbour-it.example'))).world.requests).toEqual([]);
  });

  test('works for its owner', () => {
    const { world } = invoke('onHourlyTrigger', fired, withKeys(owned('priya@harbour-it.example')));
    expect(world.requests.length).toBeGreaterThan(0);
  });
});
