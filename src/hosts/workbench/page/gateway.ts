import type { AddOnAnswer, Fault, MailMessage, VendorName, WorldState } from '../local-world';
import {
  pageHeader,
  type ActRequest,
  type AdvanceRequest,
  type ApiFailure,
  type Click,
  type FaultRequest,
  type HomeRequest,
  type OpenRequest,
} from '../page-api';

/** The local system as the page reaches it. */
export interface Gateway {
  state(): Promise<WorldState>;
  inbox(person: string): Promise<readonly MailMessage[]>;
  openMessage(person: string, messageId: string): Promise<AddOnAnswer>;
  openHomepage(person: string): Promise<AddOnAnswer>;
  act(person: string, click: Click): Promise<AddOnAnswer>;
  advance(milliseconds: number): Promise<WorldState>;
  setFault(vendor: VendorName, fault: Fault | undefined): Promise<WorldState>;
}

/** A call that got no answer, or a refusal. `advice` says what the person can do. */
export class GatewayError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

export function httpGateway(): Gateway {
  return {
    state: () => get('/api/state'),
    inbox: (person) => get(`/api/inbox?person=${encodeURIComponent(person)}`),
    openMessage: (person, messageId) => post<AddOnAnswer, OpenRequest>('/api/open', { person, messageId }),
    openHomepage: (person) => post<AddOnAnswer, HomeRequest>('/api/home', { person }),
    act: (person, click) => post<AddOnAnswer, ActRequest>('/api/act', { person, click }),
    advance: (milliseconds) => post<WorldState, AdvanceRequest>('/api/advance', { milliseconds }),
    setFault: (vendor, fault) =>
      post<WorldState, FaultRequest>('/api/fault', { vendor, ...(fault === undefined ? {} : { fault }) }),
  };
}

function get<Answer>(path: string): Promise<Answer> {
  return answerOf(path, { method: 'GET' });
}

function post<Answer, Request>(path: string, body: Request): Promise<Answer> {
  const headers = { 'content-type': 'application/json', [pageHeader.name]: pageHeader.value };
  return answerOf(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function answerOf<Answer>(path: string, request: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new GatewayError('The local system does not answer.', 'Start it again with npm start, then refresh.');
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as Answer;
  if (isFailure(body)) throw new GatewayError(body.error.message, body.error.advice);
  throw new GatewayError(`The local system answered ${response.status}.`, 'Reload the page.');
}

function isFailure(body: unknown): body is ApiFailure {
  return typeof body === 'object' && body !== null && 'error' in body;
}
