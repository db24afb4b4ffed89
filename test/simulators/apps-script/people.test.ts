import { appsScriptWorkers, localScript, type LocalScript } from './local-script';

const code = `
function whoAmI() { return [Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getScriptTimeZone()]; }
function install(event) { var builder = ScriptApp.newTrigger('onHour').timeBased(); return builder[event.every || 'everyHours'](event.count || 1).create().getUniqueId(); }
function mine() { return ScriptApp.getProjectTriggers().map(function (one) { return one.getHandlerFunction(); }); }
function removeAll() { ScriptApp.getProjectTriggers().forEach(function (one) { ScriptApp.deleteTrigger(one); }); }
function send(event) { MailApp.sendEmail(event); return MailApp.getRemainingDailyQuota(); }
function sendPlainly() { MailApp.sendEmail('a@harbour-it.example', 'Digest', 'text', { name: 'Renewal Desk', htmlBody: '<b>text</b>' }); }
function read(event) {
  GmailApp.setCurrentMessageAccessToken(event.gmail.accessToken);
  if (event.later) Utilities.sleep(event.later);
  var message = GmailApp.getMessageById(event.gmail.messageId);
  return [message.getFrom(), message.getTo(), message.getCc(), message.getSubject(), message.getDate() instanceof Date, message.getDate().getTime(), message.getThread().getId(), message.getHeader('message-id'), message.getId()];
}
function readWithoutToken(event) { return GmailApp.getMessageById(event.gmail.messageId); }
function readBody(event) { GmailApp.setCurrentMessageAccessToken(event.gmail.accessToken); return GmailApp.getMessageById(event.gmail.messageId).getPlainBody(); }
function consent() {
  var info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/script.send_mail']);
  return info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED;
}
function demand() { ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, ['https://www.googleapis.com/auth/script.send_mail']); return 'granted'; }
`;

const amelia = 'amelia@harbour-it.example';
const ben = 'ben@harbour-it.example';
const scope = (name: string): string => `https://www.googleapis.com/auth/${name}`;

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, code);
});
afterAll(async () => {
  await script.close();
  workers.remove();
});

test('the script runs as the person at the keyboard, whose address needs its scope', async () => {
  expect(await script.value('whoAmI', { user: ben })).toEqual([ben, ben, 'Europe/London']);
  expect(await script.value('whoAmI', { user: ben, refusedScopes: [scope('userinfo.email')] })).toEqual([
    '',
    '',
    'Europe/London',
  ]);
});

describe('triggers', () => {
  test('belong to whoever made them, and are theirs alone to see and remove', async () => {
    await script.value('install', { user: amelia });
    expect(await script.value('mine', { user: amelia })).toEqual(['onHour']);
    expect(await script.value('mine', { user: ben })).toEqual([]);
    await script.value('removeAll', { user: ben });
    expect(await script.runtime.triggers()).toMatchObject([
      { handler: 'onHour', owner: amelia, everyMilliseconds: 3_600_000 },
    ]);
    await script.value('removeAll', { user: amelia });
    expect(await script.runtime.triggers()).toEqual([]);
  });

  test('of an add-on fire once an hour at most, and a person has one', async () => {
    expect(await script.refusal('install', { event: { every: 'everyMinutes', count: 30 } })).toBe(
      'Exception: The recurrence interval for an Add-on trigger must be at least one hour.',
    );
    await script.value('install', { user: ben });
    expect(await script.refusal('install', { user: ben })).toBe(
      'Exception: This add-on has created too many time-based triggers in this document for this Google user account.',
    );
  });

  test('of a script that is no add-on may be twenty', async () => {
    const plain = await localScript(workers.folder, code, { manifest: { timeZone: 'Europe/London' } });
    for (let count = 0; count < 20; count += 1)
      await plain.value('install', { event: { every: 'everyMinutes', count: 5 } });
    expect(await plain.refusal('install')).toContain('This script has too many triggers.');
    expect(await plain.refusal('install', { user: ben, event: { count: 5 } })).toContain(
      'must be one of 1, 2, 4, 6, 8, 12',
    );
    await plain.close();
  });

  test('need their scope', async () => {
    expect(await script.refusal('install', { refusedScopes: [scope('script.scriptapp')] })).toContain(
      'Specified permissions are not sufficient to call ScriptApp.newTrigger.',
    );
  });
});

