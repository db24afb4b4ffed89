import { findingDesk } from '#application/uplift/act/finding-desk';
import { openClient } from '#application/viewing';
import { openTimeline } from '#application/open-timeline';
import { openHomepage } from '#application/open-homepage';
import type { ClientPage } from '#application/views/client-page';
import type { FindingDeed } from '#application/views/uplift';
import { ada, admin, contract, lea, owner, ticket, type MemoryMsp } from '#test/support/memory-msp';
import {
  changeContract,
  day,
  findingOf,
  hour,
  overHours,
  overrunKey,
  periodsUsing,
  runAfter,
  toldOf,
  upliftingMsp,
} from '#test/support/uplifting-msp';

const about = { clientId: 1, key: overrunKey };

function pageFor(msp: MemoryMsp, email: string): ClientPage {
  msp.signIn(email);
  const answer = openClient(msp.parts, 1);
  if (answer.kind !== 'client') throw new Error(`${email} sees the client`);
  return answer.page;
}

/** The button as this person's card carries it; undefined: it is not drawn. */
function buttonFor(msp: MemoryMsp, email: string, deed: FindingDeed) {
  const page = pageFor(msp, email);
  const finding = page.context.findings?.shown.find(({ key }) => key === overrunKey);
  const signature = page.findingMay?.find(({ key }) => key === overrunKey)?.[deed];
  return finding === undefined || signature === undefined
    ? undefined
    : { ...about, deed, version: finding.version, signature };
}

function press(msp: MemoryMsp, email: string, deed: FindingDeed) {
  const button = buttonFor(msp, email, deed);
  if (button === undefined) return 'no button';
  const answer = findingDesk(msp.parts).pressFinding(button);
  return answer.kind === 'refused' ? answer.because : answer.kind;
}

function dismiss(
  msp: MemoryMsp,
  email: string,
  { reason = 'They run a project of their own.', isWrong = 'wrong', key = overrunKey } = {},
) {
  msp.signIn(email);
  return findingDesk(msp.parts).saveDismissing({
    clientId: 1,
    key,
    draftId: 'draft-0001',
    values: { reason, isWrong },
  });
}

const incident = ticket({ id: 900, priority: 1, openedAt: Date.parse('2026-11-23T07:30:00Z') });
const { closedAt: _never, ...open } = incident;

describe('from found to presented', () => {
  test('one asks, a second person approves, and who approved does not present', () => {
    const msp = upliftingMsp();
    expect(press(msp, ada, 'putForward')).toBe('saved');
    expect(buttonFor(msp, ada, 'approve')).toBeUndefined();
    expect(press(msp, lea, 'approve')).toBe('saved');
    expect(buttonFor(msp, lea, 'present')).toBeUndefined();
    expect(press(msp, ada, 'present')).toBe('saved');
    expect(findingOf(msp)).toMatchObject({
      life: { state: 'presented', approvedBy: lea, presentedOn: '2026-11-23' },
      presentedBy: ada,
    });
    runAfter(msp, hour);
    expect(toldOf(msp)).toEqual(['findingFound', 'findingPutForward', 'findingApproved', 'findingPresented']);
  });

  test('three calls a button; a second click changes nothing more', () => {
    const msp = upliftingMsp();
    const button = buttonFor(msp, ada, 'putForward');
    if (button === undefined) throw new Error('there is a button');
    const before = msp.workbook.calls.length;
    expect(findingDesk(msp.parts).pressFinding(button).kind).toBe('saved');
    expect(msp.workbook.calls.slice(before)).toEqual(['read', 'append', 'write']);
    expect(findingDesk(msp.parts).pressFinding(button).kind).toBe('saved');
    expect(toldOf(msp)).toEqual(['findingFound', 'findingPutForward']);
  });

  test("a button of somebody else, of another finding's version, or forged, decides nothing", () => {
    const msp = upliftingMsp();
    const button = buttonFor(msp, ada, 'putForward');
    if (button === undefined) throw new Error('there is a button');
    const { pressFinding } = findingDesk(msp.parts);
    msp.signIn(lea);
    expect(pressFinding(button)).toMatchObject({ kind: 'refused' });
    msp.signIn(ada);
    expect(pressFinding({ ...button, deed: 'present' })).toMatchObject({ kind: 'refused' });
    expect(pressFinding({ ...button, version: button.version + 1 })).toMatchObject({ kind: 'refused' });
    msp.signIn(admin);
    expect(pressFinding(button)).toMatchObject({ kind: 'noAccess' });
    expect(toldOf(msp)).toEqual(['findingFound']);
  });

  test('waits on the homepage of who approves it, and of nobody else', () => {
    const msp = upliftingMsp();
    press(msp, ada, 'putForward');
    const queueOf = (email: string) => {
      msp.signIn(email);
      const answer = openHomepage(msp.parts);
      return answer.kind === 'home' ? answer.view.findings?.map(({ key }) => key) : undefined;
    };
    expect(queueOf(lea)).toEqual([overrunKey]);
    expect(queueOf(owner)).toEqual([overrunKey]);
    expect(queueOf(ada)).toBeUndefined();
    expect(queueOf(admin)).toBeUndefined();
  });

  test('unanswered for 90 days it expires', () => {
    const msp = upliftingMsp();
    press(msp, ada, 'putForward');
    press(msp, lea, 'approve');
    press(msp, ada, 'present');
    runAfter(msp, 90 * day);
    expect(findingOf(msp).life.state).toBe('presented');
    runAfter(msp, day);
    expect(findingOf(msp)).toMatchObject({ life: { state: 'expired' }, end: 'expired' });
  });
});

