import type { CallView, CheckpointView, RenewalView } from '#application/views/checkpoint';
import type { ClientPage } from '#application/views/client-page';
import { renewalMayOf, type RenewalMay } from '#application/views/renewal-may';
import { dataAge } from '../age-text';
import { bannerSections } from '../banners';
import type { Button, Card, Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { incidentSections } from '../incident-section';
import { stakeholderWords } from '../role-words';
import { actionButton, buttonRow, icon, line, linkButton, paragraph } from '../widgets';
import {
  checkpointWidgets,
  filledFirst,
  openCheckpoint,
  ownerWidget,
  shadowWidgets,
  stateLine,
  stepsOf,
} from './renewal-section';
import {
  callWords,
  checkpointIcon,
  checkpointWords,
  evidenceWords,
  flagWords,
  outcomeWords,
  rolesText,
  windowText,
} from './renewal-words';

/** One renewal in full: what is open, what was proven, what people and the engine say of it. */
export function renewalCard(page: ClientPage, renewal: RenewalView): Card {
  const { context, health, now } = page;
  const may = renewalMayOf(page, renewal.renewalId);
  const refs = context.contracts.filter(({ id }) => renewal.contractIds.includes(id)).map(({ ref }) => ref);
  const open = openCheckpoint(renewal);
  return {
    name: 'renewal',
    header: {
      title: plainText(context.client.name),
      subtitle: plainText(`Renewal of ${refs.join(', ') || renewal.renewalId}`),
    },
    sections: [
      ...incidentSections(page),
      ...bannerSections(health, now),
      {
        widgets: [
          line(stateLine(page, renewal)),
          ...checkpointWidgets(page, open),
          ownerWidget(renewal),
          ...shadowWidgets(renewal),
          ...buttonRow(filledFirst(page, stepsOf(page, renewal))),
        ],
      },
      ...flagSections(renewal),
      ...checkpointSections(renewal, open),
      ...callSections(page, renewal, may),
      peopleSection(renewal),
      { widgets: [...buttonRow(ways(page, renewal)), paragraph(escapeText(dataAge(health, now)))] },
    ].filter(({ widgets }) => widgets.length > 0),
  };
}

/** For a button pressed after the renewal went under another key, or long after it ended. */
export function renewalGoneCard(page: ClientPage): Card {
  return {
    header: { title: 'Renewal not found', subtitle: plainText(page.context.client.name) },
    sections: [
      {
        widgets: [
          paragraph('This renewal is over, or its dates have changed since this card was drawn.'),
          ...buttonRow([actionButton('Client', { name: 'openClient', clientId: page.context.client.id })]),
        ],
      },
    ],
  };
}

function flagSections({ flags }: RenewalView): readonly Section[] {
  if (flags.length === 0) return [];
  return [
    {
      header: 'To look at',
      widgets: flags.map((flag) => line({ icon: icon('flag', 'To look at'), text: flagWords[flag] })),
    },
  ];
}

/** What was asked for so far, the window that opened first at the top. */
function checkpointSections({ checkpoints }: RenewalView, open: CheckpointView | undefined): readonly Section[] {
  const others = checkpoints.filter((checkpoint) => checkpoint !== open || checkpoint.evidence !== undefined);
  if (others.length === 0) return [];
  return [{ header: 'Checkpoints', widgets: others.map(checkpointLine) }];
}

function checkpointLine({ window, state, dueOn, evidence, evidenceNames }: CheckpointView): Widget {
  const proof =
    evidence === undefined
      ? ''
      : `<br>${evidenceWords[evidence.kind]}${evidence.on === undefined ? '' : ` of ${dayText(evidence.on)}`}${evidence.outcome === undefined ? '' : `: ${outcomeWords[evidence.outcome].toLowerCase()}`}<br>${escapeText(evidence.words)}`;
  const approved = evidenceNames?.approvedBy === undefined ? '' : ` Approved by ${evidenceNames.approvedBy}.`;
  const by = evidenceNames === undefined ? '' : ` Captured by ${evidenceNames.by}.`;
  return line({
    icon: checkpointIcon(state),
    text: `<b>${windowText(window)}: ${checkpointWords[state]}</b>${proof}`,
    below: plainText(evidence === undefined ? `Due ${dayText(dueOn)}.` : `${by}${approved}`.trim()),
  });
}

function callSections(page: ClientPage, renewal: RenewalView, may: RenewalMay | undefined): readonly Section[] {
  const { calls, engineCall } = renewal;
  if (calls.length === 0) return [];
  const now = engineCall === undefined ? [] : [engineLine(engineCall)];
  return [{ header: 'Calls', widgets: [...calls.map((call) => callLine(page, renewal, call, may)), ...now] }];
}

function engineLine(call: NonNullable<RenewalView['engineCall']>): Widget {
  return line({ icon: icon('speed', 'Engine'), text: `The engine says <b>${callWords[call].toLowerCase()}</b> today` });
}

function callLine(page: ClientPage, { renewalId }: RenewalView, call: CallView, may: RenewalMay | undefined): Widget {
  const { window, byName, reason, engineCall, plan, settled } = call;
  const beside =
    engineCall === undefined || engineCall === call.call
      ? ''
      : ` The engine said ${callWords[engineCall].toLowerCase()}.`;
  const next =
    plan === undefined
      ? ''
      : `<br>Next: ${escapeText(plan.step)}, ${escapeText(plan.owner)}, by ${dayText(plan.dueOn)}`;
  const verdict =
    settled === undefined
      ? ''
      : `<br>Settled as <b>${callWords[settled.call].toLowerCase()}</b> by ${escapeText(settled.byName)}: ${escapeText(settled.reason)}`;
  const isOpen = beside !== '' && settled === undefined;
  const button = actionButton(
    'Settle',
    { name: 'startSettling', clientId: page.context.client.id, renewalId },
    'OUTLINED',
  );
  return {
    decoratedText: {
      startIcon: icon(isOpen ? 'balance' : 'gavel', isOpen ? 'Person and engine disagree' : 'A call'),
      text: `<b>${windowText(window)}: ${callWords[call.call]}</b><br>${escapeText(reason)}${next}${verdict}`,
      bottomLabel: plainText(`${byName}.${beside}`),
      wrapText: true,
      ...(isOpen && may?.settles === true ? { button } : {}),
    },
  };
}

function peopleSection({ missingRoles }: RenewalView): Section {
  if (missingRoles.length === 0) return { widgets: [] };
  return {
    header: 'Not known yet',
    widgets: [
      line({
        icon: icon('person_search', 'Missing'),
        text: `<b>${missingRoles.map((role) => stakeholderWords[role]).join(', ')}</b>`,
        below: `Open a mail of the ${rolesText(missingRoles, 'or')} and map the sender to the role, or label the contact in HubSpot.`,
      }),
    ],
  };
}

function ways({ context }: ClientPage, { dealUrl, checkpoints }: RenewalView): readonly Button[] {
  const taskUrl = checkpoints[checkpoints.length - 1]?.taskUrl;
  return [
    actionButton('Client', { name: 'openClient', clientId: context.client.id }, 'BORDERLESS'),
    actionButton('Timeline', { name: 'openTimeline', clientId: context.client.id }, 'BORDERLESS'),
    ...linkButton('Deal', dealUrl),
    ...linkButton('Task', taskUrl),
  ];
}
