// `npm run test:faults`: builds everything, so that what is played is what ships, and runs test/faults/month/main.ts.
import { buildAll } from './build.mjs';

await buildAll({ testPrograms: ['fault-month'] });
await import(new URL('./node/fault-month.mjs', import.meta.url).href);
