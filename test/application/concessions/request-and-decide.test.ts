import { pauseWriting } from '#application/administer-sync';
import { openRequest } from '#application/concessions/show/open-request';
import { pressDeed } from '#application/concessions/decide/press-deed';
import {
  previewConcession,
  saveConcession,
  startConcession,
} from '#application/concessions/request/request-concession';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { admin, memoryMsp, otto, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, owner, shownIn, values } from './concession-msp';

function requested(msp: MemoryMsp, change = {}) {
  msp.signIn(ada);
  return shownIn(saveConcession(msp.parts, draftOf({ values: { ...values, ...change } })));
}

function lookAs(msp: MemoryMsp, person: string, requestId: string) {
  msp.signIn(person);
  return shownIn(openRequest(msp.parts, requestId));
}

test('a request is on the timeline and in its row after three calls, under the name of the signed-in person', () => {
  const msp = concessionMsp();
  startConcession(msp.parts, { clientId: 1, contractId: 101 });
  msp.workbook.calls.length = 0;
  const view = requested(msp);
  expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
  expect(view).toMatchObject({ requestId: 'C-0001', version: 1, state: 'open', requesterName: 'Ada Moss' });
  const last = msp.timeline()[msp.timeline().length - 1];
  expect(last).toMatchObject({ type: 'concessionRequested', actor: ada, clientId: 1, contractId: 101 });
  expect(msp.workbook.contentOf('Concessions')[1]?.slice(0, 5)).toEqual([
    'C-0001',
    1,
    101,
    '101@2027-03-31',
    'priceCut',
  ]);
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
});

test('its figures are those of the rules: 4 % of the reference price, one level up because cost is estimated', () => {
  const { figures } = requested(concessionMsp());
  // 24,000 a year with an escalator of 3 %: 24,720, of which 4 % is 988.80.
  expect(figures).toMatchObject({ annualMinor: 98_880, referenceMinor: 2_472_000, isCostEstimated: true, level: 2 });
  expect(figures.because).toContain('One level up, because what serving the client costs is only estimated.');
});

test('the same draft sent twice is one request', () => {
  const msp = concessionMsp();
  requested(msp);
  const count = msp.timeline().length;
  expect(requested(msp).requestId).toBe('C-0001');
  expect(msp.timeline()).toHaveLength(count);
});

test('mandatory fields and limits are said beside the field, and nothing is saved', () => {
  const msp = concessionMsp();
  msp.signIn(ada);
  const count = msp.timeline().length;
  const answer = saveConcession(
    msp.parts,
    draftOf({
      values: { ...values, quantity: '4,5', reason: ' ', endsOn: '2026-01-01', give: 'reference', giveValue: '100' },
    }),
  );
  expect(answer.kind === 'form' && Object.keys(answer.form.problems).sort()).toEqual([
    'endsOn',
    'giveValue',
    'quantity',
    'reason',
  ]);
  expect(answer.kind === 'form' && answer.form.values.quantity).toBe('4,5');
  expect(msp.timeline()).toHaveLength(count);
});

test('a draft survives leaving the card, and is gone once it was sent', () => {
  const msp = concessionMsp();
  msp.signIn(ada);
  previewConcession(msp.parts, draftOf({ values: { ...values, quantity: '' } }));
  const again = startConcession(msp.parts, { clientId: 1, contractId: 101 });
  expect(again).toMatchObject({ kind: 'form', form: { draftId: 'draft-0001', values: { reason: values.reason } } });
  saveConcession(msp.parts, draftOf());
  const fresh = startConcession(msp.parts, { clientId: 1, contractId: 101 });
  expect(fresh.kind === 'form' && fresh.form.values.reason).toBe('');
});

test('a preview shows level and verdict before anything is sent', () => {
  const msp = concessionMsp();
  msp.signIn(ada);
  const answer = previewConcession(msp.parts, draftOf());
  expect(answer).toMatchObject({ kind: 'form', form: { preview: { level: 2, annualMinor: 98_880 } } });
  expect(msp.timeline().some(({ type }) => type === 'concessionRequested')).toBe(false);
});

