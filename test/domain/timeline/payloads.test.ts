import { measured, unknown } from '#domain/readiness/signal';
import { InvariantViolation } from '#domain/vocabulary/assert';
import {
  backfillFinished,
  bandOverridden,
  bandOverrideWithdrawn,
  contractEnded,
  contractObserved,
  interventionLogged,
  modelAdopted,
  longestPayload,
  ownerChanged,
  readinessFrozen,
  readinessMeasured,
  syncTurnedOn,
  writingPaused,
  writingResumed,
} from '#domain/timeline/payloads';
import {
  writeBackStopped,
  writeBackTurnedOff,
  writeBackTurnedOn,
  writeDropped,
  writePlanned,
  writeRecorded,
  writeRefused,
} from '#domain/timeline/write-payloads';

const write = { marker: 'm-1', system: 'HaloPSA', kind: 'contract', recordId: '101' };
const fields = [{ name: 'CFBand', before: '', after: 'Ready' }];

const contract = {
  ref: 'C-70',
  kind: 'Managed service',
  termStartsOn: '2024-01-01',
  termEndsOn: '2026-12-31',
  isEvergreen: false,
  noticePeriodDays: 90,
  noticeIsDefault: true,
  decisionOn: '2026-10-02',
  annualMinor: 6_000_000,
  currency: 'GBP',
};

test.each([
  [
    'contractObserved',
    contractObserved(contract),
    '{"ref":"C-70","kind":"Managed service","termStartsOn":"2024-01-01","termEndsOn":"2026-12-31","isEvergreen":false,"noticePeriodDays":90,"noticeIsDefault":true,"decisionOn":"2026-10-02","annualMinor":6000000,"currency":"GBP"}',
  ],
  ['contractEnded', contractEnded({ ref: 'C-70' }), '{"ref":"C-70"}'],
  ['ownerChanged', ownerChanged({ to: 'anna@msp.example' }), '{"to":"anna@msp.example"}'],
  ['modelAdopted', modelAdopted({ version: '3+autumn', text: '{}' }), '{"version":"3+autumn","text":"{}"}'],
  [
    'readinessMeasured',
    readinessMeasured({
      modelVersion: '1',
      asOf: '2026-03-15',
      low: 61.5,
      high: 76.5,
      coverage: 0.85,
      band: 'unproven',
      readings: [
        { signal: 'csat-level', kind: 'unknown', why: 'Too few.' },
        { signal: 'open-incidents', kind: 'measured', score: 100, text: 'None.' },
      ],
    }),
    '{"modelVersion":"1","asOf":"2026-03-15","low":61.5,"high":76.5,"coverage":0.85,"band":"unproven","readings":[{"signal":"csat-level","kind":"unknown","why":"Too few."},{"signal":"open-incidents","kind":"measured","score":100,"text":"None."}]}',
  ],
  [
    'readinessMeasured of a segment with a hard stop',
    readinessMeasured({
      modelVersion: '3+autumn',
      segment: 'Backup',
      asOf: '2026-03-15',
      low: 80,
      high: 80,
      coverage: 1,
      band: 'atRisk',
      stops: [{ stop: 'exitRequest', text: 'Logged.' }],
      readings: [],
    }),
    '{"modelVersion":"3+autumn","segment":"Backup","asOf":"2026-03-15","low":80,"high":80,"coverage":1,"band":"atRisk","stops":[{"stop":"exitRequest","text":"Logged."}],"readings":[]}',
  ],
  [
    'readinessFrozen',
    readinessFrozen({
      readings: [],
      window: 'close',
      renewal: '2026-12-31',
      outcome: 'renewed',
      modelVersion: '3',
      asOf: '2026-12-30',
      low: 80,
      high: 80,
      coverage: 1,
      band: 'ready',
    }),
    '{"window":"close","renewal":"2026-12-31","outcome":"renewed","modelVersion":"3","asOf":"2026-12-30","low":80,"high":80,"coverage":1,"band":"ready","readings":[]}',
  ],
  [
    'bandOverridden',
    bandOverridden({
      reason: 'The sponsor signed off the plan',
      band: 'ready',
      setOn: '2026-03-14',
      expiresOn: '2026-04-14',
      engineBand: 'atRisk',
      engineLow: 41.5,
      engineHigh: 60,
      modelVersion: '3',
    }),
    '{"band":"ready","reason":"The sponsor signed off the plan","expiresOn":"2026-04-14","setOn":"2026-03-14","engineBand":"atRisk","engineLow":41.5,"engineHigh":60,"modelVersion":"3"}',
  ],
  [
    'bandOverrideWithdrawn',
    bandOverrideWithdrawn({ withdrawnOn: '2026-03-20', override: 'bandOverridden/a@msp.example/1' }),
    '{"override":"bandOverridden/a@msp.example/1","withdrawnOn":"2026-03-20"}',
  ],
  [
    'interventionLogged',
    interventionLogged({ happenedOn: '2026-03-14', note: 'Spoke to the sponsor', kind: 'call' }),
    '{"kind":"call","note":"Spoke to the sponsor","happenedOn":"2026-03-14"}',
  ],
  [
    'backfillFinished',
    backfillFinished({ clients: 25, contracts: 30, tickets: 6000, months: 600 }),
    '{"clients":25,"contracts":30,"tickets":6000,"months":600}',
  ],
  ['syncTurnedOn', syncTurnedOn(), '{}'],
  ['writingPaused', writingPaused(), '{}'],
  ['writingResumed', writingResumed(), '{}'],
  [
    'writePlanned',
    writePlanned({ ...write, fields, changedByOthers: ['CFBand'] }),
    '{"marker":"m-1","system":"HaloPSA","kind":"contract","recordId":"101","fields":[{"name":"CFBand","before":"","after":"Ready"}],"changedByOthers":["CFBand"]}',
  ],
  [
    'writePlanned of a record to be created',
    writePlanned({ marker: 'm-1', system: 'HubSpot', kind: 'task', fields: [] }),
    '{"marker":"m-1","system":"HubSpot","kind":"task","fields":[]}',
  ],
  [
    'writeRecorded',
    writeRecorded({ ...write, how: 'found', fields }),
    '{"marker":"m-1","system":"HaloPSA","kind":"contract","recordId":"101","how":"found","fields":[{"name":"CFBand","before":"","after":"Ready"}]}',
  ],
  [
    'writeRefused',
    writeRefused({ ...write, because: 'Invalid Resource' }),
    '{"marker":"m-1","system":"HaloPSA","kind":"contract","recordId":"101","because":"Invalid Resource"}',
  ],
  [
    'writeDropped',
    writeDropped({ ...write, because: 'it changed' }),
    '{"marker":"m-1","system":"HaloPSA","kind":"contract","recordId":"101","because":"it changed"}',
  ],
  ['writeBackTurnedOn', writeBackTurnedOn(), '{}'],
  ['writeBackTurnedOff', writeBackTurnedOff(), '{}'],
  ['writeBackStopped', writeBackStopped({ because: 'it differs' }), '{"because":"it differs"}'],
])('the payload of %s is written like this', (_, text, expected) => {
  expect(text).toBe(expected);
});

