import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import type { Action, CardResponse } from '#cards/card';
import { messagePageCard } from '#cards/message-page-card';
import { addOnOver, type AddOn } from '#hosts/apps-script/add-on';
import { answerButton } from '#hosts/apps-script/card-actions';
import { parsePressedButton } from '#hosts/apps-script/parse-event';
import { ada, admin, lea, memoryMsp, owner, type MemoryMsp } from '#test/support/memory-msp';

/** After its first sync, with the account manager at the keyboard. */
function syncedMsp(): { readonly msp: MemoryMsp; readonly addOn: AddOn } {
  const msp = memoryMsp();
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  return { msp, addOn: addOnOver(msp.parts) };
}

function press(addOn: AddOn, parameters: Readonly<Record<string, string>>, formInputs: object = {}): CardResponse {
  return answerButton(addOn, parsePressedButton({ commonEventObject: { parameters, formInputs } }));
}

/** What a click on a drawn button sends. */
function sent({ parameters }: Action): Readonly<Record<string, string>> {
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
}

function titleOf(response: CardResponse): string | undefined {
  return response.kind === 'notice' ? undefined : response.card.header?.title;
}

const text = (value: string) => ({ stringInputs: { value: [value] } });
const call = {
  kind: text('call'),
  happenedOn: { dateInput: { msSinceEpoch: Date.UTC(2026, 10, 20) } },
  note: text('Agreed.'),
};

test.each([
  ['openClient', { clientId: '1' }, 'Birch & Co'],
  ['openContract', { clientId: '1', contractId: '101' }, 'AG-101 Managed service'],
  ['openWhy', { clientId: '1', contractId: '101' }, expect.stringMatching(/^Why /)],
  ['startOverride', { clientId: '1', contractId: '101' }, 'Set another band'],
  ['openTimeline', { clientId: '1' }, 'Timeline'],
  ['openGaps', { clientId: '1' }, expect.stringMatching(/^\d+ data gaps?$/)],
  ['startIntervention', { clientId: '1', contractId: '101' }, 'Log an intervention'],
  ['openHome', {}, 'Account manager'],
])('%s pushes its card', (name, parameters, title) => {
  const response = press(syncedMsp().addOn, { name, ...parameters });
  expect(response.kind).toBe('push');
  expect(titleOf(response)).toEqual(title);
});

test.each([
  'openClient',
  'openContract',
  'openWhy',
  'openTimeline',
  'openGaps',
  'startIntervention',
  'saveIntervention',
  'startOverride',
  'saveOverride',
  'withdrawOverride',
])('%s shows nothing of a client that is not the viewer’s', (name) => {
  const { addOn } = syncedMsp();
  const response = press(addOn, { name, clientId: '2', contractId: '201', draftId: 'draft-00000001' }, call);
  expect(titleOf(response)).toBe('Not yours to see');
  expect(JSON.stringify(response)).not.toMatch(/Cedar|AG-201|GBP/);
});

describe('setting a band', () => {
  const fields = {
    band: text('blocked'),
    expiresOn: { dateInput: { msSinceEpoch: Date.UTC(2026, 11, 10) } },
    reason: text('They told us of another offer.'),
  };

  test('goes from the why card over the form to the client card, once for two clicks, and back by one', () => {
    const { msp, addOn } = syncedMsp();
    const why = press(addOn, { name: 'openWhy', clientId: '1', contractId: '101' });
    expect(JSON.stringify(why)).toContain('Set another band');
    const form = press(addOn, { name: 'startOverride', clientId: '1', contractId: '101' });
    if (form.kind !== 'push') throw new Error('the form is pushed');
    const onClick = form.card.fixedFooter?.primaryButton.onClick;
    if (onClick === undefined || !('action' in onClick)) throw new Error('the form has a button to save');
    const before = msp.timeline().length;
    for (let click = 0; click < 2; click += 1) {
      const saved = press(addOn, sent(onClick.action), fields);
      expect(saved).toMatchObject({ kind: 'root', notice: expect.stringContaining('Your band stands') });
      expect(JSON.stringify(saved)).toMatch(/Blocked<\/b>, says Ada Moss/);
    }
    expect(msp.timeline()).toHaveLength(before + 1);
    const again = press(addOn, { name: 'openWhy', clientId: '1', contractId: '101' });
    expect(JSON.stringify(again)).toContain('Withdraw the set band');
    const withdrawn = press(addOn, { name: 'withdrawOverride', clientId: '1', contractId: '101' });
    expect(withdrawn).toMatchObject({ kind: 'root', notice: expect.stringContaining('Withdrawn') });
    expect(JSON.stringify(withdrawn)).not.toContain('says Ada Moss');
  });

  test('comes back with what was typed and a message above the field', () => {
    const { addOn } = syncedMsp();
    const draft = { name: 'saveOverride', clientId: '1', contractId: '101', draftId: 'draft-00000001' };
    const response = press(addOn, draft, { ...fields, reason: text('') });
    expect(response.kind).toBe('update');
    expect(JSON.stringify(response)).toContain('Write why you see it otherwise');
  });

  test('is refused in a sentence to the MSP owner, who sees the client but does not answer for it', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(owner);
    const why = press(addOn, { name: 'openWhy', clientId: '1', contractId: '101' });
    expect(JSON.stringify(why)).not.toContain('Set another band');
    const refusal = { kind: 'notice', notice: expect.stringMatching(/^Only the account manager/) };
    expect(press(addOn, { name: 'startOverride', clientId: '1', contractId: '101' })).toEqual(refusal);
  });
});

