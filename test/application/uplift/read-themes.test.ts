import { runMilliseconds } from '#application/sync/sync-session';
import { addMonths } from '#domain/vocabulary/calendar-date';
import { runHourlySync } from '#application/run-hourly-sync';
import { fromKeptDictionary, toKeptDictionary } from '#application/uplift/themes/kept-dictionary';
import { ticket, type MemoryMsp } from '#test/support/memory-msp';
import { day, findingsOf, hour, runAfter, upliftingMsp } from '#test/support/uplifting-msp';

const hostile = [
  '=HYPERLINK("https://evil.example","pay")',
  '<script>alert(1)</script><b>',
  `printer ${'x'.repeat(1_000_000)}`,
  '\u202eexe.fdp \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627',
  '😡😡😡😡😡',
];
const subjects = [
  'VPN drops at home',
  'Outlook asks for password',
  'Shared folder access',
  'Laptop battery empty',
  'Wifi slow upstairs',
  'Monitor stays black',
  'Phone extension silent',
  'Teams without sound',
];

/** Six months of mixed requests at two clients; the first one's label printer jams three times a month. */
function tickets(extra: readonly string[] = []) {
  let id = 5_000;
  const made = (clientId: number, summary: string, month: number) =>
    ticket({
      id: ++id,
      clientId,
      summary,
      details: summary,
      openedAt: Date.parse(`${addMonths('2026-05', month)}-12T09:00:00Z`),
      closedAt: Date.parse(`${addMonths('2026-05', month)}-12T11:00:00Z`),
      hours: 0.5,
      chargedHours: 0,
    });
  return [0, 1, 2, 3, 4, 5].flatMap((month) => [
    ...subjects.flatMap((subject) => [made(1, subject, month), made(2, subject, month)]),
    ...Array.from({ length: 3 }, () => made(1, 'Label printer jams', month)),
    ...(month % 3 === 0 ? [made(2, 'Label printer offline', month)] : []),
    ...extra.map((text) => made(1, text, month)),
  ]);
}

function themed(extra: readonly string[] = []): MemoryMsp {
  const msp = upliftingMsp({ desk: { tickets: tickets(extra) } });
  runAfter(msp, day);
  return msp;
}

const titles = (msp: MemoryMsp) => findingsOf(msp).map(({ finding }) => finding.title);

test('what one client asks again and again is found, with counts, trend, hours and tickets', () => {
  const msp = themed();
  const themes = findingsOf(msp).filter(({ finding }) => finding.kind === 'theme');
  expect(themes.map(({ finding }) => finding.title)).toEqual([
    expect.stringMatching(/^Keeps coming: .*(printer|jam)/i),
  ]);
  expect(themes[0]?.finding).toMatchObject({
    clientId: 1,
    contractId: null,
    provenance: 'estimated',
    evidence: expect.stringMatching(
      /18 of 66 tickets in 6 months.*9 in the last three months and 9 before, 9 h/,
    ) as string,
    ticketIds: expect.arrayContaining([expect.any(Number) as number]) as readonly number[],
  });
});

test('is read once in four weeks, keeps its key, and no text of a ticket stays', () => {
  const msp = themed();
  const keys = findingsOf(msp).map(({ finding }) => finding.key);
  const calls = () => msp.desk.callCount();
  const before = calls();
  runAfter(msp, day);
  const quiet = calls() - before;
  runAfter(msp, 28 * day);
  expect(findingsOf(msp).map(({ finding }) => finding.key)).toEqual(keys);
  expect(quiet).toBeLessThan(20);
  const everything = JSON.stringify(
    ['Uplift', 'State', 'Client cards', 'Timeline'].map((tab) => msp.workbook.contentOf(tab as 'Uplift')),
  );
  expect(everything).not.toContain('jams at');
  expect(everything).not.toContain('asks for password');
});

