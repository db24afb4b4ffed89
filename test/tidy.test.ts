import { join } from 'node:path';
import { haloWireRecords } from '#adapters/halopsa/halo-wire';
import { propertyNames } from '#application/settings';
import { advice } from '#application/upstream-error';
import { workbookTabs } from '#application/workbook-tabs';
import { eventTypes } from '#domain/timeline/event';
import { codeRules } from './tidy/code-rules';
import { documentRules } from './tidy/document-rules';
import { librariesAreListed, scopesAreExplained, signalsAreListed } from './tidy/list-rules';
import { nameRules } from './tidy/name-rules';
import {
  columnsAreDocumented,
  eventTypesAreDocumented,
  namesAreDocumented,
  payloadsAreDocumented,
  settingsAreDocumented,
} from './tidy/reference-rules';
import { documentedSettings } from './tidy/setting-list';
import { projectTree, type TidyRule } from './tidy/tree';

const rules: readonly TidyRule[] = [
  ...nameRules,
  ...codeRules,
  ...documentRules,
  signalsAreListed,
  scopesAreExplained,
  librariesAreListed,
  settingsAreDocumented(documentedSettings()),
  eventTypesAreDocumented(eventTypes),
  payloadsAreDocumented,
  columnsAreDocumented(
    Object.fromEntries(workbookTabs.map(({ tab, columns }) => [tab, columns.map(({ name }) => name)])),
  ),
  namesAreDocumented({
    what: 'script property',
    names: Object.values(propertyNames),
    page: 'docs/reference/settings.md',
  }),
  namesAreDocumented({ what: 'upstream failure', names: Object.keys(advice), page: 'docs/reference/failures.md' }),
  namesAreDocumented({
    what: 'HaloPSA field that is read',
    names: haloWireRecords.flatMap(({ fields }) => fields),
    page: 'docs/reference/apis/halopsa.md',
  }),
];

const tree = projectTree(join(__dirname, '..'));

describe('The house is tidy:', () => {
  test.each(rules)('$fact', ({ breaches }) => {
    expect(breaches(tree)).toEqual([]);
  });
});

describe('A breach is found, where', () => {
  test.each(rules)('$fact', ({ breaches, planted }) => {
    expect(breaches(planted.tree).join('\n')).toContain(planted.found);
  });
});
