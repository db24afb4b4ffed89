/** The dependency rule: hosts → adapters → application → domain ← cards ← hosts. Each rule says what to do instead. */
const inside = (folder) => ({ path: `^src/${folder}/` });

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one idea or need a third file for what they share.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The domain decides over plain data. Pass in what it needs; let the application ask for it through a port.',
      severity: 'error',
      from: inside('domain'),
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'domain-topics-are-strangers',
      comment:
        'Topics share only the vocabulary. Compose them in src/application, or move the shared word to vocabulary.',
      severity: 'error',
      from: { path: '^src/domain/(?!vocabulary/)([^/]+)/' },
      to: { path: '^src/domain/', pathNot: ['^src/domain/$1/', '^src/domain/vocabulary/'] },
    },
    {
      name: 'application-knows-no-system',
      comment: 'A use case speaks through src/application/ports. Put the vendor behind a port.',
      severity: 'error',
      from: inside('application'),
      to: { path: '^src/(adapters|hosts|cards|simulators)/' },
    },
    {
      name: 'adapters-know-no-host',
      comment: 'An adapter answers a port. What differs between hosts is passed in.',
      severity: 'error',
      from: inside('adapters'),
      to: { path: '^src/(hosts|cards|simulators)/' },
    },
    {
      name: 'adapters-are-strangers',
      comment: 'Systems share only the HTTP room. What two adapters need goes to src/adapters/http.',
      severity: 'error',
      from: { path: '^src/adapters/(?!memory/)([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: ['^src/adapters/$1/', '^src/adapters/http/'] },
    },
    {
      name: 'cards-only-show',
      comment: 'A card shows what a use case answered: it may know the domain and application/views, nothing else.',
      severity: 'error',
      from: inside('cards'),
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/cards/', '^src/application/views/'] },
    },
    {
      name: 'simulators-share-nothing',
      comment: 'A simulator is a second reading of the vendor. Sharing code with an adapter would share its mistakes.',
      severity: 'error',
      from: inside('simulators'),
      to: { path: '^src/', pathNot: '^src/simulators/' },
    },
    {
      name: 'the-product-ships-no-simulator',
      comment: 'Only the local system and its command line may start simulators.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/simulators/', '^src/hosts/(workbench|cli)/'] },
      to: { path: '^src/simulators/' },
    },
    {
      name: 'the-core-has-no-platform',
      comment: 'What goes into the bundle runs in bare V8: only valibot and @noble/hashes are packed.',
      severity: 'error',
      from: { path: '^src/(domain|application|cards|adapters|hosts/apps-script)/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: ['node_modules/(valibot|@noble/hashes|@types/google-apps-script)'],
      },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
