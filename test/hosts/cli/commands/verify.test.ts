import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '#application/ports/workbook';
import { toTimelineRow } from '#application/tabs/timeline-tab';
import { columnsOf } from '#application/workbook-tabs';
import { emptyHead, sealEvents } from '#domain/timeline/append-events';
import type { SealedEvent } from '#domain/timeline/event';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { workbookFile } from '#hosts/node/workbook-file';
import { builtCommandLine } from '../command-line-run';

const program = builtCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const events = sealEvents(
  emptyHead,
  Array.from({ length: 12 }, (_, index) => ({
    eventId: `observed:${index}`,
    at: '2026-11-23T08:00:00.000Z',
    type: 'contractObserved' as const,
    clientId: index + 1,
    contractId: index % 2 === 0 ? index + 100 : null,
    renewalId: null,
    actor: 'run',
    run: 'r1',
    payloadText: JSON.stringify({ ref: `=REF-${index}`, note: 'ä\u2028"' }),
  })),
  nodeSha256,
);
const heading: readonly Cell[] = columnsOf('Timeline').map(({ name }) => name);
const rows = events.map(toTimelineRow);
const anchor = anchorText(events[11]);

function anchorText(event: SealedEvent | undefined): string {
  return `${event?.sequence}:${event?.seal}`;
}

async function fileOf(body: readonly (readonly Cell[])[]): Promise<string> {
  const file = join(folder, 'timeline.xlsx');
  writeFileSync(file, await workbookFile([{ name: 'Timeline', rows: [heading, ...body] }]));
  return file;
}

const edited = (at: number, column: number, cell: Cell) =>
  rows.map((row, index) => (index === at ? row.map((old, place) => (place === column ? cell : old)) : row));

test('an intact timeline answers 0 with its head, and says what only an anchor finds', async () => {
  const { status, result } = program.run(['verify', await fileOf(rows)]);
  expect(status).toBe(0);
  expect(result).toContain(`The timeline is intact: 12 events, the last one is ${anchor}`);
  expect(result).toContain('Without --anchor');
});

test('an intact timeline at its anchor answers 0 in JSON', async () => {
  const { status, result } = program.run(['verify', await fileOf(rows), '--anchor', anchor, '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(result)).toEqual({
    intact: true,
    isAnchored: true,
    events: 12,
    head: { sequence: 11, seal: events[11]?.seal },
    repeatedEventIds: [],
  });
});

test.each([
  {
    name: 'an edited payload',
    body: edited(4, 9, '{"ref":"other"}'),
    row: 6,
    sequence: 4,
    eventId: 'observed:4',
    why: /content was edited/,
  },
  {
    name: 'an edited actor',
    body: edited(0, 7, 'someone'),
    row: 2,
    sequence: 0,
    eventId: 'observed:0',
    why: /content was edited/,
  },
  {
    name: 'a dropped event',
    body: rows.filter((_, index) => index !== 5),
    row: 7,
    sequence: 5,
    eventId: 'observed:6',
    why: /should stand before this one/,
  },
  {
    name: 'a repeated event',
    body: [...rows.slice(0, 3), ...rows.slice(2)],
    row: 5,
    sequence: 3,
    eventId: 'observed:2',
    why: /stands twice/,
  },
  {
    name: 'an emptied row',
    body: rows.map((row, index) => (index === 3 ? [] : row)),
    row: 6,
    sequence: 3,
    eventId: 'observed:4',
    why: /should stand before/,
  },
  {
    name: 'a number that became a word',
    body: edited(7, 0, 'seven'),
    row: 9,
    sequence: 7,
    eventId: undefined,
    why: /does not hold a number/,
  },
  {
    name: 'an edited last event',
    body: edited(11, 2, '2026-01-01T00:00:00.000Z'),
    row: 13,
    sequence: 11,
    eventId: 'observed:11',
    why: /does not fit its seal/,
  },
])('$name is named by row, sequence and event', async ({ body, row, sequence, eventId, why }) => {
  const file = await fileOf(body);
  const { status, result } = program.run(['verify', file, '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(result)).toMatchObject({
    intact: false,
    firstBad: { row, sequence, why: expect.stringMatching(why), ...(eventId === undefined ? {} : { eventId }) },
  });
});

test('in words, the first bad event comes with why and what to do', async () => {
  const { status, result } = program.run(['verify', await fileOf(edited(4, 9, '{"ref":"other"}'))]);
  expect(status).toBe(1);
  expect(result).toContain('The timeline is broken at row 6 (sequence 4, event observed:4).');
  expect(result).toContain('Why: Its content was edited');
  expect(result).toContain('What to do: Keep this file as it is.');
});

test('a timeline cut at its end is found by its anchor alone', async () => {
  const file = await fileOf(rows.slice(0, 9));
  expect(program.run(['verify', file]).status).toBe(0);
  const { status, result } = program.run(['verify', file, '--anchor', anchor]);
  expect(status).toBe(1);
  expect(result).toContain('broken after the last row (sequence 9)');
  expect(result).toContain('3 events are missing at its end');
});

test('a timeline rewritten as a whole is found by its anchor alone', async () => {
  const forged = sealEvents(
    emptyHead,
    events.map((event) => ({ ...event, actor: 'somebody else' })),
    nodeSha256,
  );
  const file = await fileOf(forged.map(toTimelineRow));
  expect(program.run(['verify', file]).status).toBe(0);
  expect(program.run(['verify', file, '--anchor', anchor]).status).toBe(1);
});

test('a file that cannot be read is neither intact nor broken', () => {
  const { status, result, said } = program.run(['verify', join(folder, 'absent.xlsx'), '--json']);
  expect({ status, result }).toEqual({ status: 2, result: '' });
  expect(said).toContain('there is no such file');
});
