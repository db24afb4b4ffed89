import {
  gives,
  longestConcessionText,
  pressures,
  type ConcessionField,
  type ConcessionForm,
} from '#application/views/concession';
import { concessionTypes, concessionWords } from '#domain/concession/concession-ask';
import { riskCauses } from '#domain/concession/response';
import { isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { Card, RevisionDeedName, Section, SelectionInput, SignedButton, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText, typedText } from '../escape-text';
import { moneyText } from '../money-text';
import { actionButton, counted, icon, line, paragraph } from '../widgets';
import { causeWords, giveWords, pressureWords } from './concession-words';
import { headFigures, levelSection, valueLine } from './figure-lines';
import { anyQuantity, quantityHints, secondQuantityLabels } from './quantity-words';

/** What the button carried that opened the form again: it goes back with what was typed. */
export type RevisionButton = SignedButton & { readonly deed: RevisionDeedName };

/** Asks for a concession, or comes back to a request. After a preview or a refusal each message stands right above its field. */
export function concessionFormCard(form: ConcessionForm, revision?: RevisionButton): Card {
  const { client, contract, revises } = form;
  return {
    name: 'concessionForm',
    header: {
      title: revises === undefined ? 'Request a concession' : plainText(`Request ${revises}`),
      subtitle: plainText(`${client.name}, ${contract.ref}`),
    },
    sections: [
      ...promptSections(form),
      ...problemSections(form),
      ...previewSections(form),
      askSection(form),
      whySection(form),
    ],
    fixedFooter: revision === undefined ? newFooter(form) : revisionFooter(revision),
  };
}

function newFooter({ client, contract, draftId }: ConcessionForm) {
  const draft = { clientId: client.id, contractId: contract.id, draftId };
  return {
    primaryButton: actionButton('Send', { name: 'saveConcession', ...draft }, 'FILLED'),
    secondaryButton: actionButton('Preview', { name: 'previewConcession', ...draft }),
  };
}

function revisionFooter(revision: RevisionButton) {
  return {
    primaryButton: actionButton('Send again', { ...revision, name: 'saveRevision' }, 'FILLED'),
    secondaryButton: actionButton('Cancel', { name: 'openRequest', requestId: revision.requestId }),
  };
}

function promptSections({ prompt, isPromptFromRun = false }: ConcessionForm): readonly Section[] {
  if (prompt === undefined || prompt === '') return [];
  const from = isPromptFromRun ? 'Found by the hourly run' : 'From a leader';
  return [
    {
      widgets: [
        line({
          icon: icon('forum', from),
          text: `<b>${escapeText(prompt)}</b>`,
          below: from,
        }),
      ],
    },
  ];
}

function problemSections({ problems }: ConcessionForm): readonly Section[] {
  const count = Object.keys(problems).length;
  if (count === 0) return [];
  const fields = count === 1 ? 'One field needs' : `${count} fields need`;
  return [{ widgets: [line({ icon: icon('error', 'Not sent'), text: `<b>${fields} a look. Nothing was sent.</b>` })] }];
}

/** What a leader would see, before it is sent. */
function previewSections({ preview }: ConcessionForm): readonly Section[] {
  if (preview === undefined) return [];
  return [
    { header: 'What it would mean', widgets: [...headFigures(preview), valueLine(preview)] },
    levelSection(preview),
  ];
}

function askSection(form: ConcessionForm): Section {
  const { values, contract, evidenceOn } = form;
  const type = concessionTypes.find((known) => known === values.type);
  const second = type === undefined ? undefined : secondQuantityLabels.get(type);
  const showsSecond = second !== undefined || form.problems.secondQuantity !== undefined;
  return {
    widgets: [
      paragraph(
        `Now: ${contract.annualValue === undefined ? 'value not known' : escapeText(moneyText(contract.annualValue))}.`,
      ),
      ...choice(
        form,
        'type',
        'What the client gets',
        concessionTypes.map((each) => [each, concessionWords[each]]),
      ),
      ...number(form, 'quantity', 'How much', (type && quantityHints.get(type)) ?? anyQuantity),
      ...(showsSecond ? number(form, 'secondQuantity', second ?? 'Second number', undefined) : []),
      ...number(form, 'termMonths', 'New term, in months', undefined),
      ...problemWidgets(form, 'endsOn'),
      {
        dateTimePicker: {
          name: 'endsOn',
          label: 'Last day, if not the whole term',
          type: 'DATE_ONLY',
          ...(isCalendarDate(values.endsOn)
            ? { valueMsEpoch: String(toEpochDay(values.endsOn) * millisecondsPerDay) }
            : {}),
        },
      },
      ...choice(
        form,
        'give',
        'What the client gives in return',
        gives.map((each) => [each, giveWords[each]]),
      ),
      ...number(form, 'giveValue', 'Worth a year', 'In the currency of the contract. Empty: nothing.'),
      ...(evidenceOn === undefined
        ? []
        : [
            line({
              icon: icon('mail', 'Evidence'),
              text: `The open mail of ${dayText(evidenceOn)} is noted as evidence`,
              below: 'Its key and day are kept, never its text.',
            }),
          ]),
    ],
  };
}

function whySection(form: ConcessionForm): Section {
  return {
    header: 'Why',
    widgets: [
      ...choice(
        form,
        'cause',
        'Cause of the risk',
        riskCauses.map((each) => [each, causeWords[each]]),
      ),
      ...choice(
        form,
        'pressure',
        'Pressure',
        pressures.map((each) => [each, pressureWords[each]]),
      ),
      ...text(form, 'reason', 'Reason', 'In your words. Leave out what the client wrote.'),
      ...text(form, 'retentionClaim', 'What you expect of it', 'What the client will do for it.'),
      ...text(form, 'alternative', 'Alternative to price', 'What you considered instead.'),
      {
        selectionInput: {
          name: 'isEmergency',
          label: 'Urgency',
          type: 'CHECK_BOX',
          items: [{ text: 'Cannot wait for business hours', value: 'yes', selected: form.values.isEmergency }],
        },
      },
    ],
  };
}

type TextField = Exclude<ConcessionField, 'isEmergency'>;

function choice(
  form: ConcessionForm,
  field: TextField,
  label: string,
  options: readonly (readonly [string, string])[],
): readonly Widget[] {
  const items: SelectionInput['items'] = options.map(([value, words]) => ({
    text: words,
    value,
    selected: value === form.values[field],
  }));
  return [...problemWidgets(form, field), { selectionInput: { name: field, label, type: 'DROPDOWN', items } }];
}

/** Any text is taken: "10 %" and "1,250.50" are numbers to whoever types them, and the server says what is not. */
function number(
  form: ConcessionForm,
  field: TextField,
  label: string,
  hintText: string | undefined,
): readonly Widget[] {
  return [
    ...problemWidgets(form, field),
    {
      textInput: {
        name: field,
        label,
        type: 'SINGLE_LINE',
        value: typedText(form.values[field]),
        ...(hintText === undefined ? {} : { hintText }),
      },
    },
  ];
}

function text(form: ConcessionForm, field: TextField, label: string, hintText: string): readonly Widget[] {
  return [
    ...problemWidgets(form, field),
    {
      textInput: {
        name: field,
        label,
        type: 'MULTIPLE_LINE',
        hintText,
        value: typedText(form.values[field]),
        validation: { characterLimit: longestConcessionText, inputType: 'TEXT' },
      },
    },
  ];
}

function problemWidgets({ problems }: ConcessionForm, field: ConcessionField): readonly Widget[] {
  const problem = problems[field];
  return problem === undefined
    ? []
    : [line({ icon: icon('error', 'Cannot be sent'), text: `<b>${escapeText(problem)}</b>` })];
}

/** How many problems a form has, for a notice. */
export function problemNotice({ problems }: ConcessionForm): string | undefined {
  const count = Object.keys(problems).length;
  return count === 0 ? undefined : `${counted(count, 'field needs', 'fields need')} a look.`;
}
