import type { MappingForm } from '#application/views/renewal-forms';
import { stakeholderRoles } from '#domain/vocabulary/client';
import type { Card } from '../card';
import { escapeText, plainText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { stakeholderWords } from '../role-words';
import { actionButton, icon, line } from '../widgets';
import { rolesText } from './renewal-words';

/** Name of the field: what `onCardAction` reads back. */
export const roleField = 'role';

/** Says which role the sender of the open mail holds. It counts at once; HubSpot learns of it in the next run. */
export function mappingFormCard({ client, draftId, contact, isInCrm, values, problems }: MappingForm): Card {
  const known = contact.roles.length === 0 ? 'No role known yet.' : `Known as ${rolesText(contact.roles, 'and')}.`;
  return {
    name: 'mapping',
    header: { title: 'Map to a role', subtitle: plainText(client.name) },
    sections: [
      {
        widgets: [
          line({
            icon: icon('person', 'Contact'),
            text: `<b>${escapeText(contact.name)}</b>`,
            below: plainText(`${contact.email}. ${known}`),
          }),
          ...problemWidgets(problems.role),
          {
            selectionInput: {
              name: roleField,
              label: 'Role in the renewal',
              type: 'RADIO_BUTTON',
              items: stakeholderRoles
                .filter((role) => !contact.roles.includes(role))
                .map((role) => ({ text: stakeholderWords[role], value: role, selected: role === values.role })),
            },
          },
          line({
            icon: icon(isInCrm ? 'cloud_upload' : 'cloud_off', isInCrm ? 'HubSpot' : 'Not in HubSpot'),
            text: isInCrm ? 'Counts at once, and becomes a label in HubSpot' : 'Counts at once',
            below: isInCrm
              ? 'Within the hour, where renewals are written to HubSpot.'
              : 'HubSpot does not know this contact. Create it there, so that the label can be set.',
          }),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Save the role', { name: 'saveMapping', clientId: client.id, draftId }, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openClient', clientId: client.id }),
    },
  };
}
