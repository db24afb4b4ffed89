import { join } from 'node:path';
import { gallery } from '#cards/gallery';
import { iconStrokes } from '#hosts/workbench/page/icon-strokes';
import { seriousViolations } from '#test/support/axe';
import { screenshotFolder, widths, workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test.each(Object.keys(widths) as (keyof typeof widths)[])(
  'no card of the gallery has a serious violation or runs over the panel (%s)',
  async (size) => {
    const { page, world, complaints } = await workbench.open(size);
    if (size === 'phone') await page.locator('[data-opener]').click();
    for (const [name, card] of Object.entries(gallery)) {
      world.setHomepage(card);
      await page.locator('[data-key="refresh"]').click();
      await page.locator('.add-on-body [data-heading]').waitFor({ state: 'attached' });
      await page.locator('.add-on-progress [role="progressbar"]').waitFor({ state: 'detached' });
      await page.screenshot({ path: join(screenshotFolder, `${size}-gallery-${name}.png`) });
      // The document is the same at both widths: once is enough for what axe sees.
      const violations = size === 'wide' ? await seriousViolations(page, '.add-on') : [];
      const over = await page.locator('.add-on-body').evaluate((node) => node.scrollWidth - node.clientWidth);
      expect({ name, violations, over }).toEqual({ name, violations: [], over: 0 });
    }
    expect(complaints).toEqual([]);
  },
  300_000,
);

test('every icon of the gallery is drawn', () => {
  const used = JSON.stringify(gallery).matchAll(/"materialIcon":\{"name":"([^"]*)"/g);
  const unknown = new Set([...used].map(([, name]) => name ?? '').filter((name) => !iconStrokes.has(name)));
  expect([...unknown]).toEqual([]);
});
