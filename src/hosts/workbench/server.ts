import { createAdaptorServer } from '@hono/node-server';
import { Server } from 'node:http';
import type { LocalWorld } from './local-world';
import { workbenchRoutes } from './routes';

export interface WorkbenchOptions {
  readonly world: LocalWorld;
  /** 0 takes any free port. */
  readonly port: number;
  /** The folder that `buildPage` of build/build.mjs writes. */
  readonly pageFolder: string;
  readonly onDefect?: (error: unknown) => void;
}

export interface RunningWorkbench {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the workbench to this machine alone. A taken port rejects with an error whose `code` is `EADDRINUSE`. */
export async function startWorkbench({
  world,
  port,
  pageFolder,
  onDefect = console.error,
}: WorkbenchOptions): Promise<RunningWorkbench> {
  let portInUse = port;
  const routes = workbenchRoutes({ world, pageFolder, port: () => portInUse, onDefect });
  const server = createAdaptorServer({ fetch: routes.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (typeof address === 'object' && address !== null) portInUse = address.port;

  return {
    url: `http://127.0.0.1:${portInUse}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        // Without this a browser's kept-alive connection holds the program for five more seconds.
        if (server instanceof Server) server.closeAllConnections();
      }),
  };
}
