import Ajv from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyWidget } from '#test/simulators/apps-script/every-widget';
import { appsScriptWorkers, localScript } from '#test/simulators/apps-script/local-script';
import { projectRoot } from '#test/support/built-workers';

const schemaFile = join(projectRoot, '../shared/reference/card-v1.schema.json');

const code = `${everyWidget}
function cards() { return [card(), CardService.newCardBuilder().addSection(CardService.newCardSection()).build()].map(function (one) { return JSON.parse(one.printJson()); }); }
`;

test('what CardService builds is a google.apps.card.v1 card', async () => {
  if (!existsSync(schemaFile)) {
    process.stdout.write('conformance skipped: cards\n');
    return;
  }
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as object;
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  const workers = appsScriptWorkers();
  const script = await localScript(workers.folder, code);
  const cards = (await script.value('cards')) as readonly unknown[];
  await script.close();
  workers.remove();
  expect(cards).toHaveLength(2);
  for (const card of cards) expect([validate(card), validate.errors]).toEqual([true, null]);
});
