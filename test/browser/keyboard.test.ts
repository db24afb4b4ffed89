import type { Page } from 'playwright-core';
import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

/** What a screen reader would be at: the element's key, message or words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: at } = document;
    return (
      at?.getAttribute('data-message') ??
      at?.getAttribute('data-key') ??
      at?.getAttribute('aria-label') ??
      at?.textContent?.trim() ??
      ''
    );
  });
}

async function tabUntil(page: Page, wanted: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${wanted}`);
}

test('a message is found, read and answered for without a pointer', async () => {
  const { page, world } = await workbench.open();
  await page.keyboard.press('j');
  expect(await focused(page)).toBe('m-client');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('m-hostile');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  expect(await focused(page)).toBe('Before we renew: the outages in July');

  await tabUntil(page, '1/0');
  await page.keyboard.press('Enter');
  await page.locator('.card-header', { hasText: 'Managed services' }).waitFor();
  expect(await focused(page)).toBe('Managed services');

  await tabUntil(page, 'footer/primary');
  await page.keyboard.press('Enter');
  await page.locator('.card-header', { hasText: 'Log an intervention' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Rang them');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('45');
  await tabUntil(page, 'footer/primary');
  await page.keyboard.press('Space');
  await page.locator('.toast', { hasText: 'Saved' }).waitFor();
  expect(world.clicks.at(-1)?.formInputs).toMatchObject({ line: ['Rang them'], seats: ['45'] });
});

test('going back returns the focus to the button that led on', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.locator('[data-key="1/0"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.card-header', { hasText: 'Managed services' }).waitFor();
  await page.locator('[data-key="back"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  expect(await focused(page)).toBe('1/0');
});

test('a menu opens on its first or chosen entry, arrows go round, Escape returns to its button', async () => {
  const { page } = await workbench.open();
  const button = page.getByRole('button', { name: /^Switch person/ });
  await button.focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-checked'))).toBe('true');
  await page.keyboard.press('ArrowUp');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Robin Vale');
  await page.keyboard.press('Escape');
  expect(await page.locator('[role="menu"]').count()).toBe(0);
  expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
});

test('Escape closes the panel from inside it and the message from elsewhere', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  await page.locator('[data-key="refresh"]').focus();
  await page.keyboard.press('Escape');
  expect(await page.locator('.add-on').isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-opener'))).toBe(true);
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('Northwind Logistics');
  await page.locator('#subject').focus();
  await page.keyboard.press('Escape');
  await page.getByText('No message open').waitFor();
  expect(await focused(page)).toBe('m-client');
});

test('letters typed into a form do not move the list', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.getByRole('button', { name: 'Log an intervention' }).click();
  await page.getByLabel('In one line').focus();
  await page.keyboard.type('jk');
  expect(await page.getByLabel('In one line').inputValue()).toBe('jk');
});
