import { firstCells, headingsOf, sectionOf, tableRows } from './page-parts';
import type { DocumentedSetting } from './setting-list';
import { fieldsOf } from './syntax';
import { plant, textOf, type TidyRule } from './tree';

/** Both ways: what exists is documented, and what is documented exists. */
export function settingsAreDocumented(settings: readonly DocumentedSetting[]): TidyRule {
  const page = 'docs/reference/settings.md';
  return {
    fact: `every setting and its default stand in ${page}, and no other`,
    breaches: (tree) => {
      const rows = tableRows(textOf(tree, page) ?? '');
      const documented = new Map(rows.map(([name = '', value = '']) => [name, value]));
      const missing = settings.flatMap(({ name, defaultText }) => {
        const value = documented.get(`\`${name}\``);
        if (value === undefined) return [`${name} has no row in ${page}.`];
        return value === defaultText ? [] : [`${page} says that ${name} is ${value} by default; it is ${defaultText}.`];
      });
      const known = new Set(settings.map(({ name }) => `\`${name}\``));
      const invented = [...documented.keys()].filter((name) => /^`[a-z]\w*(\.\w+)*`$/.test(name) && !known.has(name));
      return [...missing, ...invented.map((name) => `${page} describes ${name}, which does not exist.`)];
    },
    planted: {
      tree: [plant(page, '| Setting | Default |\n|---|---|\n| `noSuchSetting` | – |\n')],
      found: 'noSuchSetting',
    },
  };
}

const eventsPage = 'docs/reference/events.md';

export function eventTypesAreDocumented(eventTypes: readonly string[]): TidyRule {
  return {
    fact: `every event type has its part in ${eventsPage}, and no other`,
    breaches: (tree) => {
      const described = headingsOf(textOf(tree, eventsPage) ?? '', '###');
      return [
        ...eventTypes.filter((type) => !described.includes(type)).map((type) => `${type} is not in ${eventsPage}.`),
        ...described.filter((type) => !eventTypes.includes(type)).map((type) => `${type} does not exist.`),
      ];
    },
    planted: { tree: [plant(eventsPage, '### noSuchThing\n')], found: 'noSuchThing does not exist' },
  };
}

/** The interface of a payload has the name of its event type; its fields stand in the table under the type's heading. */
export const payloadsAreDocumented: TidyRule = {
  fact: `every field of a payload stands under its event type in ${eventsPage}, and no other`,
  breaches: (tree) => {
    const files = [
      'payloads.ts',
      'write-payloads.ts',
      'concession-payloads.ts',
      'rules-payloads.ts',
      'workflow-payloads.ts',
      'uplift-payloads.ts',
    ];
    const code = files.map((file) => textOf(tree, `src/domain/timeline/${file}`) ?? '').join('\n');
    const text = textOf(tree, eventsPage) ?? '';
    const types = headingsOf(text, '###');
    if (types.length === 0) return [`${eventsPage} describes no event type.`];
    return types.flatMap((type) => {
      const fields = fieldsOf(code, type.charAt(0).toUpperCase() + type.slice(1)).join(', ');
      const described = firstCells(sectionOf(text, `### ${type}`)).join(', ');
      return described === fields ? [] : [`${eventsPage}: ${type} has ${fields}; described: ${described}.`];
    });
  },
  planted: {
    tree: [
      plant(
        'src/domain/timeline/payloads.ts',
        'export interface ClientMet { readonly place: string; readonly at: string }\n',
      ),
      plant(eventsPage, '### clientMet\n\n| Field | Holds |\n|---|---|\n| `place` | Where |\n'),
    ],
    found: 'clientMet has place, at; described: place.',
  },
};

/** Tabs by heading, columns by the table under it, in their order. */
export function columnsAreDocumented(tabs: Readonly<Record<string, readonly string[]>>): TidyRule {
  const page = 'docs/reference/sheet-columns.md';
  return {
    fact: `every sheet column stands in ${page}, in its order, and no other`,
    breaches: (tree) => {
      const text = textOf(tree, page) ?? '';
      const invented = headingsOf(text, '##').filter((heading) => tabs[heading] === undefined);
      const wrong = Object.entries(tabs).flatMap(([tab, columns]) => {
        const described = firstCells(sectionOf(text, `## ${tab}`)).join(', ');
        return described === columns.join(', ')
          ? []
          : [`${page}: ${tab} has ${columns.join(', ')}; described: ${described}.`];
      });
      return [...wrong, ...invented.map((tab) => `${page} describes the tab ${tab}, which does not exist.`)];
    },
    planted: {
      tree: [plant(page, '## Timeline\n\n| Column | Holds |\n|---|---|\n| Nothing | – |\n')],
      found: 'described: Nothing',
    },
  };
}

export interface NamedThings {
  /** As a sentence says it: `script property`. */
  readonly what: string;
  readonly names: readonly string[];
  readonly page: string;
}

/** Each name stands on its page, set as code. */
export function namesAreDocumented({ what, names, page }: NamedThings): TidyRule {
  return {
    fact: `every ${what} stands in ${page}`,
    breaches: (tree) => {
      const text = textOf(tree, page) ?? '';
      return [...new Set(names)]
        .filter((name) => !text.includes(`\`${name}\``))
        .map((name) => `${name} is not in ${page}.`);
    },
    planted: { tree: [plant(page, '`another_name`\n')], found: `is not in ${page}` },
  };
}
