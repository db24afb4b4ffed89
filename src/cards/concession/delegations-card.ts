import type { DelegationForm, DelegationLine, DelegationsView } from '#application/views/concession-rules';
import type { Health } from '#application/views/health';
import { isCalendarDate, millisecondsPerDay, toEpochDay } from '#domain/vocabulary/calendar-date';
import { bannerSections } from '../banners';
import type { Card, Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { problemWidgets } from '../problem-widgets';
import { roleWords } from '../role-words';
import { actionButton, capped, icon, paragraph, whilePaused } from '../widgets';

/** Names of the fields: what `onCardAction` reads back. */
export const delegationFields = { seat: 'seat', to: 'to', startsOn: 'startsOn', endsOn: 'endsOn' } as const;

const mostLines = 20;

/** Who decides for whom and until when, and the form for one more. */
export function delegationsCard({ lines, form, health, now }: DelegationsView): Card {
  const none =
    'Nobody decides for anybody else. A request that waits for somebody who is away goes up after its answer time.';
  return {
    name: 'delegations',
    header: { title: 'Delegations', subtitle: 'Who decides on concessions for whom' },
    sections: [
      ...bannerSections(health, now),
      {
        widgets:
          lines.length === 0
            ? [paragraph(none)]
            : capped(
                lines,
                mostLines,
                (each) => delegationWidget(each, health),
                (hidden) => `And ${hidden} later ones.`,
              ),
      },
      ...(form === undefined ? [] : [formSection(form)]),
    ],
    ...(form === undefined
      ? {}
      : {
          fixedFooter: {
            primaryButton: whilePaused(
              health,
              actionButton('Delegate', { name: 'saveDelegation', draftId: form.draftId }, 'FILLED'),
            ),
            secondaryButton: actionButton('Cancel', { name: 'openHome' }),
          },
        }),
  };
}

function delegationWidget(line: DelegationLine, health: Health): Widget {
  const { delegationId, fromName, toName, role, startsOn, endsOn, isRunning, mayEnd } = line;
  const days = isRunning ? `Until ${dayText(endsOn)}` : `From ${dayText(startsOn)} to ${dayText(endsOn)}`;
  return {
    decoratedText: {
      text: `<b>${escapeText(toName)}</b> for ${escapeText(fromName)}`,
      wrapText: true,
      bottomLabel: plainText(`${roleWords[role]}. ${days}`),
      startIcon: isRunning ? icon('group', 'Runs now') : icon('event', 'Lies ahead'),
      ...(mayEnd ? { button: whilePaused(health, actionButton('End', { name: 'endDelegation', delegationId })) } : {}),
    },
  };
}

function formSection({ seats, colleagues, values, problems }: DelegationForm): Section {
  const onlySeat = seats.length === 1 ? seats[0]?.value : undefined;
  return {
    header: 'Delegate a role',
    widgets: [
      ...problemWidgets(problems.seat),
      choice(
        delegationFields.seat,
        'Whose role',
        [
          ...(onlySeat === undefined ? ([['', 'Choose a role']] as const) : []),
          ...seats.map(({ value, name, role }) => [value, `${roleWords[role]} of ${name}`] as const),
        ],
        values.seat === '' ? (onlySeat ?? '') : values.seat,
      ),
      ...problemWidgets(problems.to),
      choice(
        delegationFields.to,
        'Who decides in their place',
        // Nobody is chosen by default: a list that begins with a name would hand the seat to them.
        [['', 'Choose a colleague'], ...colleagues.map(({ email, name }) => [email, name] as const)],
        values.to,
      ),
      ...problemWidgets(problems.startsOn),
      dayPicker(delegationFields.startsOn, 'First day', values.startsOn),
      ...problemWidgets(problems.endsOn),
      dayPicker(delegationFields.endsOn, 'Last day', values.endsOn),
      paragraph('For this role alone. It is not passed on, and nobody decides on their own request by it.'),
    ],
  };
}

function choice(name: string, label: string, options: readonly (readonly [string, string])[], chosen: string): Widget {
  const items = options.map(([value, text]) => ({ text: plainText(text), value, selected: value === chosen }));
  return { selectionInput: { name, label, type: 'DROPDOWN', items } };
}

function dayPicker(name: string, label: string, day: string): Widget {
  return {
    dateTimePicker: {
      name,
      label,
      type: 'DATE_ONLY',
      ...(isCalendarDate(day) ? { valueMsEpoch: String(toEpochDay(day) * millisecondsPerDay) } : {}),
    },
  };
}
