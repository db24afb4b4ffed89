import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers on a free port of this machine only. */
export function listen(app: {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  // Left to the callers: a thread that was busy for seconds would close connections on which a call is already under way.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}
