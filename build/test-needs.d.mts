/** For the test of it. */
export function needsOf(args: readonly string[]): {
  readonly isBuildNeeded: boolean;
  readonly isChromiumNeeded: boolean;
  readonly isConformanceLeftOut: boolean;
};
