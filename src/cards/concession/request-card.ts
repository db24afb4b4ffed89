import type { ConcessionView, ConditionLine, DecisionLine, LedgerLine } from '#application/views/concession';
import { capitalized } from '#domain/timeline/payload-fields';
import { bannerSections } from '../banners';
import type { Card, Section, Widget } from '../card';
import { dayText, instantText, type WallClock } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { roleInText, roleWords } from '../role-words';
import { actionButton, buttonRow, capped, icon, line } from '../widgets';
import { causeWords, decisionWords, giveWords, pressureWords, stateIcon, stateWords } from './concession-words';
import {
  deedButton,
  deedFooter,
  deedOf,
  dueOnField,
  requesterButtons,
  wordedButtons,
  wordsField,
} from './deed-buttons';
import { ledgerWidget } from './ledger-line';
import { moneyText } from '../money-text';
import { scoreWidgets, trackRecordWidget } from './track-record';
import { economicsSection, headFigures, levelSection } from './figure-lines';

/** Of a text on the card, in characters: what a leader writes is rarely longer than three sentences. */
const longestWords = 2_000;
const mostDecisions = 10;
const mostConditions = 10;
const mostEarlier = 8;

/**
 * One request, for whoever decides on it, asked for it or looks at it. What a leader needs to decide stands on the first screen of
 * a phone: the recommendation, the two figures, what is asked and until when. The rest explains it.
 */
export function requestCard(view: ConcessionView, clock: WallClock): Card {
  const { client, contract, requestId, requesterName, health, now } = view;
  return {
    name: 'concession',
    header: {
      title: plainText(client.name),
      subtitle: plainText(`${requestId}, ${contract.ref}, asked by ${requesterName}`),
    },
    sections: [
      ...bannerSections(health, now),
      { widgets: [...stateWidgets(view, clock), ...headFigures(view.figures), askLine(view, clock)] },
      ...deedSections(view),
      ...conditionSections(view),
      economicsSection(view.figures),
      levelSection(view.figures),
      wordsSection(view),
      ...decisionSections(view, clock),
      ...ledgerSections(view.ledger),
      { header: 'How good forecasts have been', widgets: [trackRecordWidget(view.trackRecord)] },
      { widgets: buttonRow(ways(view)) },
    ],
    ...deedFooter(view),
  };
}

/** An open request is told by its recommendation; any other state is said first. */
function stateWidgets(view: ConcessionView, clock: WallClock): readonly Widget[] {
  const { state, cannotBeGranted } = view;
  const review = reviewWidgets(view, clock);
  if (state !== 'open')
    return [
      line({ icon: stateIcon(state), text: `<b>${stateWords[state]}</b>` }),
      ...review,
      ...scoreWidgets(view),
      ...endWidgets(view),
    ];
  if (cannotBeGranted === undefined) return review;
  return [
    line({
      icon: icon('block', 'Cannot be granted'),
      text: '<b>Cannot be granted as things stand</b>',
      below: cannotBeGranted,
    }),
  ];
}

/** When it ends; from the next day on the reference price applies. */
function endWidgets({ end, figures }: ConcessionView): readonly Widget[] {
  if (end === undefined) return [];
  const { lastDay, hasEnded } = end;
  const price = moneyText({ annualMinor: figures.referenceMinor, currency: figures.currency });
  return [
    line({
      icon: hasEnded ? icon('event_busy', 'Over') : icon('event', 'Lasts until'),
      text: hasEnded ? `<b>Ended on ${dayText(lastDay)}</b>` : `Until ${dayText(lastDay)}`,
      below: `${hasEnded ? 'The' : 'Then the'} reference price of ${price} applies again.`,
    }),
  ];
}

