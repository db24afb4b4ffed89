import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test('one pane at a time: the list, then the message, then back', async () => {
  const { page } = await workbench.open('phone');
  expect(await page.locator('.reading-pane').isVisible()).toBe(false);
  await page.locator('[data-message="m-client"]').click();
  expect(await page.locator('.list-pane').isVisible()).toBe(false);
  expect(await page.locator('#subject').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Back to the inbox' }).click();
  expect(await page.locator('.list-pane').isVisible()).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-message'))).toBe('m-client');
});

test('the add-on opens as a sheet over the message and closes to where it came from', async () => {
  const { page } = await workbench.open('phone');
  await page.locator('[data-message="m-client"]').click();
  await page.locator('.opener', { hasText: 'Northwind Logistics' }).click();
  const sheet = page.getByRole('dialog', { name: 'Renewal Desk add-on' });
  await sheet.waitFor();
  expect(await page.locator('.behind').evaluate((node) => node.hasAttribute('inert'))).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Northwind Logistics');
  await page.keyboard.press('Escape');
  expect(await sheet.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-opener'))).toBe(true);
});

test('nothing is wider than the screen, and what is touched is at least 44 pixels high on a card', async () => {
  const { page } = await workbench.open('phone');
  await page.locator('[data-message="m-client"]').click();
  await page.locator('.opener', { hasText: 'Northwind Logistics' }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const heights = await page
    .locator('.add-on .button, .add-on .round, .add-on .fold')
    .evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
});
