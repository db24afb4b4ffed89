import { upstreamCard } from '#cards/failure-card';
import { homepageCard } from '#cards/homepage-card';
import { messagePageCard } from '#cards/message-page-card';
import { noAccessCard } from '#cards/no-access-card';
import { answerButton } from './card-actions';
import { addOn, runIfOwner } from './compose';
import { consoleLog } from './console-log';
import { openedMessage } from './opened-message';
import { isTriggerEvent, parseOpenedMessage, parsePressedButton } from './parse-event';
import { draftAsked } from './renewal-actions';
import { respondToButton, respondWithCard, respondWithDraft, runUnattended } from './respond';

/**
 * Every export becomes a global of the script, and any global can be named by a card: each reads its event, runs one use case and
 * shows one card. Nothing in an event says who is asking.
 */

/** Named in appsscript.json: runs on every message that is opened, a stranger's too. */
export function onGmailMessage(event: unknown): GoogleAppsScript.Card_Service.Card {
  return respondWithCard('onGmailMessage', () => {
    const key = parseOpenedMessage(event);
    if (key === undefined) return upstreamCard('Gmail did not say which message is open. Open it again.');
    const desk = addOn();
    return messagePageCard(desk.openMessage(openedMessage(key)), desk.localTime);
  });
}

/** Named in appsscript.json: runs when no message is open. Gmail on a phone has no homepage. */
export function onHomepage(): GoogleAppsScript.Card_Service.Card {
  return respondWithCard('onHomepage', () => {
    const desk = addOn();
    const answer = desk.openHome();
    return answer.kind === 'noAccess' ? noAccessCard(answer.refusal) : homepageCard(answer.view, desk.localTime);
  });
}

/** Called by every button of every card. */
export function onCardAction(event: unknown): GoogleAppsScript.Card_Service.ActionResponse {
  return respondToButton('onCardAction', () => {
    const button = parsePressedButton(event);
    const key = parseOpenedMessage(event);
    const beside = key === undefined ? {} : { readMessage: () => openedMessage(key) };
    return answerButton(addOn(), button && { ...button, ...beside });
  });
}

/** Called by the one button that opens a mail in the person's drafts. Sends nothing. */
export function onDraftMail(
  event: unknown,
): GoogleAppsScript.Card_Service.ComposeActionResponse | GoogleAppsScript.Card_Service.ActionResponse {
  return respondWithDraft('onDraftMail', () => {
    const button = parsePressedButton(event);
    const key = parseOpenedMessage(event);
    const beside = key === undefined ? {} : { readMessage: () => openedMessage(key) };
    const answer = draftAsked(addOn(), button && { ...button, ...beside });
    return answer.kind === 'draft' ? { ...answer, message: answer.isReply ? key : undefined } : answer;
  });
}

/** Called by the hourly trigger. Whoever calls it otherwise, from a card or as another person, starts nothing. */
export function onHourlyTrigger(event: unknown): void {
  if (!isTriggerEvent(event)) return;
  runUnattended('onHourlyTrigger', () => {
    const report = runIfOwner();
    if (report === undefined) return;
    const { run, outcome, because = '', ticketsRead, eventsAppended } = report;
    consoleLog.info('hourly run', { run, outcome, because, ticketsRead, eventsAppended });
  });
}
