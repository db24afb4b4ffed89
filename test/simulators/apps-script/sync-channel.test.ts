import { Worker } from 'node:worker_threads';
import { openChannel, Refusal, SyncCaller } from '#simulators/apps-script/sync-channel';

/** Answers as answerCalls does, but wakes the caller first, as the wake-up call of an earlier answer that comes late. */
const lateWaker = `
  const { workerData: { port, signal } } = require('node:worker_threads');
  const counter = new Int32Array(signal);
  port.on('message', ({ method, args }) => {
    Atomics.notify(counter, 0);
    setTimeout(() => {
      Atomics.notify(counter, 0);
      port.postMessage(method === 'refuse' ? { refusal: args[0] } : { value: args[0] });
      Atomics.add(counter, 0, 1);
      Atomics.notify(counter, 0);
    }, 5);
  });`;

test('a caller that is woken before its answer is there sleeps on, and never gets the answer of another call', async () => {
  const { caller, answerer } = openChannel();
  const worker = new Worker(lateWaker, { eval: true, workerData: answerer, transferList: [answerer.port] });
  try {
    const channel = new SyncCaller(caller);
    for (let call = 0; call < 20; call += 1) expect(channel.call('echo', [call])).toBe(call);
    expect(() => channel.call('refuse', ['no'])).toThrow(new Refusal('no'));
    expect(channel.call('echo', ['after'])).toBe('after');
  } finally {
    await worker.terminate();
    caller.port.close();
  }
});
