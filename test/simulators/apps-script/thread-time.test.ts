import { Worker } from 'node:worker_threads';
import { ownThreadId, threadMilliseconds } from '#simulators/apps-script/guest/thread-time';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits for ever, having told its number. */
const sleeper = `
  const { parentPort } = require('node:worker_threads');
  const { readlinkSync } = require('node:fs');
  let id = 0;
  try { id = Number(readlinkSync('/proc/thread-self').split('/').pop()); } catch {}
  parentPort.postMessage(id);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;

test('a thread’s own time is found by its number', () => {
  const own = threadMilliseconds();
  const found = threadMilliseconds(ownThreadId());
  if (own === undefined) expect(found).toBeUndefined();
  else expect(found).toBeGreaterThanOrEqual(own);
});

test('a thread that waits spends nothing, however long others run', async () => {
  const worker = new Worker(sleeper, { eval: true });
  const threadId = await new Promise<number>((resolve) => worker.once('message', resolve));
  await pause(50);
  const before = threadId === 0 ? undefined : threadMilliseconds(threadId);
  await pause(300);
  if (before !== undefined) expect((threadMilliseconds(threadId) ?? 0) - before).toBeLessThan(100);
  await worker.terminate();
});

test('of a thread that is gone nothing is known', () => {
  expect(threadMilliseconds(4_194_305)).toBeUndefined();
});
