import { workbenchInBrowser, widths } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test.each(Object.keys(widths) as (keyof typeof widths)[])(
  'outside text is shown, never interpreted (%s)',
  async (size) => {
    const { page, complaints } = await workbench.open(size);
    await page.locator('[data-message="m-hostile"]').click();
    await page.locator('#subject', { hasText: '<img src=x' }).waitFor();
    if (size === 'phone') await page.locator('[data-opener]').click();
    await page.locator('.card-header', { hasText: 'Client & Söhne' }).waitFor();

    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
    expect(await page.locator('img, script:not([src="/workbench.js"])').count()).toBe(0);
    expect(await page.locator('.card a').count()).toBe(0);
    expect(await page.locator('.card').textContent()).toContain('<script>window.attacked=1</script>');
    expect(await page.getByText('no style leaks').evaluate((node) => getComputedStyle(node).position)).toBe('static');
    expect(complaints).toEqual([]);
  },
);

test('right-to-left text reads from the right', async () => {
  const { page } = await workbench.open();
  await page.locator('[data-message="m-hostile"]').click();
  const paragraph = page.locator('.card .paragraph', { hasText: 'مرحبا' });
  expect(await paragraph.evaluate((node) => getComputedStyle(node).direction)).toBe('rtl');
});

test.each(Object.keys(widths) as (keyof typeof widths)[])(
  'long words wrap: nothing runs over its pane (%s)',
  async (size) => {
    const { page } = await workbench.open(size);
    await page.locator('[data-message="m-hostile"]').click();
    await page.locator('.card-header', { hasText: 'Client & Söhne' }).waitFor({ state: 'attached' });
    if (size === 'phone') await page.locator('[data-opener]').click();
    const overflowing = await page.evaluate(() =>
      ['.add-on-body', '.message', '.rows', 'html'].filter((selector) => {
        const node = document.querySelector(selector);
        return node !== null && node.clientWidth > 0 && node.scrollWidth > node.clientWidth;
      }),
    );
    expect(overflowing).toEqual([]);
  },
);