/** What one leader granted alone: that somebody is to look at it, or what they said. */
function reviewWidgets({ reviewDue, reviewBy, review, now }: ConcessionView, clock: WallClock): readonly Widget[] {
  if (reviewDue) {
    const isLate = reviewBy !== undefined && now > reviewBy;
    const by = reviewBy === undefined ? 'On the next business day.' : `By ${instantText(reviewBy, clock)}.`;
    return [
      line({
        icon: isLate ? icon('assignment_late', 'The review is late') : icon('edit_note', 'Review due'),
        text: '<b>Granted in an emergency: finance reviews it</b>',
        below: isLate ? `${by} Late.` : by,
      }),
    ];
  }
  if (review === undefined) return [];
  const { byName, onBehalfOfName, upholds, words, on, isSigned } = review;
  const verdict = upholds ? 'Upheld in the review' : isSigned ? 'Overturned, but signed already' : 'Overturned';
  const stands = !upholds && isSigned ? ' It stands, and is counted.' : '';
  const whose = onBehalfOfName === undefined ? '' : ` for ${onBehalfOfName}`;
  return [
    line({
      icon: icon('fact_check', 'Reviewed'),
      text: `<b>${verdict}</b>${words === '' ? '' : `: ${escapeText(words)}`}${stands}`,
      below: `${byName}${whose}, ${dayText(on)}`,
    }),
  ];
}

const stillRunning = new Set(['open', 'factsAsked', 'countered']);

function askLine(view: ConcessionView, clock: WallClock): Widget {
  const { ask, give, state, answerBy, expiresAt, isEmergency } = view;
  const inReturn = give === 'nothing' ? 'nothing in return' : `in return: ${giveWords[give].toLowerCase()}`;
  const until = stillRunning.has(state)
    ? `Answer by ${instantText(answerBy, clock)}; lapses ${instantText(expiresAt, clock)}.`
    : `Asked ${instantText(view.requestedAt, clock)}.`;
  return line({
    icon: icon(isEmergency ? 'emergency_home' : 'contract', isEmergency ? 'Emergency' : 'What is asked'),
    text: `${isEmergency ? '<b>Emergency.</b> ' : ''}<b>${escapeText(capitalized(ask))}</b>; ${inReturn}`,
    below: until,
  });
}

/** The field and the buttons that send it; for a requester, what they may do. */
function deedSections(view: ConcessionView): readonly Section[] {
  const waits = waitsWidgets(view);
  const worded = wordedButtons(view);
  const reviews = deedOf(view, 'uphold') !== undefined;
  const field: readonly Widget[] =
    worded.length > 0
      ? [
          wordsInput('Your words', 'Needed for all but a plain approval. Conditions: one a line.'),
          {
            dateTimePicker: {
              name: dueOnField,
              label: 'Conditions are due on (else when the term ends)',
              type: 'DATE_ONLY',
            },
          },
        ]
      : reviews
        ? [wordsInput('Your words', 'Needed to overturn it: why.')]
        : [];
  const widgets = [...field, ...buttonRow([...worded, ...requesterButtons(view)]), ...waits];
  return widgets.length === 0 ? [] : [{ widgets }];
}

function wordsInput(label: string, hintText: string): Widget {
  return {
    textInput: {
      name: wordsField,
      label,
      type: 'MULTIPLE_LINE',
      hintText,
      validation: { characterLimit: longestWords, inputType: 'TEXT' },
    },
  };
}

function waitsWidgets({ waitsFor, replaced }: ConcessionView): readonly Widget[] {
  return [
    ...waitsFor.map((who) =>
      line({ icon: icon('hourglass_top', 'Waits for'), text: `Waits for ${escapeText(roleIn(who))}` }),
    ),
    ...replaced.map((why) => line({ icon: icon('autorenew', 'Replaced'), text: escapeText(why) })),
  ];
}

/** `Leo Finch (leader)` as people call the role. */
function roleIn(who: string): string {
  return who.replace(/\((\w+)\)$/, (whole, role: string) => {
    const words = new Map<string, string>(Object.entries(roleWords)).get(role);
    return words === undefined ? whole : `(${words})`;
  });
}