describe('dismissing', () => {
  test('needs a reason and whether it was wrong', () => {
    const msp = upliftingMsp();
    expect(dismiss(msp, ada, { reason: ' ', isWrong: '' })).toMatchObject({
      kind: 'form',
      form: { problems: { reason: expect.any(String) as string, isWrong: 'Choose one.' } },
    });
    expect(dismiss(msp, ada)).toMatchObject({ kind: 'saved' });
    expect(findingOf(msp)).toMatchObject({
      life: { state: 'dismissed', wasWrong: true },
      dismissal: { by: ada, reason: 'They run a project of their own.' },
    });
    expect(pageFor(msp, ada).context.findings).toBeUndefined();
  });

  test('a second click shows what the first one did; the same form dismisses no other finding', () => {
    const msp = upliftingMsp({
      desk: { contracts: [101, 102].map((id) => contract({ id, periods: periodsUsing(overHours) })) },
    });
    expect(dismiss(msp, ada)).toMatchObject({ kind: 'saved' });
    expect(dismiss(msp, ada)).toMatchObject({ kind: 'saved', notice: expect.stringContaining('Dismissed') as string });
    expect(dismiss(msp, lea)).toMatchObject({ kind: 'refused' });
    const dismissed = () => toldOf(msp).filter((told) => told === 'findingDismissed').length;
    expect(dismissed()).toBe(1);
    const key = 'overrun/1/102';
    expect(dismiss(msp, ada, { key })).toMatchObject({ kind: 'saved' });
    expect(dismissed()).toBe(2);
    expect(findingOf(msp, key).life.state).toBe('dismissed');
  });

  test('is for good: over 120 days, with more hours, and in the next term under another number', () => {
    const msp = upliftingMsp();
    dismiss(msp, ada);
    const told = toldOf(msp);
    for (let days = 0; days < 120; days += 4) runAfter(msp, 4 * day);
    changeContract(msp, 101, { periods: periodsUsing([45, 43, 47, 44, 46, 45], '2026-11') });
    runAfter(msp, 40 * day);
    const [current] = msp.desk.records.contracts;
    if (current === undefined) throw new Error('a contract');
    msp.desk.records.contracts = [{ ...current, id: 102, previousContractId: 101 }];
    runAfter(msp, day);
    expect(toldOf(msp)).toEqual(told);
  });
});

