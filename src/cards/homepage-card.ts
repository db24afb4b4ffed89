import type { ClientLink } from '#application/views/client-page';
import type { HomepageView, UpcomingDecision } from '#application/views/homepage';
import type { Role } from '#domain/vocabulary/person';
import { administratorSections } from './administrator-sections';
import { dataAge } from './age-text';
import { bandIcon, bandWords, bandsInOrder } from './band-words';
import { bannerSections } from './banners';
import type { Card, Section } from './card';
import { queueSections } from './concession/queue-section';
import { policyToApproveSections, rulesSections } from './concession/rules-section';
import { dayText, daysAway, type WallClock } from './day-text';
import { escapeText, plainText } from './escape-text';
import { renewalQueueSections } from './renewal/renewal-queue';
import { roleWords } from './role-words';
import { findingQueueSections } from './uplift/uplift-section';
import { capped, counted, icon, line, opens, paragraph } from './widgets';

const mostDecisions = 20;
const mostIncidents = 10;
/** Clients with an open incident that show before a tap on "show more": decisions must stay in sight. */
const incidentsInSight = 3;

/** A list of a role: its heading, and what an empty one means to it. */
interface RoleList {
  readonly role: Role;
  readonly heading: string;
  readonly empty: string;
}

/** Whose decisions are listed, by the first role a person has. Source: PRODUCT, "Who sees what". */
const decisionLists: readonly RoleList[] = [
  {
    role: 'mspOwner',
    heading: 'Soonest decisions',
    empty: 'No contract with a decision date is known yet.',
  },
  {
    role: 'successLead',
    heading: 'Soonest decisions of your team',
    empty: 'The account managers you lead own no client with a decision date. Check the setting people, "leads".',
  },
  {
    role: 'accountManager',
    heading: 'Your soonest decisions',
    empty: 'You own no client with a decision date. Ownership is the company owner in HubSpot.',
  },
];

/** Roles that decide on requests. Without a request before them they see no client. */
const deciders: readonly Role[] = ['leader', 'finance'];

/** What a person finds when no message is open: incidents first, then requests, then decisions, then what is theirs to run. */
export function homepageCard(view: HomepageView, clock: WallClock): Card {
  const { person, health, now } = view;
  const title = person.roles.map((role) => roleWords[role]).join(', ');
  return {
    header: { title: title === '' ? 'Renewal Desk' : title, subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
      ...updatingSections(view),
      ...incidentSections(view),
      ...queueSections(view.requests, now, clock),
      ...policyToApproveSections(view),
      ...renewalQueueSections(view),
      ...findingQueueSections(view.findings),
      ...decisionSections(view),
      ...nothingWaitsSections(view),
      ...reviewSections(view),
      ...rulesSections(view),
      ...(view.administrator === undefined ? [] : administratorSections(view.administrator, clock)),
      ...(person.roles.length === 0 ? [noRoleSection()] : []),
    ],
  };
}

/** Instead of queues that would pass for empty ones. */
function updatingSections({ isUpdating }: HomepageView): readonly Section[] {
  if (isUpdating !== true) return [];
  return [
    {
      widgets: [
        line({
          icon: icon('hourglass_top', 'Being brought up to date'),
          text: '<b>The workbook is being brought up to date</b>',
          below: 'The next hourly sync adds what this version needs. What waits for you is shown after it.',
        }),
      ],
    },
  ];
}

/** Who reviews how bands were judged. Source: PRODUCT, "Who sees what". */
const reviewers: readonly Role[] = ['successLead', 'mspOwner'];

function reviewSections({ person }: HomepageView): readonly Section[] {
  if (!person.roles.some((role) => reviewers.includes(role))) return [];
  return [
    {
      widgets: [
        line({
          icon: icon('balance', 'Disagreements'),
          text: '<b>Disagreements</b>',
          below: 'Where people and the engine judged otherwise, and who was right.',
          onClick: opens({ name: 'openDisagreements' }),
        }),
      ],
    },
  ];
}

