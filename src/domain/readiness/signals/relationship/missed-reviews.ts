import { addDays } from '../../../vocabulary/calendar-date';
import type { MeetingFacts } from '../../contract-facts';
import { measured, signalOf, unknown } from '../../signal';

const tooFew =
  'No meeting of the last twelve months was held, missed or moved: none was planned, or none was recorded.';

/** Source: docs/domain/readiness.md, "Missed reviews". */
export const missedReviews = signalOf({
  id: 'missed-reviews',
  dimension: 'relationship',
  question: 'Do they come to the meetings we plan?',
  weight: 6,
  source: 'meetings',
  tooFew,
  thresholds: { days: 365, onceScore: 60, worstRun: 2 },
  read({ asOf, meetings }, { days, onceScore, worstRun }) {
    if (meetings === undefined) return unknown('Meetings with the client are not known.');
    const oldest = addDays(asOf, -days);
    const looked = meetings.filter(({ on }) => on > oldest);
    // A meeting that was planned for a day gone by has an end that nobody recorded.
    const ended = looked.filter(
      ({ on, outcome }) => isMiss(outcome) || on < asOf || (on === asOf && outcome === 'held'),
    );
    if (ended.length === 0) return unknown(tooFew);

    const newestFirst = [...ended].sort((a, b) => (a.on < b.on ? 1 : -1));
    const other = newestFirst.findIndex(({ outcome }) => !isMiss(outcome));
    const run = other < 0 ? newestFirst.length : other;
    if (run < worstRun && other >= 0 && newestFirst[other]?.outcome !== 'held')
      return unknown('How a meeting ended is not recorded, so misses in a row cannot be counted.');
    const score = run === 0 ? 100 : run < worstRun ? onceScore : 0;
    const held = ended.filter(({ outcome }) => outcome === 'held').length;
    const next = looked.find(({ on, outcome }) => outcome === 'planned' && on >= asOf);
    return measured(
      score,
      `${missText(run)}; held in the last ${days} days: ${held} of ${ended.length}. ${next === undefined ? 'No further one is planned' : `The next is planned for ${next.on}`}.`,
    );
  },
});

function isMiss(outcome: MeetingFacts['outcome']): boolean {
  return outcome === 'missed' || outcome === 'moved';
}

function missText(misses: number): string {
  if (misses === 0) return 'The last meeting was held';
  return misses === 1 ? 'The last meeting was missed or moved' : `The last ${misses} meetings were missed or moved`;
}
