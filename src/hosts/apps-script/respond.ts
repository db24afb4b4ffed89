import { SettingsError } from '#application/settings';
import { advice, UpstreamError } from '#application/upstream-error';
import type { Card, CardResponse } from '#cards/card';
import { defectCard, setUpCard, upstreamCard } from '#cards/failure-card';
import { requireConsent } from './consent';
import { createDraft, type NewDraft } from './create-draft';
import { consoleLog } from './console-log';
import { logDefect } from './incident';
import { renderCard, renderDraft, renderResponse } from './render-card';

/** For triggers of the manifest: the card that Gmail shows first. */
export function respondWithCard(entryPoint: string, run: () => Card): GoogleAppsScript.Card_Service.Card {
  requireConsent();
  return attempt(
    entryPoint,
    () => renderCard(run()),
    (failure) => renderCard(failure),
  );
}

/** For buttons: what is pushed or updated. A failure is pushed, so that a form with its text waits underneath. */
export function respondToButton(
  entryPoint: string,
  run: () => CardResponse,
): GoogleAppsScript.Card_Service.ActionResponse {
  requireConsent();
  return attempt(
    entryPoint,
    () => renderResponse(run()),
    (card) => renderResponse({ kind: 'push', card }),
  );
}

/** A refusal is a notice, and a failure a card, as after any other button. */
export function respondWithDraft(
  entryPoint: string,
  run: () => CardResponse | NewDraft,
): GoogleAppsScript.Card_Service.ComposeActionResponse | GoogleAppsScript.Card_Service.ActionResponse {
  requireConsent();
  return attempt<GoogleAppsScript.Card_Service.ComposeActionResponse | GoogleAppsScript.Card_Service.ActionResponse>(
    entryPoint,
    () => {
      const answer = run();
      return answer.kind === 'draft' ? renderDraft(createDraft(answer)) : renderResponse(answer);
    },
    (card) => renderResponse({ kind: 'push', card }),
  );
}

/** For the platform's clock: nobody looks at an answer; the log and the next card tell. */
export function runUnattended(entryPoint: string, run: () => void): void {
  attempt(entryPoint, run, () => undefined);
}

/** The one catch in the add-on. Known failures explain themselves; anything else is our defect, logged under an id. */
function attempt<Answer>(entryPoint: string, run: () => Answer, answerFailure: (card: Card) => Answer): Answer {
  try {
    return run();
  } catch (error) {
    return answerFailure(failureCard(entryPoint, error));
  }
}

function failureCard(entryPoint: string, error: unknown): Card {
  if (error instanceof UpstreamError) {
    const { system, failure, detail } = error;
    consoleLog.warn('upstream failure', { entryPoint, system, failure, detail });
    return upstreamCard(advice[failure](system));
  }
  if (error instanceof SettingsError) {
    consoleLog.warn('settings failure', { entryPoint, detail: error.message });
    return setUpCard(error.message);
  }
  return defectCard(logDefect(entryPoint, error));
}
