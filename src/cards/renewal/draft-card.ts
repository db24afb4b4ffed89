import type { MailPreview } from '#application/views/renewal-forms';
import { draftOf, type Card } from '../card';
import { escapeText, plainText } from '../escape-text';
import { icon, line, paragraph } from '../widgets';
import { cancelButton, headerOf } from './evidence-form-cards';
import { rolesText, windowText } from './renewal-words';

/** Name of the field: what `onDraftMail` reads back. */
export const recipientField = 'recipient';

/** The mail as it will lie in the drafts. HaloPSA is asked again when it is opened. */
export function draftCard(preview: MailPreview): Card {
  const { window, recipients, recipient, subject, body, isReply, client, renewalId } = preview;
  return {
    name: 'draft',
    header: headerOf(`Mail for ${windowText(window)}`, preview),
    sections: [
      {
        widgets: [
          {
            selectionInput: {
              name: recipientField,
              label: 'To',
              type: 'DROPDOWN',
              items: recipients.map(({ email, name, roles }) => ({
                text: plainText(`${name === '' ? email : name}, ${rolesText(roles, 'and')}`),
                value: email,
                selected: email === recipient,
              })),
            },
          },
          line({
            icon: icon(isReply ? 'reply' : 'mail', isReply ? 'A reply' : 'A new mail'),
            text: `<b>${escapeText(subject)}</b>`,
            below: isReply ? 'A reply to the open mail, where that is the recipient.' : 'Subject',
          }),
          paragraph(body.split('\n').map(escapeText).join('<br>')),
          line({
            icon: icon('drafts', 'A draft'),
            text: 'Opens in Gmail for you to finish and send',
            below: 'Renewal Desk sends nothing. The answer is the evidence, not the mail.',
          }),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: {
        text: 'Open as draft',
        type: 'FILLED',
        onClick: { action: draftOf({ clientId: client.id, renewalId }, isReply) },
      },
      secondaryButton: cancelButton(preview),
    },
  };
}
