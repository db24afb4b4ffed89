import { codeFiles, lineOf, plant, sourceFiles, textOf, type TidyRule, type TreeFile } from './tree';
import { foreignNamesOf, importsOf } from './syntax';

/** Apps Script's own globals. The simulated runtime defines them; only the add-on's host may use them. */
const googleGlobals = new Set(
  (
    'UrlFetchApp CardService PropertiesService CacheService LockService ScriptApp Session GmailApp MailApp Utilities ' +
    'SpreadsheetApp DriveApp HtmlService ContentService Logger'
  ).split(' '),
);

/**
 * Spelled in two parts, or this file would find itself. A word alone in quotes is a value, not a wish: HubSpot has a task type
 * of that name.
 */
const wishes = new RegExp(`(?<!['"])\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b(?!['"])`, 'g');
const lintSilence = new RegExp(`eslint-${'disable'}[a-z-]*([^\\n]*)`, 'g');
const typeSilence = new RegExp(`@ts-${'(?:ignore|nocheck|expect-error)'}([^\\n]*)`, 'g');

/** What keys of the systems we speak with look like, and the usual others. A placeholder is too short to match. */
const keyShapes: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\\n|\s)*[A-Za-z0-9+/]{60}/g,
  /\bpat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g,
  /\bAIza[0-9A-Za-z_-]{35}\b/g,
  /\bya29\.[0-9A-Za-z_-]{40,}/g,
  /\bGOCSPX-[0-9A-Za-z_-]{20,}/g,
  /\bgh[pousr]_[0-9A-Za-z]{36}\b/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\bxox[abprs]-[0-9A-Za-z-]{20,}/g,
  /\beyJ[0-9A-Za-z_-]{20,}\.eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}/g,
  /"private_key_id":\s*"[0-9a-f]{40}"/g,
];

/** Where somebody's checkout or home stands. Nobody else has it. */
const machinePaths = new RegExp(`(?<![\\w.:/])/(?:${['work', 'home', 'Users', 'root'].join('|')})/[\\w.-]+`, 'g');

