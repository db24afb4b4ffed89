import type { CategoryRename } from '#domain/readiness/record-breaks/category-renames';
import type { DataGap } from '../views/data-gap';
import type { CategoryList } from './category-list';
import type { RecordBreaks } from './facts/record-breaks';

/** As many names as a sentence takes. */
const namedCategories = 3;

/** Where the records of all clients break at once. */
export function recordBreakGaps(
  breaks: RecordBreaks | undefined,
  categories: Pick<CategoryList, 'nameAt'>,
): readonly DataGap[] {
  if (breaks === undefined) return [];
  return [
    ...lostAnswers(breaks.monthsWithoutSatisfaction),
    ...breaks.renames.map((rename) => renamed(rename, categories)),
  ];
}

function lostAnswers(months: readonly string[]): readonly DataGap[] {
  if (months.length === 0) return [];
  return [
    {
      kind: 'answersLost',
      what: `Not one client answered a survey about tickets of ${listed(months)}, so these months say nothing of satisfaction.`,
      fix: 'In HaloPSA, check that a survey is sent when a ticket is closed and that answers arrive.',
    },
  ];
}

function renamed({ month, ended, began }: CategoryRename, categories: Pick<CategoryList, 'nameAt'>): DataGap {
  const named = (places: readonly number[]) => {
    const names = places.map((place) => `"${categories.nameAt(place) ?? place}"`);
    const rest = names.length - namedCategories;
    return rest > 0 ? `${listed(names.slice(0, namedCategories))} and ${rest} more` : listed(names);
  };
  return {
    kind: 'categoryRenamed',
    what: `From ${month} on no client has tickets of ${named(ended)} and many have ${named(began)}: it looks renamed, so themes are not compared across it.`,
    fix: 'Nothing if it was renamed on purpose: comparing begins anew. Else give the former category back in HaloPSA.',
  };
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}
