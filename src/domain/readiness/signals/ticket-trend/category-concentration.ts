import { concentrationOf, wholeOf, withRenamedJoined, type Concentration, type Counts } from '../../concentration';
import { onlyCounted } from '../../counted-words';
import { requestHistory, sumOf, type RequestMonth } from '../../request-months';
import { percent, whyNoPrior } from '../../request-share';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Too few requests with a category in the last three full months.';

/** In the list of categories: no category at all. */
const uncategorized = '0';

/** Half of the requests about one thing is a root cause that nobody has removed. */
export const categoryConcentration = signalOf({
  id: 'category-concentration',
  dimension: 'ticketTrend',
  question: 'Is it not the same trouble again and again?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Concentration". */
  thresholds: {
    months: 12,
    lastMonths: 3,
    fewestRequests: 12,
    fewestOfOthers: 50,
    leastCategorized: 0.5,
    mostShare: 0.5,
    worstShare: 0.9,
    noticedScore: 75,
    falseShare: 0.1,
    dispersion: 1.3,
  },
  read(facts, thresholds) {
    const { months, lastMonths, fewestRequests, leastCategorized } = thresholds;
    const history = requestHistory(facts, months);
    if (history.kind === 'unknown') return history;
    const lastOnes = history.months.slice(-lastMonths);
    const last = categoriesIn(lastOnes);
    const own = wholeOf(last);
    if (own < fewestRequests)
      return unknown(
        `${onlyCounted(own, 'request')} with a category in the last ${lastMonths} full months; ${fewestRequests} are needed.`,
      );
    const requests = sumOf(lastOnes, 'requests');
    if (own < leastCategorized * requests)
      return unknown(`Only ${own} of ${requests} requests in the last ${lastMonths} full months carry a category.`);
    const { categoryRequests } = facts.portfolio;
    const others = lessOwn(categoryRequests, last);
    if (wholeOf(others) < thresholds.fewestOfOthers) return unknown(whyNoPrior);
    if (facts.renamedCategories === undefined)
      return unknown('Whether categories were renamed has not been looked at: a new name would pass for a change.');

    const counts = { last, before: categoriesIn(history.months.slice(0, -lastMonths)), others };
    const found = concentrationOf(counts, thresholds);
    const renamed = new Set(facts.renamedCategories.map(String));
    if (
      renamed.size > 0 &&
      found.standsOut !== concentrationOf(withRenamedJoined(counts, renamed), thresholds).standsOut
    )
      return unknown('Categories were renamed, and whether one stands out depends on which became which.');
    const score = Math.min(
      thresholds.noticedScore,
      onScale(found.share, { worst: thresholds.worstShare, best: thresholds.mostShare }),
    );
    return measured(found.standsOut ? score : 100, sentenceOf(found, own, lastMonths));
  },
});

function categoriesIn(months: readonly RequestMonth[]): Counts {
  const counts = new Map<string, number>();
  for (const { sums } of months) {
    for (const { categories } of sums) {
      for (const category of Object.keys(categories))
        if (category !== uncategorized) counts.set(category, (counts.get(category) ?? 0) + (categories[category] ?? 0));
    }
  }
  return counts;
}

/** The client's own requests are in the portfolio's: left there, a large client would hide behind itself. */
function lessOwn(portfolio: Readonly<Record<string, number>> = {}, own: Counts): Counts {
  const counts = new Map<string, number>();
  for (const category of Object.keys(portfolio))
    if (category !== uncategorized)
      counts.set(category, Math.max(0, (portfolio[category] ?? 0) - (own.get(category) ?? 0)));
  return counts;
}

function sentenceOf(
  { count, share, shareBefore, shareOfOthers, standsOut }: Concentration,
  own: number,
  lastMonths: number,
): string {
  const before = shareBefore === undefined ? '' : `${percent(shareBefore)} in the months before, `;
  const usual = `${before}${percent(shareOfOthers)} at other clients`;
  const part = `${count} of ${own} requests in the last ${lastMonths} full months (${percent(share)})`;
  return standsOut
    ? `One category holds ${part}; ${usual}.`
    : `No category stands out: the largest holds ${part}; ${usual}.`;
}
