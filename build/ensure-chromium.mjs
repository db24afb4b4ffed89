// Finds a Chromium for the browser tests, and installs Debian's where that needs nobody's password. Browser downloads of test
// tools are not used: they come from hosts that many networks close.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium that runs. Throws an error that says what to install. */
export function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(
      `CHROMIUM_PATH is ${named}, which is no program. Set it to the path of Chromium or Chrome, or unset it.`,
    );
  }
  return installed() ?? installOnDebian() ?? fail();
}

function installed() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), macChrome];
  return candidates.find(isExecutable);
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installOnDebian() {
  if (!existsSync('/etc/debian_version')) return undefined;
  const isRoot = process.getuid?.() === 0;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0) return undefined;
  console.error('Installing Chromium for the browser tests (once, about half a minute) …');
  const run = (...words) => {
    const [command, ...rest] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  return run('update') && run('install', '-y', '--no-install-recommends', 'chromium') ? installed() : undefined;
}

function fail() {
  throw new Error(
    'The browser tests need Chromium. Install it (Debian and Ubuntu: sudo apt-get install chromium; macOS: install Google Chrome), ' +
      'or set CHROMIUM_PATH to a Chromium or Chrome you have. Every other layer runs without it: npm test -- test/domain',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(ensureChromium());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
