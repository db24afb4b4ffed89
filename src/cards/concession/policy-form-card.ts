import type { PolicyForm } from '#application/views/concession-rules';
import { policyFields, type PolicyField } from '#domain/concession/policy-text';
import { isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { Card, Widget } from '../card';
import { plainText, typedText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { actionButton, counted, paragraph } from '../widgets';
import { policyFieldHints, policyFieldWords } from './policy-words';

/** Names of the fields that are no rows: what `onCardAction` reads back. Rows have the name of their axis. */
export const policyFormFields = {
  levelWithoutGive: 'levelWithoutGive',
  startsOn: 'startsOn',
  reason: 'reason',
} as const;

const longestRows = 2_000;
const longestReason = 1_000;

/** The rows in force, to be changed. After a refusal each message stands right above its field, with the row named. */
export function policyFormCard(form: PolicyForm): Card {
  const { version, draftId, values, problems } = form;
  return {
    name: 'policyForm',
    header: { title: 'Propose a policy', subtitle: plainText(`Version ${version}, rows in words`) },
    sections: [
      {
        widgets: [
          paragraph(
            'One row a line. Every value needs exactly one row. Two people approve it: the MSP owner, and a leader or finance.',
          ),
          ...problemWidgets(problems.reason),
          rowsInput({
            name: policyFormFields.reason,
            label: 'Why it should change',
            value: values.reason,
            most: longestReason,
          }),
          ...problemWidgets(problems.startsOn),
          {
            dateTimePicker: {
              name: policyFormFields.startsOn,
              label: 'First day for new requests',
              type: 'DATE_ONLY',
              ...(isCalendarDate(values.startsOn)
                ? { valueMsEpoch: String(toEpochDay(values.startsOn) * millisecondsPerDay) }
                : {}),
            },
          },
        ],
      },
      {
        header: 'Rows',
        widgets: [
          ...policyFields.flatMap((field) => axisWidgets(form, field)),
          {
            selectionInput: {
              name: policyFormFields.levelWithoutGive,
              label: policyFieldWords.levelWithoutGive,
              type: 'DROPDOWN',
              items: ['1', '2', '3'].map((level) => ({
                text: `Level ${level}`,
                value: level,
                selected: level === values.levelWithoutGive,
              })),
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Propose', { name: 'saveProposal', draftId }, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openPolicy' }),
    },
  };
}

function axisWidgets({ values, problems }: PolicyForm, field: PolicyField): readonly Widget[] {
  return [
    ...problemWidgets(problems[field]),
    rowsInput({
      name: field,
      label: policyFieldWords[field],
      value: values.texts[field],
      hint: policyFieldHints[field],
      most: longestRows,
    }),
  ];
}

interface Rows {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly most: number;
}

function rowsInput({ name, label, value, hint, most }: Rows): Widget {
  return {
    textInput: {
      name,
      label,
      type: 'MULTIPLE_LINE',
      value: typedText(value),
      ...(hint === undefined ? {} : { hintText: hint }),
      validation: { characterLimit: most, inputType: 'TEXT' },
    },
  };
}

/** How many problems a form has, for a notice. */
export function policyProblemNotice({ problems }: PolicyForm): string | undefined {
  const count = Object.keys(problems).length;
  return count === 0 ? undefined : `${counted(count, 'field needs', 'fields need')} a look. Nothing was proposed.`;
}
