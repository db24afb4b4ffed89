import type { Action, Card, CardResponse } from '#cards/card';
import { addOnOver } from '#hosts/apps-script/add-on';
import { answerButton } from '#hosts/apps-script/card-actions';
import { parsePressedButton } from '#hosts/apps-script/parse-event';
import { draftAsked } from '#hosts/apps-script/renewal-actions';
import {
  ada,
  admin,
  eve,
  ivy,
  lea,
  leo,
  mail,
  owner,
  renewalId,
  renewalMsp,
  workflowRecord,
  type RenewalMsp,
} from '#test/application/workflow/renewal-msp';

type Parameters = Readonly<Record<string, string>>;

const text = (value: string) => ({ stringInputs: { value: [value] } });
const message = mail('Bea Birch <bea@birch.example>');
const everybody = [ada, eve, lea, leo, ivy, owner, admin, 'nobody@else.example'];

function press(msp: RenewalMsp, person: string, parameters: Parameters, formInputs: object = {}): CardResponse {
  msp.signIn(person);
  const button = parsePressedButton({ commonEventObject: { parameters, formInputs } });
  return answerButton(addOnOver(msp.parts), button && { ...button, readMessage: () => message });
}

/** Every button and line of a card, by what a person reads on it. */
function clicksOn({ sections, fixedFooter }: Card): readonly (readonly [string, Parameters])[] {
  const inRows = sections.flatMap(({ widgets }) =>
    widgets.flatMap((widget) => {
      if ('buttonList' in widget) return widget.buttonList.buttons.map((each) => [each.text, each.onClick] as const);
      if (!('decoratedText' in widget)) return [];
      const { text: words, onClick, button } = widget.decoratedText;
      return [
        ...(onClick === undefined ? [] : [[words, onClick] as const]),
        ...(button === undefined ? [] : [[button.text, button.onClick] as const]),
      ];
    }),
  );
  const footer = [fixedFooter?.primaryButton, fixedFooter?.secondaryButton].flatMap((button) =>
    button === undefined ? [] : [[button.text, button.onClick] as const],
  );
  return [...inRows, ...footer].flatMap(([words, onClick]) =>
    'action' in onClick ? [[words, sent(onClick.action)] as const] : [],
  );
}

function sent({ parameters }: Action): Parameters {
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
}

function sends(response: CardResponse, words: string): Parameters {
  if (response.kind === 'notice') throw new Error(response.notice);
  const found = clicksOn(response.card).find(([shown]) => shown.includes(words));
  if (found === undefined) throw new Error(`nothing reads ${words}`);
  return found[1];
}

const noticeOf = (response: CardResponse) => response.notice ?? '';
const said = { outcome: text('willRenew'), words: text('Bea is content.') };
const opened = { name: 'openRenewal', clientId: '1', renewalId };
const evidence = { clientId: '1', renewalId, window: 'T-90' };

/** Evidence that waits for its approval. */
function waiting(): RenewalMsp {
  const msp = renewalMsp();
  const form = press(msp, ada, { name: 'startEvidence', ...evidence });
  press(msp, ada, sends(form, 'Send for approval'), said);
  return msp;
}

test('an account manager and a success lead prove a checkpoint, from the buttons that their cards carry', () => {
  const msp = renewalMsp();
  const card = press(msp, ada, opened);
  expect(noticeOf(press(msp, ada, sends(card, 'I have it')))).toBe('Noted: you have it.');
  const form = press(msp, ada, { name: 'startEvidence', ...evidence });
  const refused = press(msp, ada, sends(form, 'Send for approval'));
  expect(JSON.stringify(refused)).toContain('Choose what the customer said.');
  const done = press(msp, ada, sends(refused, 'Send for approval'), said);
  expect(done).toMatchObject({ kind: 'root', notice: 'Sent for approval.' });

  const home = press(msp, lea, { name: 'openHome' });
  expect(JSON.stringify(home)).toContain('Evidence to approve: 1');
  const judging = press(msp, lea, sends(home, 'Birch'));
  expect(noticeOf(press(msp, lea, sends(judging, 'Return')))).toContain('Say what is missing');
  const approved = press(msp, lea, sends(judging, 'Approve'));
  expect(approved).toMatchObject({ kind: 'root', notice: 'Approved.' });
  expect(JSON.stringify(approved)).not.toContain('Evidence to approve');
  msp.signIn(ada);
  expect(msp.renewal()).toMatchObject({ acknowledgement: 'acknowledged', checkpoints: [{ state: 'closed' }] });
});

test('a draft is shown, opened for the recipient that was chosen, and answered with a notice where it is refused', () => {
  const msp = renewalMsp();
  const shown = press(msp, ada, { name: 'previewDraft', clientId: '1', renewalId });
  const parameters = sends(shown, 'Open as draft');
  const asked = (recipient: string) =>
    draftAsked(addOnOver(msp.parts), {
      parameters,
      formInputs: { recipient: text(recipient) },
      readMessage: () => message,
    });
  expect(asked('bea@birch.example')).toMatchObject({ kind: 'draft', to: 'bea@birch.example', isReply: true });
  expect(asked('rival@else.example')).toMatchObject({ kind: 'notice' });
  expect(draftAsked(addOnOver(msp.parts), undefined)).toMatchObject({ kind: 'notice' });
  msp.signIn(leo);
  expect(asked('bea@birch.example').kind).toBe('push');
});

