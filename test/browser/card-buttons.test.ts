import type { Page } from 'playwright-core';
import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

async function openClient() {
  const opened = await workbench.open();
  await opened.page.locator('[data-message="m-client"]').click();
  await heading(opened.page, 'Northwind Logistics');
  return opened;
}

function heading(page: Page, text: string) {
  return page.locator('.add-on [data-heading]', { hasText: text }).waitFor();
}

test('a pushed card lies on the stack and the back arrow uncovers the one below', async () => {
  const { page } = await openClient();
  expect(await page.getByRole('button', { name: 'Back to the card before' }).count()).toBe(0);
  await page.getByRole('button', { name: /At risk: readiness 58/ }).click();
  await heading(page, 'Managed services');
  await page.getByRole('button', { name: 'Log an intervention' }).click();
  await heading(page, 'Log an intervention');
  await page.getByRole('button', { name: 'Back to the card before' }).click();
  await heading(page, 'Managed services');
  await page.getByRole('button', { name: 'Back to the card before' }).click();
  await heading(page, 'Northwind Logistics');
});

test('a click sends the function, its parameters and the open message', async () => {
  const { page, world } = await openClient();
  await page.getByRole('button', { name: 'Timeline' }).click();
  await heading(page, 'Timeline');
  expect(world.clicks).toEqual([
    {
      function: 'onCardAction',
      parameters: { name: 'openTimeline', clientId: '12' },
      formInputs: {},
      messageId: 'm-client',
    },
  ]);
});

test('a root answer leaves one card on the stack', async () => {
  const { page } = await openClient();
  await page.getByRole('button', { name: 'Log an intervention' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await heading(page, 'Northwind Logistics');
  expect(await page.getByRole('button', { name: 'Back to the card before' }).count()).toBe(0);
});

test('a notice shows as a status message and leaves the card', async () => {
  const { page } = await openClient();
  await page.getByRole('button', { name: 'Data gaps' }).click();
  const toast = page.locator('[role="status"]', { hasText: 'Nothing is missing' });
  await toast.waitFor();
  await heading(page, 'Northwind Logistics');
  await toast.getByRole('button', { name: 'Dismiss' }).click();
  expect(await page.locator('.toast').count()).toBe(0);
});

test('a link into a simulated system names the record, another link opens a new tab without an opener', async () => {
  const { page } = await openClient();
  await page.getByRole('button', { name: 'Ticket' }).click();
  await page.locator('[role="status"]', { hasText: 'In Gmail this opens HaloPSA: ticket 48213' }).waitFor();
  await page.getByRole('button', { name: 'Company' }).click();
  await page.locator('[role="status"]', { hasText: 'HubSpot: company 9012' }).waitFor();
  const link = page.getByRole('link', { name: /readiness/ });
  expect(await link.getAttribute('target')).toBe('_blank');
  expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('a section shows its first widgets and unfolds the rest', async () => {
  const { page } = await openClient();
  expect(await page.getByText('Do they pay in time?').count()).toBe(0);
  const toggle = page.getByRole('button', { name: 'Show 2 more: Why 58 to 74 of 100' });
  expect(await toggle.getAttribute('aria-expanded')).toBe('false');
  await toggle.click();
  expect(await page.getByText('Do they pay in time?').isVisible()).toBe(true);
  await page.getByRole('button', { name: /^Show less/ }).click();
  expect(await page.getByText('Do they pay in time?').count()).toBe(0);
});

test('the homepage comes on top of the card of the message', async () => {
  const { page } = await openClient();
  await page.getByRole('button', { name: 'Add-on homepage' }).click();
  await heading(page, 'Good morning, Mara');
  await page.getByRole('button', { name: 'Add-on homepage' }).click();
  await page.getByText('Drawn 3 times').waitFor();
  await page.getByRole('button', { name: 'Back to the card before' }).click();
  await heading(page, 'Northwind Logistics');
});

test('refresh runs the trigger anew', async () => {
  const { page, world } = await openClient();
  const before = world.asked.length;
  await page.getByRole('button', { name: 'Refresh the add-on' }).click();
  await heading(page, 'Northwind Logistics');
  expect(world.asked.slice(before)).toEqual(['open m-client as mara.lind@harbour-it.example']);
});

test('a button that crashes shows what Gmail shows, and back returns to its card', async () => {
  const { page } = await workbench.open();
  await page.getByRole('button', { name: 'Pause writing' }).click();
  await heading(page, 'Something went wrong when executing the add-on.');
  expect(await page.locator('.error-text').textContent()).toBe('Exception: Access denied');
  await page.getByRole('button', { name: 'Back to the card before' }).click();
  await heading(page, 'Good morning, Mara');
});
