// `npm run test:renewals`: builds everything, so that what is played is what ships, and runs test/horizon/main.ts.
import { buildAll } from './build.mjs';

await buildAll({ testPrograms: ['renewal-horizon'] });
await import(new URL('./node/renewal-horizon.mjs', import.meta.url).href);