test('who asked for approval asks for it still when the worth is stated anew', () => {
  const msp = upliftingMsp();
  press(msp, ada, 'putForward');
  press(msp, lea, 'approve');
  changeContract(msp, 101, { periods: periodsUsing([26, 25, 28, 26, 27, 26], '2026-06') });
  runAfter(msp, 29 * day);
  expect(findingOf(msp)).toMatchObject({ life: { state: 'found' }, statedOn: '2026-12-22', putForwardBy: ada });
  expect(buttonFor(msp, lea, 'approve')).toBeDefined();
  expect(findingOf(msp).life).not.toHaveProperty('approvedBy');
});

describe('while an incident is open', () => {
  function gatedMsp(): MemoryMsp {
    const msp = upliftingMsp();
    press(msp, ada, 'putForward');
    msp.desk.records.tickets = [...msp.desk.records.tickets, { ...open, updatedAt: msp.clock.now() }];
    return msp;
  }

  test('what HaloPSA says now holds back approving, presenting and drafting, before the next run', () => {
    const msp = gatedMsp();
    expect(press(msp, lea, 'approve')).toContain('An incident is open');
    msp.signIn(ada);
    expect(findingDesk(msp.parts).draftProposal(about)).toMatchObject({ kind: 'refused' });
    expect(findingOf(msp).life.state).toBe('found');
  });

  test('nothing of it is shown on any path', () => {
    const msp = gatedMsp();
    const stale = buttonFor(msp, lea, 'approve');
    runAfter(msp, hour);
    for (const email of [ada, lea, owner]) {
      const page = pageFor(msp, email);
      expect(page.context.findings).toMatchObject({ shown: [], held: 1 });
      expect(page.findingMay).toEqual([]);
      expect(JSON.stringify(page)).not.toContain('More hours than agreed');
      const timeline = openTimeline(msp.parts, 1);
      expect(timeline.kind).toBe('timeline');
      expect(JSON.stringify(timeline)).not.toContain('Uplift');
      const home = openHomepage(msp.parts);
      expect(JSON.stringify(home)).not.toContain('More hours');
      const asks = findingDesk(msp.parts);
      for (const answer of [asks.draftProposal(about), asks.startDismissing(about)])
        expect(answer).toMatchObject({ kind: 'refused' });
    }
    msp.signIn(lea);
    if (stale === undefined) throw new Error('there was a button');
    expect(findingDesk(msp.parts).pressFinding(stale)).toMatchObject({ kind: 'refused' });
  });
});

test('what was dismissed stays on the timeline while another finding is held', () => {
  const contracts = [101, 102].map((id) => contract({ id, periods: periodsUsing(overHours) }));
  const msp = upliftingMsp({ desk: { contracts } });
  dismiss(msp, ada);
  msp.desk.records.tickets = [...msp.desk.records.tickets, { ...open, updatedAt: msp.clock.now() }];
  runAfter(msp, hour);
  msp.signIn(ada);
  expect(pageFor(msp, ada).context.findings).toMatchObject({ shown: [], held: 1 });
  const answer = openTimeline(msp.parts, 1);
  const lines = answer.kind === 'timeline' ? answer.page.lines.map(({ sentence }) => sentence).join() : '';
  expect(lines).toContain('was dismissed as wrong');
  expect(lines).toContain('AG-101');
  expect(lines).not.toContain('agreed on AG-102');
  expect(lines).not.toContain('is held');
});

test('a paragraph for a proposal says counts and price, and nothing of how we reckon', () => {
  const msp = upliftingMsp();
  msp.signIn(ada);
  const answer = findingDesk(msp.parts).draftProposal(about);
  expect(answer).toMatchObject({
    kind: 'proposal',
    view: { paragraph: expect.stringContaining('GBP 6,435 a year') as string },
  });
  expect(JSON.stringify(answer)).toContain('AG-101');
  const words = answer.kind === 'proposal' ? answer.view.paragraph : '';
  expect(words).not.toMatch(/bound|confidence|sure/);
});
