import * as v from 'valibot';
import type { AccessRefusal } from '#application/views/client-page';
import type { CardResponse } from '#cards/card';
import { noAccessCard } from '#cards/no-access-card';
import type { AddOn } from './add-on';
import type { PressedButton } from './parse-event';

/** Answers one button. */
export type Answer = (addOn: AddOn, button: PressedButton) => CardResponse;

/** HaloPSA's ids are positive whole numbers; a parameter is any text. */
export const Id = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number));
/** Of a form: a UUID, or what a test or an older card chose. */
export const DraftId = v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{8,64}$/));

export const outdated: CardResponse = {
  kind: 'notice',
  notice: 'This button is from an older card. Open the message again.',
};
export const paused: CardResponse = {
  kind: 'notice',
  notice: 'An administrator has paused saving. Nothing was saved.',
};

export function parsed<Parameters>(
  schema: v.GenericSchema<unknown, Parameters>,
  answer: (parameters: Parameters, addOn: AddOn, button: PressedButton) => CardResponse,
): Answer {
  return (addOn, button) => {
    const result = v.safeParse(schema, button.parameters);
    return result.success ? answer(result.output, addOn, button) : outdated;
  };
}

export function refused(refusal: AccessRefusal): CardResponse {
  return { kind: 'push', card: noAccessCard(refusal) };
}