function conditionSections(view: ConcessionView): readonly Section[] {
  const { conditions } = view;
  if (conditions.length === 0) return [];
  const deed = deedOf(view, 'meetCondition');
  const field = deed === undefined ? [] : [wordsInput('How a condition was met', 'Then press the button beside it.')];
  const places = conditions.map((condition, place) => ({ condition, place }));
  const lines = capped(
    places,
    mostConditions,
    ({ condition, place }) => conditionWidget(view, condition, place),
    (hidden) => `And ${hidden} more.`,
  );
  return [{ header: 'Conditions', widgets: [...field, ...lines] }];
}

function conditionWidget(view: ConcessionView, { text, dueOn, metOn, how = '' }: ConditionLine, place: number): Widget {
  const deed = deedOf(view, 'meetCondition');
  const isLate = dueOn !== undefined && metOn === undefined && dueOn < view.today;
  const due = dueOn === undefined ? 'Not met yet' : `Due ${dayText(dueOn)}${isLate ? ', late' : ''}`;
  return {
    decoratedText: {
      text: escapeText(text),
      wrapText: true,
      bottomLabel: metOn === undefined ? due : plainText(`Met on ${dayText(metOn)}${how === '' ? '' : `: ${how}`}`),
      startIcon: conditionIcon(metOn !== undefined, isLate),
      ...(deed === undefined || metOn !== undefined ? {} : { button: deedButton(view, deed, place) }),
    },
  };
}

function conditionIcon(isMet: boolean, isLate: boolean) {
  if (isMet) return icon('task_alt', 'Met');
  return isLate ? icon('assignment_late', 'Late') : icon('schedule', 'Not met');
}

function wordsSection(view: ConcessionView): Section {
  const { reason, retentionClaim, alternative, cause, pressure, evidence, requesterName } = view;
  const said = (name: string, label: string, text: string) =>
    line({ icon: icon(name, label), text: escapeText(text), below: label });
  return {
    header: plainText(`In the words of ${requesterName}`),
    widgets: [
      said('edit_note', 'Why', reason),
      said('handshake', 'What is expected of it', retentionClaim),
      said('tune', 'Alternative to price', alternative),
      said('warning', 'Cause of the risk; pressure', `${causeWords[cause]}; ${pressureWords[pressure].toLowerCase()}`),
      evidence === undefined
        ? said('mail', 'Evidence', 'No mail was noted as evidence')
        : said('mail', 'Evidence', `A mail of ${dayText(evidence.on)}`),
    ],
  };
}

function decisionSections({ decisions }: ConcessionView, clock: WallClock): readonly Section[] {
  if (decisions.length === 0) return [];
  const widgetOf = (decision: DecisionLine) => {
    const { byName, onBehalfOfName, role, action, at, words } = decision;
    const whose = onBehalfOfName === undefined ? '' : ` for ${onBehalfOfName}`;
    return line({
      icon: icon('badge', 'Decision'),
      text: `<b>${decisionWords[action]}</b>${words === '' ? '' : `: ${escapeText(words)}`}`,
      below: plainText(`${byName}${whose}, ${roleInText(role)}, ${instantText(at, clock)}`),
    });
  };
  return [
    {
      header: 'Decisions so far',
      widgets: capped(decisions, mostDecisions, widgetOf, (hidden) => `And ${hidden} more.`),
    },
  ];
}

function ledgerSections(ledger: readonly LedgerLine[]): readonly Section[] {
  if (ledger.length === 0) return [];
  return [
    {
      header: 'Earlier concessions of this client',
      widgets: capped(ledger, mostEarlier, ledgerWidget, (hidden) => `And ${hidden} older ones.`),
      ...(ledger.length > 2 ? { collapsible: true, uncollapsibleWidgetsCount: 2 } : {}),
    },
  ];
}

function ways({ client, requestId }: ConcessionView) {
  return [
    actionButton('Timeline', { name: 'openTimeline', clientId: client.id, requestId }, 'BORDERLESS'),
    actionButton('All requests', { name: 'openHome' }, 'BORDERLESS'),
  ];
}
