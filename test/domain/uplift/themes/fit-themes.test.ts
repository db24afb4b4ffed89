import { fitThemes } from '#domain/uplift/themes/fit-themes';
import { keepIds, themeFinder } from '#domain/uplift/themes/assign-theme';
import type { ThemeTicket } from '#domain/uplift/themes/theme';
import { themeWords } from '#domain/wording/theme-words';

function ticket(id: number, text: string): ThemeTicket {
  const words = themeWords(text);
  return { id, stems: words.map(({ stem }) => stem), surfaces: words.map(({ surface }) => surface) };
}

/** A dozen subjects in several wordings each, mixed: no word of one is in a fifth of all tickets. */
const wordings: readonly (readonly string[])[] = [
  ['Backup failed on FS01', 'FS01 backup failed again', 'Failed backups since Monday', 'The nightly backup has failed'],
  [
    'Label printer does not print',
    'Label printer offline',
    'Label printers jam all day',
    'New toner for label printer',
  ],
  [
    'VPN drops every few minutes',
    'VPN connection drops at home',
    'VPN drops when I join a call',
    'The VPN is dropping',
  ],
  [
    'Outlook keeps asking for password',
    'Outlook password prompt',
    'Outlook wants my password',
    'Password asked by Outlook',
  ],
  ['New starter on Monday', 'Starter form attached', 'Two new starters next month', 'Starter joins finance'],
  [
    'Laptop battery empty at noon',
    'Battery of laptop swollen',
    'Laptop battery does not charge',
    'Laptop needs a battery',
  ],
  ['Teams meeting has no sound', 'No sound in Teams', 'Sound crackles in Teams meeting', 'Teams headset without sound'],
  ['Shared folder access for Ann', 'Access to shared folder', 'Shared folder gone', 'Shared folder read only'],
  ['Wifi slow in meeting room', 'Slow wifi upstairs', 'Guest wifi slow', 'Wifi very slow today'],
  ['Monitor stays black', 'Black monitor after docking', 'Second monitor black', 'Monitor goes black'],
  [
    'Accounts software license expired',
    'License for accounts software',
    'Accounts software asks for license',
    'License renewal accounts software',
  ],
  [
    'Phone extension forwards wrongly',
    'Extension does not ring',
    'Extension rings at reception',
    'Forward my extension',
  ],
];
const mixed = Array.from({ length: 480 }, (_, place) => {
  const subject = wordings[place % wordings.length] ?? [];
  return ticket(place + 1, `${subject[Math.floor(place / wordings.length) % subject.length] ?? ''} ${place}`);
});
const truth = mixed.map((_, place) => place % wordings.length);

test('subjects are told apart whatever they are worded like, and labelled in the clients’ words', () => {
  const labels = fitThemes(mixed, '1').themes.map(({ label }) => label);
  for (const word of [
    /backup/i,
    /label printer/i,
    /vpn/i,
    /outlook/i,
    /starter/i,
    /battery/i,
    /teams|sound/i,
    /folder/i,
    /wifi/i,
    /monitor/i,
    /accounts|licen[cs]e/i,
    /extension/i,
  ]) {
    expect(labels.some((label) => word.test(label))).toBe(true);
  }
});

test('looked up, each ticket finds the theme of its subject: the adjusted Rand index is above .75', () => {
  const find = themeFinder(fitThemes(mixed, '1'));
  expect(
    adjustedRand(
      truth,
      mixed.map(({ stems }) => find(stems)?.id ?? 'none'),
    ),
  ).toBeGreaterThan(0.75);
});

test('the same tickets give the same themes in any order of words that does not matter', () => {
  expect(fitThemes(mixed, '1')).toEqual(fitThemes([...mixed], '1'));
});

test('samples are the newest tickets, and the counts are those found', () => {
  const [first] = fitThemes(mixed, '1').themes;
  expect(first?.sampleTicketIds).toHaveLength(3);
  expect(first?.sampleTicketIds).toEqual([...(first?.sampleTicketIds ?? [])].sort((a, b) => b - a));
  expect(first?.found).toBeGreaterThanOrEqual(30);
});

test('what comes twice is no theme, and no tickets have none', () => {
  expect(fitThemes([ticket(1, 'Printer jams'), ticket(2, 'Printer jams')], '1').themes).toEqual([]);
  expect(fitThemes([], '1').themes).toEqual([]);
});

test('a theme keeps its id in the next fit, and a new one gets a new id', () => {
  const before = fitThemes(mixed, '1');
  const scanner = Array.from({ length: 40 }, (_, place) => ticket(1_000 + place, 'Scanner does not scan to mail'));
  const later = [...mixed.slice(40), ...scanner];
  const after = keepIds(before, fitThemes(later, '2'), later);
  const idOf = (dictionary: typeof before, text: string) => themeFinder(dictionary)(ticket(0, text).stems)?.id;
  for (const text of ['Backup failed', 'Label printer offline', 'VPN drops', 'Outlook password']) {
    expect(idOf(after, text)).toBe(idOf(before, text));
  }
  expect(idOf(after, 'Scanner does not scan to mail')).toMatch(/^2\//);
  expect(new Set(after.themes.map(({ id }) => id)).size).toBe(after.themes.length);
});

test('words of the language are words: constructor and __proto__ are counted like any other', () => {
  const odd = Array.from({ length: 9 }, (_, place) =>
    ticket(place + 1, 'constructor __proto__ toString hasOwnProperty'),
  );
  const others = Array.from({ length: 60 }, (_, place) => ticket(place + 100, 'VPN drops'));
  const { themes } = fitThemes([...odd, ...others], '1');
  expect(themes.some(({ label }) => /constructor/i.test(label))).toBe(true);
});

/** Hubert and Arabie 1985. */
function adjustedRand(one: readonly (string | number)[], other: readonly (string | number)[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const tally = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
  };
  const both = tally(one.map((key, place) => `${key}|${other[place] ?? ''}`));
  const [a, b] = [tally(one.map(String)), tally(other.map(String))];
  const expected = (a * b) / pairs(one.length);
  return (both - expected) / ((a + b) / 2 - expected);
}
