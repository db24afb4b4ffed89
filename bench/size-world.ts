/** One world in a process of its own, so that its memory and processor time are its own: started by sizes.ts. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measuredWorld, type BenchRecipe } from './first-sync';

const recipe = JSON.parse(process.argv[2] ?? '') as BenchRecipe;
const { firstSync, close } = await measuredWorld(recipe, dirname(fileURLToPath(import.meta.url)));
process.send?.(firstSync);
await close();
