// What the bundle's bytes are spent on. Printed by `npm run build`, since the bundle has a budget (docs/adr/0010).
const modulesNamed = 12;

/** Bytes in the output by source file or package, most first. */
export function bytesByModule({ outputs }) {
  const bytes = new Map();
  for (const [file, { bytesInOutput }] of Object.entries(outputs['Code.js'].inputs)) {
    const name = packageOf(file) ?? file;
    bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
  }
  return [...bytes].map(([name, count]) => ({ name, bytes: count })).sort((left, right) => right.bytes - left.bytes);
}

/** The largest modules and what the rest is together, as lines for a person. */
export function largestModules(modules) {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
  const named = modules.slice(0, modulesNamed);
  const rest = modules.slice(modulesNamed);
  const restBytes = rest.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    'Largest parts of the bundle, kB:',
    ...named.map(({ name, bytes }) => `${kilobytes(bytes)}  ${name}`),
    `${kilobytes(restBytes)}  ${rest.length} others`,
  ].join('\n');
}

function packageOf(file) {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
}
