import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { projectRoot } from './built-workers';

/** A simulated vendor in a thread of its own: the thread that makes synchronous calls cannot also answer them. */
export interface VendorThread {
  readonly port: number;
  /** Milliseconds since 1970, in shared memory. */
  readonly clockMemory: SharedArrayBuffer;
  close(): Promise<void>;
}

/**
 * `start` is the body of an async function that answers a running vendor. It sees `clock`, `given` and what `imports` brings.
 */
export async function vendorThread(
  { imports, start }: { readonly imports: string; readonly start: string },
  given: unknown,
  startsAt: number,
): Promise<VendorThread> {
  const folder = join(projectRoot, 'build/node/for-tests');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `vendor-${randomBytes(6).toString('hex')}.mjs`);
  const contents = `
    import { parentPort, workerData } from 'node:worker_threads';
    import { SharedClock } from '#simulators/clock';
    ${imports}
    const { clockMemory, given } = workerData;
    const clock = new SharedClock(clockMemory);
    const vendor = await (async () => { ${start} })();
    parentPort.postMessage(vendor.port);
  `;
  buildSync({
    stdin: { contents, resolveDir: projectRoot, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
  const clockMemory = new SharedArrayBuffer(8);
  Atomics.store(new BigInt64Array(clockMemory), 0, BigInt(startsAt));
  const worker = new Worker(outfile, { workerData: { clockMemory, given } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    port,
    clockMemory,
    async close() {
      await worker.terminate();
      rmSync(outfile, { force: true });
    },
  };
}
