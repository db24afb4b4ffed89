/** The thread in which scripts run. It sleeps while its script waits, so it must serve nobody else. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Job, RuntimeReport, RuntimeSetup } from './invocation';
import { Runtime } from './runtime';

const report = (message: RuntimeReport): void => parentPort?.postMessage(message);
const runtime = new Runtime(workerData as RuntimeSetup, report, () => process.exit(0));

report({ kind: 'ready' });
parentPort?.on('message', (job: Job) => {
  report({ kind: 'done', id: job.id, outcome: runtime.run(job) });
});
