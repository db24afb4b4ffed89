import * as v from 'valibot';
import type { Administered } from '#application/administer-sync';
import type { AccessRefusal, ClientPage } from '#application/views/client-page';
import type { CardActionName, CardResponse } from '#cards/card';
import { clientCard } from '#cards/client-card';
import { contractCard, contractGoneCard } from '#cards/contract-card';
import { gapsCard } from '#cards/gaps-card';
import { homepageCard } from '#cards/homepage-card';
import { interventionFields, interventionFormCard } from '#cards/intervention-form-card';
import { noAccessCard } from '#cards/no-access-card';
import { timelineCard } from '#cards/timeline-card';
import type { AddOn } from './add-on';
import { enteredDay, enteredText, type PressedButton } from './parse-event';

/** HaloPSA's ids are positive whole numbers; a parameter is any text. */
const Id = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/), v.transform(Number));
const OfClient = v.object({ clientId: Id });
const OfContract = v.object({ clientId: Id, contractId: Id });
const OfDraft = v.object({
  clientId: Id,
  contractId: Id,
  draftId: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{8,64}$/)),
});

type Answer = (addOn: AddOn, button: PressedButton) => CardResponse;

const outdated: CardResponse = { kind: 'notice', notice: 'This button is from an older card. Open the message again.' };
const paused: CardResponse = { kind: 'notice', notice: 'An administrator has paused saving. Nothing was saved.' };

/** Every button of every card. The names are the compiler's list of what is missing. */
export const cardActions: Readonly<Record<CardActionName, Answer>> = {
  openHome: (addOn) => {
    const answer = addOn.openHome();
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: homepageCard(answer.view, addOn.localTime) };
  },
  openClient: parsed(OfClient, ({ clientId }, addOn) =>
    onPage(addOn, clientId, (page) => ({ kind: 'push', card: clientCard(page) })),
  ),
  openContract: parsed(OfContract, ({ clientId, contractId }, addOn) =>
    onPage(addOn, clientId, (page) => {
      const contract = page.context.contracts.find(({ id }) => id === contractId);
      return { kind: 'push', card: contract === undefined ? contractGoneCard(page) : contractCard(page, contract) };
    }),
  ),
  openTimeline: parsed(OfClient, ({ clientId }, addOn) => {
    const answer = addOn.openTimeline(clientId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: timelineCard(answer.page, addOn.localTime) };
  }),
  openGaps: parsed(OfClient, ({ clientId }, addOn) =>
    onPage(addOn, clientId, (page) => ({ kind: 'push', card: gapsCard(page) })),
  ),
  startIntervention: parsed(OfContract, ({ clientId, contractId }, addOn) => {
    const answer = addOn.startIntervention(clientId, contractId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return answer.kind === 'paused' ? paused : { kind: 'push', card: interventionFormCard(answer.form) };
  }),
  saveIntervention: parsed(OfDraft, (draft, addOn, button) => {
    const answer = addOn.saveIntervention({
      ...draft,
      kind: enteredText(button, interventionFields.kind),
      happenedOn: enteredDay(button, interventionFields.happenedOn),
      note: enteredText(button, interventionFields.note),
    });
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    if (answer.kind === 'paused') return paused;
    if (answer.kind === 'refused') return { kind: 'update', card: interventionFormCard(answer.form) };
    return { kind: 'root', card: clientCard(answer.page), notice: 'Saved to the timeline.' };
  }),
  turnOnSync: (addOn) => administered(addOn, addOn.turnOnSync()),
  pauseWriting: (addOn) => administered(addOn, addOn.pauseWriting()),
  resumeWriting: (addOn) => administered(addOn, addOn.resumeWriting()),
};

export function answerButton(addOn: AddOn, button: PressedButton | undefined): CardResponse {
  const name = button?.parameters.name;
  if (button === undefined || name === undefined || !isActionName(name)) return outdated;
  return cardActions[name](addOn, button);
}

/** Own keys only: `constructor` is no action. */
function isActionName(name: string): name is CardActionName {
  return Object.prototype.hasOwnProperty.call(cardActions, name);
}

function parsed<Parameters>(
  schema: v.GenericSchema<unknown, Parameters>,
  answer: (parameters: Parameters, addOn: AddOn, button: PressedButton) => CardResponse,
): Answer {
  return (addOn, button) => {
    const result = v.safeParse(schema, button.parameters);
    return result.success ? answer(result.output, addOn, button) : outdated;
  };
}

function onPage(addOn: AddOn, clientId: number, show: (page: ClientPage) => CardResponse): CardResponse {
  const answer = addOn.openClient(clientId);
  return answer.kind === 'noAccess' ? refused(answer.refusal) : show(answer.page);
}

function refused(refusal: AccessRefusal): CardResponse {
  return { kind: 'push', card: noAccessCard(refusal) };
}

/** The homepage is drawn anew: what the button changed stands on it. */
function administered(addOn: AddOn, answer: Administered): CardResponse {
  if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
  const home = addOn.openHome();
  if (home.kind === 'noAccess') return { kind: 'notice', notice: answer.notice };
  return { kind: 'update', card: homepageCard(home.view, addOn.localTime), notice: answer.notice };
}
