import type { RenewalQueue, RenewalQueueLine } from '#application/views/renewal-queue';
import { digestLetter } from '#application/workflow/digest/digest-letter';

const line = (over: Partial<RenewalQueueLine> = {}): RenewalQueueLine => ({
  clientId: 1,
  clientName: 'Birch & Co',
  renewalId: '101@2027-03-31',
  contracts: 'AG-101',
  decisionOn: '2027-01-30',
  owner: 'Ada Moss',
  item: { window: 'T-60', state: 'open', dueOn: '2026-12-30' },
  ...over,
});
const nothing: RenewalQueue = {
  toApprove: [],
  toSettle: [],
  unowned: [],
  toAcknowledge: [],
  overdue: [],
  due: [],
  gated: [],
  awaited: [],
  overflow: [],
};
const letter = (queue: Partial<RenewalQueue>) =>
  digestLetter({ to: 'ada@msp.example', name: 'Ada Moss', week: '2026-11-30', queue: { ...nothing, ...queue } });

test('it lists what waits, the most pressing first, and says how to get there', () => {
  const sent = letter({
    toApprove: [line({ item: { window: 'T-60', state: 'captured', dueOn: '2026-12-30' }, approvers: ['Lea Hart'] })],
    unowned: [line({ owner: '' })],
    overdue: [line({ item: { window: 'T-90', state: 'returned', dueOn: '2026-11-20' } })],
    gated: [line()],
    awaited: [line({ item: { window: 'T-60', state: 'captured', dueOn: '2026-12-30' }, approvers: ['Lea Hart'] })],
  });
  expect(sent?.subject).toBe('[renewals-2026-11-30] 5 renewals ask for something, 1 overdue');
  expect(sent?.body.split('\n')).toEqual([
    'Ada Moss, this is what renewals ask for in the week of 2026-11-30.',
    '',
    'Evidence to approve: 1',
    '- Birch & Co, AG-101: T-60, evidence waits for approval, due 2026-12-30. Ada Moss',
    '',
    'Renewals nobody owns: 1',
    '- Birch & Co, AG-101: decide by 2027-01-30.',
    '',
    'Overdue checkpoints: 1',
    '- Birch & Co, AG-101: T-90, evidence was returned, due 2026-11-20. Ada Moss',
    '',
    'Held by an incident: 1',
    '- Birch & Co, AG-101: no contact about the renewal, decide by 2027-01-30. Ada Moss',
    '',
    'Evidence that waits for approval: 1',
    '- Birch & Co, AG-101: T-60. Lea Hart approves it.',
    '',
    'Open Gmail with Renewal Desk beside it: its homepage lists the same, each a tap away. Nothing is decided by this mail.',
    '',
    'Reference renewals-2026-11-30. A second mail with this reference is a copy.',
  ]);
});

test('with nothing to do there is no mail', () => {
  expect(letter({})).toBeUndefined();
});

test('a long list ends with how many are left', () => {
  const sent = letter({ due: Array.from({ length: 33 }, () => line()) });
  expect(sent?.body).toContain('Checkpoints due: 33');
  expect(sent?.body.match(/^- /gm)).toHaveLength(20);
  expect(sent?.body).toContain('And 13 more on the homepage.');
  expect(sent?.html).toContain('<p>And 13 more on the homepage.</p>');
});

test('neither mail holds a link or an address, and a name from outside stays a name', () => {
  const hostile = '<a href="https://evil.example">Pay</a>\r\nBcc: all@evil.example\u202e';
  const sent = letter({ due: [line({ clientName: hostile, contracts: hostile, owner: hostile })] });
  expect(sent?.html).not.toMatch(/<a |href="|<script/i);
  expect(sent?.html).toContain('&lt;a href=');
  expect(sent?.subject).not.toContain('evil');
  // One line of the list stays one line: nothing from outside begins a line of its own.
  expect(sent?.body.split('\n').filter((row) => row.startsWith('Bcc'))).toEqual([]);
  expect(sent?.body).not.toContain('\u202e');
  expect(letter({ due: [line()] })?.body).not.toMatch(/https?:/);
});

test('a renewal of many contracts keeps its window, its due day and its owner', () => {
  const contracts = Array.from({ length: 30 }, (_, index) => `AG-${1_000 + index}`).join(', ');
  const [row = ''] = letter({ due: [line({ contracts })] })?.body.match(/^- .*$/m) ?? [];
  expect(row).toMatch(/^- Birch & Co, AG-1000, AG-1001, .*…: T-60, .*, due 2026-12-30\. Ada Moss$/);
  expect(row.length).toBeLessThan(200);
});
