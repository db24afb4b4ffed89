import {
  longestLine,
  type MailEvidenceForm,
  type OtherEvidenceForm,
  type RenewalSubject,
} from '#application/views/renewal-forms';
import { checkpointOutcomes } from '#domain/renewal/checkpoint';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import type { Card, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText, typedText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { actionButton, icon, line, paragraph } from '../widgets';
import { outcomeWords, rolesText, windowText } from './renewal-words';

/** Names of the fields: what `onCardAction` reads back. */
export const evidenceFields = { source: 'source', ticketId: 'ticketId', outcome: 'outcome', words: 'words' } as const;

/** Binds the open mail to the checkpoint: who wrote it stands above, and two fields are filled. */
export function mailEvidenceCard(form: MailEvidenceForm): Card {
  const { sender, on, window, values, problems } = form;
  return {
    name: 'evidence',
    header: headerOf(`Evidence for ${windowText(window)}`, form),
    sections: [
      {
        widgets: [
          line({
            icon: icon('mail', 'The open mail'),
            text: `<b>${escapeText(sender.name)}</b>, ${rolesText(sender.roles, 'and')}`,
            below: `The open mail of ${dayText(on)}. Its key and day are kept, never its text.`,
          }),
          ...problemWidgets(problems.outcome),
          outcomeInput(values.outcome),
          ...problemWidgets(problems.words),
          wordsInput(values.words),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Send for approval', { name: 'saveEvidence', ...idsOf(form, window) }, 'FILLED'),
      secondaryButton: cancelButton(form),
    },
  };
}

/** A meeting, a ticket, or why the step does not apply. */
export function otherEvidenceCard(form: OtherEvidenceForm): Card {
  const { window, meetings, values, problems } = form;
  const choices = [
    ...meetings.map(({ meetingId, on, name, roles }) => ({
      value: `meeting:${meetingId}`,
      text: plainText(`Meeting of ${dayText(on)} with ${name}, ${rolesText(roles, 'and')}`),
    })),
    { value: 'ticket', text: 'A ticket in HaloPSA; enter its number below' },
    { value: 'notApplicable', text: 'Not applicable, because of what is said below' },
  ];
  return {
    name: 'evidence',
    header: headerOf(`Evidence for ${windowText(window)}`, form),
    sections: [
      {
        widgets: [
          paragraph(
            `What counts: a held meeting or a ticket of a ${rolesText(requiredStakeholders(window), 'or')}, since the window opened.`,
          ),
          ...(meetings.length === 0
            ? [line({ icon: icon('event_busy', 'No meeting'), text: 'HubSpot knows no such meeting yet' })]
            : []),
          ...problemWidgets(problems.source),
          {
            selectionInput: {
              name: evidenceFields.source,
              label: 'What proves it',
              type: 'RADIO_BUTTON',
              items: choices.map((choice) => ({ ...choice, selected: choice.value === values.source })),
            },
          },
          ...problemWidgets(problems.ticketId),
          {
            textInput: {
              name: evidenceFields.ticketId,
              label: 'Ticket number',
              type: 'SINGLE_LINE',
              hintText: 'For a ticket alone.',
              value: typedText(values.ticketId),
            },
          },
          ...problemWidgets(problems.outcome),
          outcomeInput(values.outcome),
          ...problemWidgets(problems.words),
          wordsInput(values.words),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Send for approval', { name: 'saveOtherEvidence', ...idsOf(form, window) }, 'FILLED'),
      secondaryButton: cancelButton(form),
    },
  };
}

/** No drop-down: it would show its first answer as if somebody had chosen it. */
function outcomeInput(chosen: string): Widget {
  return {
    selectionInput: {
      name: evidenceFields.outcome,
      label: 'What the customer said',
      type: 'RADIO_BUTTON',
      items: checkpointOutcomes.map((each) => ({ text: outcomeWords[each], value: each, selected: each === chosen })),
    },
  };
}

function wordsInput(words: string): Widget {
  return {
    textInput: {
      name: evidenceFields.words,
      label: 'In one line',
      type: 'MULTIPLE_LINE',
      hintText: 'In your words. Leave out what the client wrote.',
      value: typedText(words),
      validation: { characterLimit: longestLine, inputType: 'TEXT' },
    },
  };
}

export function headerOf(title: string, { client, refs }: RenewalSubject) {
  return { title: plainText(title), subtitle: plainText(`${client.name}, ${refs.join(', ')}`) };
}

export function idsOf({ client, renewalId, draftId }: RenewalSubject, window: CheckpointWindow) {
  return { clientId: client.id, renewalId, window, draftId };
}

export function cancelButton({ client, renewalId }: RenewalSubject) {
  return actionButton('Cancel', { name: 'openRenewal', clientId: client.id, renewalId });
}
