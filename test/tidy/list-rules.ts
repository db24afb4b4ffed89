import { plant, textOf, type TidyRule } from './tree';
import { importsOf } from './syntax';

const signalFolder = 'src/domain/readiness/signals/';

export const signalsAreListed: TidyRule = {
  fact: 'every readiness signal stands in the list and has its own test',
  breaches: (tree) => {
    const listed = new Set(importsOf(textOf(tree, `${signalFolder}index.ts`) ?? ''));
    const names = tree
      .filter(({ path }) => path.startsWith(signalFolder) && path.endsWith('.ts') && !path.endsWith('/index.ts'))
      .map(({ path }) => path.slice(signalFolder.length, -'.ts'.length));
    if (names.length === 0) return [`${signalFolder} holds no signal.`];
    return names.flatMap((name) => [
      ...(listed.has(`./${name}`) ? [] : [`${name} is not listed in ${signalFolder}index.ts.`]),
      ...(textOf(tree, `test/domain/readiness/signals/${name}.test.ts`) === undefined
        ? [`${name} has no test file.`]
        : []),
    ]);
  },
  planted: {
    tree: [
      plant(`${signalFolder}index.ts`, "import { a } from './listed';\nexport const signals = [a];\n"),
      plant(`${signalFolder}listed.ts`),
      plant(`${signalFolder}forgotten.ts`),
      plant('test/domain/readiness/signals/listed.test.ts'),
    ],
    found: 'forgotten is not listed',
  },
};

export const scopesAreExplained: TidyRule = {
  fact: 'every OAuth scope of the manifest has its reason in docs/reference/scopes.md',
  breaches: (tree) => {
    const { oauthScopes } = JSON.parse(textOf(tree, 'appsscript.json') ?? '{}') as { oauthScopes?: readonly string[] };
    if (oauthScopes === undefined) return ['appsscript.json names no scope.'];
    const page = textOf(tree, 'docs/reference/scopes.md') ?? '';
    return oauthScopes
      .filter(
        (scope) =>
          !page.includes(`\`${scope.replace('https://www.googleapis.com/auth/', '')}\``) &&
          !page.includes(`\`${scope}\``),
      )
      .map((scope) => `${scope} is not explained in docs/reference/scopes.md.`);
  },
  planted: {
    tree: [
      plant('appsscript.json', '{ "oauthScopes": ["https://www.googleapis.com/auth/drive"] }'),
      plant('docs/reference/scopes.md', '`drive.file`'),
    ],
    found: 'auth/drive is not explained',
  },
};

/** Whoever deploys the product reads versions there. */
export const librariesAreListed: TidyRule = {
  fact: 'every package stands in docs/reference/libraries.md with its version',
  breaches: (tree) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(tree, 'package.json') ?? '{}') as {
      dependencies?: Readonly<Record<string, string>>;
      devDependencies?: Readonly<Record<string, string>>;
    };
    const rows = (textOf(tree, 'docs/reference/libraries.md') ?? '').split('\n').filter((line) => line.startsWith('|'));
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name, version]) => !rows.some((row) => row.includes(`\`${name}\``) && row.includes(version)))
      .map(([name, version]) => `${name} ${version} is not in docs/reference/libraries.md.`);
  },
  planted: {
    tree: [
      plant('package.json', '{ "dependencies": { "valibot": "1.5.0" } }'),
      plant('docs/reference/libraries.md', '| `valibot` | 1.4.0 |\n'),
    ],
    found: 'valibot 1.5.0 is not in',
  },
};
