import { codeFiles, plant, sourceFiles, type TidyRule } from './tree';
import { identifiersOf } from './syntax';

const kebabSegment = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Names that say nothing of what is inside: such a file becomes a drawer. Source: ARCHITECTURE.md, "Names". */
const drawers = new Set(
  'util utils helper helpers common misc shared manager service handler processor data info item obj temp stuff lib'.split(
    ' ',
  ),
);
const drawerEnding = /-(utils?|helpers?|misc|manager|handler|processor|service)$/;
/** Google calls its services so, and a simulator speaks the vendor's words. */
const vendorService = /^src\/simulators\/.*-service(\.ts|\/)/;

/** A client is a company. What calls an API is a transport or a gateway; `clientId` of OAuth is the vendors' own word. */
const callerName =
  /^(?:.*(?:[Hh]ttp|[Aa]pi|[Rr]est|[Hh]ub[Ss]pot|[Ss]heets?|[Gg]oogle|[Gg]mail|[Cc]rm|[Oo]auth|[Ff]etch)|halo|haloPsa|halopsa)Client$/;

export const nameRules: readonly TidyRule[] = [
  {
    fact: 'files and folders of src and test are named in kebab-case',
    breaches: (tree) =>
      tree
        .filter(({ path }) => /^(src|test)\//.test(path))
        .filter(({ path }) => !path.split('/').every((segment) => kebabSegment.test(segment)))
        .map(({ path }) => `${path} is not kebab-case.`),
    planted: { tree: [plant('src/domain/calendarDate.ts'), plant('src/domain/day.ts')], found: 'calendarDate.ts' },
  },
  {
    fact: 'no program stands in a drawer or is one',
    breaches: (tree) =>
      codeFiles(tree).flatMap(({ path }) =>
        path
          .split('/')
          .map((segment) => segment.replace(/\..*$/, ''))
          .filter((stem) => drawers.has(stem) || (drawerEnding.test(stem) && !vendorService.test(path)))
          .map((stem) => `${path}: "${stem}" says nothing of what is inside.`),
      ),
    planted: {
      tree: [plant('src/domain/date-helpers.ts'), plant('src/domain/service-month.ts')],
      found: 'date-helpers',
    },
  },
  {
    fact: '"client" never means something that calls an API',
    breaches: (tree) =>
      sourceFiles(tree).flatMap(({ path, text }) =>
        identifiersOf(text)
          .filter(({ name }) => callerName.test(name))
          .map(({ name, line }) => `${path}:${line} ${name}: a client is a company; say transport or gateway.`),
      ),
    planted: {
      tree: [plant('src/adapters/http/a.ts', 'export const httpClient = 1; // apiClient\n')],
      found: 'httpClient',
    },
  },
  {
    fact: 'no file is longer than 400 lines',
    breaches: (tree) =>
      codeFiles(tree)
        .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
        .filter(({ lines }) => lines > 400)
        .map(({ path, lines }) => `${path} has ${lines} lines: split it by noun.`),
    planted: { tree: [plant('src/domain/long.ts', '// line\n'.repeat(401))], found: '401 lines' },
  },
];
