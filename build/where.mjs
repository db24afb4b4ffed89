// Where places in the bundle come from: `node build/where.mjs "at respond (Code:1204:17)"`. The log of a defect holds such places.
// Needs the build that was deployed: check out its commit and run `npm run build` first.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const place = /\bCode(?:\.js|\.gs)?:(\d+):(\d+)/g;

/** The text with every place in the bundle replaced by its place in the source. */
function withSourcePlaces(text, map) {
  return text.replace(place, (whole, line, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (originalSource === undefined) return whole;
    return `${originalSource.replace(/^(?:\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`;
  });
}

const { values, positionals } = parseArgs({
  options: { map: { type: 'string', default: fileURLToPath(new URL('./node/Code.js.map', import.meta.url)) } },
  allowPositionals: true,
});
const text = positionals.join(' ');
if (text === '' || !existsSync(values.map)) {
  console.error(text === '' ? 'Give one or more places, such as Code:1204:17.' : 'Run `npm run build` first.');
  process.exit(1);
}
console.log(withSourcePlaces(text, new SourceMap(JSON.parse(readFileSync(values.map, 'utf8')))));
