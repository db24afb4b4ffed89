import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { echoServer, httpPortContract } from './http-port.contract';
import { builtWorkers } from '#test/support/built-workers';

let server: Worker;
let http: NodeHttp;
let built: ReturnType<typeof builtWorkers>;

beforeAll(async () => {
  server = new Worker(echoServer, { eval: true });
  const port = await new Promise<number>((resolve) => server.once('message', resolve));
  built = builtWorkers(['http-worker']);
  // Port 9, discard: nobody listens there.
  http = nodeHttp({
    workerFile: join(built.folder, 'http-worker.mjs'),
    routes: { 'echo.example': port, 'dead.example': 9 },
  });
});

afterAll(async () => {
  await http.close();
  await server.terminate();
  built.remove();
});

httpPortContract('HTTP on Node', () => ({ http, origin: 'https://echo.example', deadOrigin: 'https://dead.example' }));
