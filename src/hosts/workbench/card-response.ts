import * as v from 'valibot';
import type { Card, CardResponse } from '#cards/card';

const CardShape = v.looseObject({ sections: v.optional(v.array(v.unknown()), []) });

const ActionShape = v.looseObject({
  navigations: v.optional(
    v.array(
      v.looseObject({
        pushCard: v.optional(CardShape),
        updateCard: v.optional(CardShape),
        popToRoot: v.optional(v.boolean()),
        pop: v.optional(v.boolean()),
      }),
    ),
    [],
  ),
  notification: v.optional(v.looseObject({ text: v.string() })),
});

/** A trigger answers `action`, a callback `renderActions.action`. Source: Google, "Build an add-on with HTTP endpoints". */
const Envelope = v.union([
  v.object({ action: ActionShape }),
  v.pipe(
    v.object({ renderActions: v.object({ action: ActionShape }) }),
    v.transform(({ renderActions }) => renderActions),
  ),
]);

const DraftEnvelope = v.object({
  renderActions: v.object({
    hostAppAction: v.object({ gmailAction: v.object({ openCreatedDraftAction: v.object({ draftId: v.string() }) }) }),
  }),
});

/** The draft that the answer to a compose action names. */
export function createdDraftOf(envelope: unknown): string | undefined {
  const result = v.safeParse(DraftEnvelope, envelope);
  return result.success
    ? result.output.renderActions.hostAppAction.gmailAction.openCreatedDraftAction.draftId
    : undefined;
}

/** What Gmail would do with the add-on's answer. Undefined: the answer is none Gmail knows. */
export function cardResponseOf(envelope: unknown): CardResponse | undefined {
  const result = v.safeParse(Envelope, envelope);
  if (!result.success) return undefined;
  const { navigations, notification } = result.output.action;
  const notice = notification === undefined ? {} : { notice: notification.text };
  const pushed = cardOf(navigations.find(({ pushCard }) => pushCard !== undefined)?.pushCard);
  const updated = cardOf(navigations.find(({ updateCard }) => updateCard !== undefined)?.updateCard);
  const toRoot = navigations.some(({ popToRoot }) => popToRoot === true);
  const card = updated ?? pushed;
  if (toRoot && card !== undefined) return { kind: 'root', card, ...notice };
  if (pushed !== undefined) return { kind: 'push', card: pushed, ...notice };
  if (updated !== undefined) return { kind: 'update', card: updated, ...notice };
  return notification === undefined ? undefined : { kind: 'notice', notice: notification.text };
}

/** The runtime held the card against Google's limits and shapes already; here it only has to be a card at all. */
function cardOf(card: v.InferOutput<typeof CardShape> | undefined): Card | undefined {
  return card as Card | undefined;
}
