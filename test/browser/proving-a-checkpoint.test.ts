import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { workflowFromRow } from '#application/tabs/checkpoints-tab';
import { openItem } from '#application/workflow/workflow-record';
import { fireTriggers } from '#hosts/workbench/fire-triggers';
import { startWorkbench, type RunningWorkbench } from '#hosts/workbench/server';
import { seriousViolations } from '#test/support/axe';
import { startedChromium } from '#test/support/chromium';
import { buildPageInto, screenshotFolder, widths } from '#test/support/open-workbench';
import { smallWorld, type SmallWorld } from '#test/support/small-world';

const day = 86_400_000;

/** The add-on as shipped: an account manager and a success lead take a renewal that the run opened from T-90 to its end. */
let small: SmallWorld;
let workbench: RunningWorkbench;
let browser: Browser;
let page: Page;
let manager: string;
let lead: string;
let offer: MailOffer;

beforeAll(async () => {
  mkdirSync(screenshotFolder, { recursive: true });
  small = await smallWorld();
  const { people } = small.world.machines.vendors;
  const offers = await Promise.all(
    people.map(async ({ email }) => (await offersFor(email)).map((each) => ({ ...each, email }))),
  );
  const found = offers.flat().find(({ window }) => window === 'T-90');
  if (found === undefined) throw new Error('no mail that proves a renewal in T-90');
  offer = found;
  manager = found.email;
  lead = people.find(({ leads }) => leads.includes(manager))?.email ?? '';
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

/** A mail that is offered as evidence beside its card. */
interface MailOffer {
  readonly messageId: string;
  readonly clientId: string;
  readonly renewalId: string;
  readonly window: string;
}

const offered =
  /"startEvidence"\},\{"key":"clientId","value":"(\d+)"\},\{"key":"renewalId","value":"([^"]+)"\},\{"key":"window","value":"([^"]+)"/;
const asked = /On this message\. (Sponsor|Day-to-day contact|Economic buyer|Signatory)/;

/** Newest first: mails whose sender holds a role, at a client without an open incident. */
async function offersFor(person: string, since = small.world.state().now - 12 * day): Promise<readonly MailOffer[]> {
  const recent = small.world.inbox(person).filter(({ sentAt }) => sentAt >= since);
  const found: MailOffer[] = [];
  for (const { id } of [...recent].sort((a, b) => b.sentAt - a.sentAt)) {
    const shown = JSON.stringify(await small.world.openMessage(person, id));
    const [, clientId = '', renewalId = '', window = ''] = offered.exec(shown) ?? [];
    if (clientId === '' || !asked.test(shown) || shown.includes('Open incident')) continue;
    found.push({ messageId: id, clientId, renewalId, window });
  }
  return found;
}

/** To a day without the days in between: the run that follows reads what happened meanwhile. */
async function leap(days: number): Promise<void> {
  const { clock, appsScript } = small.world.machines;
  clock.set(clock.now() + days * day);
  for (let run = 0; run < 2; run += 1) await fireTriggers(appsScript, clock);
  // Mail and the page's clock follow.
  await small.world.advance(60_000);
}

async function renewalNow() {
  const [rows = []] = await small.world.machines.reader.columns([
    { tab: 'Checkpoints', first: 'renewal_id', last: 'record' },
  ]);
  const records = rows.flatMap((cells, place) => workflowFromRow(cells, place + 2) ?? []);
  const found = records.find(({ renewalId }) => renewalId === offer.renewalId);
  if (found === undefined) throw new Error('the renewal is on record');
  return found;
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
  await sitDown(manager, offer.messageId);
  await picture('beside-the-mail');
  await press('I have it');
  await told('Noted: you have it.');
  await sitDown(manager, offer.messageId);
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

  await sitDown(manager, offer.messageId);
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

test('the renewal goes on through its windows, is decided by what the client says, and ends with the next term', async () => {
  const proven = new Set<string>();
  for (let week = 0; week < 14 && !proven.has('T-30'); week += 1) {
    await leap(7);
    const item = openItem(await renewalNow());
    if (item === undefined || proven.has(item.window)) continue;
    // The day after it opened: what was written before says nothing about the window.
    const since = Date.parse(item.opensOn) + day;
    const next = (await offersFor(manager, since)).find(({ renewalId }) => renewalId === offer.renewalId);
    if (next === undefined) continue;
    const isLast = next.window === 'T-30';
    await sitDown(manager, next.messageId);
    await picture(`${next.window}-beside-the-mail`);
    await press('Use this email as evidence');
    await page.getByLabel(isLast ? 'Will renew' : 'Has not decided').check();
    await page.getByLabel('In one line').fill('As they wrote.');
    await press('Send for approval');
    await told('Sent for approval.');
    await sitDown(lead);
    await page.locator('.add-on').getByText('evidence waits for approval').first().click();
    await settled();
    await press('Approve');
    await told('Approved.');
    proven.add(next.window);
  }
  expect([...proven]).toContain('T-30');
  await leap(1);
  expect((await renewalNow()).state).toBe('decidedToStay');

  const { dueOn } = await renewalNow();
  await leap(Math.ceil((Date.parse(dueOn) - small.world.state().now) / day) + 1);
  expect(await renewalNow()).toMatchObject({ state: 'renewed', end: 'signed' });
  await sitDown(manager, offer.messageId);
  await page.locator('.add-on').getByText('Renewed').first().waitFor();
  await picture('renewed');
  await page.setViewportSize(widths.phone);
  await picture('renewed-narrow');
}, 400_000);
