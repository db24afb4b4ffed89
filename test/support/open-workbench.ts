import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startWorkbench, type RunningWorkbench } from '#hosts/workbench/server';
import { projectRoot } from './built-workers';
import { startedChromium } from './chromium';
import { memoryWorld, type MemoryWorld } from './memory-world';

export const widths = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** Pictures for people to look at; git ignores the folder. */
export const screenshotFolder = join(projectRoot, 'test/browser/screenshots');

export interface OpenPage {
  readonly page: Page;
  readonly world: MemoryWorld;
  readonly url: string;
  /** What the browser complained of: errors, and what the content policy refused. */
  readonly complaints: readonly string[];
}

export interface BrowserWorkbench {
  /** Opens the page in a window of its own, over a new world. */
  open(size?: keyof typeof widths, options?: BrowserContextOptions): Promise<OpenPage>;
}

/** The page as shipped, built once a test file. To be called at the top of a test file: it cleans up after each test. */
export function workbenchInBrowser(): BrowserWorkbench {
  const opened: { readonly page: Page; readonly workbench: RunningWorkbench }[] = [];
  let browser: Browser | undefined;
  let pageFolder = '';

  beforeAll(async () => {
    const parent = join(projectRoot, 'build/node/for-tests');
    mkdirSync(parent, { recursive: true });
    mkdirSync(screenshotFolder, { recursive: true });
    pageFolder = mkdtempSync(join(parent, 'page-'));
    buildPageInto(pageFolder);
    browser = await startedChromium();
  });

  afterEach(async () => {
    for (const { page, workbench } of opened.splice(0)) {
      await page.context().close();
      await workbench.close();
    }
  });

  afterAll(async () => {
    await browser?.close();
    if (pageFolder !== '') rmSync(pageFolder, { recursive: true, force: true });
  });

  return {
    async open(size = 'wide', options = {}) {
      if (browser === undefined) throw new Error('The browser has not started.');
      const world = memoryWorld();
      const workbench = await startWorkbench({ world, port: 0, pageFolder });
      const context = await browser.newContext({ viewport: widths[size], reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      opened.push({ page, workbench });
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      await page.goto(workbench.url);
      await page.locator('.card-header').waitFor({ state: 'attached' });
      return { page, world, url: workbench.url, complaints };
    },
  };
}

/** In a process of its own: the build is an ES module that Jest cannot load. */
export function buildPageInto(outDir: string): void {
  const script = `const { buildPage } = await import(${JSON.stringify(join(projectRoot, 'build/build.mjs'))}); await buildPage({ outDir: ${JSON.stringify(outDir)} });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: projectRoot, stdio: 'inherit' });
}
