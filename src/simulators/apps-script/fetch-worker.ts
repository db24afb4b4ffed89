/** The thread that performs the runtimes' HTTP calls, side by side, while they wait. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { answerCalls, type ChannelEnd } from './sync-channel';

export interface WireRequest {
  readonly method: string;
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly timeoutMilliseconds: number;
}

export type WireOutcome =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: readonly string[];
      readonly body: Uint8Array;
    }
  | { readonly kind: 'failed'; readonly because: 'unavailable' | 'timeout' | 'brokenOff' };

const agent = new Agent({ keepAlive: true, maxSockets: 100 });

parentPort?.on('message', (channel: ChannelEnd) => {
  answerCalls(channel, ({ args }) => Promise.all((args[0] as readonly WireRequest[]).map(perform)));
});

function perform(wire: WireRequest): Promise<WireOutcome> {
  return new Promise((resolve) => {
    const failed = (because: 'unavailable' | 'timeout' | 'brokenOff'): void => resolve({ kind: 'failed', because });
    const { port, method, path, headers } = wire;
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers, agent }, (incoming) => {
      collect(incoming).then(
        (body) => resolve({ kind: 'answered', status: incoming.statusCode ?? 0, headers: incoming.rawHeaders, body }),
        () => failed('brokenOff'),
      );
    });
    const timer = setTimeout(() => {
      failed('timeout');
      outgoing.destroy();
    }, wire.timeoutMilliseconds);
    outgoing.on('close', () => clearTimeout(timer));
    // Never tried again here: a server may have done the work before the connection broke.
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'ECONNREFUSED' ? 'unavailable' : 'brokenOff'),
    );
    outgoing.end(wire.body);
  });
}

async function collect(incoming: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  if (!incoming.complete) throw new Error('The answer broke off');
  return new Uint8Array(Buffer.concat(chunks));
}
