import { workbenchInBrowser } from '#test/support/open-workbench';

const workbench = workbenchInBrowser();

test.each([1280, 1240, 1100, 960, 720, 390, 360])(
  'at %i pixels nothing in the top bar covers another',
  async (width) => {
    const { page } = await workbench.open('wide', { viewport: { width, height: 700 } });
    const boxes = await page
      .locator('.top-bar :is(h1, .clock, .data-age, .download, .fault-menu, .person)')
      .evaluateAll((nodes) =>
        nodes.map((node) => {
          const { left, right, top, bottom } = node.getBoundingClientRect();
          return { name: node.className || node.tagName, left, right, top, bottom };
        }),
      );
    expect(boxes).toHaveLength(6);
    for (const one of boxes) {
      expect(one.left).toBeGreaterThanOrEqual(0);
      expect(one.right).toBeLessThanOrEqual(width);
      for (const other of boxes) {
        if (one === other || one.bottom <= other.top || other.bottom <= one.top) continue;
        expect({ ...one, apart: one.right <= other.left + 1 || other.right <= one.left + 1 }).toEqual({
          ...one,
          apart: true,
        });
      }
    }
  },
);
