import { actionOf, type Card } from '#cards/card';

/** One of every input that cards have. */
export function interventionForm(title = 'Log an intervention'): Card {
  return {
    header: { title, subtitle: 'Northwind Logistics · Managed services' },
    sections: [
      {
        widgets: [
          {
            selectionInput: {
              name: 'kind',
              label: 'What did you do?',
              type: 'DROPDOWN',
              items: [
                { text: 'Call', value: 'call', selected: true },
                { text: 'Meeting', value: 'meeting', selected: false },
                { text: 'Offered a root-cause review', value: 'review', selected: false },
              ],
            },
          },
          {
            textInput: {
              name: 'line',
              label: 'In one line',
              type: 'SINGLE_LINE',
              hintText: 'Colleagues read this on the timeline.',
              validation: { characterLimit: 120 },
            },
          },
          { textInput: { name: 'notes', label: 'What was agreed', type: 'MULTIPLE_LINE' } },
          {
            textInput: {
              name: 'seats',
              label: 'Seats discussed',
              type: 'SINGLE_LINE',
              validation: { inputType: 'INTEGER' },
            },
          },
          {
            dateTimePicker: { name: 'on', label: 'On', type: 'DATE_ONLY', valueMsEpoch: String(Date.UTC(2025, 7, 12)) },
          },
          {
            selectionInput: {
              name: 'mood',
              label: 'How did it end?',
              type: 'RADIO_BUTTON',
              items: [
                { text: 'They will renew', value: 'renew', selected: false },
                { text: 'Open', value: 'open', selected: true },
                { text: 'They asked for an exit', value: 'exit', selected: false },
              ],
            },
          },
          {
            selectionInput: {
              name: 'present',
              label: 'Who was there?',
              type: 'CHECK_BOX',
              items: [
                { text: 'Sponsor', value: 'sponsor', selected: false },
                { text: 'Economic buyer', value: 'buyer', selected: false },
              ],
            },
          },
          {
            selectionInput: {
              name: 'remind',
              label: 'Afterwards',
              type: 'SWITCH',
              items: [{ text: 'Remind me in a week', value: 'yes', selected: false }],
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: {
        text: 'Save',
        type: 'FILLED',
        onClick: {
          action: {
            ...actionOf({ name: 'saveIntervention', clientId: 12, contractId: 204, draftId: 'd1' }),
            requiredWidgets: ['line', 'seats'],
          },
        },
      },
      secondaryButton: {
        text: 'Cancel',
        type: 'OUTLINED',
        onClick: { action: actionOf({ name: 'openClient', clientId: 12 }) },
      },
    },
  };
}
