import type { Call } from '../guest/call';
import type { Guest } from '../guest/guest-realm';
import { Refusal } from '../sync-channel';
import { FaultPlan } from './fault-plan';
import { fetchRequest, isAllowed, notAllowed, type FetchRequest } from './fetch-request';
import { headerOf, sendBatch, simulatedLatency, type FetchResponse, type Landed, type Sending } from './send-batch';
import { requireScope, type Surroundings } from './surroundings';
import { blobKind, guestBytes } from './utilities';

const mostRedirects = 10;
const shownOfBody = 500;

/** `UrlFetchApp`. */
export function installUrlFetch(surroundings: Surroundings): void {
  const { realm, ask, job } = surroundings;
  const makeResponse = responseKind(surroundings);
  const faults = new FaultPlan(job);
  const perform = (requests: readonly FetchRequest[]): Guest[] => {
    for (const request of requests)
      if (!isAllowed(request, surroundings.manifest.urlFetchWhitelist)) throw notAllowed(request);
    ask('spendFetches', job.user, requests.length);
    return followed({ ...surroundings, faults }, requests).map((landed) => makeResponse(settled(landed)));
  };
  const allowed = (method: string): void => requireScope(surroundings, method, ['script.external_request']);
  realm.install(
    'UrlFetchApp',
    realm.service('UrlFetchApp', {
      fetch: (call) => {
        allowed('UrlFetchApp.fetch');
        const options = call.count > 1 ? call.record(1) : {};
        return perform([fetchRequest(call.at(0), options, call)])[0];
      },
      fetchAll: (call) => {
        allowed('UrlFetchApp.fetchAll');
        return realm.list(perform(call.list(0).map((one) => requestOfList(one, call))));
      },
    }),
  );
}

function requestOfList(one: unknown, call: Call): FetchRequest {
  if (typeof one === 'string') return fetchRequest(one, {}, call);
  if (typeof one !== 'object' || one === null) return call.mismatch();
  const options = one as Readonly<Record<string, unknown>>;
  return fetchRequest(options['url'], options, call);
}

/** Performs a batch side by side; redirects of the batch are a next batch. */
function followed(surroundings: Sending, requests: readonly FetchRequest[]): Landed[] {
  const landed = sendBatch(surroundings, requests);
  for (let hop = 0; hop < mostRedirects; hop += 1) {
    const moves = landed.flatMap((one, index) => {
      const next = redirectOf(one);
      return next === undefined ? [] : [{ index, next }];
    });
    if (moves.length === 0) break;
    for (const { next } of moves) if (!isAllowed(next, surroundings.manifest.urlFetchWhitelist)) throw notAllowed(next);
    sendBatch(
      surroundings,
      moves.map(({ next }) => next),
    ).forEach((one, at) => {
      const index = moves[at]?.index;
      if (index !== undefined) landed[index] = one;
    });
  }
  return landed;
}

function redirectOf(landed: Landed): FetchRequest | undefined {
  if ('refusal' in landed || !landed.request.followsRedirects) return undefined;
  const { request, status, headers } = landed;
  const location = headerOf(headers, 'location');
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const address = new URL(location, request.address);
  const { body, ...rest } = request;
  const keepsBody = status === 307 || status === 308;
  const method = keepsBody || request.method === 'HEAD' ? request.method : 'GET';
  return { ...rest, ...(keepsBody && body !== undefined ? { body } : {}), url: address.href, address, method };
}

/** A call that met no server throws even when the script mutes HTTP errors, and takes its whole batch with it. */
function settled(landed: Landed): FetchResponse {
  if ('refusal' in landed) throw new Refusal(landed.refusal);
  const { request, status, body } = landed;
  if (status < 400 || request.mutesHttpExceptions) return landed;
  const origin = `${request.address.protocol}//${request.address.host}`;
  const text = body.toString('utf8');
  const shown = text.length > shownOfBody ? `${text.slice(0, shownOfBody)}...` : text;
  throw new Refusal(
    `Request failed for ${origin} returned code ${status}. Truncated server response: ${shown} (use muteHttpExceptions option to examine full response)`,
  );
}

function responseKind({ realm }: Surroundings): (response: FetchResponse) => Guest {
  const makeBlob = blobKind(realm);
  const kind = realm.kind<FetchResponse>('UrlFetchApp.HTTPResponse', {
    getResponseCode: ({ status }) => status,
    getContentText: ({ body }, call) =>
      body.toString(/8859|ascii/i.test(call.optionalText(0) ?? '') ? 'latin1' : 'utf8'),
    getContent: ({ body }) => guestBytes(realm, body),
    getBlob: ({ body, headers }) => makeBlob(body, headerOf(headers, 'content-type') ?? null, null),
    getHeaders: ({ headers }) =>
      realm.copyIn(
        Object.fromEntries(Object.entries(grouped(headers)).map(([name, values]) => [name, values[values.length - 1]])),
      ),
    getAllHeaders: ({ headers }) =>
      realm.copyIn(
        Object.fromEntries(
          Object.entries(grouped(headers)).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
        ),
      ),
  });
  return (response) => kind.make(response);
}

function grouped(headers: readonly string[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (name.toLowerCase() !== simulatedLatency) (groups[name] ??= []).push(headers[at + 1] ?? '');
  }
  return groups;
}