test.each([
  [lea, 'Disagreements'],
  [owner, 'Disagreements'],
  [ada, 'Not yours to see'],
  [admin, 'Not yours to see'],
])('openDisagreements shows %s: %s', (who, title) => {
  const { msp, addOn } = syncedMsp();
  msp.signIn(who);
  expect(titleOf(press(addOn, { name: 'openDisagreements' }))).toBe(title);
});

test('a contract that is no longer there is said to be gone', () => {
  const response = press(syncedMsp().addOn, { name: 'openContract', clientId: '1', contractId: '999' });
  expect(titleOf(response)).toBe('Contract not found');
});

test.each([
  {},
  { name: 'openClient' },
  { name: 'openClient', clientId: '01' },
  { name: 'openClient', clientId: '1e3' },
  { name: 'openClient', clientId: '9999999999999999999' },
  { name: 'toString' },
  { name: 'saveIntervention', clientId: '1', contractId: '101' },
])('the parameters %j are those of an older card', (parameters) => {
  expect(press(syncedMsp().addOn, parameters)).toMatchObject({
    kind: 'notice',
    notice: expect.stringContaining('older card'),
  });
});

describe('logging an intervention', () => {
  test('goes from the form to the timeline, once for two clicks', () => {
    const { msp, addOn } = syncedMsp();
    const form = press(addOn, { name: 'startIntervention', clientId: '1', contractId: '101' });
    if (form.kind !== 'push') throw new Error('the form is pushed');
    const onClick = form.card.fixedFooter?.primaryButton.onClick;
    if (onClick === undefined || !('action' in onClick)) throw new Error('the form has a button to save');

    const before = msp.timeline().length;
    const first = press(addOn, sent(onClick.action), call);
    press(addOn, sent(onClick.action), call);

    expect(first).toMatchObject({ kind: 'root', notice: 'Saved to the timeline.' });
    expect(titleOf(first)).toBe('Birch & Co');
    expect(
      msp
        .timeline()
        .slice(before)
        .map(({ type, actor }) => [type, actor]),
    ).toEqual([['interventionLogged', ada]]);
  });

  test('shows a bad form again, with what was typed and a message above each field', () => {
    const { msp, addOn } = syncedMsp();
    const before = msp.timeline().length;
    const parameters = { name: 'saveIntervention', clientId: '1', contractId: '101', draftId: 'draft-00000001' };
    const response = press(addOn, parameters, { kind: text('dance'), note: text('We met & agreed.') });
    if (response.kind !== 'update') throw new Error('the form is drawn again in place');
    const kinds = response.card.sections[0]?.widgets.map((widget) => Object.keys(widget)[0]);
    expect(kinds).toEqual(['decoratedText', 'selectionInput', 'decoratedText', 'dateTimePicker', 'textInput']);
    expect(JSON.stringify(response.card)).toContain('We met & agreed.');
    expect(msp.timeline()).toHaveLength(before);
  });

  test('is refused with a notice while writing is paused, so that the form keeps its text', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(admin);
    press(addOn, { name: 'pauseWriting' });
    msp.signIn(ada);
    const parameters = { name: 'saveIntervention', clientId: '1', contractId: '101', draftId: 'draft-00000001' };
    expect(press(addOn, parameters, call)).toMatchObject({ kind: 'notice', notice: expect.stringContaining('paused') });
  });
});