test('a refused scope is seen beforehand or demanded', async () => {
  const refusedScopes = [scope('script.send_mail')];
  expect(await script.value('consent')).toBe(false);
  expect(await script.value('consent', { refusedScopes })).toBe(true);
  expect(await script.value('demand')).toBe('granted');
  expect(await script.refusal('demand', { refusedScopes })).toContain(
    'Authorization is required to perform that action.',
  );
});

describe('mail', () => {
  test('lies in the outbox with its sender and time', async () => {
    expect(
      await script.value('send', {
        user: amelia,
        event: { to: `${ben}, Cleo <c@x.example>`, subject: 'Digest', body: 'text' },
      }),
    ).toBe(1498);
    await script.value('sendPlainly', { user: amelia });
    expect(await script.runtime.outbox()).toEqual([
      { from: amelia, to: `${ben}, Cleo <c@x.example>`, subject: 'Digest', body: 'text', sentAt: script.clock.now() },
      {
        from: amelia,
        to: 'a@harbour-it.example',
        subject: 'Digest',
        body: 'text',
        name: 'Renewal Desk',
        htmlBody: '<b>text</b>',
        sentAt: script.clock.now(),
      },
    ]);
  });

  test.each([
    [{ to: 'nobody', subject: 's', body: 'b' }, 'Invalid email: nobody'],
    [{ to: '', subject: 's', body: 'b' }, 'Failed to send email: no recipient'],
    [
      { to: Array.from({ length: 51 }, (_, at) => `p${at}@x.example`).join(), subject: 's', body: 'b' },
      'Limit Exceeded: Email Recipients Per Message.',
    ],
    [{ to: ben, subject: 's', body: 'x'.repeat(410_000) }, 'Limit Exceeded: Email Body Size.'],
  ])('is refused beyond its limits (%#)', async (event, message) => {
    expect(await script.refusal('send', { event })).toBe(`Exception: ${message}`);
  });

  test('has a daily quota', async () => {
    const event = { to: Array.from({ length: 50 }, (_, at) => `p${at}@x.example`).join(), subject: 's', body: 'b' };
    for (let count = 0; count < 30; count += 1) await script.value('send', { user: ben, event });
    expect(await script.refusal('send', { user: ben, event })).toBe(
      'Exception: Service invoked too many times for one day: email.',
    );
    script.clock.advance(86_400_000);
    expect(await script.value('send', { user: ben, event })).toBe(1450);
  });
});

describe('the open message', () => {
  const openMessage = {
    id: 'msg-f:1',
    threadId: 'thread-f:1',
    accessToken: 'token-of-this-opening',
    from: 'Grace Obi <grace@northwind.example>',
    to: [amelia],
    cc: [ben, 'x@northwind.example'],
    subject: 'Renewal',
    sentAt: Date.UTC(2026, 2, 1),
  };
  const event = { gmail: { accessToken: openMessage.accessToken, messageId: openMessage.id } };

  test('shows its heading to the token of its event', async () => {
    expect(await script.value('read', { event, openMessage })).toEqual([
      openMessage.from,
      amelia,
      `${ben}, x@northwind.example`,
      'Renewal',
      true,
      openMessage.sentAt,
      'thread-f:1',
      '<msg-f:1@mail.example>',
      'msg-f:1',
    ]);
  });

  test.each([
    [
      'a wrong token',
      'read',
      { gmail: { ...event.gmail, accessToken: 'other' } },
      'Access denied: : Expired access token',
    ],
    ['no token', 'readWithoutToken', event, 'Access denied: : Missing access token for authorization.'],
    [
      'the text',
      'readBody',
      event,
      'Specified permissions are not sufficient to call GmailApp.GmailMessage.getPlainBody.',
    ],
  ])('refuses %s', async (_name, functionName, given, message) => {
    expect(await script.refusal(functionName, { event: given, openMessage })).toContain(message);
  });

  test('forgets a token after some minutes', async () => {
    await script.value('read', { event, openMessage });
    script.clock.advance(11 * 60_000);
    expect(await script.refusal('read', { event, openMessage })).toBe(
      'Exception: Access denied: : Expired access token',
    );
  });
});
