import { buildSync } from 'esbuild';
import { gallery } from '#cards/gallery';
import { projectRoot } from '#test/support/built-workers';
import { appsScriptWorkers, localScript, type LocalScript } from '#test/simulators/apps-script/local-script';

/** The renderer and the gallery as one script, run by the simulated runtime, whose CardService has the platform's limits. */
function galleryScript(): string {
  const built = buildSync({
    absWorkingDir: projectRoot,
    stdin: {
      contents: `
        import { gallery } from '#cards/gallery';
        import { renderCard, renderResponse } from '#hosts/apps-script/render-card';
        export const draw = ({ name }) => renderCard(gallery[name]);
        export const move = ({ kind, name }) => renderResponse({ kind, card: gallery[name], notice: 'Done.' });`,
      resolveDir: projectRoot,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'Gallery_',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2021',
  });
  const globals = ['draw', 'move'].map((name) => `function ${name}(event) { return Gallery_.${name}(event); }`);
  return [built.outputFiles[0]?.text ?? '', ...globals].join('\n');
}

const manifest = {
  timeZone: 'Europe/London',
  oauthScopes: ['https://www.googleapis.com/auth/gmail.addons.execute'],
  addOns: { common: { openLinkUrlPrefixes: ['https://harbour-it.halopsa.com/', 'https://app.hubspot.com/'] } },
};

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, galleryScript(), { manifest });
});

afterAll(async () => {
  await script.close();
  workers.remove();
});

test.each(Object.keys(gallery))('Gmail is given %s exactly as its data says', async (name) => {
  const value = await script.value('draw', { kind: 'card', event: { name } });
  expect(value).toEqual({ action: { navigations: [{ pushCard: gallery[name] }] } });
});

test.each(['push', 'update', 'root'])('a %s response is accepted with its card and notice', async (kind) => {
  const value = await script.value('move', { kind: 'card', event: { kind, name: 'client-healthy' } });
  expect(JSON.stringify(value)).toContain('Done.');
  expect(JSON.stringify(value)).toContain('CT-0501');
});
