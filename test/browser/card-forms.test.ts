import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

async function openForm() {
  const opened = await workbench.open();
  await opened.page.locator('[data-message="m-client"]').click();
  await opened.page.getByRole('button', { name: 'Log an intervention' }).click();
  await opened.page.getByLabel('In one line').waitFor();
  return opened;
}

test('every kind of input reaches the add-on as Gmail sends it, and empty ones are left out', async () => {
  const { page, world } = await openForm();
  await page.getByLabel('What did you do?').selectOption('Meeting');
  await page.getByLabel('In one line').fill('Agreed on a review');
  await page.getByLabel('Seats discussed').fill('45');
  await page.getByLabel('On', { exact: true }).fill('2025-08-11');
  await page.getByLabel('They will renew').check();
  await page.getByLabel('Economic buyer').check();
  await page.getByRole('switch', { name: 'Remind me in a week' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('[role="status"]', { hasText: 'Saved to the timeline' }).waitFor();
  expect(world.clicks.at(-1)).toEqual({
    function: 'onCardAction',
    parameters: { name: 'saveIntervention', clientId: '12', contractId: '204', draftId: 'd1' },
    formInputs: {
      kind: ['meeting'],
      line: ['Agreed on a review'],
      seats: ['45'],
      on: [String(Date.UTC(2025, 7, 11))],
      mood: ['renew'],
      present: ['buyer'],
      remind: ['yes'],
    },
    messageId: 'm-client',
  });
});

test('what the card itself chose is sent when nobody touches it', async () => {
  const { page, world } = await openForm();
  await page.getByLabel('In one line').fill('x');
  await page.getByLabel('Seats discussed').fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('[role="status"]', { hasText: 'Saved' }).waitFor();
  expect(world.clicks.at(-1)?.formInputs).toMatchObject({
    kind: ['call'],
    mood: ['open'],
    on: [String(Date.UTC(2025, 7, 12))],
  });
});

test('a required input that is empty or wrong keeps the button from working and takes the focus', async () => {
  const { page, world } = await openForm();
  const clicks = world.clicks.length;
  await page.getByRole('button', { name: 'Save' }).click();
  const line = page.getByLabel('In one line');
  expect(await line.getAttribute('aria-invalid')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-input'))).toBe('line');
  await line.fill('Agreed');
  expect(await line.getAttribute('aria-invalid')).toBe('false');
  await page.getByLabel('Seats discussed').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Enter a whole number.').waitFor();
  expect(world.clicks).toHaveLength(clicks);
});

test('a button that requires nothing works on an empty form', async () => {
  const { page } = await openForm();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('.card-header', { hasText: 'Northwind Logistics' }).waitFor();
});

test('after an update what was typed is still there', async () => {
  const { page } = await openForm();
  await page.getByLabel('In one line').fill('Agreed on a review');
  await page.getByLabel('What was agreed').fill('Two\nlines');
  await page.getByLabel('Seats discussed').fill('45');
  await page.getByLabel('They will renew').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.card-header', { hasText: 'Saved. Log another' }).waitFor();
  expect(await page.getByLabel('In one line').inputValue()).toBe('Agreed on a review');
  expect(await page.getByLabel('What was agreed').inputValue()).toBe('Two\nlines');
  expect(await page.getByLabel('They will renew').isChecked()).toBe(true);
});

test('what was typed waits below a pushed card', async () => {
  const { page } = await openForm();
  await page.getByLabel('In one line').fill('Half a sen');
  await page.getByRole('button', { name: 'Add-on homepage' }).click();
  await page.locator('.card-header', { hasText: 'Good morning' }).waitFor();
  await page.getByRole('button', { name: 'Back to the card before' }).click();
  expect(await page.getByLabel('In one line').inputValue()).toBe('Half a sen');
});
