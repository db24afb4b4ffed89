import type { WorldState } from '#hosts/workbench/local-world';
import {
  clockText,
  dataAgeText,
  figuresText,
  isDataStale,
  listTimeText,
  mailParty,
} from '#hosts/workbench/page/wording';

const hour = 3_600_000;
const now = Date.UTC(2025, 7, 12, 7, 4);
const world: WorldState = {
  now,
  timeZone: 'Europe/Berlin',
  people: [],
  lastSyncAt: now,
  isSyncing: false,
  mspName: 'Harbour IT',
  faults: {},
};

test('the clock reads in the zone of the MSP, and names it', () => {
  expect(clockText(world)).toEqual({ time: expect.stringMatching(/^Tue, Aug 12, 9:04\sAM$/), zone: 'GMT+2' });
  expect(clockText({ ...world, timeZone: 'America/New_York' }).zone).toBe('EDT');
});

test.each([
  [0, 'Synced just now', false],
  [59_999, 'Synced just now', false],
  [60_000, 'Synced 1 min ago', false],
  [hour, 'Synced 1 hour ago', false],
  [2.5 * hour, 'Synced 2 hours ago', false],
  [2.5 * hour + 1, 'Synced 2 hours ago', true],
  [49 * hour, 'Synced 2 days ago', true],
])('a sync %d ms ago reads "%s"', (age, text, stale) => {
  const aged = { ...world, lastSyncAt: now - age };
  expect(dataAgeText(aged)).toBe(text);
  expect(isDataStale(aged)).toBe(stale);
});

test('without any sync the data is stale, during one it is on its way', () => {
  const { lastSyncAt: _, ...never } = world;
  expect(dataAgeText(never)).toBe('No sync yet');
  expect(isDataStale(never)).toBe(true);
  expect(dataAgeText({ ...never, isSyncing: true })).toBe('Sync running');
  expect(isDataStale({ ...never, isSyncing: true })).toBe(false);
});

test.each([
  [now - hour, /^8:04\sAM$/],
  [now - 24 * hour, /^Aug 11$/],
  [now - 300 * 24 * hour, /^10\/16\/24$/],
])('a message is listed by time, day or date', (sentAt, text) => {
  expect(listTimeText(sentAt, world)).toMatch(text);
});

test.each([
  [{}, 3.4, 'No HTTP calls; 3 ms CPU'],
  [{ HaloPSA: 0 }, 0.2, 'No HTTP calls; <1 ms CPU'],
  [{ 'Google Sheets': 1 }, 6, '1 HTTP call: Google Sheets 1; 6 ms CPU'],
  [{ 'Google Sheets': 2, HaloPSA: 1 }, 6, '3 HTTP calls: Google Sheets 2, HaloPSA 1; 6 ms CPU'],
])('calls %j in %d ms read "%s"', (http, cpuMilliseconds, text) => {
  expect(figuresText({ http, cpuMilliseconds })).toBe(text);
});

test.each([
  ['Mara Lind <mara@a.example>', 'Mara Lind', 'mara@a.example'],
  ['"Lind, Mara" <mara@a.example>', 'Lind, Mara', 'mara@a.example'],
  ['<mara@a.example>', 'mara@a.example', 'mara@a.example'],
  ['mara@a.example', 'mara@a.example', 'mara@a.example'],
])('%s is %s at %s', (header, name, address) => {
  expect(mailParty(header)).toEqual({ name, address });
});
