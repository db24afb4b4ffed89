import type { ConcessionDeed, ConcessionDeedName, ConcessionView } from '#application/views/concession';
import type { RevisionDeedName } from '../card';
import type { Button, Card } from '../card';
import { actionButton, whilePaused } from '../widgets';
import { deedWords } from './concession-words';

/** Name of the text field on a request's card: what `onCardAction` reads back. */
export const wordsField = 'words';
/** Of an approval with conditions: until when. */
export const dueOnField = 'dueOn';

const revisions: readonly RevisionDeedName[] = ['acceptCounter', 'answer', 'revise'];
const besideTheField: readonly ConcessionDeedName[] = ['approveWithConditions', 'counter', 'askForFacts'];

/** The two that end it stand in the footer, in sight on every screen. */
export function deedFooter(view: ConcessionView): Pick<Card, 'fixedFooter'> {
  const pairs: readonly (readonly [ConcessionDeedName, ConcessionDeedName])[] = [
    ['approve', 'reject'],
    ['uphold', 'overturn'],
  ];
  for (const [first, second] of pairs) {
    const primary = deedOf(view, first);
    const secondary = deedOf(view, second);
    if (primary === undefined || secondary === undefined) continue;
    const primaryButton: Button = { ...deedButton(view, primary), type: 'FILLED' };
    return { fixedFooter: { primaryButton, secondaryButton: deedButton(view, secondary) } };
  }
  return {};
}

/** Those that need words stand below the field for them. */
export function wordedButtons(view: ConcessionView): readonly Button[] {
  return besideTheField.flatMap((name) => {
    const deed = deedOf(view, name);
    return deed === undefined ? [] : [deedButton(view, deed)];
  });
}

/** What the requester may do with it. */
export function requesterButtons(view: ConcessionView): readonly Button[] {
  const withdraw = deedOf(view, 'withdraw');
  return [
    ...revisions.flatMap((name) => {
      const deed = deedOf(view, name);
      return deed === undefined ? [] : [revisionButton(view, name, deed)];
    }),
    ...(withdraw === undefined ? [] : [deedButton(view, withdraw)]),
  ];
}

export function deedOf({ may }: ConcessionView, name: ConcessionDeedName): ConcessionDeed | undefined {
  return may.find((deed) => deed.name === name);
}

export function deedButton(view: ConcessionView, { name, signature }: ConcessionDeed, condition?: number): Button {
  const { requestId, version, termsDigest, client, health } = view;
  const pressed = { requestId, clientId: client.id, version, termsDigest, deed: name, signature };
  const action = { name: 'pressDeed', ...pressed, ...(condition === undefined ? {} : { condition }) } as const;
  const button = actionButton(deedWords[name], action);
  return whilePaused(health, button);
}

function revisionButton(view: ConcessionView, deed: RevisionDeedName, { signature }: ConcessionDeed): Button {
  const { requestId, version, termsDigest, client, health } = view;
  const isFirst = deed !== 'revise';
  const action = {
    name: 'startRevision',
    requestId,
    clientId: client.id,
    version,
    termsDigest,
    deed,
    signature,
  } as const;
  return whilePaused(health, actionButton(deedWords[deed], action, isFirst ? 'FILLED' : 'OUTLINED'));
}
