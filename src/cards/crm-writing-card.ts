import type { CrmWritingPage, CrmWritingSwitch, OfferedDeal } from '#application/views/crm-writing';
import type { Card, Section, Widget } from './card';
import { dayText, instantText, type WallClock } from './day-text';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, icon, line, paragraph } from './widgets';

/** How HubSpot is set up for renewals, before anybody turns writing on. Clients are named by their renewals' ids alone. */
export function crmWritingCard(page: CrmWritingPage, clock: WallClock): Card {
  return {
    header: { title: 'Renewals in HubSpot', subtitle: `Checked ${instantText(page.checkedAt, clock)}` },
    sections: [
      { widgets: [switchLine(page.crmWriting), pilotLine(page), workflowLine] },
      { header: 'Set-up', widgets: setUpWidgets(page) },
      ...(page.offers.length === 0 ? [] : [offersSection(page.offers)]),
      { widgets: switchButtons(page) },
    ],
  };
}

function switchLine(crmWriting: CrmWritingSwitch | undefined): Widget {
  if (crmWriting === undefined) {
    return line({
      icon: icon('cloud_off', 'Off'),
      text: '<b>Off</b>',
      below: 'Nothing is written to HubSpot, and no note to HaloPSA.',
    });
  }
  return line({
    icon: icon('task_alt', 'On'),
    text: `<b>On</b> since ${dayText(crmWriting.since)}`,
    below:
      'Deals, tasks and notes in HubSpot, and notes on clients in HaloPSA. Each is planned on the timeline first; what a person changes in HubSpot stays.',
  });
}

/** HubSpot says of no workflow what it does, so that a person has to look. */
const workflowLine = line({
  icon: icon('warning', 'Look first'),
  text: 'HubSpot workflows may mail clients',
  below:
    'In HubSpot, look under Automation for workflows that start when a deal is created or changes its stage, and exclude the renewal pipeline. The same goes for sequences and for rules of its stages.',
});

function pilotLine({ pilot }: CrmWritingPage): Widget {
  const text =
    pilot === undefined ? 'Nobody is in the pilot' : pilot === 'all' ? 'Every client' : `${pilot} clients in the pilot`;
  return line({ icon: icon('group', 'Pilot'), text, below: 'Entered in the setting pilotClientIds.' });
}

function setUpWidgets({ check }: CrmWritingPage): readonly Widget[] {
  const { problems } = check;
  if (problems.length === 0)
    return [line({ icon: icon('check', 'Ready'), text: 'HubSpot and HaloPSA have all that is needed.' })];
  const lines = problems.map(({ what, fix, blocks }) =>
    line({
      icon: blocks ? icon('block', 'Missing') : icon('warning', 'Not ready'),
      text: escapeText(what),
      below: fix,
    }),
  );
  const canBeMade = problems.some(({ canBeMade: made }) => made !== undefined);
  return canBeMade ? [...lines, ...buttonRow([actionButton('Set up HubSpot', { name: 'setUpCrm' })])] : lines;
}

/** As many as a person decides in one sitting. */
const shownOffers = 10;

function offersSection(offers: readonly OfferedDeal[]): Section {
  const rest = offers.length - shownOffers;
  return {
    header: 'Deals that may be renewals',
    widgets: [
      ...offers.slice(0, shownOffers).flatMap(offerWidgets),
      ...(rest > 0 ? [paragraph(`${rest} more follow once these are decided.`)] : []),
    ],
  };
}

function offerWidgets({ renewalId, dealId, daysLater, saysRenewal, isAboutTheAmount }: OfferedDeal): readonly Widget[] {
  const reasons = [
    ...(saysRenewal ? ['its name says renewal'] : []),
    ...(isAboutTheAmount ? ['about the amount'] : []),
    ...(daysLater === undefined ? [] : [`closes ${Math.abs(daysLater)} days ${daysLater < 0 ? 'before' : 'after'} it`]),
  ];
  return [
    line({
      icon: icon('contract', 'Deal'),
      text: `Deal ${dealId} for renewal ${renewalId}`,
      below: reasons.join(', '),
    }),
    ...buttonRow([
      actionButton('Adopt', { name: 'decideAdoption', renewalId, dealId, isAdopted: true }),
      actionButton('Decline', { name: 'decideAdoption', renewalId, dealId, isAdopted: false }),
    ]),
  ];
}

function switchButtons({ crmWriting, isPaused, check, pilot }: CrmWritingPage): readonly Widget[] {
  if (crmWriting !== undefined) return buttonRow([actionButton('Turn off', { name: 'turnOffCrmWriting' })]);
  if (isPaused) return [paragraph('Writing is paused. Resume it before HubSpot is written to.')];
  if (pilot === undefined) return [paragraph('Enter the setting pilotClientIds before it is turned on.')];
  if (check.problems.some(({ blocks }) => blocks)) return [paragraph('Set HubSpot up before it is turned on.')];
  return buttonRow([actionButton('Turn on', { name: 'turnOnCrmWriting' }, 'FILLED')]);
}
