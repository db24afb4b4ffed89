import { needsOf } from '../../build/test-needs.mjs';

test.each([
  { words: [], build: true, chromium: true, conformanceOut: true },
  { words: ['test/domain'], build: false, chromium: false, conformanceOut: true },
  { words: ['./test/hosts/cli/', '--silent'], build: false, chromium: false, conformanceOut: true },
  { words: ['test/bundle'], build: true, chromium: false, conformanceOut: true },
  { words: ['test/browser/keyboard.test.ts'], build: true, chromium: true, conformanceOut: true },
  { words: ['test/'], build: true, chromium: true, conformanceOut: true },
  { words: ['keyboard'], build: true, chromium: true, conformanceOut: true },
  { words: ['--watch'], build: true, chromium: true, conformanceOut: true },
  { words: ['test/conformance'], build: true, chromium: false, conformanceOut: false },
])('npm test -- $words needs a build: $build, Chromium: $chromium', ({ words, build, chromium, conformanceOut }) => {
  expect(needsOf(words)).toEqual({
    isBuildNeeded: build,
    isChromiumNeeded: chromium,
    isConformanceLeftOut: conformanceOut,
  });
});