export const codeRules: readonly TidyRule[] = [
  {
    fact: 'a silenced lint or type rule says why on the same line',
    breaches: (tree) =>
      codeFiles(tree).flatMap((file) => [
        ...matches(file, lintSilence, {
          says: 'silences the linter without a reason',
          isBreach: ([, rest = '']) => !/ -- \S.{9,}/.test(rest),
        }),
        ...matches(file, typeSilence, {
          says: 'silences the compiler without a reason',
          isBreach: ([, rest = '']) => !/\S.{9,}/.test(rest),
        }),
      ]),
    planted: {
      tree: [plant('src/domain/a.ts', `// eslint-${'disable'}-next-line no-console\n`)],
      found: 'src/domain/a.ts:1',
    },
  },
  {
    fact: 'no wish is left in the code',
    breaches: (tree) => codeFiles(tree).flatMap((file) => matches(file, wishes, { says: 'is a wish: open an issue' })),
    planted: { tree: [plant('src/domain/a.ts', `\n// TO${'DO'} later\n`)], found: 'src/domain/a.ts:2' },
  },
  {
    fact: 'no file holds what looks like a key',
    breaches: (tree) =>
      tree.flatMap((file) =>
        keyShapes.flatMap((shape) => matches(file, shape, { says: 'looks like a key', isSecret: true })),
      ),
    planted: { tree: [plant('docs/a.md', `pat-${'na1'}-01234567-89ab-cdef-0123-456789abcdef`)], found: 'docs/a.md:1' },
  },
  {
    fact: 'no file names a path of one machine',
    breaches: (tree) => tree.flatMap((file) => matches(file, machinePaths, { says: 'is a path of one machine' })),
    planted: { tree: [plant('docs/a.md', `Open \`/${'home'}/ada/desk\`.`)], found: 'docs/a.md:1' },
  },
  {
    fact: "only src/hosts/apps-script uses Google's globals",
    breaches: (tree) =>
      sourceFiles(tree)
        .filter(({ path }) => !path.startsWith('src/hosts/apps-script/') && !path.startsWith('src/simulators/'))
        .flatMap(({ path, text }) =>
          foreignNamesOf(text)
            .filter(({ name }) => googleGlobals.has(name))
            .map(({ name, line }) => `${path}:${line} names ${name}: let src/hosts/apps-script answer a port.`),
        ),
    planted: {
      tree: [
        plant('src/adapters/http/a.ts', '// UrlFetchApp is fine here\nexport const a = UrlFetchApp.fetch("x");\n'),
      ],
      found: 'src/adapters/http/a.ts:2 names UrlFetchApp',
    },
  },
  {
    fact: 'render-card.ts is the only file of the product that names CardService',
    breaches: (tree) =>
      sourceFiles(tree)
        .filter(({ path }) => path !== 'src/hosts/apps-script/render-card.ts' && !path.startsWith('src/simulators/'))
        .flatMap(({ path, text }) =>
          foreignNamesOf(text)
            .filter(({ name }) => name === 'CardService')
            .map(({ line }) => `${path}:${line} names CardService: return a card as data.`),
        ),
    planted: {
      tree: [plant('src/hosts/apps-script/entry-points.ts', 'CardService.newCardBuilder();\n')],
      found: 'entry-points.ts:1 names CardService',
    },
  },
  {
    fact: 'a simulator imports nothing of the product',
    breaches: (tree) =>
      sourceFiles(tree)
        .filter(({ path }) => path.startsWith('src/simulators/'))
        .flatMap(({ path, text }) =>
          importsOf(text)
            .filter((specifier) => leadsOutOfSimulators(path, specifier))
            .map((specifier) => `${path} imports ${specifier}: a simulator is a second reading of the vendor.`),
        ),
    planted: {
      tree: [
        plant(
          'src/simulators/halopsa/a.ts',
          "import { b } from '../clock';\nimport type { C } from '#domain/vocabulary/client';\n",
        ),
        plant('src/simulators/halopsa/d.ts', "export { e } from '../../cards/card';\n"),
      ],
      found: '../../cards/card',
    },
  },
  {
    fact: 'package.json has at most twelve scripts',
    breaches: (tree) => {
      const text = textOf(tree, 'package.json');
      if (text === undefined) return ['package.json is missing.'];
      const { scripts = {} } = JSON.parse(text) as { scripts?: Record<string, string> };
      const count = Object.keys(scripts).length;
      return count > 12 ? [`package.json has ${count} scripts: a newcomer cannot choose among so many.`] : [];
    },
    planted: {
      tree: [
        plant(
          'package.json',
          JSON.stringify({ scripts: Object.fromEntries([...'abcdefghijklm'].map((name) => [name, 'x'])) }),
        ),
      ],
      found: '13 scripts',
    },
  },
  {
    fact: '.ci/run can be executed',
    breaches: (tree) =>
      tree.some(({ path, isExecutable }) => path === '.ci/run' && isExecutable)
        ? []
        : ['.ci/run is missing or not executable.'],
    planted: { tree: [plant('.ci/run', '#!/usr/bin/env bash\n')], found: '.ci/run' },
  },
];

interface Complaint {
  readonly says: string;
  /** Left out: every match is a breach. */
  readonly isBreach?: (match: RegExpMatchArray) => boolean;
  /** The text must not be shown, not even here. */
  readonly isSecret?: boolean;
}

function matches({ path, text }: TreeFile, pattern: RegExp, complaint: Complaint): readonly string[] {
  const { says, isBreach = () => true, isSecret = false } = complaint;
  return [...text.matchAll(pattern)]
    .filter(isBreach)
    .map((match) => `${path}:${lineOf(text, match.index)} ${isSecret ? 'This' : `"${match[0].trim()}"`} ${says}.`);
}

function leadsOutOfSimulators(path: string, specifier: string): boolean {
  if (specifier.startsWith('#')) return !specifier.startsWith('#simulators/');
  if (!specifier.startsWith('.')) return false;
  const segments = path.split('/').slice(0, -1);
  for (const step of specifier.split('/')) {
    if (step === '..') segments.pop();
    else if (step !== '.') segments.push(step);
  }
  return !segments.join('/').startsWith('src/simulators/');
}
