// `npm start`: builds everything and runs `renewal-desk demo` with the words that follow `npm start --`.
import { buildAll } from './build.mjs';

const startedAt = Date.now();
await buildAll();
if (!process.argv.includes('--help'))
  console.log(`Built the add-on and the local system in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
process.argv.splice(2, 0, 'demo');
process.env.RENEWAL_DESK_STARTED_AS = 'npm start';
await import(new URL('./node/renewal-desk.mjs', import.meta.url).href);
