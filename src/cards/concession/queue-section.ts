import type { ConcessionQueueLine } from '#application/views/concession';
import { concessionTypes, concessionWords } from '#domain/concession/concession-ask';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { Section, Widget } from '../card';
import { dayText, instantText, type WallClock } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { capped, icon, line, opens } from '../widgets';
import { stateIcon, stateWords, verdictWords } from './concession-words';

const mostRequests = 12;
/** Requests that show before a tap on "show more": what else stands on the homepage must stay in sight. */
const inSight = 4;

const taskWords: Readonly<Record<ConcessionQueueLine['waitsForMe'], string>> = {
  decide: 'Decide',
  answer: 'Answer',
  review: 'Review',
  meet: 'Meet a condition',
  nothing: 'Waits for others',
};

/** What waits for this person, soonest answer first; then what they only wait for. */
export function queueSections(
  requests: readonly ConcessionQueueLine[],
  now: Instant,
  clock: WallClock,
): readonly Section[] {
  if (requests.length === 0) return [];
  const mine = requests.filter(({ waitsForMe }) => waitsForMe !== 'nothing');
  const widgets = capped(
    requests,
    mostRequests,
    (request) => requestWidget(request, now, clock),
    (hidden) => `And ${hidden} more.`,
  );
  const header = mine.length > 0 ? 'Waiting for you' : 'Concession requests';
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

function requestWidget(request: ConcessionQueueLine, now: Instant, clock: WallClock): Widget {
  const { requestId, clientName, ask, state, waitsForMe, onBehalfOfName } = request;
  const type = concessionTypes.find((known) => known === ask);
  const what = type === undefined ? escapeText(ask) : concessionWords[type].toLowerCase();
  const { words, below, isLate } = dueOf(request, now, clock);
  return line({
    icon: isLate ? icon('assignment_late', 'Past its time') : stateIcon(state),
    text: `<b>${words ?? taskWords[waitsForMe]}:</b> ${escapeText(clientName)}, ${what}`,
    below: plainText(`${onBehalfOfName === undefined ? '' : `On behalf of ${onBehalfOfName}. `}${below}`),
    onClick: opens({ name: 'openRequest', requestId }),
  });
}

interface Due {
  /** Instead of the task's own. */
  readonly words?: string;
  readonly below: string;
  readonly isLate: boolean;
}

/** Of one that was granted alone. */
function reviewDue({ reviewBy }: ConcessionQueueLine, now: Instant, clock: WallClock): Due {
  const granted = 'Granted by one leader in an emergency.';
  if (reviewBy === undefined) return { below: granted, isLate: false };
  const isLate = reviewBy < now;
  return { below: `${granted} ${isLate ? 'Was due' : 'Review by'} ${instantText(reviewBy, clock)}`, isLate };
}

/** Until when, and of a granted one what is still to come. */
function dueOf(request: ConcessionQueueLine, now: Instant, clock: WallClock): Due {
  const { state, answerBy, expiresAt, verdict, waitsForMe, conditionDueOn, endsOn } = request;
  const today = clock.dayOf(now);
  if (conditionDueOn !== undefined) {
    const isLate = conditionDueOn < today;
    const words = waitsForMe === 'nothing' ? { words: 'Condition not met' } : {};
    return { ...words, below: `Due ${dayText(conditionDueOn)}${isLate ? ', late' : ''}`, isLate };
  }
  if (endsOn !== undefined)
    return {
      words: 'Ends soon',
      below: `Last day ${dayText(endsOn)}. Then the reference price applies again.`,
      isLate: false,
    };
  const isLate = waitsForMe === 'decide' && answerBy < now;
  if (waitsForMe === 'review') return reviewDue(request, now, clock);
  const due =
    waitsForMe === 'decide'
      ? `${isLate ? 'Was due' : 'Answer by'} ${instantText(answerBy, clock)}`
      : `${stateWords[state]}. Lapses ${instantText(expiresAt, clock)}`;
  return { below: `${verdictWords[verdict]}. ${due}`, isLate };
}
