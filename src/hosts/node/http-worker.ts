import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import type { HttpOutcome, HttpRequest } from '#application/ports/http';
import type { HttpWorkerSetup } from './node-http';

/**
 * Performs the calls while the thread that asked sleeps in Atomics.wait. Outcomes travel as values: an exception would cross
 * the threads as a message that may quote a header.
 */
const { answers, signal, routes, timeoutMilliseconds } = workerData as HttpWorkerSetup & {
  readonly answers: MessagePort;
};
const turn = new Int32Array(signal);

parentPort?.on('message', ({ batch, requests }: { batch: number; requests: readonly HttpRequest[] }) => {
  void Promise.all(requests.map(perform)).then((outcomes) => {
    answers.postMessage({ batch, outcomes });
    Atomics.store(turn, 0, batch);
    Atomics.notify(turn, 0);
  });
});

async function perform(request: HttpRequest): Promise<HttpOutcome> {
  const host = new URL(request.url).host;
  try {
    const response = await fetch(routed(request.url), {
      method: request.method,
      headers: request.headers,
      // A redirect could carry a key to a host nobody configured: it is answered as it is.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    const body = await response.text();
    return { kind: 'answered', status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    return { kind: 'silent', why: `${host}: ${whyItFailed(error)}` };
  }
}

/** The local system answers for its vendors on this machine, as a hosts file would arrange it. */
function routed(url: string): string {
  const address = new URL(url);
  const port = routes[address.host];
  return port === undefined ? url : `http://127.0.0.1:${port}${address.pathname}${address.search}`;
}

/** Known words only: the text of fetch's own errors quotes header values. */
function whyItFailed(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `no answer within ${timeoutMilliseconds / 1000} seconds`;
  const { cause = error } = error as { readonly cause?: unknown };
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the name was not found';
  if (code === 'ECONNREFUSED') return 'the connection was refused';
  if (/^(ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|UND_ERR_\w+)$/.test(code))
    return `the connection was lost (${code})`;
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return `the certificate was not accepted (${code})`;
  return 'the call could not be made';
}
