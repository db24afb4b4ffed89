import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startWorkbench, type RunningWorkbench } from '#hosts/workbench/server';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { seriousViolations } from '#test/support/axe';
import { startedChromium } from '#test/support/chromium';
import { buildPageInto, screenshotFolder, widths } from '#test/support/open-workbench';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

/** The add-on as shipped over the whole simulated world: who asks, who decides, who is told, in a browser. */
let small: SmallWorld;
let world: StartedWorld;
let workbench: RunningWorkbench;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  small = await smallWorld();
  world = small.world;
  const pageFolder = join(small.folder, 'page');
  buildPageInto(pageFolder);
  workbench = await startWorkbench({ world, port: 0, pageFolder });
  browser = await startedChromium();
  const context = await browser.newContext({ viewport: widths.wide, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
}, 300_000);

afterAll(async () => {
  await browser.close();
  await workbench.close();
  await small.close();
});

/** A mail of a client whose contract can be asked for, found as a person would: by opening it. */
async function mailOfClient(person: string): Promise<string> {
  for (const { id } of world.inbox(person)) {
    const shown = JSON.stringify(await world.openMessage(person, id));
    if (shown.includes('startConcession')) return id;
  }
  throw new Error('no mail of a client with a contract');
}

async function sitDown(person: string, message?: string): Promise<void> {
  const place = new URLSearchParams({ person, ...(message === undefined ? {} : { message }) });
  await page.goto('about:blank');
  await page.goto(`${workbench.url}#${place.toString()}`);
  await page.locator('.add-on-body [data-heading]').waitFor();
  await settled();
}

async function settled(): Promise<void> {
  await page.locator('.add-on-progress [role="progressbar"]').waitFor({ state: 'detached' });
}

async function press(label: string): Promise<void> {
  await page.locator('.add-on').getByRole('button', { name: label, exact: true }).click();
  await settled();
}

async function told(words: string): Promise<void> {
  await page.locator('[role="status"]', { hasText: words }).waitFor();
}

/** The newest mail about the request, as it lies in the mailbox of whoever it waits for. */
function noticeTo(person: string): string {
  const notice = world.inbox(person).find(({ subject }) => subject.includes('[C-0001]'));
  if (notice === undefined) throw new Error(`no notice to ${person}`);
  return notice.id;
}

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotFolder, `concession-${name}.png`) });
  expect(await seriousViolations(page, '.add-on')).toEqual([]);
}

async function fill(fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
}

test('a request is asked, countered, accepted, approved by two people, and granted before its requester', async () => {
  const manager = small.personOf('Account manager');
  const leader = small.personOf('Commercial director');
  const finance = small.personOf('Finance director');

  await sitDown(manager, await mailOfClient(manager));
  await press('Request a concession');
  await picture('form');
  await page.getByLabel('What the client gets').selectOption('Lower price');
  await page.getByLabel('Cause of the risk').selectOption('Price');
  await fill({ 'How much': '15', 'New term, in months': '24' });
  await press('Preview');
  await page.getByText('3 fields need a look. Nothing was sent.').waitFor();
  await fill({
    Reason: 'They hold an offer that is eight percent lower.',
    'What you expect of it': 'They sign for two years.',
    'Alternative to price': 'A smaller tier.',
  });
  await press('Preview');
  await page.getByText('What it would mean').waitFor();
  await picture('preview');
  await press('Send');
  await told('Sent.');
  await picture('sent');

  await sitDown(leader);
  await page.locator('.add-on').getByText('Decide:').click();
  await settled();
  await picture('before-the-leader');
  await press('Make an offer');
  await told('Say why in a line or two');
  await fill({ 'Your words': 'Twelve percent, and they sign by Friday.' });
  await press('Make an offer');
  await told('Your offer went back to the requester');

  await sitDown(manager, noticeTo(manager));
  await press('Accept the offer');
  await page.locator('.add-on').getByText('Twelve percent, and they sign by Friday.').waitFor();
  await fill({ 'How much': '12' });
  await press('Send again');
  await told('Sent again with the new terms.');

  await sitDown(leader, noticeTo(leader));
  await press('Approve');
  await told('Approved');
  await sitDown(finance, noticeTo(finance));
  await page.getByText('Decisions so far').waitFor();
  await fill({ 'Your words': 'Signed by the end of the month.' });
  await press('Approve with conditions');
  await told('Approved with conditions');

  await sitDown(manager, noticeTo(manager));
  await page.locator('.add-on').getByText('Granted', { exact: true }).waitFor();
  await page.locator('.add-on').getByText('Signed by the end of the month.').first().waitFor();
  await picture('granted');
}, 240_000);

test('a decision needs no mouse', async () => {
  const manager = small.personOf('Account manager');
  const leader = small.personOf('Commercial director');
  await sitDown(leader, noticeTo(leader));
  await page.locator('.add-on').getByText('Granted', { exact: true }).waitFor();
  expect(await page.locator('.add-on').getByRole('button', { name: 'Approve', exact: true }).count()).toBe(0);
  await sitDown(manager, noticeTo(manager));
  const words = page.getByLabel('How a condition was met');
  await words.focus();
  await page.keyboard.type('The signed copy came in.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await told('Noted as met.');
});
