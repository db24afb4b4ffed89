import { ticket } from '#test/support/memory-msp';
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
} from './renewal-msp';

const item = { clientId: 1, renewalId, window: 'T-90' } as const;
const said = { outcome: 'willRenew', words: 'Bea is content.' };
const bea = mail('Bea Birch <bea@birch.example>');

const captured = (msp: RenewalMsp, draftId = 'draft-0001') => msp.asks.saveEvidence({ ...item, draftId, ...said }, bea);
function put({ desk }: RenewalMsp, record: Parameters<typeof ticket>[0]): void {
  desk.records.tickets = [...desk.records.tickets, ticket(record)];
}

const because = (answer: { readonly kind: string }) => ('because' in answer ? String(answer.because) : answer.kind);

/** The button as the approver's card carries it. */
function judgement(msp: RenewalMsp, approves: boolean, words = '') {
  const answer = msp.asks.openEvidence(item);
  if (answer.kind !== 'evidence' || answer.view.signatures === undefined) throw new Error(because(answer));
  const { version, evidence, signatures } = answer.view;
  const signature = approves ? signatures.approve : signatures.returns;
  return { ...item, version, key: evidence.key, approves, signature, words };
}

describe('use this email as evidence', () => {
  test('binds the mail by its Message-ID, with who is behind it, and keeps no word of it; three calls', () => {
    const msp = renewalMsp();
    expect(msp.asks.startEvidence(item, bea)).toMatchObject({
      kind: 'form',
      form: { sender: { name: 'Bea Birch', roles: ['sponsor', 'dayToDay'] }, on: '2026-11-20' },
    });
    const before = msp.workbook.calls.length;
    expect(captured(msp)).toMatchObject({ kind: 'saved', notice: 'Sent for approval.' });
    expect(msp.workbook.calls.slice(before)).toEqual(['read', 'append', 'write']);
    const event = msp.timeline().find(({ type }) => type === 'evidenceCaptured');
    expect(event).toMatchObject({ actor: ada, clientId: 1, contractId: 101, renewalId, run: null });
    expect(JSON.parse(event?.payloadText ?? '')).toEqual({
      window: 'T-90',
      key: '<m1@birch.example>',
      kind: 'mail',
      on: '2026-11-20',
      roles: ['sponsor', 'dayToDay'],
      contactId: '31',
      outcome: 'willRenew',
      words: 'Bea is content.',
    });
    expect(msp.renewal().checkpoints[0]).toMatchObject({ state: 'captured' });
    expect(msp.workbook.contentOf('Checkpoints')[1]).toContain('captured');
  });

  test('a second click shows what the first one did', () => {
    const msp = renewalMsp();
    captured(msp);
    const count = msp.timeline().length;
    expect(captured(msp)).toMatchObject({ kind: 'saved' });
    expect(msp.timeline()).toHaveLength(count);
  });

  test('without a readable Message-ID the key is a digest that tells nothing', () => {
    const msp = renewalMsp();
    msp.asks.saveEvidence({ ...item, draftId: 'draft-0002', ...said }, { ...bea, messageId: '' });
    const payload = msp.timeline().find(({ type }) => type === 'evidenceCaptured')?.payloadText ?? '';
    expect(JSON.parse(payload)).toMatchObject({ key: expect.stringMatching(/^digest:[0-9a-f]{64}$/) as string });
    expect(payload).not.toContain('Our agreement');
  });

  test.each([
    ['a colleague', mail('Lea <lea@msp.example>'), 'from one of us'],
    ['somebody of whom only the domain is known', mail('new@birch.example'), 'not a known contact'],
    ['a stranger', mail('x@else.example'), 'not a known contact'],
    ['a contact of another client', mail('cy@cedar.example'), 'another client'],
    ['a machine, by its header', { ...bea, autoSubmitted: 'auto-replied' }, 'automatic reply'],
    ['a machine, by its subject', { ...bea, subject: 'Automatic reply: Our agreement' }, 'automatic reply'],
    ['before the window opened', { ...bea, sentAt: Date.parse('2026-10-30T10:00:00Z') }, 'older than the window'],
  ])('a mail from %s is refused with the reason', (_who, message, reason) => {
    const msp = renewalMsp();
    expect(because(msp.asks.startEvidence(item, message))).toContain(reason);
    const count = msp.timeline().length;
    expect(because(msp.asks.saveEvidence({ ...item, draftId: 'draft-0001', ...said }, message))).toContain(reason);
    expect(msp.timeline()).toHaveLength(count);
  });

  test('messages stand beside their fields, and what was typed comes back after leaving the card', () => {
    const msp = renewalMsp();
    const empty = { ...item, draftId: 'draft-0001', outcome: '', words: 'Bea said yes.' };
    expect(msp.asks.saveEvidence(empty, bea)).toMatchObject({
      kind: 'form',
      form: { problems: { outcome: 'Choose what the customer said.' }, values: { words: 'Bea said yes.' } },
    });
    expect(msp.asks.startEvidence(item, bea)).toMatchObject({ form: { values: { words: 'Bea said yes.' } } });
    captured(msp);
    expect(because(msp.asks.startEvidence(item, bea))).toContain('not open any more');
  });
});

