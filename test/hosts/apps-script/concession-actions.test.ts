import type { Action, Card, CardResponse } from '#cards/card';
import { messagePageCard } from '#cards/message-page-card';
import { addOnOver } from '#hosts/apps-script/add-on';
import { answerButton } from '#hosts/apps-script/card-actions';
import { parsePressedButton } from '#hosts/apps-script/parse-event';
import { ada, concessionMsp, fay, lea, leo, values } from '#test/application/concessions/concession-msp';
import { otto, type MemoryMsp } from '#test/support/memory-msp';

type Parameters = Readonly<Record<string, string>>;

const text = (value: string) => ({ stringInputs: { value: [value] } });
const draft = { clientId: '1', contractId: '101', draftId: 'draft-00000001' };
const mail = {
  from: 'Bea <bea@birch.example>',
  to: ada,
  cc: '',
  subject: 'Our renewal',
  sentAt: Date.UTC(2026, 10, 2),
};

function typed(change: Partial<typeof values> = {}) {
  const all = Object.entries({ ...values, ...change }).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(all.map(([name, value]) => [name, text(String(value))]));
}

function press(msp: MemoryMsp, person: string, parameters: Parameters, formInputs: object = {}): CardResponse {
  msp.signIn(person);
  const button = parsePressedButton({ commonEventObject: { parameters, formInputs } });
  return answerButton(addOnOver(msp.parts), button && { ...button, readMessage: () => mail });
}

function cardIn(response: CardResponse): Card {
  if (response.kind === 'notice') throw new Error(response.notice);
  return response.card;
}

/** What a click on the button of this text sends. */
function sends(response: CardResponse, label: string): Parameters {
  const { sections, fixedFooter } = cardIn(response);
  const inRows = sections.flatMap(({ widgets }) =>
    widgets.flatMap((widget) => {
      if ('buttonList' in widget) return widget.buttonList.buttons;
      return 'decoratedText' in widget && widget.decoratedText.button ? [widget.decoratedText.button] : [];
    }),
  );
  const footer = fixedFooter === undefined ? [] : [fixedFooter.primaryButton, fixedFooter.secondaryButton];
  const button = [...inRows, ...footer].find((each) => each?.text === label);
  if (button === undefined || !('action' in button.onClick)) throw new Error(`no button ${label}`);
  return sent(button.onClick.action);
}

function sent({ parameters }: Action): Parameters {
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
}

function requested(msp: MemoryMsp, change: Partial<typeof values> = {}): CardResponse {
  return press(msp, ada, { name: 'saveConcession', ...draft }, typed(change));
}

const opened = { name: 'openRequest', requestId: 'C-0001' };

test('the form opens beside the client’s mail, which is noted as evidence', () => {
  const response = press(concessionMsp(), ada, { name: 'startConcession', clientId: '1', contractId: '101' });
  expect(response.kind).toBe('push');
  expect(cardIn(response).header?.title).toBe('Request a concession');
  expect(JSON.stringify(response)).toContain('The open mail of 2 Nov 2026 is noted as evidence');
});

test('a preview shows verdict, value with its working and level, and sends nothing', () => {
  const msp = concessionMsp();
  const count = msp.timeline().length;
  const shown = JSON.stringify(press(msp, ada, { name: 'previewConcession', ...draft }, typed()));
  expect(shown).toContain('What it would mean');
  expect(shown).toContain('GBP 988.80 a year');
  expect(shown).toContain('Level 2');
  expect(msp.timeline()).toHaveLength(count);
});

test('what cannot be sent comes back with what was typed and a message above its field', () => {
  const response = requested(concessionMsp(), { quantity: '4,5', reason: '' });
  expect(response).toMatchObject({ kind: 'update', notice: '2 fields need a look.' });
  const [, ask] = cardIn(response).sections;
  const widgets = JSON.stringify(ask);
  expect(widgets.indexOf('with a point before the decimals')).toBeLessThan(widgets.indexOf('"name":"quantity"'));
  expect(widgets).toContain('"value":"4,5"');
});

test('a request is sent, decided by whom it waits for, and granted on the card of its requester', () => {
  const msp = concessionMsp();
  expect(requested(msp)).toMatchObject({ kind: 'update', notice: 'Sent.' });
  const card = press(msp, leo, opened);
  expect(JSON.stringify(card)).toContain('A mail of 2 Nov 2026');
  const decided = press(msp, leo, sends(card, 'Approve'));
  expect(decided).toMatchObject({ kind: 'update', notice: 'Approved. The requester is told.' });
  expect(JSON.stringify(press(msp, ada, opened))).toContain('<b>Granted</b>');
});

test('a rejection without words is refused beside the request as it stands', () => {
  const msp = concessionMsp();
  requested(msp);
  const reject = sends(press(msp, leo, opened), 'Reject');
  expect(press(msp, leo, reject)).toMatchObject({ kind: 'update', notice: expect.stringContaining('Say why') });
  const rejected = press(msp, leo, reject, { words: text('The other offer leaves out support.') });
  expect(rejected).toMatchObject({ notice: 'Rejected. The requester is told.' });
});

