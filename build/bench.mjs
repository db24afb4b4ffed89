// `npm run bench`: builds everything, so that what is measured is what ships, and runs bench/main.ts.
import { fileURLToPath } from 'node:url';
import { buildAll, buildBenchScript } from './build.mjs';

await buildAll();
await buildBenchScript('bench/in-script.ts', fileURLToPath(new URL('./node/bench-script.js', import.meta.url)));
await import(new URL('./node/bench.mjs', import.meta.url).href);
