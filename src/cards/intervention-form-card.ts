import { longestNote, type InterventionForm } from '#application/views/intervention';
import { interventionKinds, type InterventionKind } from '#domain/timeline/intervention-kind';
import { toEpochDay, isCalendarDate, millisecondsPerDay } from '#domain/vocabulary/calendar-date';
import type { Card } from './card';
import { plainText, typedText } from './escape-text';
import { problemWidgets } from './problem-widgets';
import { actionButton } from './widgets';

/** Names of the fields: what `onCardAction` reads back. */
export const interventionFields = { kind: 'kind', happenedOn: 'happenedOn', note: 'note' } as const;

const kindWords: Readonly<Record<InterventionKind, string>> = {
  call: 'Call with the client',
  meeting: 'Meeting with the client',
  businessReview: 'Business review',
  email: 'Mail to the client',
  serviceFix: 'Service problem solved',
  escalation: 'Escalated inside',
  priceDownRequest: 'Client asked for a lower price',
  exitRequest: 'Client asked to leave',
  other: 'Something else',
};

/** What was done for a renewal, in three fields. After a bad save each message stands right above its field. */
export function interventionFormCard({ client, contract, draftId, today, values, problems }: InterventionForm): Card {
  const { kind = '', happenedOn = today, note = '' } = values ?? {};
  const save = { name: 'saveIntervention', clientId: client.id, contractId: contract.id, draftId } as const;
  return {
    name: 'intervention',
    header: { title: 'Log an intervention', subtitle: plainText(`${client.name}, ${contract.ref}`) },
    sections: [
      {
        widgets: [
          ...problemWidgets(problems?.kind),
          {
            selectionInput: {
              name: interventionFields.kind,
              label: 'What happened',
              type: 'DROPDOWN',
              items: interventionKinds.map((each) => ({ text: kindWords[each], value: each, selected: each === kind })),
            },
          },
          ...problemWidgets(problems?.happenedOn),
          {
            dateTimePicker: {
              name: interventionFields.happenedOn,
              label: 'On which day',
              type: 'DATE_ONLY',
              ...(isCalendarDate(happenedOn)
                ? { valueMsEpoch: String(toEpochDay(happenedOn) * millisecondsPerDay) }
                : {}),
            },
          },
          ...problemWidgets(problems?.note),
          {
            textInput: {
              name: interventionFields.note,
              label: 'In a line or two',
              type: 'MULTIPLE_LINE',
              hintText: 'What was agreed, and what follows. Leave out what the client wrote.',
              value: typedText(note),
              validation: { characterLimit: longestNote, inputType: 'TEXT' },
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Save to the timeline', save, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openClient', clientId: client.id }),
    },
  };
}
