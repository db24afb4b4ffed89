import type { Call } from '../guest/call';
import { Refusal } from '../sync-channel';
import { isByteList } from './utilities';

/** A request as a script asked for it, with Apps Script's defaults filled in. */
export interface FetchRequest {
  readonly url: string;
  readonly address: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly mutesHttpExceptions: boolean;
  readonly followsRedirects: boolean;
  readonly timeoutMilliseconds: number;
}

/** Source: developers.google.com/apps-script/guides/services/quotas. */
const longestUrlBytes = 2 * 1024;
const mostHeaders = 100;
const longestHeadersBytes = 8 * 1024;
const largestBodyBytes = 50 * 1024 * 1024;
const defaultTimeoutSeconds = 360;

const methods = ['get', 'delete', 'patch', 'post', 'put', 'head', 'options'];

export function fetchRequest(url: unknown, options: Readonly<Record<string, unknown>>, call: Call): FetchRequest {
  if (typeof url !== 'string') return call.mismatch();
  if (Buffer.byteLength(url) > longestUrlBytes) throw new Refusal('Limit Exceeded: URLFetch URL Length.');
  const method = String(options['method'] ?? 'get').toLowerCase();
  if (!methods.includes(method)) throw invalid('method');
  const { body, contentType } = payloadOf(options);
  if (body !== undefined && Buffer.byteLength(body) > largestBodyBytes)
    throw new Refusal('Limit Exceeded: URLFetch POST Size.');
  return {
    url,
    address: addressOf(url),
    method: method.toUpperCase(),
    headers: headersOf(options, contentType),
    ...(body === undefined || method === 'get' ? {} : { body }),
    mutesHttpExceptions: options['muteHttpExceptions'] === true,
    followsRedirects: options['followRedirects'] !== false,
    timeoutMilliseconds: 1000 * Number(options['timeoutSeconds'] ?? defaultTimeoutSeconds),
  };
}

const invalid = (attribute: string): Refusal => new Refusal(`Attribute provided with invalid value: ${attribute}`);

function addressOf(url: string): URL {
  try {
    // A bare host name means http, as in a browser.
    return new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`);
  } catch {
    throw new Refusal(`Invalid argument: ${url}`);
  }
}

function payloadOf(options: Readonly<Record<string, unknown>>): {
  readonly body?: string | Uint8Array;
  readonly contentType?: string;
} {
  const { payload, contentType } = options;
  if (contentType !== undefined && typeof contentType !== 'string') throw invalid('contentType');
  const form = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return contentType === undefined ? {} : { contentType };
  if (typeof payload === 'string') return { body: payload, contentType: contentType ?? form };
  if (isByteList(payload)) {
    return { body: Uint8Array.from(payload, (byte) => byte & 255), contentType: contentType ?? form };
  }
  if (typeof payload !== 'object' || Array.isArray(payload)) throw invalid('payload');
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), contentType: contentType ?? form };
}

function headersOf(
  options: Readonly<Record<string, unknown>>,
  contentType: string | undefined,
): Record<string, string> {
  const given = options['headers'] ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) throw invalid('headers');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string' && typeof value !== 'number') throw invalid('headers');
    if (/^(host|content-length|transfer-encoding|connection)$/i.test(name)) throw invalid(`Header:${name}`);
    headers[name] = String(value);
  }
  const size = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (Object.keys(headers).length > mostHeaders || size > longestHeadersBytes) {
    throw new Refusal('Limit Exceeded: URLFetch Header Size.');
  }
  const has = (wanted: string): boolean => Object.keys(headers).some((name) => name.toLowerCase() === wanted);
  if (contentType !== undefined && !has('content-type')) headers['Content-Type'] = contentType;
  if (!has('user-agent'))
    headers['User-Agent'] = 'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com)';
  return headers;
}

/**
 * The manifest's allow-list: https, the whole host or one leading `*.`, and the beginning of the path, case and all.
 * Source: developers.google.com/apps-script/manifest/allowlist-url.
 */
export function isAllowed({ address }: FetchRequest, allowList: readonly string[] | undefined): boolean {
  if (allowList === undefined) return true;
  return allowList.some((prefix) => {
    const found = /^https:\/\/([^/]+)(\/.*)$/.exec(prefix);
    const [, host, path] = found ?? [];
    if (host === undefined || path === undefined || address.protocol !== 'https:') return false;
    const isHost = host.startsWith('*.')
      ? address.host.endsWith(host.slice(1).toLowerCase())
      : address.host === host.toLowerCase();
    return isHost && address.pathname.startsWith(path);
  });
}

/** What Apps Script says when the list lacks an address. */
export function notAllowed({ url }: FetchRequest): Refusal {
  return new Refusal(`Request to ${url} failed because the URL has not been whitelisted in the script manifest.`);
}
