import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import type { MemoryMsp } from './memory-msp';

class Cut extends Error {}

/** Runs the sync in a process that dies at its n-th workbook call. Answers whether it lived to make it. */
export function runUntilCut(msp: MemoryMsp, call: number, when: 'before' | 'after'): boolean {
  let calls = 0;
  const dying =
    <Arguments extends unknown[], Result>(perform: (...given: Arguments) => Result) =>
    (...given: Arguments): Result => {
      calls += 1;
      if (calls === call && when === 'before') throw new Cut();
      const result = perform(...given);
      if (calls === call) throw new Cut();
      return result;
    };
  const workbook = {
    read: dying(msp.workbook.read.bind(msp.workbook)),
    write: dying(msp.workbook.write.bind(msp.workbook)),
    append: dying(msp.workbook.append.bind(msp.workbook)),
    addMissingTabs: dying(msp.workbook.addMissingTabs.bind(msp.workbook)),
  };
  try {
    runHourlySync({ ...msp.parts, workbook });
    return false;
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    return true;
  }
}

export function expectSameEnd(msp: MemoryMsp, whole: MemoryMsp): void {
  const ids = (each: MemoryMsp) =>
    each
      .timeline()
      .map(({ type, contractId }) => `${type}/${String(contractId)}`)
      .sort();
  expect(ids(msp)).toEqual(ids(whole));
  expect(new Set(msp.timeline().map(({ eventId }) => eventId)).size).toBe(msp.timeline().length);
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact' });
  const months = (each: MemoryMsp) => each.workbook.contentOf('Service months');
  expect(months(msp)).toEqual(months(whole));
  const events = (each: MemoryMsp) =>
    each.workbook
      .contentOf('Client cards')
      .slice(1)
      .map((cells) => String(cells[7]).split(';').length);
  expect(events(msp)).toEqual(events(whole));
}
