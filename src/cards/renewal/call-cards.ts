import { longestLine, type CallForm, type SettlingForm } from '#application/views/renewal-forms';
import { renewalCalls } from '#domain/renewal/recorded-call';
import { isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import type { Card, Widget } from '../card';
import { escapeText, plainText, typedText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { actionButton, icon, line } from '../widgets';
import { cancelButton, headerOf, idsOf } from './evidence-form-cards';
import { callWords, windowText } from './renewal-words';

/** Names of the fields: what `onCardAction` reads back. */
export const callFields = {
  call: 'call',
  reason: 'reason',
  step: 'step',
  planOwner: 'planOwner',
  planDueOn: 'planDueOn',
} as const;

/** What a person says will happen, under what the engine says. A plan is needed where it is at risk. */
export function callFormCard(form: CallForm): Card {
  const { window, engineCall, values, problems, colleagues } = form;
  const calls = window === 'T-30' ? renewalCalls.filter((each) => each !== 'watch') : renewalCalls;
  return {
    name: 'call',
    header: headerOf(`The call of ${windowText(window)}`, form),
    sections: [
      {
        widgets: [
          engineLine(engineCall),
          ...problemWidgets(problems.call),
          {
            selectionInput: {
              name: callFields.call,
              label: 'What will happen',
              type: 'RADIO_BUTTON',
              items: calls.map((each) => ({ text: callWords[each], value: each, selected: each === values.call })),
            },
          },
          ...problemWidgets(problems.reason),
          text(callFields.reason, 'Why', values.reason, 'What you know and the figures do not.'),
        ],
      },
      {
        header: 'Plan, when it is at risk',
        widgets: [
          ...problemWidgets(problems.plan),
          text(callFields.step, 'Next step', values.step, 'What is done about it.'),
          {
            selectionInput: {
              name: callFields.planOwner,
              label: 'Who takes it',
              type: 'DROPDOWN',
              items: colleagues.map(([email, name]) => ({
                text: plainText(name),
                value: email,
                selected: email === values.planOwner,
              })),
            },
          },
          ...problemWidgets(problems.planDueOn),
          {
            dateTimePicker: {
              name: callFields.planDueOn,
              label: 'By when',
              type: 'DATE_ONLY',
              ...(isCalendarDate(values.planDueOn)
                ? { valueMsEpoch: String(toEpochDay(values.planDueOn) * millisecondsPerDay) }
                : {}),
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Record the call', { name: 'saveCall', ...idsOf(form, window) }, 'FILLED'),
      secondaryButton: cancelButton(form),
    },
  };
}

/** Both stay on the timeline; a leader says which of them stands. */
export function settlingCard(form: SettlingForm): Card {
  const { window, engineCall, call, values, problems, client, renewalId, version, draftId } = form;
  const saves = { name: 'saveSettling', clientId: client.id, renewalId, version, draftId } as const;
  return {
    name: 'settling',
    header: headerOf(`Settle ${windowText(window)}`, form),
    sections: [
      {
        widgets: [
          line({
            icon: icon('gavel', 'A person'),
            text: `${escapeText(call.byName)} says <b>${callWords[call.call].toLowerCase()}</b><br>${escapeText(call.reason)}`,
          }),
          engineLine(engineCall),
          ...problemWidgets(problems.call),
          {
            selectionInput: {
              name: callFields.call,
              label: 'What stands',
              type: 'RADIO_BUTTON',
              items: [call.call, engineCall].map((each) => ({
                text: callWords[each],
                value: each,
                selected: each === values.call,
              })),
            },
          },
          ...problemWidgets(problems.reason),
          text(callFields.reason, 'Why', values.reason, 'Read by both, and at the review.'),
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Settle it', saves, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openHome' }),
    },
  };
}

function engineLine(call: CallForm['engineCall']): Widget {
  return line({
    icon: icon('speed', 'Engine'),
    text: call === undefined ? 'The engine cannot tell yet' : `The engine says <b>${callWords[call].toLowerCase()}</b>`,
    below: 'It stays beside yours. Where the two differ a leader decides.',
  });
}

function text(name: string, label: string, value: string, hintText: string): Widget {
  return {
    textInput: {
      name,
      label,
      type: 'MULTIPLE_LINE',
      hintText,
      value: typedText(value),
      validation: { characterLimit: longestLine, inputType: 'TEXT' },
    },
  };
}
