import { saveProposal, startProposal } from '#application/concessions/policy/propose-policy';
import type { Action, Card, CardResponse } from '#cards/card';
import { usualPolicy } from '#domain/concession/approval-policy';
import { addOnOver } from '#hosts/apps-script/add-on';
import { answerButton } from '#hosts/apps-script/card-actions';
import { parsePressedButton } from '#hosts/apps-script/parse-event';
import { ada, concessionMsp, lea, leo, owner } from '#test/application/concessions/concession-msp';
import type { MemoryMsp } from '#test/support/memory-msp';

type Parameters = Readonly<Record<string, string>>;

const text = (value: string) => ({ stringInputs: { value: [value] } });
const dayOf = (day: string) => ({ dateInput: { msSinceEpoch: Date.parse(`${day}T00:00:00Z`) } });

function press(msp: MemoryMsp, person: string, parameters: Parameters, formInputs: object = {}): CardResponse {
  msp.signIn(person);
  const button = parsePressedButton({ commonEventObject: { parameters, formInputs } });
  return answerButton(addOnOver(msp.parts), button && { ...button, readMessage: () => mail });
}

function cardIn(response: CardResponse): Card {
  if (response.kind === 'notice') throw new Error(response.notice);
  return response.card;
}

const mail = { from: ada, to: leo, cc: '', subject: '', sentAt: 0 };

/** What a click on the button or line of this text sends. */
function sends(response: CardResponse, label: string): Parameters {
  const { sections, fixedFooter } = cardIn(response);
  const clicks = sections.flatMap(({ widgets }) =>
    widgets.flatMap((widget) => {
      if ('buttonList' in widget) return widget.buttonList.buttons.map((each) => [each.text, each.onClick] as const);
      if (!('decoratedText' in widget)) return [];
      const { text: said, onClick, button } = widget.decoratedText;
      return [
        ...(onClick === undefined ? [] : [[said, onClick] as const]),
        ...(button === undefined ? [] : [[button.text, button.onClick] as const]),
      ];
    }),
  );
  const footer = [fixedFooter?.primaryButton, fixedFooter?.secondaryButton].flatMap((each) =>
    each === undefined ? [] : [[each.text, each.onClick] as const],
  );
  const found = [...clicks, ...footer].find(([said]) => said?.includes(label) === true)?.[1];
  if (found === undefined || !('action' in found)) throw new Error(`no button ${label}`);
  return sent(found.action);
}

function sent({ parameters }: Action): Parameters {
  return Object.fromEntries(parameters.map(({ key, value }) => [key, value]));
}

const home = { name: 'openHome' };

test('a leader reaches delegations from the homepage, gives their seat and takes it back', () => {
  const msp = concessionMsp();
  const form = press(msp, leo, sends(press(msp, leo, home), 'Delegations'));
  const typed = {
    seat: text(`${leo}/leader`),
    to: text(lea),
    startsOn: dayOf('2026-11-23'),
    endsOn: dayOf('2026-12-04'),
  };
  const bad = press(msp, leo, sends(form, 'Delegate'), { ...typed, to: text('') });
  expect(JSON.stringify(bad)).toContain('Choose a colleague who may see figures of clients.');
  const saved = press(msp, leo, sends(bad, 'Delegate'), typed);
  expect(saved).toMatchObject({ kind: 'update', notice: expect.stringContaining('Delegated.') as unknown });
  expect(JSON.stringify(saved)).toContain('<b>Lea Hart</b> for Leo Finch');
  expect(JSON.stringify(press(msp, lea, home))).toContain('1 person decides for somebody else today.');
  const ended = press(msp, leo, sends(saved, 'End'));
  expect(ended).toMatchObject({ notice: expect.stringContaining('Ended.') as unknown });
  expect(JSON.stringify(ended)).toContain('Nobody decides for anybody else.');
});

test('a policy is proposed, read by the two who approve it, and adopted', () => {
  const msp = concessionMsp();
  const policy = press(msp, lea, sends(press(msp, lea, home), 'Approval policy'));
  const form = press(msp, lea, sends(policy, 'Propose a change'));
  const rows = (depth: string) => ({
    ...Object.fromEntries(
      cardIn(form)
        .sections.flatMap(({ widgets }) => widgets)
        .flatMap((widget) =>
          'textInput' in widget ? [[widget.textInput.name, text(widget.textInput.value ?? '')]] : [],
        ),
    ),
    depth: text(depth),
    reason: text('Too much goes up.'),
    startsOn: dayOf('2026-11-23'),
    levelWithoutGive: text('2'),
  });
  const bad = press(msp, lea, sends(form, 'Propose'), rows('level 1: up to 5\nlevel 2: above 6'));
  expect(bad).toMatchObject({ kind: 'update', notice: '1 field needs a look. Nothing was proposed.' });
  expect(JSON.stringify(bad)).toContain('depth, level 2: above 6: No row answers for what lies between');
  const sound = 'level 1: up to 6\nlevel 2: above 6, up to 10\nlevel 3: above 10';
  const proposed = press(msp, lea, sends(bad, 'Propose'), rows(sound));
  expect(proposed).toMatchObject({ kind: 'update', notice: expect.stringContaining('Proposed.') as unknown });
  for (const [person, said] of [
    [leo, 'One more approval is needed.'],
    [owner, 'New requests go by version 2'],
  ] as const) {
    const shown = press(msp, person, sends(press(msp, person, home), '<b>Approve:</b> version 2'));
    expect(JSON.stringify(shown)).toContain('<b>New: level 1: up to 6</b>');
    expect(press(msp, person, sends(shown, 'Approve'))).toMatchObject({
      notice: expect.stringContaining(said) as unknown,
    });
  }
  expect(cardIn(press(msp, ada, { name: 'openPolicy' })).header?.subtitle).toContain('Version 2');
});

test.each([
  ['20261101', '20261102'],
  ['999999999999999', '1000000000000000'],
  // No number, or more than can be counted: the first one after it is the second.
  ['9999999999999999', '2'],
  ['1e300', '2'],
])('where the settings name their policy %s, the next is %s and can be approved', (version, next) => {
  const msp = concessionMsp({ policy: { ...usualPolicy, version } });
  msp.signIn(lea);
  const started = startProposal(msp.parts);
  if (started.kind !== 'form') throw new Error(started.kind);
  const { draftId, values } = started.form;
  expect(saveProposal(msp.parts, { draftId, values: { ...values, reason: 'Less.' } }).kind).toBe('policy');
  const shown = press(msp, leo, sends(press(msp, leo, home), `<b>Approve:</b> version ${next}`));
  expect(press(msp, leo, sends(shown, 'Approve'))).toMatchObject({
    notice: expect.stringContaining('One more approval is needed.') as unknown,
  });
});

test.each([
  { name: 'saveDelegation' },
  { name: 'endDelegation', delegationId: 'x' },
  { name: 'endDelegation', delegationId: "a'); drop--" },
  { name: 'saveProposal', draftId: '' },
  { name: 'pressPolicy', deed: 'approvePolicy' },
  { name: 'pressPolicy', deed: 'constructor', version: '2', approvals: '0', digest: 'f'.repeat(64), signature: '' },
])('the parameters %j are those of an older card', (parameters) => {
  expect(press(concessionMsp(), leo, parameters)).toMatchObject({
    notice: expect.stringContaining('older card') as unknown,
  });
});
