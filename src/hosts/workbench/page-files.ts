import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file the page consists of, by the name a browser asks for. Nothing else of the folder can be read. */
const typesByFile: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'index.html': 'text/html; charset=utf-8',
    'workbench.js': 'text/javascript; charset=utf-8',
    'workbench.js.map': 'application/json',
    'workbench.css': 'text/css; charset=utf-8',
    'workbench.css.map': 'application/json',
    'favicon.svg': 'image/svg+xml',
  }),
);

/** Read anew for each request: a rebuilt page shows on reload. */
export async function pageFile(
  folder: string,
  requested: string | undefined,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | undefined> {
  const name = requested === undefined || requested === '' ? 'index.html' : requested;
  const type = typesByFile.get(name);
  if (type === undefined) return undefined;
  try {
    return { bytes: new Uint8Array(await readFile(join(folder, name))), type };
  } catch {
    return undefined;
  }
}
