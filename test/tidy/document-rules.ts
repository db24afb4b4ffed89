import { pages, plant, textOf, type TidyRule, type Tree, type TreeFile } from './tree';

const generated = new Set(['docs/graph.md']);
const sections = ['## Context', '## Decision', '## Alternatives', '## Consequences', '## Undo'];
const statusLine =
  /^Status: (?:proposed|accepted|superseded by \d{4}|withdrawn) · \d{4}-\d{2}-\d{2} · supersedes (?:–|\d{4})$/m;
const adrPath = /^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/;
const lineLimit = 100;

export const documentRules: readonly TidyRule[] = [
  {
    fact: 'every relative link of a page leads to a file and a heading that exist',
    breaches: (tree) =>
      pages(tree).flatMap((page) =>
        linksOf(page)
          .filter(({ target }) => !leadsSomewhere(tree, page, target))
          .map(({ target, line }) => `${page.path}:${line} links to ${target}, which is not there.`),
      ),
    planted: {
      tree: [
        plant('docs/README.md', '# Index\n\n[a](a.md) [b](a.md#no-such-part)\n'),
        plant('docs/a.md', '# A\n\n## Real part\n'),
      ],
      found: 'a.md#no-such-part',
    },
  },
  {
    fact: 'every path that ARCHITECTURE.md or CONTRIBUTING.md names exists',
    breaches: (tree) =>
      ['ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((page) =>
        pathsNamedIn(textOf(tree, page) ?? '')
          .filter((named) => !tree.some(({ path }) => path === named || path.startsWith(`${named}/`)))
          .map((named) => `${page} names ${named}, which is not there.`),
      ),
    planted: {
      tree: [
        plant('ARCHITECTURE.md', 'See `src/domain/day.ts`, `test/<name>` and `src/gone/`.'),
        plant('src/domain/day.ts'),
      ],
      found: 'src/gone',
    },
  },
  {
    fact: 'every page of docs is reached from docs/README.md',
    breaches: (tree) => {
      const reached = reachedFrom(tree, 'docs/README.md');
      return pages(tree)
        .filter(({ path }) => path.startsWith('docs/') && !reached.has(path))
        .map(({ path }) => `${path} has no reader: name it in docs/README.md.`);
    },
    planted: {
      tree: [plant('docs/README.md', '[a](a.md)\n'), plant('docs/a.md', ''), plant('docs/lost.md', '')],
      found: 'docs/lost.md',
    },
  },
  {
    fact: `prose on a page is wrapped at ${lineLimit} columns`,
    breaches: (tree) =>
      pages(tree)
        .filter(({ path }) => !generated.has(path))
        .flatMap(({ path, text }) =>
          proseLines(text)
            .filter(({ content }) => content.length > lineLimit)
            .map(({ line, content }) => `${path}:${line} has ${content.length} columns.`),
        ),
    planted: { tree: [plant('docs/a.md', `# A\n\n${'word '.repeat(25)}\n`)], found: 'docs/a.md:3' },
  },
  {
    fact: 'every decision has its number, a status, what it touches and all its parts',
    breaches: (tree) =>
      pages(tree)
        .filter(({ path }) => path.startsWith('docs/adr/0'))
        .flatMap(decisionFaults),
    planted: { tree: [plant('docs/adr/0001-a.md', '# 0001. A\n\nTouches: src\n')], found: 'no status line' },
  },
  {
    fact: 'decisions are numbered from 0001 without a gap or a double',
    breaches: (tree) =>
      pages(tree)
        .flatMap(({ path }) => {
          const match = adrPath.exec(path);
          return match === null ? [] : [{ path, number: Number(match[1]) }];
        })
        .sort((a, b) => a.number - b.number)
        .flatMap(({ path, number }, index) => (number === index + 1 ? [] : [`${path} should be number ${index + 1}.`])),
    planted: {
      tree: [plant('docs/adr/0001-a.md'), plant('docs/adr/0001-b.md')],
      found: 'should be number 2',
    },
  },
];

/** Paths set as code; a placeholder such as `<signal>` names none, and what the build makes is not in the tree. */
function pathsNamedIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|test|build(?!\/(?:out|node)\b)|bench|docs)\/[\w./-]*)`/g)].map(([, path = '']) =>
    path.replace(/\/$/, ''),
  );
}

function decisionFaults({ path, text }: TreeFile): readonly string[] {
  const number = adrPath.exec(path)?.[1];
  if (number === undefined) return [`${path} is not named NNNN-words-in-kebab-case.md.`];
  const faults: string[] = [];
  if (!text.startsWith(`# ${number}. `)) faults.push(`${path} does not open with "# ${number}. ".`);
  if (!statusLine.test(text))
    faults.push(`${path} has no status line such as "Status: accepted · 2026-11-23 · supersedes –".`);
  if (!/^Touches: \S/m.test(text)) faults.push(`${path} does not say what it touches.`);
  const missing = sections.filter((section) => !text.includes(`\n${section}\n`));
  return [...faults, ...missing.map((section) => `${path} lacks "${section}".`)];
}

function linksOf({ text }: TreeFile): readonly { readonly target: string; readonly line: number }[] {
  return proseLines(text, true).flatMap(({ content, line }) =>
    [...content.replace(/`[^`]*`/g, '').matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
      .map((target) => ({ target, line })),
  );
}

/** Lines outside code fences; without tables, links on a line of their own and headings unless everything is asked for. */
function proseLines(text: string, withTables = false): readonly { readonly content: string; readonly line: number }[] {
  let isFenced = false;
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(```|~~~)/.test(content)) {
      isFenced = !isFenced;
      return [];
    }
    if (isFenced) return [];
    if (!withTables && /^\s*(\||#|(?:[-*] )?<?https?:\/\/|(?:[-*] )?\[[^\]]*\]\(\S*\)\S?$)/.test(content)) return [];
    return [{ content, line: index + 1 }];
  });
}

function leadsSomewhere(tree: Tree, page: TreeFile, target: string): boolean {
  const [file = '', anchor] = decodeURIComponent(target).split('#');
  const path = file === '' ? page.path : resolvePath(page.path, file);
  const found = tree.find((candidate) => candidate.path === path);
  if (found === undefined)
    return anchor === undefined && tree.some((candidate) => candidate.path.startsWith(`${path}/`));
  return anchor === undefined || anchor === '' || anchorsOf(found.text).has(anchor);
}

function resolvePath(from: string, relative: string): string {
  const segments = from.split('/').slice(0, -1);
  for (const step of relative.replace(/\/$/, '').split('/')) {
    if (step === '..') segments.pop();
    else if (step !== '.') segments.push(step);
  }
  return segments.join('/');
}

/** The ids that code hosts give to headings: lower case, punctuation dropped, spaces to hyphens, repeats numbered. */
function anchorsOf(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  let isFenced = false;
  for (const content of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(content)) isFenced = !isFenced;
    const heading = isFenced ? null : /^#{1,6}\s+(.*?)\s*#*$/.exec(content);
    if (heading === null) continue;
    const slug = (heading[1] ?? '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    anchors.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return anchors;
}

function reachedFrom(tree: Tree, start: string): ReadonlySet<string> {
  const reached = new Set<string>([start]);
  for (const path of reached) {
    const page = tree.find((file) => file.path === path);
    if (page === undefined) continue;
    for (const { target } of linksOf(page)) {
      const next = resolvePath(path, target.split('#')[0] ?? '');
      if (next.startsWith('docs/') && next.endsWith('.md')) reached.add(next);
    }
  }
  return reached;
}
