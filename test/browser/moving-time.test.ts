import { readFileSync } from 'node:fs';
import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test('moving time shows how far it got, then the new time and the age of the data', async () => {
  const { page } = await workbench.open();
  expect(await page.locator('.clock time').textContent()).toContain('Tue, Aug 12, 9:04');
  await page.getByRole('button', { name: /^Move time/ }).click();
  await page.getByRole('menuitem', { name: 'Next week' }).click();
  await page.getByRole('progressbar', { name: 'Time is moving' }).waitFor();
  await page.locator('.clock time', { hasText: 'Tue, Aug 19, 9:04' }).waitFor();
  await page.getByText('Synced 6 hours ago').waitFor();
  expect(await page.locator('.data-age').getAttribute('class')).toContain('stale');
  expect(await page.getByRole('progressbar').count()).toBe(0);
});

test('a card that nobody worked on is drawn anew after time moved', async () => {
  const { page } = await workbench.open();
  await page.getByText('Drawn 1 times').waitFor();
  await page.getByRole('button', { name: /^Move time/ }).click();
  await page.getByRole('menuitem', { name: 'Next hour' }).click();
  await page.getByText('Drawn 2 times').waitFor();
});

test('a half-filled form survives the move, with a word that it is older now', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.getByRole('button', { name: 'Log an intervention' }).click();
  await page.getByLabel('In one line').fill('Half a sen');
  await page.getByRole('button', { name: /^Move time/ }).click();
  await page.getByRole('menuitem', { name: 'Next day' }).click();
  await page.locator('.toast', { hasText: 'Time moved' }).waitFor();
  expect(await page.getByLabel('In one line').inputValue()).toBe('Half a sen');
});

test('a running sync shows in the bar', async () => {
  const { page, world } = await workbench.open();
  world.setSyncing(true);
  await page.getByRole('progressbar', { name: 'Sync running' }).waitFor({ timeout: 8_000 });
  expect(await page.locator('.data-age').textContent()).toContain('Sync running');
  world.setSyncing(false);
  await page.getByText('Synced 12 min ago').waitFor();
});

test('the workbook is one click away', async () => {
  const { page } = await workbench.open();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Workbook/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('renewal-desk-timeline.xlsx');
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});
