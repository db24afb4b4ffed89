import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startWorkbench, type RunningWorkbench } from '#hosts/workbench/server';
import { propertyNames } from '#application/settings';
import { columnNumber } from '#application/workbook-tabs';
import { seriousViolations } from '#test/support/axe';
import { startedChromium } from '#test/support/chromium';
import { buildPageInto, screenshotFolder, widths } from '#test/support/open-workbench';
import { plantedRenewal } from '#test/support/planted-renewal';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

/** The add-on as shipped: an account manager proves a checkpoint beside a client's mail, and a success lead approves it. */
let small: SmallWorld;
let workbench: RunningWorkbench;
let browser: Browser;
let page: Page;
let manager: string;
let lead: string;
let messageId: string;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  small = await smallWorld();
  manager = small.personOf('Account manager');
  lead = small.personOf('Customer success lead');
  const found = await mailOfSponsor();
  messageId = found.messageId;
  await plant(found.clientId);
  const pageFolder = join(small.folder, 'page');
  buildPageInto(pageFolder);
  workbench = await startWorkbench({ world: small.world, port: 0, pageFolder });
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

/** A mail whose sender T-90 asks for, at a client without an open incident. */
async function mailOfSponsor(): Promise<{ readonly messageId: string; readonly clientId: number }> {
  for (const { id, sentAt } of small.world.inbox(manager)) {
    if (sentAt < small.world.state().now - 12 * 86_400_000) continue;
    const shown = JSON.stringify(await small.world.openMessage(manager, id));
    const [, clientId] = /"startConcession"\},\{"key":"clientId","value":"(\d+)"/.exec(shown) ?? [];
    const counts = /On this message\. (Sponsor|Day-to-day contact)/.test(shown) && !shown.includes('Open incident');
    if (clientId !== undefined && counts) return { messageId: id, clientId: Number(clientId) };
  }
  throw new Error('no mail of a sponsor or day-to-day contact');
}

/** Puts a renewal in T-90 into the workbook, as its owner could. */
async function plant(clientId: number): Promise<void> {
  const { reader, vendors, appsScript } = small.world.machines;
  const [rows = []] = await reader.columns([{ tab: 'Client cards', first: 'client_id', last: 'card' }]);
  const place = rows.findIndex(([id]) => id === clientId);
  const cardColumn = columnNumber('Client cards', 'card');
  const today = new Date(small.world.state().now).toISOString().slice(0, 10);
  const { card, row } = plantedRenewal(String(rows[place]?.[cardColumn - 1]), clientId, today, []);
  const workbookId = (await appsScript.readScriptProperties())[propertyNames.timelineWorkbookId];
  const url = `http://127.0.0.1:${vendors.ports.google}/v4/spreadsheets/${workbookId ?? ''}/values:batchUpdate`;
  const letter = String.fromCharCode(64 + cardColumn);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${vendors.administratorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      valueInputOption: 'RAW',
      data: [
        { range: `'Client cards'!${letter}${place + 2}`, values: [[card]] },
        { range: `'Checkpoints'!A2`, values: [row] },
      ],
    }),
  });
  if (!response.ok) throw new Error(await response.text());
  await appsScript.clearCache();
}

async function settled(): Promise<void> {
  await page.locator('.add-on-progress [role="progressbar"]').waitFor({ state: 'detached' });
}

async function sitDown(person: string, message?: string): Promise<void> {
  const place = new URLSearchParams({ person, ...(message === undefined ? {} : { message }) });
  await page.goto('about:blank');
  await page.goto(`${workbench.url}#${place.toString()}`);
  await page.locator('.add-on-body [data-heading]').waitFor();
  await settled();
}

async function press(label: string): Promise<void> {
  await page.locator('.add-on').getByRole('button', { name: label, exact: true }).click();
  await settled();
}

async function told(words: string): Promise<void> {
  await page.locator('[role="status"]', { hasText: words }).waitFor();
}

async function picture(name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotFolder, `renewal-${name}.png`) });
  expect(await seriousViolations(page, '.add-on')).toEqual([]);
}

test('evidence is captured beside the mail, returned, captured anew and approved', async () => {
  await sitDown(manager, messageId);
  await picture('beside-the-mail');
  await press('I have it');
  await told('Noted: you have it.');
  await sitDown(manager, messageId);
  await press('Use this email as evidence');
  await picture('evidence-form');
  await press('Send for approval');
  await page.getByText('Choose what the customer said.').waitFor();
  await page.getByLabel('Will renew').check();
  await page.getByLabel('In one line').fill('They are content and want to go on.');
  await press('Send for approval');
  await told('Sent for approval.');

  await sitDown(lead);
  await page.locator('.add-on').getByText('Evidence to approve: 1').waitFor();
  await picture('to-approve');
  await page.locator('.add-on').getByText('evidence waits for approval').first().click();
  await settled();
  await press('Return');
  await told('Say what is missing');
  await page.getByLabel('Your words').fill('Which term do they mean?');
  await press('Return');
  await told('Returned');

  await sitDown(manager, messageId);
  await page.locator('.add-on').getByText('Which term do they mean?').waitFor();
  await press('Use this email as evidence');
  await page.getByLabel('Will renew').check();
  await page.getByLabel('In one line').fill('Two years, as before.');
  await press('Send for approval');
  await told('Sent for approval.');

  await sitDown(lead);
  await page.locator('.add-on').getByText('evidence waits for approval').first().click();
  await settled();
  await picture('judging');
  await press('Approve');
  await told('Approved.');
}, 120_000);
