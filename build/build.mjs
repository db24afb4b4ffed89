// Builds everything that runs: the add-on bundle (build/out, what clasp pushes), the Node programs and the workbench page
// (build/node). `node build/build.mjs --tenant tenant.json` renders the manifest for one MSP; without it the template is taken.
import { build } from 'esbuild';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bytesByModule, largestModules } from './bundle-size.mjs';
import { renderManifest } from './manifest.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const addOnEntry = 'src/hosts/apps-script/entry-points.ts';

/** noble 2 asks for Object.hasOwn (ES2022) while loading; Apps Script's V8 has it, an ES2021 runtime may not. */
const banner =
  'if (typeof Object.hasOwn !== "function") { Object.hasOwn = function (o, k) { return Object.prototype.hasOwnProperty.call(o, k); }; }';

/** How source becomes a classic script for bare V8. */
function scriptOptions(entry, globalName) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2021',
    charset: 'utf8',
    legalComments: 'inline',
    // Functions keep their names: the log of a defect is a list of them. Source: docs/adr/0021.
    minify: true,
    keepNames: true,
    lineLimit: 120,
    banner: { js: banner },
    tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  };
}

/** Code under measurement, packed as the add-on is, so that what is timed is what Apps Script would run. */
export async function buildBenchScript(entry, outfile) {
  await build({ ...scriptOptions(entry, 'Bench'), outfile });
}

/**
 * The add-on: one classic script, one `function` global per exported entry point. Names ending in `_` cannot be called from a card.
 * The source map is written where `mapFile` says.
 */
export async function buildAddOn({ outDir = join(root, 'build/out'), mapFile, tenant } = {}) {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const result = await build({
    ...scriptOptions(addOnEntry, 'RenewalDesk_'),
    write: false,
    metafile: true,
    sourcemap: 'external',
    outfile: 'Code.js',
  });
  const text = (ending) => result.outputFiles.find(({ path }) => path.endsWith(ending)).text;
  const entryPoints = await exportedNames();
  const globals = entryPoints.map((name) => `function ${name}(event) { return RenewalDesk_.${name}(event); }`);
  const code = `${text('Code.js')}\n${globals.join('\n')}\n`;
  writeFileSync(join(outDir, 'Code.js'), code);
  const template = JSON.parse(readFileSync(join(root, 'appsscript.json'), 'utf8'));
  writeFileSync(join(outDir, 'appsscript.json'), `${JSON.stringify(renderManifest(template, tenant), null, 2)}\n`);
  if (mapFile !== undefined) writeFileSync(mapFile, text('Code.js.map'));
  return { bytes: Buffer.byteLength(code), entryPoints, modules: bytesByModule(result.metafile) };
}

/** The exports of the entry file, asked of esbuild's own parser. */
async function exportedNames() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [addOnEntry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    outdir: 'unused',
  });
  return Object.values(result.metafile.outputs)[0].exports;
}

const nodeEntries = {
  'renewal-desk': 'src/hosts/cli/main.ts',
  'http-worker': 'src/hosts/node/http-worker.ts',
  'vendors-worker': 'src/simulators/vendors-worker.ts',
  'platform-worker': 'src/simulators/apps-script/platform-worker.ts',
  'runtime-worker': 'src/simulators/apps-script/runtime-worker.ts',
  'fetch-worker': 'src/simulators/apps-script/fetch-worker.ts',
  'workbench-server': 'src/hosts/workbench/server.ts',
  'local-world': 'src/hosts/workbench/start-local-world.ts',
  bench: 'bench/main.ts',
  'size-world': 'bench/size-world.ts',
};

/** Programs that only developers run, built when they are asked for. */
const testEntries = { 'fault-month': 'test/faults/month/main.ts', 'renewal-horizon': 'test/horizon/main.ts' };

/** The Node programs and worker threads. Packages stay outside: they come from node_modules. */
export async function buildNodePrograms({ only = Object.keys(nodeEntries), outDir = join(root, 'build/node') } = {}) {
  const present = Object.entries({ ...nodeEntries, ...testEntries }).filter(
    ([name, file]) => only.includes(name) && existsSync(join(root, file)),
  );
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(present),
    outdir: outDir,
    metafile: true,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'linked',
    chunkNames: 'chunks/[name]-[hash]',
  });
  pruneChunks(join(outDir, 'chunks'), metafile);
}

/** Chunks that no program needs any more. Pruned after the build and by age, so that a system that is running keeps its own. */
function pruneChunks(folder, { outputs }) {
  if (!existsSync(folder)) return;
  const needed = new Set(Object.keys(outputs).map((file) => basename(file)));
  const dayAgo = Date.now() - 86_400_000;
  for (const file of readdirSync(folder)) {
    if (!needed.has(file) && statSync(join(folder, file)).mtimeMs < dayAgo) rmSync(join(folder, file), { force: true });
  }
}

export async function buildPage({ outDir = join(root, 'build/node/page') } = {}) {
  const entry = 'src/hosts/workbench/page/main.ts';
  if (!existsSync(join(root, entry))) return;
  await build({
    absWorkingDir: root,
    entryPoints: { workbench: entry },
    outdir: outDir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2021',
    minify: true,
    sourcemap: 'linked',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  for (const file of ['index.html', 'favicon.svg'])
    copyFileSync(join(root, 'src/hosts/workbench/page', file), join(outDir, file));
}

export async function buildAll({ testPrograms = [], ...options } = {}) {
  mkdirSync(join(root, 'build/node'), { recursive: true });
  // Beside the Node programs, so that it is never pushed. build/where.mjs reads it.
  const addOnOptions = { ...options, mapFile: join(root, 'build/node/Code.js.map') };
  const only = [...Object.keys(nodeEntries), ...testPrograms];
  const [addOn] = await Promise.all([buildAddOn(addOnOptions), buildNodePrograms({ only }), buildPage()]);
  return addOn;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: { tenant: { type: 'string' }, only: { type: 'string' }, to: { type: 'string' } },
  });
  if (values.only !== undefined) {
    // Tests build the worker threads they start into a folder of their own.
    await buildNodePrograms({ only: values.only.split(','), outDir: resolve(root, values.to ?? 'build/node') });
  } else {
    const tenant = values.tenant === undefined ? undefined : JSON.parse(readFileSync(values.tenant, 'utf8'));
    const { bytes, entryPoints, modules } = await buildAll({ tenant });
    console.log(
      `Built build/out/Code.js (${Math.ceil(bytes / 1000)} kB, entry points ${entryPoints.join(', ')}) and build/node.`,
    );
    console.log(largestModules(modules));
  }
}
