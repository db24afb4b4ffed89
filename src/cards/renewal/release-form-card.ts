import { longestLine, type ReleaseForm } from '#application/views/renewal-forms';
import { isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { Card } from '../card';
import { dayText } from '../day-text';
import { plainText, typedText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { actionButton, capped, icon, line, textLink } from '../widgets';

/** Names of the fields: what `onCardAction` reads back. */
export const releaseFields = { reason: 'reason', untilOn: 'untilOn', untilHour: 'untilHour' } as const;

const mostIncidents = 20;
const hours = ['00', '03', '06', '09', '12', '15', '18', '21'];

/** Lets contact through while these incidents are open. A new one closes the gate again. */
export function releaseFormCard(form: ReleaseForm): Card {
  const { client, incidents, draftId, signature, values, problems } = form;
  const ticketIds = incidents.map(({ ticketId }) => ticketId).join(',');
  const release = { name: 'saveRelease', clientId: client.id, draftId, ticketIds, signature } as const;
  return {
    name: 'release',
    header: { title: 'Let contact through', subtitle: plainText(client.name) },
    sections: [
      {
        header: 'Open now in HaloPSA',
        widgets: capped(
          incidents,
          mostIncidents,
          ({ ticketId, priority, openedOn, url }) =>
            line({
              icon: icon('emergency_home', 'Open incident'),
              text: `P${priority}, ticket ${textLink(`#${ticketId}`, url)}`,
              below: `Open since ${dayText(openedOn)}.`,
            }),
          (hidden) => `And ${hidden} more.`,
        ),
      },
      {
        widgets: [
          ...problemWidgets(problems.reason),
          {
            textInput: {
              name: releaseFields.reason,
              label: 'Why the client may be contacted',
              type: 'MULTIPLE_LINE',
              hintText: 'Read by everybody who contacts the client while it is open.',
              value: typedText(values.reason),
              validation: { characterLimit: longestLine, inputType: 'TEXT' },
            },
          },
          ...problemWidgets(problems.untilOn),
          {
            dateTimePicker: {
              name: releaseFields.untilOn,
              label: 'Until the day, within a week',
              type: 'DATE_ONLY',
              ...(isCalendarDate(values.untilOn)
                ? { valueMsEpoch: String(toEpochDay(values.untilOn) * millisecondsPerDay) }
                : {}),
            },
          },
          ...problemWidgets(problems.untilHour),
          {
            selectionInput: {
              name: releaseFields.untilHour,
              label: 'And the hour',
              type: 'DROPDOWN',
              items: hours.map((hour) => ({ text: `${hour}:00`, value: hour, selected: hour === values.untilHour })),
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Let contact through', release, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openClient', clientId: client.id }),
    },
  };
}