/** For an incident commander the list is the work, so an empty one is said too. */
function incidentSections({ person, incidents }: HomepageView): readonly Section[] {
  const isCommander = person.roles.includes('incidentCommander');
  const header = 'Clients with an open incident';
  if (incidents.length === 0) {
    return isCommander ? [{ header, widgets: [paragraph('No client has an open incident.')] }] : [];
  }
  const widgets = capped(incidents, mostIncidents, incidentWidget, (hidden) => `And ${hidden} more.`);
  return [
    widgets.length > incidentsInSight && !isCommander
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: incidentsInSight }
      : { header, widgets },
  ];
}

function incidentWidget({ id, name }: ClientLink) {
  return line({
    icon: icon('emergency_home', 'Open incident'),
    text: escapeText(name),
    onClick: opens({ name: 'openClient', clientId: id }),
  });
}

function decisionSections(view: HomepageView): readonly Section[] {
  const list = decisionLists.find(({ role }) => view.person.roles.includes(role));
  if (list === undefined) return [];
  const decisions = capped(view.soonest, mostDecisions, decisionWidget, (hidden) => `And ${hidden} later ones.`);
  return [
    ...bandSections(view),
    { header: list.heading, widgets: decisions.length > 0 ? decisions : [paragraph(escapeText(list.empty))] },
  ];
}

/** For who decides the list is the work, so an empty one is said, too. */
function nothingWaitsSections(view: HomepageView): readonly Section[] {
  const { person, requests, isUpdating, concessionRules } = view;
  if (
    isUpdating === true ||
    requests.length > 0 ||
    concessionRules?.waitsForMe === true ||
    waitsElsewhere(view) ||
    !deciders.some((role) => person.roles.includes(role))
  )
    return [];
  return [{ header: 'Waiting for you', widgets: [paragraph('Nothing waits for your decision.')] }];
}

/** What is decided in another list of the same page. */
function waitsElsewhere({ renewals, findings = [] }: HomepageView): boolean {
  return findings.length > 0 || (renewals !== undefined && renewals.toApprove.length + renewals.toSettle.length > 0);
}

/** Worst first, in one line: the list below must be in sight too. */
function bandSections({ bandCounts, clientCount }: HomepageView): readonly Section[] {
  if (clientCount === 0) return [];
  const worstFirst = [...bandsInOrder].reverse();
  const counts = worstFirst.map((band) => `<b>${bandCounts[band]}</b> ${bandWords[band].toLowerCase()}`);
  const worst = worstFirst.find((band) => bandCounts[band] > 0);
  const contracts = worstFirst.reduce((sum, band) => sum + bandCounts[band], 0);
  return [
    {
      widgets: [
        line({
          icon: bandIcon(worst),
          text: counts.join(', '),
          below: `${counted(contracts, 'assessed contract', 'assessed contracts')} of ${counted(clientCount, 'client', 'clients')}`,
        }),
      ],
    },
  ];
}

function decisionWidget(decision: UpcomingDecision) {
  const { clientId, clientName, ref, decisionOn, daysToDecision, band, low, contractCount = 1 } = decision;
  const state = band === undefined ? 'Not assessed' : bandWords[band];
  const score = low === undefined ? '' : `, ${Math.floor(low)} of 100`;
  const passed = daysToDecision < 0 ? 'Passed' : 'Decide by';
  const what = contractCount === 1 ? escapeText(ref) : `${contractCount} contracts`;
  const worst = contractCount === 1 ? '' : 'Worst: ';
  return line({
    icon: bandIcon(band),
    text: `<b>${escapeText(clientName)}</b> ${what}`,
    below: plainText(`${worst}${state}${score}. ${passed} ${dayText(decisionOn)}, ${daysAway(daysToDecision)}`),
    onClick: opens({ name: 'openClient', clientId }),
  });
}

function noRoleSection(): Section {
  return {
    widgets: [paragraph('You have no role in Renewal Desk yet. Ask your Workspace administrator to give you one.')],
  };
}
