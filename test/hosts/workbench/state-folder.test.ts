import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stateFolder, type SavedWorld } from '#hosts/workbench/state-folder';

const parent = mkdtempSync(join(tmpdir(), 'renewal-desk-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const world: SavedWorld = {
  now: 1_795_420_800_000,
  timelineWorkbookId: 'w1',
  isBackfilled: true,
  vendors: { any: 'thing' },
  appsScript: { properties: {} },
};

let number = 0;
const newFolder = () => join(parent, `state-${(number += 1)}`, 'small-1');

test('a new folder holds nothing yet', async () => {
  expect(await (await stateFolder(newFolder(), false)).load()).toBeUndefined();
});

test('what was saved is loaded, and no draft is left', async () => {
  const path = newFolder();
  await (await stateFolder(path, false)).save(world);
  expect(await (await stateFolder(path, false)).load()).toMatchObject(world);
  expect(readdirSync(path)).toEqual(['world.json']);
});

test('only this user may read what holds keys', async () => {
  const path = newFolder();
  const folder = await stateFolder(path, false);
  await folder.save(world);
  await folder.keyFile(() => '{"private_key":"k"}');
  for (const file of readdirSync(path)) expect(statSync(join(path, file)).mode & 0o077).toBe(0);
});

test('the key is made once and kept', async () => {
  const path = newFolder();
  const first = await (await stateFolder(path, false)).keyFile(() => '{"key":1}');
  expect(await (await stateFolder(path, false)).keyFile(() => '{"key":2}')).toBe(first);
});

test.each([
  { name: 'cut off', text: '{"version":1,"now":17954' },
  { name: 'of another version', text: JSON.stringify({ version: 99, ...world }) },
  { name: 'without its parts', text: '{"version":1}' },
  { name: 'empty', text: '' },
])('a state file that is $name is named with what to do', async ({ text }) => {
  const path = newFolder();
  const folder = await stateFolder(path, false);
  writeFileSync(join(path, 'world.json'), text);
  await expect(folder.load()).rejects.toThrow(`The saved state in ${join(path, 'world.json')} cannot be used`);
  await expect(folder.load()).rejects.toThrow('npm start -- --fresh');
});

test('starting fresh sets the old folder aside under a new name, each time another', async () => {
  const path = newFolder();
  for (const now of [1, 2]) await (await stateFolder(path, true)).save({ ...world, now });
  expect(await (await stateFolder(path, true)).load()).toBeUndefined();
  const kept = [1, 2].map(
    (place) => JSON.parse(readFileSync(`${path}.set-aside-${place}/world.json`, 'utf8')) as SavedWorld,
  );
  expect(kept.map(({ now }) => now)).toEqual([1, 2]);
});