describe('the administrator', () => {
  test('pauses and resumes from the homepage, which is drawn anew', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(admin);
    const paused = press(addOn, { name: 'pauseWriting' });
    expect(paused).toMatchObject({ kind: 'update', notice: expect.stringContaining('paused') });
    expect(JSON.stringify(paused)).toContain('Resume');
    expect(JSON.stringify(press(addOn, { name: 'resumeWriting' }))).toContain('Pause');
  });

  test('looks at what HaloPSA has ready before turning write-back on, and comes back to the homepage', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(admin);
    msp.desk.records.fieldDefinitions = [{ name: 'CFRenewalDeskBand', kind: 'text' }];
    const check = press(addOn, { name: 'openWriteBack' });
    expect(titleOf(check)).toBe('Write-back to HaloPSA');
    expect(JSON.stringify(check)).toContain('Turn on for 1 of 7 figures');
    expect(JSON.stringify(check)).not.toMatch(/Birch|Cedar|AG-|of 100/);
    const on = press(addOn, { name: 'turnOnWriteBack' });
    expect(on).toMatchObject({ kind: 'root', notice: expect.stringMatching(/next hourly run/) as unknown });
    expect(JSON.stringify(on)).toContain('<b>On</b> since 23 Nov 2026');
    expect(JSON.stringify(press(addOn, { name: 'openWriteBack' }))).not.toContain('"turnOnWriteBack"');
    const off = press(addOn, { name: 'turnOffWriteBack' });
    expect(JSON.stringify(off)).toContain('Nothing is written to HaloPSA');
  });

  test('is told why write-back is not turned on while writing is paused', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(admin);
    press(addOn, { name: 'pauseWriting' });
    expect(press(addOn, { name: 'turnOnWriteBack' })).toMatchObject({
      kind: 'notice',
      notice: expect.stringMatching(/Resume it first/) as unknown,
    });
  });

  test('sees no client and no figure', () => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(admin);
    expect(JSON.stringify(press(addOn, { name: 'openHome' }))).not.toMatch(/Birch|Cedar|AG-|of 100/);
    expect(titleOf(press(addOn, { name: 'openClient', clientId: '1' }))).toBe('Not yours to see');
  });

  test.each([ada, lea, owner])('is not %s: their press changes nothing', (email) => {
    const { msp, addOn } = syncedMsp();
    msp.signIn(email);
    for (const name of [
      'turnOnSync',
      'pauseWriting',
      'resumeWriting',
      'openWriteBack',
      'turnOnWriteBack',
      'turnOffWriteBack',
    ]) {
      expect(press(addOn, { name })).toMatchObject({
        kind: 'notice',
        notice: expect.stringContaining('administrator'),
      });
    }
  });
});

describe('an opened message', () => {
  test.each([
    ['Bea Birch <bea@birch.example>', 'Birch & Co'],
    ['new@birch.example', 'Birch & Co'],
    ['sales@unknown.example', 'Not a client we know'],
    ['cy@cedar.example', 'Not yours to see'],
    ['Lea Hart <lea@msp.example>', 'A message among colleagues'],
  ])('from %s shows "%s"', (from, title) => {
    const { addOn } = syncedMsp();
    const page = addOn.openMessage({ from, to: ada, cc: '' });
    expect(messagePageCard(page, addOn.localTime).header?.title).toBe(title);
  });

  test.each(['', 'nobody@msp.example'])(
    'shows nothing to the signed-in person "%s", whom People do not list',
    (viewer) => {
      const { msp, addOn } = syncedMsp();
      msp.signIn(viewer);
      const card = messagePageCard(addOn.openMessage({ from: 'bea@birch.example', to: ada, cc: '' }), addOn.localTime);
      expect(JSON.stringify(card)).toContain('not among the people');
      expect(JSON.stringify(card)).not.toContain('Birch');
    },
  );
});
