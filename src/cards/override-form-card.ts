import { longestDays, longestReason, usualDays, type OverrideForm } from '#application/views/override';
import { bands } from '#domain/readiness/model';
import { addDays, isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import { bandIcon, bandWords } from './band-words';
import type { Card } from './card';
import { plainText, typedText } from './escape-text';
import { problemWidgets } from './problem-widgets';
import { coveragePercent } from './readiness-line';
import { actionButton, line } from './widgets';

/** Names of the fields: what `onCardAction` reads back. */
export const overrideFields = { band: 'band', expiresOn: 'expiresOn', reason: 'reason' } as const;

/** A person's own band in three fields, under what the engine says. After a bad save each message stands right above its field. */
export function overrideFormCard({ client, contract, engine, draftId, today, values, problems }: OverrideForm): Card {
  const { band = '', expiresOn = addDays(today, usualDays), reason = '' } = values ?? {};
  const ids = { clientId: client.id, contractId: contract.id };
  const reach = engine.low === engine.high ? '' : ` to ${Math.floor(engine.high)}`;
  return {
    name: 'override',
    header: { title: 'Set another band', subtitle: plainText(`${contract.ref}, ${client.name}`) },
    sections: [
      {
        widgets: [
          line({
            icon: bandIcon(engine.band),
            text: `The engine says <b>${bandWords[engine.band]}</b>`,
            below: `${Math.floor(engine.low)}${reach} of 100, from ${coveragePercent(engine.coverage)}% of the evidence. It stays beside yours.`,
          }),
          ...problemWidgets(problems?.band),
          {
            selectionInput: {
              name: overrideFields.band,
              label: 'Your band',
              type: 'RADIO_BUTTON',
              items: bands
                .filter((each) => each !== engine.band)
                .map((each) => ({ text: bandWords[each], value: each, selected: each === band })),
            },
          },
          ...problemWidgets(problems?.expiresOn),
          {
            dateTimePicker: {
              name: overrideFields.expiresOn,
              label: `Last day on which it stands, within ${longestDays} days`,
              type: 'DATE_ONLY',
              ...(isCalendarDate(expiresOn)
                ? { valueMsEpoch: String(toEpochDay(expiresOn) * millisecondsPerDay) }
                : {}),
            },
          },
          ...problemWidgets(problems?.reason),
          {
            textInput: {
              name: overrideFields.reason,
              label: 'Why you see it otherwise',
              type: 'MULTIPLE_LINE',
              hintText: 'What you know and the figures do not. Leave out what the client wrote.',
              value: typedText(reason),
              validation: { characterLimit: longestReason, inputType: 'TEXT' },
            },
          },
        ],
      },
    ],
    fixedFooter: {
      primaryButton: actionButton('Set this band', { name: 'saveOverride', ...ids, draftId }, 'FILLED'),
      secondaryButton: actionButton('Cancel', { name: 'openWhy', ...ids }),
    },
  };
}