describe('other evidence', () => {
  const other = { ...item, draftId: 'draft-0003', source: 'ticket', ticketId: '2001', ...said };
  const own = { id: 2001, openedAt: Date.parse('2026-11-20T09:00:00Z'), userId: 11 };

  test('a ticket counts by who asked for it, as HaloPSA says now', () => {
    const msp = renewalMsp();
    put(msp, own);
    expect(because(msp.asks.saveOtherEvidence(other))).toBe('saved');
    expect(msp.renewal().checkpoints[0]?.evidence).toMatchObject({
      kind: 'ticket',
      key: 'ticket:2001',
      contactId: '31',
    });
  });

  test.each([
    ['of another client', { ...own, clientId: 2 }, 'one of another client'],
    ['that is not there', { ...own, id: 5 }, 'no ticket with this number'],
  ])('a ticket %s is refused beside its field', (_which, record, reason) => {
    const msp = renewalMsp();
    put(msp, record);
    expect(msp.asks.saveOtherEvidence(other)).toMatchObject({
      kind: 'form',
      form: { problems: { ticketId: expect.stringContaining(reason) as string } },
    });
  });

  test('"not applicable, because" needs words and no outcome', () => {
    const msp = renewalMsp();
    const asked = { ...other, source: 'notApplicable', ticketId: '', outcome: '' };
    expect(msp.asks.saveOtherEvidence({ ...asked, words: ' ' })).toMatchObject({ kind: 'form' });
    expect(because(msp.asks.saveOtherEvidence(asked))).toBe('saved');
    expect(msp.renewal().checkpoints[0]?.evidence).toMatchObject({ kind: 'notApplicable', words: 'Bea is content.' });
  });
});

describe('approving evidence', () => {
  function waiting(): RenewalMsp {
    const msp = renewalMsp();
    captured(msp);
    msp.signIn(lea);
    return msp;
  }

  test('the success lead approves, and the checkpoint is closed', () => {
    const msp = waiting();
    expect(because(msp.asks.judgeEvidence(judgement(msp, true)))).toBe('saved');
    expect(msp.renewal().checkpoints[0]).toMatchObject({ state: 'closed', evidence: { approvedBy: lea } });
  });

  test('returning needs words, which stand at the checkpoint', () => {
    const msp = waiting();
    expect(because(msp.asks.judgeEvidence(judgement(msp, false)))).toContain('what is missing');
    expect(because(msp.asks.judgeEvidence(judgement(msp, false, 'Which tier?')))).toBe('saved');
    expect(msp.renewal().checkpoints[0]).toMatchObject({ state: 'returned', note: 'Which tier?' });
  });

  test('whoever captured it is offered no button, and another one’s button is none of theirs', () => {
    const msp = waiting();
    const button = judgement(msp, true);
    msp.signIn(ada);
    expect(msp.asks.openEvidence(item)).toMatchObject({ kind: 'evidence', view: { approvers: ['Lea Hart'] } });
    expect(() => judgement(msp, true)).toThrow('evidence');
    expect(because(msp.asks.judgeEvidence(button))).toContain('does not belong');
  });

  test('where the only success lead captured it, the MSP owner approves', () => {
    const msp = renewalMsp();
    msp.signIn(lea);
    captured(msp);
    expect(msp.asks.openEvidence(item)).toMatchObject({ view: { approvers: ['Olga Wren'] } });
    msp.signIn(owner);
    expect(because(msp.asks.judgeEvidence(judgement(msp, true)))).toBe('saved');
  });

  test.each([
    ['the evidence', { key: '<other@birch.example>' }],
    ['the version', { version: 99 }],
    ['the word', { approves: false }],
    ['the window', { window: 'T-60' as const }],
  ])('a button with %s exchanged is refused, and nothing is written', (_what, change) => {
    const msp = waiting();
    const count = msp.timeline().length;
    expect(because(msp.asks.judgeEvidence({ ...judgement(msp, true), ...change }))).toContain('does not belong');
    expect(msp.timeline()).toHaveLength(count);
  });

  test('a card that lay open while the evidence was returned and captured anew decides nothing', () => {
    const msp = waiting();
    const old = judgement(msp, true);
    msp.signIn(owner);
    msp.signIn(lea);
    msp.asks.judgeEvidence(judgement(msp, false, 'Which tier?'));
    msp.signIn(ada);
    captured(msp, 'draft-0009');
    msp.signIn(lea);
    expect(because(msp.asks.judgeEvidence(old))).not.toBe('evidence');
    expect(msp.renewal().checkpoints[0]?.state).toBe('captured');
  });
});

