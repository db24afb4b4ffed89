import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';
import { UpstreamError } from '#application/upstream-error';

/**
 * HttpPort over UrlFetchApp. A status is an answer whatever it is; only silence and used-up quotas are not. The platform alone
 * would wait six minutes for a system that hangs.
 */
export function urlFetchHttp(timeoutSeconds: number): HttpPort {
  return {
    fetchAll(requests) {
      if (requests.length === 0) return [];
      try {
        return UrlFetchApp.fetchAll(requests.map((request) => toPlatform(request, timeoutSeconds))).map(toAnswer);
      } catch (error) {
        refuseQuota(error);
        const [only] = requests;
        if (requests.length === 1 && only !== undefined) return [silence(error)];
        return requests.map((request) => fetchAlone(request, timeoutSeconds));
      }
    },
  };
}

/**
 * One dead host makes fetchAll throw away every answer. Reading again is harmless; a change may have been made, so it is not
 * repeated here: the caller knows how to find out.
 */
function fetchAlone(request: HttpRequest, timeoutSeconds: number): HttpOutcome {
  if (request.method !== 'GET') return { kind: 'silent', why: 'the answer was lost with another call of its batch' };
  try {
    return toAnswer(UrlFetchApp.fetch(request.url, toPlatform(request, timeoutSeconds)));
  } catch (error) {
    refuseQuota(error);
    return silence(error);
  }
}

/** Documented by the platform; its published types lag behind. */
type PlatformRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest & { readonly timeoutSeconds: number };

function toPlatform({ method, url, headers, body }: HttpRequest, timeoutSeconds: number): PlatformRequest {
  // UrlFetchApp sets its own Content-Type unless it is given as contentType.
  const contentType = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type'));
  return {
    url,
    method: methods[method],
    headers: rest,
    muteHttpExceptions: true,
    followRedirects: false,
    timeoutSeconds,
    ...(contentType === undefined ? {} : { contentType }),
    ...(body === undefined ? {} : { payload: body }),
  };
}

const methods: Readonly<Record<HttpRequest['method'], GoogleAppsScript.URL_Fetch.HttpMethod>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
};

function toAnswer(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpOutcome {
  const headers = Object.entries(response.getAllHeaders()).map(([name, value]): [string, string] => [
    name.toLowerCase(),
    Array.isArray(value) ? value.join(', ') : String(value),
  ]);
  return {
    kind: 'answered',
    status: response.getResponseCode(),
    headers: Object.fromEntries(headers),
    body: response.getContentText('UTF-8'),
  };
}

/** Quotas last for hours: asking again only spends more. Source: Apps Script, "Quotas", "Exception messages". */
function refuseQuota(error: unknown): void {
  if (/invoked too many times|too much computer time|Bandwidth quota|Limit exceeded/i.test(messageOf(error))) {
    throw new UpstreamError('Google Apps Script', 'throttled', 'the quota of UrlFetch calls is used up');
  }
}

/** The platform's text quotes the address, which may name a client: it is told in our words. */
function silence(error: unknown): HttpOutcome {
  const message = messageOf(error);
  if (/DNS/i.test(message)) return { kind: 'silent', why: 'the host name is not known' };
  if (/timed? ?out|timeout/i.test(message)) return { kind: 'silent', why: 'no answer in time' };
  if (/whitelist|allowlist|not permitted/i.test(message)) {
    return { kind: 'silent', why: 'the address is not on the allow-list of the manifest or of the domain' };
  }
  return { kind: 'silent', why: 'the connection failed' };
}

/** Platform errors come from another realm: `instanceof Error` does not hold for them. */
function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
