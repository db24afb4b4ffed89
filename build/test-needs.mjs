const builtFolders = ['test/bundle', 'test/browser', 'test/conformance'];

/** What a run of Jest needs first. A pattern that is no path of ours may mean anything, so everything is made ready. */
export function needsOf(args) {
  const paths = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/^\.\//, '').replace(/\/$/, ''));
  const touches = (folder) =>
    paths.length === 0 ||
    paths.some((path) => !path.startsWith('test/') || path.startsWith(folder) || folder.startsWith(path));
  return {
    isBuildNeeded: builtFolders.some(touches),
    isChromiumNeeded: touches('test/browser'),
    isConformanceLeftOut: !paths.some((path) => path.startsWith('test/conformance')),
  };
}
