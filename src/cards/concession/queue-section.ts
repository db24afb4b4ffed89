import type { ConcessionQueueLine } from '#application/views/concession';
import { concessionTypes, concessionWords } from '#domain/concession/concession-ask';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { Section, Widget } from '../card';
import { instantText, type WallClock } from '../day-text';
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
  const { requestId, clientName, ask, state, answerBy, expiresAt, verdict, waitsForMe, onBehalfOfName } = request;
  const type = concessionTypes.find((known) => known === ask);
  const what = type === undefined ? escapeText(ask) : concessionWords[type].toLowerCase();
  const isLate = waitsForMe === 'decide' && answerBy < now;
  const due =
    waitsForMe === 'decide'
      ? `${isLate ? 'Was due' : 'Answer by'} ${instantText(answerBy, clock)}`
      : `${stateWords[state]}. Lapses ${instantText(expiresAt, clock)}`;
  return line({
    icon: isLate ? icon('assignment_late', 'Past its answer time') : stateIcon(state),
    text: `<b>${taskWords[waitsForMe]}:</b> ${escapeText(clientName)}, ${what}`,
    below: plainText(
      `${onBehalfOfName === undefined ? '' : `On behalf of ${onBehalfOfName}. `}${verdictWords[verdict]}. ${due}`,
    ),
    onClick: opens({ name: 'openRequest', requestId }),
  });
}
