import { moneyText } from '../vocabulary/money';
import { after, ending, number, text, type Payload } from './payload-fields';

/** Events of uplift findings. While a client is gated nobody is shown them: see `isAboutFinding`. */
export const upliftSentences = {
  findingFound: (payload: Payload) => {
    const annualMinor = number(payload, 'annualMinor');
    const currency = text(payload, 'currency');
    const worth = annualMinor === undefined || currency === '' ? '' : moneyText({ annualMinor, currency });
    const title = text(payload, 'title');
    return `Uplift: ${title === '' ? 'something was found' : title}${after(', worth ', worth)}${worth === '' ? '' : ' a year'}.`;
  },
  findingMoved: (payload: Payload) => {
    const by = text(payload, 'by');
    return `An uplift finding ${movedWords.get(by) ?? 'moved'}${after(': ', text(payload, 'because'))}${ending(text(payload, 'because'))}`;
  },
  findingPutForward: () => 'An uplift finding waits for approval.',
  findingApproved: () => 'An uplift finding was approved.',
  findingPresented: () => 'An uplift finding was presented to the client.',
  findingDismissed: (payload: Payload) => {
    const reason = text(payload, 'reason');
    return `An uplift finding was dismissed${payload['isWrong'] === true ? ' as wrong' : ''}${after(': ', reason)}${ending(reason)}`;
  },
} as const;

const movedWords = new Map([
  ['held', 'is held'],
  ['released', 'is no longer held'],
  ['cleared', 'no longer shows in the figures'],
  ['won', 'was won'],
  ['lost', 'was lost'],
  ['expired', 'was not answered in time'],
]);

/** Such an event tells of an offer: it is kept back while nothing may be offered. */
export function isAboutFinding(type: string): boolean {
  return Object.prototype.hasOwnProperty.call(upliftSentences, type);
}
