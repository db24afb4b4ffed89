import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seriousViolations } from '#test/support/axe';
import { screenshotFolder, widths, workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();
const sizes = Object.keys(widths) as (keyof typeof widths)[];

describe.each(sizes)('at %s', (size) => {
  async function openedPage(messageId?: string) {
    const { page } = await workbench.open(size);
    if (messageId !== undefined) await page.locator(`[data-message="${messageId}"]`).click();
    if (size === 'phone') await page.locator('[data-opener]').click();
    return page;
  }

  const shoot = (page: Page, name: string) => page.screenshot({ path: join(screenshotFolder, `${size}-${name}.png`) });

  test('the start page has no serious violation', async () => {
    const { page } = await workbench.open(size);
    await shoot(page, 'start');
    expect(await seriousViolations(page)).toEqual([]);
    await page.locator('[data-message="m-client"]').click();
    await page.locator('.card-header', { hasText: 'Northwind' }).waitFor({ state: 'attached' });
    await shoot(page, 'message');
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('menus and an empty inbox have no serious violation', async () => {
    const { page } = await workbench.open(size);
    await page.getByRole('button', { name: /^Move time/ }).click();
    await shoot(page, 'menu-time');
    expect(await seriousViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Switch person/ }).click();
    await shoot(page, 'menu-person');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('menuitemradio', { name: /Tom Okafor/ }).click();
    await page.getByText('No messages').waitFor();
    await shoot(page, 'empty-inbox');
    expect(await seriousViolations(page)).toEqual([]);
  });

  test('a card, its form and its refusals have no serious violation', async () => {
    const page = await openedPage('m-client');
    await page.locator('.card-header', { hasText: 'Northwind' }).waitFor();
    await shoot(page, 'card');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Data gaps' }).click();
    await page.locator('.toast').waitFor();
    await shoot(page, 'card-end-and-toast');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Log an intervention' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Fill this in first.').first().waitFor();
    await shoot(page, 'form-refused');
    await page.getByLabel('Economic buyer').check();
    await page.getByRole('switch').check();
    await shoot(page, 'form-end');
    expect(await seriousViolations(page)).toEqual([]);
  });

  test.each(['m-crash', 'm-empty', 'm-hostile', 'm-slow'])('%s has no serious violation', async (id) => {
    const page = await openedPage(id);
    if (id !== 'm-slow') await page.locator('.add-on [data-heading]').waitFor({ state: 'attached' });
    await shoot(page, id);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
