import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seriousViolations } from '#test/support/axe';
import { screenshotFolder, widths, workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();
const sizes = Object.keys(widths) as (keyof typeof widths)[];

const menuFace = (page: Page) => page.getByRole('button', { name: 'Break a vendor' });

async function breakVendor(page: Page, vendor: string, fault: string): Promise<void> {
  await menuFace(page).click();
  await page.getByRole('menuitem', { name: vendor }).click();
  await page.getByRole('menuitemradio', { name: fault }).click();
}

describe.each(sizes)('at %s', (size) => {
  const shoot = (page: Page, name: string) => page.screenshot({ path: join(screenshotFolder, `${size}-${name}.png`) });

  test('a vendor is broken in two choices, and one click mends everything', async () => {
    const { page, world, complaints } = await workbench.open(size);
    await breakVendor(page, 'HaloPSA', 'Drops every connection');
    await page.getByText('HaloPSA drops every connection.').waitFor();
    await breakVendor(page, 'Google Sheets', 'Takes 12 seconds an answer');
    await page.getByText('Google Sheets takes 12 seconds an answer.').waitFor();
    expect(world.faults()).toEqual({
      halopsa: { kind: 'connectionReset', scope: { reach: 'every' } },
      google: { kind: 'slow', scope: { reach: 'every' } },
    });
    await shoot(page, 'broken-vendors');
    await page.getByRole('button', { name: 'Mend all' }).click();
    await page.locator('.toast', { hasText: 'Every system works normally again.' }).waitFor();
    expect(world.faults()).toEqual({});
    expect(await page.getByText('drops every connection').count()).toBe(0);
    expect(await menuFace(page).evaluate((node) => node === document.activeElement)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('the menus and the banner have no serious violation and fit on the screen', async () => {
    const { page } = await workbench.open(size);
    await menuFace(page).click();
    await shoot(page, 'menu-vendors');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Google Sheets' }).click();
    await page.getByRole('menuitemradio', { name: 'Works normally' }).waitFor();
    await shoot(page, 'menu-faults');
    expect(await seriousViolations(page)).toEqual([]);
    const sheet = await page.locator('.menu-sheet').boundingBox();
    expect(sheet?.x).toBeGreaterThanOrEqual(0);
    expect((sheet?.x ?? 0) + (sheet?.width ?? 0)).toBeLessThanOrEqual(widths[size].width);
    expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeLessThanOrEqual(widths[size].height);
    await page.getByRole('menuitemradio', { name: 'Refuses our key' }).click();
    await page.getByText('Google Sheets refuses our key.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(widths[size].width);
  });
});

test('arrows lead into a vendor and back, and the choice that holds is where one arrives', async () => {
  const { page, world } = await workbench.open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
  await menuFace(page).focus();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^HaloPSA/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('Works normally');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('HubSpot answers with an error (500).').waitFor();
  expect(world.asked).toContain('serverError hubspot');
  expect(await menuFace(page).evaluate((node) => node === document.activeElement)).toBe(true);

  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Answers with an error (500)');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toMatch(/^HubSpot/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  expect(await focused()).toMatch(/^HubSpot/);
  await page.keyboard.press('Escape');
  expect(await page.locator('[role="menu"]').count()).toBe(0);
  expect(await menuFace(page).evaluate((node) => node === document.activeElement)).toBe(true);
});

test('HubSpot has no tokens that could run out', async () => {
  const { page } = await workbench.open();
  await menuFace(page).click();
  await page.getByRole('menuitem', { name: 'HubSpot' }).click();
  await page.getByRole('menuitemradio', { name: 'Refuses our key' }).waitFor();
  expect(await page.getByRole('menuitemradio', { name: /tokens/ }).count()).toBe(0);
});

test('what somebody else broke shows by itself', async () => {
  const { page, world } = await workbench.open();
  await world.setFault('halopsa', { kind: 'html', scope: { reach: 'next', calls: 4 } });
  await page.getByText('HaloPSA answers with a web page, a few calls long.').waitFor({ timeout: 8_000 });
});