test('hostile texts break no run and leave nothing behind', () => {
  const msp = themed(hostile);
  expect(titles(msp).join()).toMatch(/printer|jam/i);
  const cells = msp.workbook.contentOf('Uplift').flat().map(String);
  for (const text of cells) {
    expect(text).not.toMatch(/^[=+@]/);
    expect(text).not.toContain('<script');
    expect(text).not.toContain('\u202e');
    expect(text.length).toBeLessThan(5_000);
  }
});

test.each(["O'Brien laptop", 'Smith-Jones laptop', "O’Brien's laptop", 'Jones-PC laptop'])(
  'names of contacts name no theme: %s',
  (text) => {
    const contacts = [1, 2].flatMap((clientId) =>
      ["Pat O'Brien", 'Kim Smith-Jones'].map((name, place) => ({
        userId: 700 + 10 * clientId + place,
        clientId,
        name,
        email: `${clientId}${place}@birch.example`,
        isVip: false,
        active: true,
      })),
    );
    let count = 0;
    const both = tickets([text, text, text]).flatMap((each) =>
      each.summary === text && (count += 1) % 6 === 0 ? [each, { ...each, id: each.id + 10_000, clientId: 2 }] : [each],
    );
    const msp = upliftingMsp({ desk: { contacts, tickets: both } });
    runAfter(msp, day);
    expect(titles(msp).join()).not.toMatch(/brien|jones/i);
  },
);

test('a theme is not named by a word that one client alone writes', () => {
  const gateway = ['offline', 'rebooted', 'flaps'].map((what, month) => {
    const openedAt = Date.parse(`${addMonths('2026-05', month)}-14T09:00:00Z`);
    const text = { summary: `Gateway ${what}`, details: '' };
    return ticket({ id: 9_000 + month, clientId: 2, ...text, openedAt, closedAt: openedAt });
  });
  const kestrel = ['Kestrel gateway', 'Kestrel gateway'];
  const msp = upliftingMsp({ desk: { tickets: [...tickets(kestrel), ...gateway] } });
  runAfter(msp, day);
  const kept = JSON.stringify(msp.workbook.contentOf('State'));
  expect(kept).toContain('Label printer');
  expect(kept).not.toMatch(/kestrel/i);
});

test('a run whose time is over leaves the tickets to a later one, and everything else goes on', () => {
  const msp = upliftingMsp({ desk: { tickets: tickets() }, rowsPerPage: 10 });
  const { serviceDesk } = msp.parts;
  let isSlow = true;
  const slow: typeof serviceDesk = {
    ...serviceDesk,
    tickets: (query) => {
      const list = serviceDesk.tickets(query);
      if (query.kind !== 'openedSince' || !isSlow) return list;
      return {
        pages: (numbers) => {
          if (numbers[0] === 1) msp.clock.advance(runMilliseconds);
          return list.pages(numbers);
        },
      };
    },
  };
  const parts = { ...msp.parts, serviceDesk: slow };
  msp.clock.advance(day);
  runHourlySync(parts);
  msp.clock.advance(hour);
  runHourlySync(parts);
  expect(findingsOf(msp).map(({ finding }) => finding.kind)).not.toContain('theme');
  isSlow = false;
  for (const after of [day, hour]) {
    msp.clock.advance(after);
    expect(runHourlySync(parts).outcome).toBe('finished');
  }
  expect(titles(msp).join()).toMatch(/printer|jam/i);
});

test('a dictionary that is too long for a cell keeps its strongest themes', () => {
  const themes = Array.from({ length: 3_000 }, (_, place) => ({
    id: `2026-11-23/${place}`,
    label: `Label of theme ${place}`,
    terms: [`term${place}`],
    sampleTicketIds: [],
    found: 9,
  }));
  const kept = toKeptDictionary({ version: '2026-11-23', themes });
  expect(JSON.stringify(kept).length).toBeLessThan(50_000);
  expect(fromKeptDictionary(kept)?.themes[0]).toMatchObject({ id: '2026-11-23/0', terms: ['term0'] });
});