test('an offer comes back to the requester’s form, and their acceptance is a new version', () => {
  const msp = concessionMsp();
  requested(msp);
  press(msp, leo, sends(press(msp, leo, opened), 'Make an offer'), { words: text('2% and no more.') });
  const form = press(msp, ada, sends(press(msp, ada, opened), 'Accept the offer'));
  expect(JSON.stringify(form)).toContain('2% and no more.');
  const bad = press(msp, ada, sends(form, 'Send again'), typed({ quantity: 'two' }));
  expect(bad).toMatchObject({ kind: 'update', notice: '1 field needs a look.' });
  const again = press(msp, ada, sends(bad, 'Send again'), typed({ quantity: '2' }));
  expect(again).toMatchObject({ kind: 'update', notice: 'Sent again with the new terms.' });
  expect(JSON.stringify(again)).toContain('2% off the price');
});

test('a leader sees the timeline of a client with an open request, and of no other', () => {
  const msp = concessionMsp();
  requested(msp);
  const timeline = sends(press(msp, leo, opened), 'Timeline');
  expect(cardIn(press(msp, leo, timeline)).header?.title).toBe('Timeline');
  for (const other of [
    { ...timeline, clientId: '2' },
    { name: 'openTimeline', clientId: '1' },
  ]) {
    expect(cardIn(press(msp, leo, other)).header?.title).toBe('Not yours to see');
  }
});

test('a request is shown to nobody whom it does not concern', () => {
  const msp = concessionMsp();
  requested(msp);
  for (const person of [otto, 'stranger@else.example', '']) {
    const response = press(msp, person, opened);
    expect(JSON.stringify(response)).not.toMatch(/Birch|GBP|C-0001/);
  }
  for (const person of [ada, lea, leo, fay]) {
    expect(cardIn(press(msp, person, opened)).header?.title).toBe('Birch & Co');
  }
});

describe('a notification mail', () => {
  const notice = { from: `Ada <${ada}>`, to: leo, cc: '', subject: 'Re: [C-0001] Concession for Birch & Co' };
  function beside(person: string, change: Partial<typeof notice> = {}) {
    const msp = concessionMsp();
    requested(msp);
    msp.signIn(person);
    const addOn = addOnOver(msp.parts);
    const count = msp.timeline().length;
    const title = messagePageCard(addOn.openMessage({ ...notice, ...change }), addOn.localTime).header?.title;
    expect(msp.timeline()).toHaveLength(count);
    return title;
  }

  test('leads whoever may see the request to its card, and decides nothing', () => {
    for (const person of [leo, fay, ada]) expect(beside(person)).toBe('Birch & Co');
  });

  test('shows anybody else what any mail of a colleague shows', () => {
    expect(beside(otto)).not.toBe('Birch & Co');
    expect(beside(otto)).toBe(beside(otto, { subject: 'Lunch' }));
  });

  test('is one only when it comes from one of our own addresses and names a request that exists', () => {
    expect(beside(leo, { from: 'mallory@else.example' })).not.toBe('Birch & Co');
    for (const subject of ['[C-0002] Concession', 'C-0001', '[C-00000001]', '[C-0001', '']) {
      expect(beside(leo, { subject })).not.toBe('Birch & Co');
    }
  });
});

test('a client’s requests are listed for who may see the client, and for nobody else', () => {
  const msp = concessionMsp();
  requested(msp);
  const list = { name: 'openConcessions', clientId: '1' };
  msp.workbook.calls.length = 0;
  const shown = press(msp, ada, list);
  expect(msp.workbook.calls).toEqual(['read']);
  expect(cardIn(shown).header?.title).toBe('Concessions: 1 open, 0 granted');
  expect(JSON.stringify(shown)).toContain('C-0001');
  for (const person of [otto, leo]) expect(cardIn(press(msp, person, list)).header?.title).toBe('Not yours to see');
});

test('the homepage lists what waits for whom, in one more range of the same call', () => {
  const msp = concessionMsp();
  requested(msp);
  const home = (person: string) => JSON.stringify(press(msp, person, { name: 'openHome' }));
  expect(home(leo)).toContain('<b>Decide:</b> Birch &amp; Co, lower price');
  expect(home(ada)).toContain('<b>Waits for others:</b> Birch &amp; Co, lower price');
  for (const person of [lea, otto]) expect(home(person)).not.toContain('lower price');
  msp.workbook.calls.length = 0;
  home(leo);
  expect(msp.workbook.calls).toEqual(['read']);
});

test.each([
  { name: 'openRequest', requestId: 'C-1' },
  { name: 'openRequest', requestId: 'C-0001; drop' },
  { name: 'pressDeed', requestId: 'C-0001', deed: 'approve' },
  { name: 'pressDeed', deed: 'constructor' },
  { name: 'saveConcession', clientId: '1' },
  { name: 'startRevision', deed: 'approve' },
])('the parameters %j are those of an older card', (parameters) => {
  expect(press(concessionMsp(), leo, parameters)).toMatchObject({ notice: expect.stringContaining('older card') });
});