describe('"I have it"', () => {
  const pressed = (msp: RenewalMsp) => {
    const offer = msp.page().renewalMay?.[0]?.acknowledge;
    return offer === undefined ? undefined : { clientId: 1, renewalId, ...offer };
  };

  test('the owner says so once; nobody else is offered it', () => {
    const msp = renewalMsp();
    const button = pressed(msp);
    if (button === undefined) throw new Error('no button');
    msp.signIn(lea);
    expect(pressed(msp)).toBeUndefined();
    expect(because(msp.asks.acknowledgeRenewal(button))).toContain('does not belong');
    msp.signIn(ada);
    expect(because(msp.asks.acknowledgeRenewal(button))).toBe('saved');
    expect(msp.renewal().acknowledgement).toBe('acknowledged');
    const count = msp.timeline().length;
    expect(because(msp.asks.acknowledgeRenewal(button))).toBe('saved');
    expect(msp.timeline()).toHaveLength(count);
  });
});

describe('calls', () => {
  const place = { clientId: 1, renewalId };
  const values = { call: 'renew', reason: 'The board agreed.', step: '', planOwner: ada, planDueOn: '' };

  test('a person’s call stands beside the engine’s, and a leader settles the two', () => {
    const msp = renewalMsp(workflowRecord('T-60'));
    const form = { ...place, window: 'T-60', draftId: 'draft-0001' } as const;
    expect(because(msp.asks.saveCall({ ...form, values }))).toBe('saved');
    expect(msp.renewal()).toMatchObject({ flags: expect.arrayContaining(['disagreement']) as string[] });
    for (const person of [ada, lea, owner, admin]) {
      msp.signIn(person);
      expect(because(msp.asks.startSettling(place))).not.toBe('form');
    }
    msp.signIn(leo);
    const answer = msp.asks.startSettling(place);
    if (answer.kind !== 'form') throw new Error(because(answer));
    const settled = { ...place, draftId: 'draft-0002', version: answer.form.version };
    expect(msp.asks.saveSettling({ ...settled, values: { call: 'watch', reason: '' } })).toMatchObject({
      form: { problems: { call: expect.any(String) as string, reason: expect.any(String) as string } },
    });
    const decided = { ...settled, values: { call: 'atRisk', reason: 'Two sponsors left.' } };
    expect(because(msp.asks.saveSettling(decided))).toBe('saved');
    msp.signIn(ada);
    expect(msp.renewal().calls[0]?.settled).toMatchObject({ call: 'atRisk', byName: 'Leo Finch' });
  });

  test('at T-30 watching is no answer, and at risk needs a plan with a day', () => {
    const msp = renewalMsp(workflowRecord('T-30'));
    const form = { ...place, window: 'T-30', draftId: 'draft-0001' } as const;
    expect(msp.asks.saveCall({ ...form, values: { ...values, call: 'watch' } })).toMatchObject({
      form: { problems: { call: expect.stringContaining('no longer an answer') as string } },
    });
    const atRisk = { ...values, call: 'atRisk', step: 'Meet the board' };
    expect(msp.asks.saveCall({ ...form, values: atRisk })).toMatchObject({
      form: { problems: { plan: expect.any(String) as string } },
    });
    expect(because(msp.asks.saveCall({ ...form, values: { ...atRisk, planDueOn: '2026-12-01' } }))).toBe('saved');
    expect(msp.renewal().calls[0]?.plan).toEqual({ step: 'Meet the board', owner: ada, dueOn: '2026-12-01' });
  });
});

describe('who may do what', () => {
  const form = { ...item, draftId: 'draft-0001' };
  const values = { call: 'renew', reason: 'x', step: '', planOwner: ada, planDueOn: '' };
  const asks: Readonly<Record<string, (msp: RenewalMsp) => { readonly kind: string }>> = {
    saveEvidence: ({ asks: each }) => each.saveEvidence({ ...form, ...said }, bea),
    saveOtherEvidence: ({ asks: each }) =>
      each.saveOtherEvidence({ ...form, source: 'notApplicable', ticketId: '', outcome: '', words: 'x' }),
    saveCall: ({ asks: each }) => each.saveCall({ ...form, window: 'T-60', values }),
    saveMapping: ({ asks: each }) => each.saveMapping({ clientId: 1, draftId: 'draft-0001', role: 'signatory' }, bea),
    previewDraft: ({ asks: each }) => each.previewDraft(item),
    draftMail: ({ asks: each }) => each.draftMail({ ...item, recipient: 'bea@birch.example' }),
  };
  const may: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
    Object.keys(asks).map((name) => [name, [ada, lea]]),
  );
  const everybody = [ada, eve, lea, leo, ivy, owner, admin, 'nobody@else.example', ''];

  test.each(Object.keys(asks).flatMap((name) => everybody.map((person) => [name, person] as const)))(
    '%s by "%s"',
    (name, person) => {
      const msp = renewalMsp(workflowRecord(name === 'saveCall' ? 'T-60' : 'T-90'));
      msp.signIn(person);
      const count = msp.timeline().length;
      const answer = asks[name]?.(msp) ?? { kind: 'none' };
      const isAllowed = may[name]?.includes(person) === true;
      expect(['saved', 'preview', 'draft'].includes(answer.kind)).toBe(isAllowed);
      if (!isAllowed) expect(msp.timeline()).toHaveLength(count);
    },
  );
});
