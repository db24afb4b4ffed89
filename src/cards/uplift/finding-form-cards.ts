import { longestReason, type DismissForm, type ProposalView } from '#application/views/uplift-forms';
import type { Card } from '../card';
import { escapeText, plainText, typedText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { actionButton, icon, line, paragraph } from '../widgets';

/** Names of the fields: what `saveDismissing` reads back. */
export const dismissFields = { reason: 'reason', isWrong: 'isWrong' } as const;

/** Nothing is chosen beforehand: whether a finding was wrong counts against the rule that found it. */
export function dismissCard({ client, finding, draftId, values, problems }: DismissForm): Card {
  const place = { clientId: client.id, key: finding.key };
  return {
    name: 'dismiss',
    header: { title: plainText(`Dismiss: ${finding.title}`), subtitle: plainText(client.name) },
    sections: [
      {
        widgets: [
          ...problemWidgets(problems.isWrong),
          {
            selectionInput: {
              name: dismissFields.isWrong,
              label: 'Was it wrong?',
              type: 'RADIO_BUTTON',
              items: [
                { text: 'Wrong: a false alarm', value: 'wrong', selected: values.isWrong === 'wrong' },
                { text: 'Right, but not to be offered', value: 'notNow', selected: values.isWrong === 'notNow' },
              ],
            },
          },
          ...problemWidgets(problems.reason),
          {
            textInput: {
              name: dismissFields.reason,
              label: 'Why',
              type: 'MULTIPLE_LINE',
              value: typedText(values.reason),
              hintText: 'It will not be found again.',
              validation: { characterLimit: longestReason },
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Dismiss', { name: 'saveDismissing', ...place, draftId }, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openFinding', ...place }),
    },
  };
}

/** To copy: Renewal Desk sends nothing and keeps no proposal. */
export function proposalCard({ client, finding, paragraph: words }: ProposalView): Card {
  return {
    name: 'proposal',
    header: { title: plainText(`Paragraph: ${finding.title}`), subtitle: plainText(client.name) },
    sections: [
      {
        widgets: [
          paragraph(escapeText(words)),
          line({
            icon: icon('content_copy', 'To copy'),
            text: 'Copy it into your proposal, and change it there',
            below: 'Renewal Desk sends nothing. A second person approves the finding before it is presented.',
          }),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Back', { name: 'openFinding', clientId: client.id, key: finding.key }, 'FILLED'),
    },
  };
}
