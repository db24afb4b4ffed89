import { longestLine, type EvidenceView } from '#application/views/renewal-forms';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import type { Button, Card, Section, Widget } from '../card';
import { dayText, instantText, type WallClock } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { actionButton, buttonRow, icon, line, whilePaused } from '../widgets';
import { evidenceFields, headerOf } from './evidence-form-cards';
import { evidenceWords, outcomeWords, rolesText, windowText } from './renewal-words';

/** Evidence as its approver sees it: what the customer said, who is behind it, and who says so. */
export function evidenceCard(view: EvidenceView, clock: WallClock): Card {
  const { window, evidence, dueOn, decisionOn } = view;
  const { kind, on, roles, outcome, words, byName, at } = evidence;
  const day = on === undefined ? '' : ` of ${dayText(on)}`;
  const from = roles.length === 0 ? '' : ` from the ${rolesText(roles, 'and')}`;
  const early = daysBetween(clock.dayOf(at), dueOn);
  return {
    name: 'evidence',
    header: headerOf(`Evidence for ${windowText(window)}`, view),
    sections: [
      {
        widgets: [
          ...(outcome === undefined
            ? []
            : [
                line({
                  icon: icon('record_voice_over', 'What the customer said'),
                  text: `<b>${outcomeWords[outcome]}</b>`,
                  below: 'What the customer said',
                }),
              ]),
          line({
            icon: icon('edit_note', 'In their words'),
            text: escapeText(words),
            below: plainText(`${byName}, ${instantText(at, clock)}`),
          }),
          line({
            icon: icon(kind === 'notApplicable' ? 'do_not_disturb_on' : 'fact_check', 'Evidence'),
            text: `${evidenceWords[kind]}${day}${from}`,
            below: kind === 'mail' ? 'Kept by its key and day, never its text.' : plainText(keyWords(view)),
          }),
          line({
            icon: icon('event', 'Due'),
            text: `Checkpoint due ${dayText(dueOn)}${early < 0 ? ', captured late' : ''}`,
            below: `Decide by ${dayText(decisionOn)}.`,
          }),
        ],
      },
      judgingSection(view),
    ],
    ...footer(view),
  };
}

function keyWords({ evidence }: EvidenceView): string {
  return evidence.kind === 'notApplicable' ? 'Why the step does not apply stands above.' : `Reference ${evidence.key}.`;
}

function judgingSection({ signatures, approvers, client, renewalId }: EvidenceView): Section {
  if (signatures !== undefined) {
    const field: Widget = {
      textInput: {
        name: evidenceFields.words,
        label: 'Your words',
        type: 'MULTIPLE_LINE',
        hintText: 'Needed to return it: what is missing.',
        validation: { characterLimit: longestLine, inputType: 'TEXT' },
      },
    };
    return { widgets: [field] };
  }
  const who =
    approvers.length === 0
      ? 'Nobody can approve it. Ask an administrator to look at People.'
      : `Waits for ${approvers.join(' or ')}`;
  return {
    widgets: [
      line({ icon: icon('hourglass_top', 'Waits for'), text: escapeText(who) }),
      ...buttonRow([actionButton('Renewal', { name: 'openRenewal', clientId: client.id, renewalId })]),
    ],
  };
}

function footer(view: EvidenceView): Pick<Card, 'fixedFooter'> {
  const { signatures, client, renewalId, window, version, evidence, isPaused } = view;
  if (signatures === undefined) return {};
  const item = { name: 'judgeEvidence', clientId: client.id, renewalId, window, version, key: evidence.key } as const;
  const button = (text: string, approves: boolean, signature: string): Button =>
    whilePaused({ isPaused }, actionButton(text, { ...item, approves, signature }));
  return {
    fixedFooter: {
      primaryButton: { ...button('Approve', true, signatures.approve), type: 'FILLED' },
      secondaryButton: button('Return', false, signatures.returns),
    },
  };
}