describe('deciding', () => {
  test('a leader approves in three calls, and the decision is theirs', () => {
    const msp = concessionMsp();
    const { requestId } = requested(msp);
    const shown = lookAs(msp, leo, requestId);
    msp.workbook.calls.length = 0;
    const answer = pressDeed(msp.parts, button(shown, 'approve'));
    expect(msp.workbook.calls).toEqual(['read', 'append', 'write']);
    expect(answer).toMatchObject({
      kind: 'request',
      view: { state: 'granted', decisions: [{ byName: 'Leo Finch', action: 'approve', role: 'leader' }] },
    });
    expect(lookAs(msp, ada, requestId).state).toBe('granted');
  });

  test('two leaders click at once: one decision, and the second is shown the first', () => {
    const msp = concessionMsp();
    const { requestId } = requested(msp, { quantity: '12' });
    const shown = lookAs(msp, leo, requestId);
    const approve = button(shown, 'approve');
    pressDeed(msp.parts, approve);
    const count = msp.timeline().length;
    expect(pressDeed(msp.parts, approve)).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/decided already/) as unknown,
    });
    expect(msp.timeline()).toHaveLength(count);
  });

  test('at level 3 leader and finance decide, and one of them alone does not', () => {
    const msp = concessionMsp();
    const { requestId, figures } = requested(msp, { quantity: '12' });
    expect(figures.level).toBe(3);
    const one = shownIn(pressDeed(msp.parts, button(lookAs(msp, fay, requestId), 'approve')));
    expect(one).toMatchObject({ state: 'open', waitsFor: ['Leo Finch (leader)'] });
    const two = shownIn(
      pressDeed(
        msp.parts,
        button(lookAs(msp, leo, requestId), 'approveWithConditions', 'Signed by March.\nReference call.'),
      ),
    );
    expect(two).toMatchObject({
      state: 'granted',
      conditions: [{ text: 'Signed by March.' }, { text: 'Reference call.' }],
    });
  });

  test('the requester is offered no decision, nor is anybody whose role it is not', () => {
    const msp = concessionMsp();
    const { requestId, may } = requested(msp);
    expect(may.map(({ name }) => name)).toEqual(['revise', 'withdraw']);
    expect(lookAs(msp, lea, requestId).may).toEqual([]);
    expect(lookAs(msp, owner, requestId).may).toEqual([]);
  });

  test('administrators and strangers are shown nothing', () => {
    const msp = concessionMsp();
    const { requestId } = requested(msp);
    for (const person of [admin, otto, '', 'x@elsewhere.example']) {
      msp.signIn(person);
      expect(openRequest(msp.parts, requestId).kind).toBe('noAccess');
    }
  });

  test.each([
    ['of another person', (view: ReturnType<typeof requested>) => ({ ...button(view, 'approve') }), fay],
    [
      'for another deed',
      (view: ReturnType<typeof requested>) => ({ ...button(view, 'approve'), deed: 'reject' as const, words: 'No.' }),
      leo,
    ],
    ['for another version', (view: ReturnType<typeof requested>) => ({ ...button(view, 'approve'), version: 2 }), leo],
    [
      'for other terms',
      (view: ReturnType<typeof requested>) => ({ ...button(view, 'approve'), termsDigest: 'f'.repeat(64) }),
      leo,
    ],
    [
      'made up',
      (view: ReturnType<typeof requested>) => ({
        ...button(view, 'approve'),
        signature: `9999999999999.${'0'.repeat(64)}`,
      }),
      leo,
    ],
  ])('a button %s decides nothing', (_, forged, person) => {
    const msp = concessionMsp();
    const { requestId } = requested(msp);
    const pressed = forged(lookAs(msp, leo, requestId));
    msp.signIn(person);
    const count = msp.timeline().length;
    expect(pressDeed(msp.parts, pressed)).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/does not belong/) as unknown,
    });
    expect(msp.timeline()).toHaveLength(count);
  });

  test('a card that lay open for a day is drawn again', () => {
    const msp = concessionMsp();
    const { requestId } = requested(msp);
    const approve = button(lookAs(msp, leo, requestId), 'approve');
    msp.clock.advance(13 * 3_600_000);
    expect(pressDeed(msp.parts, approve)).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(/past its time/) as unknown,
    });
  });

  test('while writing is paused nothing is decided, and the card stays readable', () => {
    const msp = concessionMsp();
    const { requestId } = requested(msp);
    const approve = button(lookAs(msp, leo, requestId), 'approve');
    msp.signIn(admin);
    pauseWriting(msp.parts);
    msp.signIn(leo);
    expect(pressDeed(msp.parts, approve)).toEqual({ kind: 'paused' });
    expect(shownIn(openRequest(msp.parts, requestId)).state).toBe('open');
  });

  test('what was granted since raises the level: the third concession of a client needs two people', () => {
    const msp = concessionMsp();
    const first = requested(msp, { quantity: '1' });
    for (const draftId of ['draft-0002', 'draft-0003']) {
      msp.signIn(ada);
      saveConcession(msp.parts, draftOf({ draftId, values: { ...values, quantity: '1' } }));
    }
    const shown = lookAs(msp, leo, first.requestId);
    expect(shown.figures.level).toBe(3);
    expect(shownIn(pressDeed(msp.parts, button(shown, 'approve'))).state).toBe('open');
  });
});