test('the order in which a caller built the facts leaves no trace', () => {
  const reversed = Object.fromEntries(Object.entries(contract).reverse()) as typeof contract;
  expect(contractObserved(reversed)).toBe(contractObserved(contract));
});

test('what is not listed is not written', () => {
  expect(contractEnded({ ref: 'C-70', secret: 'x' } as { ref: string })).toBe('{"ref":"C-70"}');
});

test('thirty readings of the greatest length fit an event', () => {
  const longest = '"'.repeat(1_000);
  const readings = Array.from({ length: 30 }, (_, place) => {
    const reading = place % 2 === 0 ? measured(99.9, longest) : unknown(longest);
    const signal = `a-signal-with-a-rather-long-name-${place}`;
    return reading.kind === 'measured'
      ? { signal, kind: reading.kind, score: reading.score, text: reading.evidence.text }
      : { signal, kind: reading.kind, why: reading.why };
  });
  const stops = Array.from({ length: 5 }, () => ({ stop: 'commercialThreat', text: longest.slice(0, 200) }));
  const figures = {
    asOf: '2026-03-15',
    low: 61.5,
    high: 76.5,
    coverage: 0.85,
    band: 'unproven',
    readings,
    stops,
  } as const;
  const text = readinessMeasured({ modelVersion: '3+autumn', segment: 'Managed services', ...figures });
  expect(text.length).toBeLessThan(longestPayload);
});

test('a payload that would not fit its cell is a defect', () => {
  const around = interventionLogged({ kind: 'other', note: '', happenedOn: '2026-03-14' }).length;
  const log = (length: number): string =>
    interventionLogged({ kind: 'other', note: 'x'.repeat(length), happenedOn: '2026-03-14' });
  expect(log(longestPayload - around)).toHaveLength(longestPayload);
  expect(() => log(longestPayload - around + 1)).toThrow(InvariantViolation);
});
