import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { refusal } from './refusal';
import { pageHeader } from './page-api';

/** A form of the largest card stays far below. */
const largestBodyBytes = 256 * 1024;

/**
 * Only what the page is made of. Outside text reaches the document as text nodes: Trusted Types makes the browser refuse any
 * other way (Lit's own templates are the one policy).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
};

export const protectiveHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
};

/** A name that an outsider points at 127.0.0.1 (DNS rebinding) arrives here with a foreign Host. */
export function ownHostOnly(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    if (host === `127.0.0.1:${port()}` || host === `localhost:${port()}`) return next();
    return refusal(context, 421, 'This server answers to its own name only.', `Open http://127.0.0.1:${port()}/.`);
  };
}

/** What changes state comes from our own page: same origin, and with a header that other pages cannot send. */
export const ownPageOnly: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
  const sameOrigin = context.req.header('origin') === `http://${context.req.header('host')}`;
  const ownHeader = context.req.header(pageHeader.name) === pageHeader.value;
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (sameOrigin && ownHeader && site === 'same-origin') return next();
  return refusal(context, 403, 'Only the workbench page may do this.', 'Use the page, not a link or a script.');
};

export const modestBodyOnly = bodyLimit({
  maxSize: largestBodyBytes,
  onError: (context) => refusal(context, 413, 'That form is too large.', 'Shorten the longest text and try again.'),
});
