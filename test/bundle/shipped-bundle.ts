import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#test/support/built-workers';

export interface Manifest {
  readonly timeZone: string;
  readonly runtimeVersion: string;
  readonly oauthScopes: readonly string[];
  readonly urlFetchWhitelist: readonly string[];
  readonly addOns: {
    readonly common: {
      readonly name: string;
      readonly homepageTrigger: { readonly runFunction: string };
      readonly openLinkUrlPrefixes: readonly string[];
      readonly universalActions?: readonly { readonly runFunction?: string }[];
    };
    readonly gmail: { readonly contextualTriggers: readonly { readonly onTriggerFunction: string }[] };
  };
}

export interface ShippedBundle {
  /** What clasp would push. */
  readonly folder: string;
  readonly code: string;
  readonly manifest: Manifest;
  /** Source map of the code, outside of what is pushed. */
  readonly mapFile: string;
  remove(): void;
}

/** Builds the add-on as it is deployed, into a folder of this test file's own. */
export function shippedBundle(tenant?: object): ShippedBundle {
  const parent = join(projectRoot, 'build/node/for-tests');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'add-on-'));
  const mapFile = `${folder}.map`;
  const options = JSON.stringify({ outDir: folder, mapFile, ...(tenant === undefined ? {} : { tenant }) });
  const program = `import { buildAddOn } from './build/build.mjs'; await buildAddOn(${options});`;
  const remove = (): void => [folder, mapFile].forEach((path) => rmSync(path, { recursive: true, force: true }));
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: projectRoot, stdio: 'pipe' });
  } catch (refusal) {
    remove();
    throw refusal;
  }
  return {
    folder,
    code: readFileSync(join(folder, 'Code.js'), 'utf8'),
    manifest: JSON.parse(readFileSync(join(folder, 'appsscript.json'), 'utf8')) as Manifest,
    mapFile,
    remove,
  };
}

/** Every function that Google will call by name: from the manifest, from cards, from the trigger. */
export function namedFunctions({ addOns }: Manifest): readonly string[] {
  const universal = (addOns.common.universalActions ?? []).flatMap(({ runFunction }) => runFunction ?? []);
  const contextual = addOns.gmail.contextualTriggers.map(({ onTriggerFunction }) => onTriggerFunction);
  return [addOns.common.homepageTrigger.runFunction, ...contextual, ...universal];
}

interface GasLocal {
  require(folder: string, globals: object): Record<string, unknown>;
}

/** Loads the bundle as Apps Script does for one invocation: a fresh context with the platform's names and nothing else. */
export function loadedWith({ folder }: ShippedBundle, globals: Readonly<Record<string, unknown>>) {
  const context = { ...globals };
  return jest.requireActual<GasLocal>('gas-local').require(folder, context);
}

export function call(context: Readonly<Record<string, unknown>>, name: string, event: unknown): unknown {
  const entryPoint = context[name];
  if (typeof entryPoint !== 'function') throw new Error(`${name} is no function of the bundle`);
  return (entryPoint as (event: unknown) => unknown)(event);
}
