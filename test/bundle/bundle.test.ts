import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, tokenizer, tokTypes } from 'acorn';
import { projectRoot } from '#test/support/built-workers';
import { platform } from '#test/hosts/apps-script/platform-globals';
import { loadedWith, namedFunctions, shippedBundle, type ShippedBundle } from './shipped-bundle';

let bundle: ShippedBundle;

beforeAll(() => {
  bundle = shippedBundle();
});

afterAll(() => bundle.remove());

/** Source: DESIGN 3.4 and docs/reference/scopes.md. Another scope needs an ADR and every user's consent. */
const approvedScopes = [
  'gmail.addons.execute',
  'gmail.addons.current.message.metadata',
  'gmail.addons.current.action.compose',
  'script.external_request',
  'userinfo.email',
  'script.scriptapp',
  'script.send_mail',
  'script.locale',
];

/** Called by name, but not from the manifest: buttons and the hourly trigger. */
const calledOtherwise = ['onCardAction', 'onDraftMail', 'onHourlyTrigger'];

test('every function that the manifest names is a global', () => {
  const context = loadedWith(bundle, platform().globals);
  for (const name of namedFunctions(bundle.manifest)) expect(typeof context[name]).toBe('function');
});

test('nothing but the entry points can be called from outside', () => {
  const { globals } = platform();
  const context = loadedWith(bundle, globals);
  const added = Object.keys(context).filter((name) => !(name in globals));
  // Apps Script keeps names that end in an underscore from every caller.
  const callable = added.filter((name) => !name.endsWith('_'));
  expect(callable.sort()).toEqual([...new Set([...namedFunctions(bundle.manifest), ...calledOtherwise])].sort());
});

test('loading it calls no platform name and needs none', () => {
  expect(() => loadedWith(bundle, {})).not.toThrow();
});

test('it is a classic script of ES2021: no private names, no class fields, no modules', () => {
  expect(() => parse(bundle.code, { ecmaVersion: 2021, sourceType: 'script' })).not.toThrow();
});

/** What loading may cost decides, and grows with the size. Source: docs/adr/0023. */
test('it stays within a megabyte', () => {
  expect(Buffer.byteLength(bundle.code)).toBeLessThanOrEqual(1_000_000);
});

/** Source: Apps Script, "V8 runtime overview": not a browser and not Node. */
const absentNames = [
  'fetch',
  'setTimeout',
  'setInterval',
  'URL',
  'URLSearchParams',
  'TextEncoder',
  'atob',
  'btoa',
  'Buffer',
];

test('it calls nothing that bare V8 lacks', () => {
  const called = new Set<string>();
  let before = '';
  for (const token of tokenizer(bundle.code, { ecmaVersion: 2021 })) {
    const text = bundle.code.slice(token.start, token.end);
    const isMember = before === '.' || before === '?.';
    if (token.type === tokTypes.name && !isMember && bundle.code[token.end] === '(') called.add(text);
    before = text;
  }
  expect(absentNames.filter((name) => called.has(name))).toEqual([]);
});

test('every host in its code is on the allow-list', () => {
  const allowed = bundle.manifest.urlFetchWhitelist.map((url) => new URL(url).host);
  const called = hostsIn(bundle.code);
  expect(called.length).toBeGreaterThanOrEqual(3);
  for (const host of called) expect(allowed).toContain(host);
});

test('the allow-list names https hosts with a path, and no pattern wider than a host', () => {
  for (const url of bundle.manifest.urlFetchWhitelist) expect(url).toMatch(/^https:\/\/[a-z0-9.-]+\/$/);
});

test('the manifest asks for the approved scopes and no other', () => {
  const short = bundle.manifest.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
  expect([...short].sort()).toEqual([...approvedScopes].sort());
});

test('clasp would push the code and the manifest, nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-clasp-'));
  for (const file of ['.clasp.json', '.claspignore']) copyFileSync(join(projectRoot, file), join(folder, file));
  cpSync(bundle.folder, join(folder, 'build/out'), { recursive: true });
  const clasp = join(projectRoot, 'node_modules/@google/clasp/build/src/index.js');
  const answer = execFileSync(process.execPath, [clasp, 'show-file-status', '--json'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  const { filesToPush } = JSON.parse(answer) as { filesToPush: readonly string[] };
  expect([...filesToPush].sort()).toEqual(['build/out/Code.js', 'build/out/appsscript.json']);
});

/** Hosts of the addresses in string literals: comments and licenses aside. A scope is spelt like an address and is none. */
function hostsIn(code: string): readonly string[] {
  const hosts = new Set<string>();
  for (const token of tokenizer(code, { ecmaVersion: 2021 })) {
    if (token.type !== tokTypes.string && token.type !== tokTypes.template) continue;
    const text = code.slice(token.start, token.end);
    for (const [, host] of text
      .replace(/https:\/\/www\.googleapis\.com\/auth\//g, '')
      .matchAll(/https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g))
      if (host !== undefined) hosts.add(host);
  }
  return [...hosts];
}
