import { once } from 'node:events';
import { createServer } from 'node:net';
import { CommandRefused, exitCodes } from './terminal';

/** Asked before the long work: a taken port must not cost the person a minute. Throws `CommandRefused`. */
export async function assertPortIsFree(port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const next = port === 65_535 ? 8750 : port + 1;
    if (code === 'EADDRINUSE') {
      throw new CommandRefused(
        `Port ${port} on 127.0.0.1 is taken, perhaps by a local system that is already running. Stop it, or choose another: npm start -- --port ${next}`,
        exitCodes.unusable,
      );
    }
    throw new CommandRefused(
      `Port ${port} on 127.0.0.1 cannot be used (${String(code)}). Choose another: npm start -- --port ${next}`,
    );
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
