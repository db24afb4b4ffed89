import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test('with no message open the panel shows the homepage', async () => {
  const { page, complaints } = await workbench.open();
  expect(await page.locator('.card-header h2').textContent()).toBe('Good morning, Mara');
  expect(await page.getByText('No message open').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test.each([
  ['m-client', 'Before we renew: the outages in July', 'Northwind Logistics'],
  ['m-stranger', 'Seven ways to grow your practice', 'Not a client'],
  ['m-slow', 'Laptops for the new starters', 'Not a client'],
  ['m-crash', 'Invoice 2210', 'Something went wrong when executing the add-on.'],
  ['m-empty', '(no subject)', 'Empty'],
])('opening %s shows the message and what the add-on answers', async (id, subject, heading) => {
  const { page, complaints } = await workbench.open();
  await page.locator(`[data-message="${id}"]`).click();
  await page.locator('.add-on [data-heading]', { hasText: heading }).waitFor({ state: 'attached' });
  expect(await page.locator('#subject').textContent()).toBe(subject);
  expect(complaints).toEqual([]);
});

test('an opened message is no longer bold and is marked as the current one', async () => {
  const { page } = await workbench.open();
  const row = page.locator('[data-message="m-client"]');
  expect(await row.getAttribute('class')).toContain('unread');
  await row.click();
  expect(await row.getAttribute('class')).not.toContain('unread');
  expect(await row.getAttribute('aria-current')).toBe('true');
});

test('while the add-on works the panel shows progress, and a late answer to an older message is dropped', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-slow"]').click();
  await page.getByRole('progressbar', { name: 'Renewal Desk is working' }).waitFor();
  await page.locator('[data-message="m-client"]').click();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  await page.waitForTimeout(500);
  expect(await page.locator('.card-header h2').textContent()).toBe('Northwind Logistics');
});

test('the panel says what the last run cost', async () => {
  const { page } = await workbench.open();
  expect(await page.locator('.figures').innerText()).toBe('2 HTTP calls: Google Sheets 1, token 1; 6 ms CPU');
  await page.locator('[data-message="m-stranger"]').click();
  await page.getByText('No HTTP calls; 6 ms CPU').waitFor();
});

test('another person gets their own inbox and homepage', async () => {
  const { page, world } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.getByRole('button', { name: /^Switch person/ }).click();
  await page.getByRole('menuitemradio', { name: /Inês Duarte/ }).click();
  await page.locator('.card-header', { hasText: 'Good morning, Inês' }).waitFor();
  expect(await page.getByText('No messages').isVisible()).toBe(true);
  expect(await page.getByRole('button', { name: /^Switch person/ }).innerText()).toContain('Leadership');
  expect(world.asked.at(-1)).toBe('home as ines.duarte@harbour-it.example');
});

test('a reload keeps the person and the message, and the browser goes back to the list', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-client"]').click();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  await page.reload();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
  expect(await page.locator('#subject').textContent()).toContain('Before we renew');
  await page.goBack();
  await page.getByText('No message open').waitFor();
});

test('when the local system stops, the page says how to start it again', async () => {
  const { page } = await workbench.open();
  await page.context().setOffline(true);
  await page.locator('[data-message="m-client"]').click();
  await page.getByText('The add-on could not be reached.').waitFor();
  expect(await page.locator('.failure').textContent()).toContain('npm start');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
});