describe('buttons that no card drew', () => {
  const signature = `${Date.UTC(2026, 10, 24)}.${'0'.repeat(64)}`;

  test.each(everybody)('none of the signed ones decides anything for %s', (person) => {
    const msp = waiting();
    const count = msp.timeline().length;
    const deeds: readonly Parameters[] = [
      { name: 'acknowledgeRenewal', clientId: '1', renewalId, owner: ada, signature },
      { name: 'judgeEvidence', ...evidence, version: '1', key: '<m1@birch.example>', approves: 'true', signature },
      { name: 'saveRelease', clientId: '1', draftId: 'draft-0001', ticketIds: '3001', signature },
    ];
    for (const deed of deeds) press(msp, person, deed, { reason: text('x'), words: text('x') });
    expect(msp.timeline()).toHaveLength(count);
  });

  test('the approver’s own buttons decide for nobody else, and for no other evidence, window or renewal', () => {
    const msp = waiting();
    const card = press(msp, lea, { name: 'openEvidence', ...evidence });
    const count = msp.timeline().length;
    const buttons = [sends(card, 'Approve'), sends(card, 'Return')];
    const [until = '', mac = ''] = (buttons[0]?.['signature'] ?? '').split('.');
    const changes: readonly Parameters[] = [
      { version: '7' },
      { key: '<m2@birch.example>' },
      { window: 'T-60' },
      { clientId: '2' },
      { renewalId: '201@2027-03-31' },
      { signature: `${Number(until) + 1}.${mac}` },
      { signature: mac },
      { approves: 'maybe' },
      { clientId: 'NaN' },
      { renewalId: '__proto__' },
    ];
    for (const button of buttons) {
      for (const change of changes) press(msp, lea, { ...button, ...change }, { words: text('x') });
      for (const person of everybody.filter((each) => each !== lea)) press(msp, person, button, { words: text('x') });
    }
    expect(msp.timeline()).toHaveLength(count);
    expect(noticeOf(press(msp, lea, buttons[0] ?? {}))).toBe('Approved.');
    expect(msp.timeline()).toHaveLength(count + 1);
    for (const button of buttons) press(msp, lea, button, { words: text('x') });
    expect(msp.timeline()).toHaveLength(count + 1);
  });

  test('a card that lay open for more than half a day decides nothing', () => {
    const msp = waiting();
    const approve = sends(press(msp, lea, { name: 'openEvidence', ...evidence }), 'Approve');
    msp.clock.advance(13 * 3_600_000);
    expect(noticeOf(press(msp, lea, approve))).toContain('too long');
  });
});

test('opening anything writes nothing, whoever opens it', () => {
  const msp = waiting();
  const before = msp.workbook.calls.length;
  const openings: readonly Parameters[] = [
    opened,
    { name: 'openHome' },
    { name: 'openClient', clientId: '1' },
    { name: 'openContract', clientId: '1', contractId: '101' },
    ...['openEvidence', 'startEvidence', 'startOtherEvidence', 'startCall'].map((name) => ({ name, ...evidence })),
    { name: 'startSettling', clientId: '1', renewalId },
    { name: 'startRelease', clientId: '1' },
    { name: 'startMapping', clientId: '1' },
    { name: 'previewDraft', clientId: '1', renewalId },
  ];
  for (const person of everybody) for (const opening of openings) press(msp, person, opening);
  expect(new Set(msp.workbook.calls.slice(before))).toEqual(new Set(['read']));
});

test('calls are offered where they are due, and a leader settles from the homepage without seeing the client', () => {
  const msp = renewalMsp(workflowRecord('T-60'));
  const form = press(msp, ada, sends(press(msp, ada, opened), 'Record the call'));
  const call = { call: text('renew'), reason: text('The board agreed.') };
  expect(noticeOf(press(msp, ada, sends(form, 'Record the call'), call))).toBe('Recorded.');
  const home = press(msp, leo, { name: 'openHome' });
  const settling = press(msp, leo, sends(home, 'Birch'));
  expect(JSON.stringify(settling)).toContain('The board agreed.');
  expect(press(msp, leo, opened)).toMatchObject({
    kind: 'push',
    card: { header: { title: expect.any(String) as string } },
  });
  expect(JSON.stringify(press(msp, leo, opened))).not.toContain('AG-101');
  const word = { call: text('atRisk'), reason: text('Two sponsors left.') };
  const settled = press(msp, leo, sends(settling, 'Settle it'), word);
  expect(noticeOf(settled)).toContain('Settled');
  expect(JSON.stringify(settled)).not.toContain('AG-101');
});
