import type { HomepageView, UpcomingDecision } from '#application/views/homepage';
import type { Role } from '#domain/vocabulary/person';
import { administratorSections } from './administrator-sections';
import { dataAge } from './age-text';
import { bandIcon, bandWords, bandsInOrder } from './band-words';
import { bannerSections } from './banners';
import type { Card, Section } from './card';
import { dayText, daysAway, type WallClock } from './day-text';
import { escapeText, plainText } from './escape-text';
import { roleWords } from './role-words';
import { capped, counted, line, opens, paragraph } from './widgets';

const mostDecisions = 20;

/** What a role finds here: the heading of its list, and what an empty list means to it. */
interface RoleList {
  readonly role: Role;
  readonly heading: string;
  readonly empty: string;
  readonly showsBands: boolean;
}

/** The first role a person has decides the heading. Source: PRODUCT, "Who sees what". */
const roleLists: readonly RoleList[] = [
  {
    role: 'mspOwner',
    heading: 'Soonest decisions',
    empty: 'No contract with a decision date is known yet.',
    showsBands: true,
  },
  {
    role: 'successLead',
    heading: 'Soonest decisions of your team',
    empty: 'The account managers you lead own no client with a decision date. Check the setting people, "leads".',
    showsBands: true,
  },
  {
    role: 'accountManager',
    heading: 'Your soonest decisions',
    empty: 'You own no client with a decision date. Ownership is the company owner in HubSpot.',
    showsBands: false,
  },
  {
    role: 'incidentCommander',
    heading: 'Clients with an open incident',
    empty: 'No client has an open incident.',
    showsBands: false,
  },
  { role: 'leader', heading: 'Waiting for you', empty: 'Nothing waits for your decision.', showsBands: false },
  { role: 'finance', heading: 'Waiting for you', empty: 'Nothing waits for your decision.', showsBands: false },
];

/** What a person finds when no message is open. */
export function homepageCard(view: HomepageView, clock: WallClock): Card {
  const { person, health, now } = view;
  const list = roleLists.find(({ role }) => person.roles.includes(role));
  const title = person.roles.map((role) => roleWords[role]).join(', ');
  return {
    header: { title: title === '' ? 'Renewal Desk' : title, subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
      ...(list === undefined ? [] : listSections(list, view)),
      ...(view.administrator === undefined ? [] : administratorSections(view.administrator, clock)),
      ...(person.roles.length === 0 ? [noRoleSection()] : []),
    ],
  };
}

function listSections({ heading, empty, showsBands }: RoleList, view: HomepageView): readonly Section[] {
  const decisions = capped(view.soonest, mostDecisions, decisionWidget, (hidden) => `And ${hidden} later ones.`);
  return [
    ...(showsBands ? bandSections(view) : []),
    { header: heading, widgets: decisions.length > 0 ? decisions : [paragraph(escapeText(empty))] },
  ];
}

/** Worst first: that is where a reader's minute belongs. */
function bandSections({ bandCounts, clientCount }: HomepageView): readonly Section[] {
  return [
    {
      header: counted(clientCount, 'client', 'clients'),
      widgets: [...bandsInOrder].reverse().map((band) =>
        line({
          icon: bandIcon(band),
          text: `<b>${bandCounts[band]}</b> ${bandCounts[band] === 1 ? 'contract' : 'contracts'} ${bandWords[band].toLowerCase()}`,
        }),
      ),
    },
  ];
}

function decisionWidget({ clientId, clientName, ref, decisionOn, daysToDecision, band, low }: UpcomingDecision) {
  const state = band === undefined ? 'Not assessed' : bandWords[band];
  const score = low === undefined ? '' : `, ${Math.floor(low)} of 100`;
  const passed = daysToDecision < 0 ? 'Passed' : 'Decide by';
  return line({
    icon: bandIcon(band),
    text: `<b>${escapeText(clientName)}</b> ${escapeText(ref)}`,
    below: plainText(`${state}${score}. ${passed} ${dayText(decisionOn)}, ${daysAway(daysToDecision)}`),
    onClick: opens({ name: 'openClient', clientId }),
  });
}

function noRoleSection(): Section {
  return {
    widgets: [paragraph('You have no role in Renewal Desk yet. Ask your Workspace administrator to give you one.')],
  };
}
