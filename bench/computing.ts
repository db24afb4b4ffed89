import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, createContext, Script } from 'node:vm';
import { assessReadiness } from '#domain/readiness/assess-readiness';
import { emptyHead, sealEvents } from '#domain/timeline/append-events';
import type { SealedEvent } from '#domain/timeline/event';
import { sealedText } from '#domain/timeline/sealed-text';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { count, cpuMilliseconds, p95, perSecond, row, type BenchRow } from './row';
import { eventMixes, sampleEvents, sampleFacts, type EventMix } from './sample-facts';

const contracts = 1_000;
const events = 5_000;

export function scoring(): BenchRow {
  const facts = Array.from({ length: contracts }, (_, place) => sampleFacts(place + 1));
  // Copies: facts are scored once, and what signals gather of them is kept with them.
  const rate = perSecond(contracts, () => facts.forEach((one) => assessReadiness({ ...one })));
  return row('Scoring, 24 months each', '≥ 5,000 contracts a second', `${count(rate)} a second`, rate >= 5_000);
}

/** A real timeline mixes both: readings of all signals once a week, short facts in between. */
export function verificationOnNode(): BenchRow {
  const rates = eventMixes.map((mix) => {
    const sealed = sealEvents(emptyHead, sampleEvents(events, mix), nodeSha256);
    return { characters: meanCharacters(sealed), rate: perSecond(events, () => verifyTimeline(sealed, nodeSha256)) };
  });
  return verificationRow('Timeline verification, Node', 200_000, rates);
}

interface VerificationRate {
  readonly characters: number;
  readonly rate: number;
}

/** The budget names no length: it is held by events of which half are readings. */
function verificationRow(what: string, budget: number, rates: readonly VerificationRate[]): BenchRow {
  const said = rates.map(({ rate, characters }) => `${count(rate)} a second of ${count(characters)} characters`);
  const mixed = rates[eventMixes.indexOf('mixed')]?.rate ?? 0;
  return row(what, `≥ ${count(budget)} events a second`, said.join('; '), mixed >= budget);
}

/** The rate depends on it: hashing and writing JSON cost by the character. */
function meanCharacters(events: readonly SealedEvent[]): number {
  return events.reduce((sum, event) => sum + sealedText(event).length, 0) / events.length;
}

export function verificationInScript(workerFolder: string): BenchRow {
  const script = new Script(readFileSync(join(workerFolder, 'bench-script.js'), 'utf8'));
  // A plain global is twice as fast as a proxied one, and nearer to Apps Script's own.
  const context = createContext(constants.DONT_CONTEXTIFY);
  script.runInContext(context);
  const bench = new Script('Bench.verificationRate').runInContext(context) as (
    events: number,
    mix: EventMix,
    cpu: () => number,
  ) => VerificationRate;
  const rates = eventMixes.map((mix) => bench(events, mix, cpuMilliseconds));
  return verificationRow('Timeline verification, in the bundle', 50_000, rates);
}

export function bundle(bundleFolder: string): readonly BenchRow[] {
  const code = readFileSync(join(bundleFolder, 'Code.js'), 'utf8');
  const kilobytes = Buffer.byteLength(code) / 1_000;
  const script = new Script(code, { filename: 'Code.js' });
  const times = Array.from({ length: 100 }, () => {
    const startedAt = cpuMilliseconds();
    script.runInContext(createContext(constants.DONT_CONTEXTIFY));
    return cpuMilliseconds() - startedAt;
  });
  const [cold = Number.NaN] = times;
  return [
    row('Bundle, size', '≤ 500 kB', `${kilobytes.toFixed(0)} kB`, kilobytes <= 500),
    row(
      'Bundle, loading',
      '< 40 ms',
      `first ${cold.toFixed(1)} ms, p95 ${p95(times).toFixed(1)} ms`,
      Math.max(cold, p95(times)) < 40,
    ),
  ];
}