test('who takes a seat that nobody free holds is said on the card, and every replacement stands on the timeline', () => {
  const msp = concessionMsp();
  const people = msp.workbook.contentOf('People');
  const row = people.findIndex(([email]) => email === fay) + 1;
  msp.workbook.write([
    { tab: 'People', firstRow: row, rows: [[...(people[row - 1] ?? []).slice(0, 2), 'accountManager']] },
  ]);
  const { requestId } = requested(msp, { quantity: '12' });
  const why = 'Nobody free of conflict has the role finance of level 3. The MSP owner takes the seat.';
  // Who is who is remembered for some hours.
  msp.clock.advance(7 * 3_600_000);
  const shown = lookAs(msp, owner, requestId);
  expect(shown).toMatchObject({ replaced: [why], waitsFor: ['Leo Finch (leader)', 'Olga Wren (finance)'] });
  pressDeed(msp.parts, button(shown, 'approve'));
  const event = msp.timeline().slice(-1)[0];
  expect(event).toMatchObject({ type: 'concessionDecided', actor: owner });
  expect(JSON.parse(event?.payloadText ?? '{}')).toMatchObject({ role: 'mspOwner', replaced: [why] });
});

test('a click that was cut after its append is there at the next look, and the next decision rests on it', () => {
  const msp = concessionMsp();
  const { requestId } = requested(msp, { quantity: '12' });
  const [leader, finance] = [
    button(lookAs(msp, leo, requestId), 'approve'),
    button(lookAs(msp, fay, requestId), 'approve'),
  ];
  msp.signIn(leo);
  const cut = {
    ...msp.parts,
    workbook: {
      read: msp.workbook.read.bind(msp.workbook),
      append: msp.workbook.append.bind(msp.workbook),
      addMissingTabs: msp.workbook.addMissingTabs.bind(msp.workbook),
      write: () => {
        throw new Error('cut');
      },
    },
  };
  expect(() => pressDeed(cut, leader)).toThrow('cut');
  msp.signIn(fay);
  expect(shownIn(pressDeed(msp.parts, finance))).toMatchObject({
    state: 'granted',
    decisions: [{ byName: 'Leo Finch' }, { byName: 'Fay Reed' }],
  });
});

test('a request whose row was cut before it was written keeps its number', () => {
  const msp = concessionMsp();
  msp.signIn(ada);
  const cut = {
    ...msp.parts,
    workbook: {
      read: msp.workbook.read.bind(msp.workbook),
      append: msp.workbook.append.bind(msp.workbook),
      addMissingTabs: msp.workbook.addMissingTabs.bind(msp.workbook),
      write: () => {
        throw new Error('cut');
      },
    },
  };
  expect(() => saveConcession(cut, draftOf())).toThrow('cut');
  expect(shownIn(saveConcession(msp.parts, draftOf({ draftId: 'draft-0002' }))).requestId).toBe('C-0002');
  expect(shownIn(saveConcession(msp.parts, draftOf())).requestId).toBe('C-0001');
});

test('without cost and margin in the settings nobody can ask, and is told who mends it', () => {
  const msp = memoryMsp();
  msp.signIn(ada);
  expect(startConcession(msp.parts, { clientId: 1, contractId: 101 }).kind).not.toBe('form');
});
