import type { LedgerLine } from '#application/views/concession';
import { concessionWords } from '#domain/concession/concession-ask';
import type { Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { moneyText } from '../money-text';
import { line, opens } from '../widgets';
import { stateIcon, stateWords } from './concession-words';

/** One request in a list; a tap opens it. */
export function ledgerWidget({
  requestId,
  ref,
  type,
  annualMinor,
  currency,
  state,
  on,
  lastDay,
  hasEnded,
  score,
}: LedgerLine): Widget {
  const until = lastDay === undefined ? '' : `${hasEnded === true ? ', ended' : ', until'} ${dayText(lastDay)}`;
  const came =
    score === undefined
      ? ''
      : `. ${score.renewed ? 'Renewed' : 'Client left'}, ${Math.round(100 * score.chance)}% forecast`;
  return line({
    icon: stateIcon(state),
    text: `<b>${concessionWords[type]}</b>, ${escapeText(moneyText({ annualMinor, currency }))}`,
    below: plainText(`${requestId}, ${ref}. ${stateWords[state]}, ${dayText(on)}${until}${came}`),
    onClick: opens({ name: 'openRequest', requestId }),
  });
}
