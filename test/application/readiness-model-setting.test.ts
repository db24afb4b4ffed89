import { modelOf } from '#application/readiness-model-setting';
import { parseSettings } from '#application/settings';
import { readinessModel, scorecardFor } from '#domain/readiness/readiness-model';

function parsed(readinessModel: unknown, unconnectedSources: readonly string[] = []) {
  return parseSettings(JSON.stringify({ haloPsaUrl: 'https://acme.halopsa.com', readinessModel, unconnectedSources }));
}

test('without the setting the product’s own model is used', () => {
  expect(modelOf(parseSettings('{"haloPsaUrl":"https://acme.halopsa.com"}'))).toBe(readinessModel);
});

test('weights, thresholds and bands are replaced for everybody and for a kind of agreement', () => {
  const model = modelOf(
    parsed(
      {
        version: '2026.autumn',
        weights: { 'csat-level': 20 },
        thresholds: { 'csat-level': { fewestAnswers: 5 } },
        bands: { readyLow: 70 },
        segments: [{ kind: 'Backup', weights: { 'csat-level': 0 } }],
      },
      ['stakeholders'],
    ),
  );
  expect(model.version).toBe(`${readinessModel.version}+2026.autumn-without-stakeholders`);
  expect(model.bands.readyLow).toBe(70);
  expect(model.signals.find(({ id }) => id === 'csat-level')).toMatchObject({
    weight: 20,
    thresholds: { fewestAnswers: 5 },
  });
  expect(scorecardFor(model, 'Backup').signals.map(({ id }) => id)).not.toContain('csat-level');
});

test.each([
  [{ weights: { 'csat-level': 5 } }, /readinessModel\.version is missing/],
  [{ version: 'a b' }, /readinessModel\.version is no version name/],
  [{ version: 'a', weigths: {} }, /readinessModel\.weigths is not known here/],
  [{ version: 'a', weights: { 'csat-levle': 5 } }, /readinessModel\.weights\.csat-levle is no signal/],
  [{ version: 'a', weights: { valueOf: 5 } }, /readinessModel\.weights\.valueOf is no signal/],
  [{ version: 'a', weights: { 'csat-level': 2.5 } }, /readinessModel\.weights\.csat-level is no weight/],
  [{ version: 'a', weights: { 'csat-level': -1 } }, /readinessModel\.weights\.csat-level is no weight/],
  [{ version: 'a', weights: { 'csat-level': '5' } }, /readinessModel\.weights\.csat-level is no weight/],
  [{ version: 'a', thresholds: { nothing: { months: 3 } } }, /readinessModel\.thresholds\.nothing is no signal/],
  [
    { version: 'a', thresholds: { 'csat-level': { answers: 3 } } },
    /readinessModel\.thresholds\.csat-level\.answers is no threshold of this signal; it has months/,
  ],
  [
    { version: 'a', thresholds: { 'csat-level': { toString: 3 } } },
    /readinessModel\.thresholds\.csat-level\.toString is no threshold/,
  ],
  [{ version: 'a', thresholds: { 'csat-level': { months: 2.5 } } }, /csat-level\.months counts something/],
  [
    { version: 'a', thresholds: { 'resolution-targets': { worstShare: 75 } } },
    /worstShare is far from the usual 0\.75/,
  ],
  [{ version: 'a', thresholds: { 'resolution-targets': { worstShare: 0.95 } } }, /worstShare turns the scale around/],
  [{ version: 'a', thresholds: { 'resolution-targets': { worstShare: 0.99 } } }, /worstShare turns the scale around/],
  [
    { version: 'a', thresholds: { 'major-incidents': { months: 3 } } },
    /months turns the scale around: it must stay above lastMonths/,
  ],
  [
    { version: 'a', thresholds: { 'agreement-hours-over': { mostWithin: 1.5 } } },
    /mostWithin is the same as overWorst/,
  ],
  [{ version: 'a', bands: { readyLow: 101 } }, /readinessModel\.bands\.readyLow lies outside 0 to 100/],
  [{ version: 'a', bands: { readyLow: 40 } }, /readinessModel\.bands\.readyLow leaves no room/],
  [{ version: 'a', bands: { valueOf: 40 } }, /readinessModel\.bands\.valueOf is no end of a band/],
  [{ version: 'a', segments: [{ weights: {} }] }, /readinessModel\.segments\.0\.kind/],
  [{ version: 'a', segments: [{ kind: 'B' }, { kind: 'B' }] }, /readinessModel\.segments\.1\.kind names B a second/],
  [
    { version: 'a', segments: [{ kind: 'B', bands: { blockedHigh: 90 } }] },
    /readinessModel\.segments\.0\.bands\.blockedHigh leaves no room/,
  ],
  [{ version: 'a', weights: silent() }, /readinessModel leaves nothing to ask/],
  [{ version: 'a', segments: [{ kind: 'B', weights: silent() }] }, /readinessModel leaves nothing to ask/],
])('%j is refused by name', (setting, message) => {
  expect(() => parsed(setting)).toThrow(message);
  expect(() => parsed(setting)).toThrow(/See docs\/reference\/settings\.md\.$/);
});

test('a source that does not exist, and leaving out every source, are refused by name', () => {
  expect(() => parsed(undefined, ['tikets'])).toThrow(/unconnectedSources\.0 is no source; the sources are tickets/);
  const all = [...new Set(readinessModel.signals.map(({ source }) => source))];
  expect(() => parsed(undefined, all)).toThrow(/unconnectedSources leaves nothing to ask/);
});

test('a model that no event could hold is refused', () => {
  const thresholds = Object.fromEntries(
    readinessModel.signals.map(({ id, thresholds: own }) => [
      id,
      Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value])),
    ]),
  );
  const first = readinessModel.signals[0]?.id ?? '';
  const segments = Array.from({ length: 20 }, (_, place) => ({
    kind: `Agreement ${place} ${'x'.repeat(2_000)}`,
    thresholds,
    weights: { [first]: place + 1 },
  }));
  expect(() => parsed({ version: 'a', segments })).toThrow(/readinessModel is too long/);
});

/** Every weight 0. */
function silent(): Record<string, number> {
  return Object.fromEntries(readinessModel.signals.map(({ id }) => [id, 0]));
}
