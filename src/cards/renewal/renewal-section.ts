import type { CheckpointView, RenewalView } from '#application/views/checkpoint';
import type { ClientPage } from '#application/views/client-page';
import { renewalMayOf, type RenewalMay } from '#application/views/renewal-may';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import type { Button, Section, Widget } from '../card';
import { dayText, daysAway } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { actionButton, buttonRow, capped, icon, line, opens, type Line, whilePaused } from '../widgets';
import { isGated } from './gate-line';
import {
  checkpointIcon,
  checkpointWords,
  flagWords,
  rolesText,
  stateIcon,
  stateWords,
  windowText,
} from './renewal-words';

/** Flags that the section tells by itself already. */
const toldElsewhere: ReadonlySet<string> = new Set(['noOwner', 'overdue', 'missingRoles', 'noCall']);

/** Where a renewal stands, what is open and what to press: on the client's and the contract's card. */
export function renewalSection(page: ClientPage, renewal: RenewalView): Section {
  const { client } = page.context;
  const steps = stepsOf(page, renewal);
  const open = actionButton('Open', { name: 'openRenewal', clientId: client.id, renewalId: renewal.renewalId });
  const inSight = filledFirst(page, [...steps.slice(0, stepsInSight), open]);
  const folded = filledFirst(page, steps.slice(stepsInSight), 'none');
  const widgets = [
    line({ ...stateLine(page, renewal), onClick: opensRenewal(page, renewal) }),
    ...checkpointWidgets(page, openCheckpoint(renewal)),
    ownerWidget(renewal),
    ...flagWidgets(renewal),
    ...shadowWidgets(renewal),
    ...buttonRow(inSight),
  ];
  const section = { header: headerOf(page, renewal), widgets: [...widgets, ...buttonRow(folded)] };
  return folded.length === 0 ? section : { ...section, collapsible: true, uncollapsibleWidgetsCount: widgets.length };
}

/** What is due now; the other ways are a tap on "show more" away, or on the renewal's own card. */
const stepsInSight = 2;

/** Which contracts it is about: the card may open with another one. */
function headerOf({ context }: ClientPage, { contractIds }: RenewalView): string {
  const refs = context.contracts.filter(({ id }) => contractIds.includes(id)).map(({ ref }) => ref);
  return refs.length === 0 ? 'Renewal' : `Renewal of ${escapeText(refs.join(', '))}`;
}

/** The renewal under way that a contract belongs to, else the one of it that ended last. */
export function renewalOf(renewals: readonly RenewalView[] | undefined, contractId: number): RenewalView | undefined {
  const own = (renewals ?? []).filter(({ contractIds }) => contractIds.includes(contractId));
  return own.find(({ state }) => !isOver(state)) ?? own[own.length - 1];
}

export function isUnderWay({ state }: RenewalView): boolean {
  return !isOver(state);
}

function isOver(state: RenewalView['state']): boolean {
  return state === 'renewed' || state === 'lost';
}

const mostOthers = 8;
const othersInSight = 2;

/** The other renewals of the client in sight, each a tap away. */
export function otherRenewalSections(page: ClientPage, shown: RenewalView | undefined): readonly Section[] {
  const others = (page.context.renewals ?? []).filter((renewal) => renewal !== shown && !isOver(renewal.state));
  if (others.length === 0) return [];
  const lineOf = (renewal: RenewalView) => line({ ...otherLine(page, renewal), onClick: opensRenewal(page, renewal) });
  const widgets = capped(others, mostOthers, lineOf, (hidden) => `And ${hidden} more.`);
  const header = shown === undefined ? 'Renewals' : 'Other renewals';
  return [
    widgets.length > othersInSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: othersInSight }
      : { header, widgets },
  ];
}

function otherLine({ context, today }: ClientPage, renewal: RenewalView): Line {
  const { contractIds, state, decisionOn } = renewal;
  const refs = context.contracts.filter(({ id }) => contractIds.includes(id)).map(({ ref }) => ref);
  const open = openCheckpoint(renewal);
  const item = open === undefined ? '' : ` ${windowText(open.window)}: ${checkpointWords[open.state]}.`;
  return {
    icon: stateIcon(state),
    text: `<b>${escapeText(refs.join(', '))}</b> ${stateWords[state]}`,
    below: plainText(`Decide by ${dayText(decisionOn)}, ${daysAway(daysBetween(today, decisionOn))}.${item}`),
  };
}

/** The item to work on: of the window that opened last. */
export function openCheckpoint({ checkpoints }: RenewalView): CheckpointView | undefined {
  const last = checkpoints[checkpoints.length - 1];
  return last !== undefined && ['open', 'returned', 'captured'].includes(last.state) ? last : undefined;
}

export function stateLine({ today }: Pick<ClientPage, 'today'>, renewal: RenewalView): Line {
  const { state, decisionOn, dueOn, since } = renewal;
  const when = isOver(state)
    ? `Since ${dayText(since)}. The term ${dueOn < today ? 'ended' : 'ends'} ${dayText(dueOn)}.`
    : `Decide by ${dayText(decisionOn)}, ${daysAway(daysBetween(today, decisionOn))}.`;
  return { icon: stateIcon(state), text: `<b>${stateWords[state]}</b>`, below: when };
}

/** What is needed, from whom and until when. */
export function checkpointWidgets(
  { today }: Pick<ClientPage, 'today'>,
  checkpoint: CheckpointView | undefined,
): readonly Widget[] {
  if (checkpoint === undefined) return [];
  const { window, state, dueOn, isOverflow, note } = checkpoint;
  const isLate = state !== 'captured' && today > dueOn;
  const needed = `A mail, meeting or ticket from a ${rolesText(requiredStakeholders(window), 'or')}`;
  const due = `${isLate ? 'was due' : 'due'} ${dayText(dueOn)}`;
  const waits = isOverflow ? ' Not a task yet: the owner has enough of them.' : '';
  const said = note === undefined ? '' : ` ${note}`;
  return [
    line({
      icon: isLate ? icon('assignment_late', 'Overdue') : checkpointIcon(state),
      text: `<b>${windowText(window)}: ${checkpointWords[state]}</b>${said === '' ? '' : `<br>${escapeText(said)}`}`,
      below: plainText(state === 'captured' ? `Captured; ${due}.` : `${needed}, ${due}.${waits}`),
    }),
  ];
}

/** Who has it, and whether they said so. */
export function ownerWidget({ owner, deputyName, acknowledgement, escalatedTo }: RenewalView): Widget {
  if (owner === undefined) {
    return line({
      icon: icon('person_off', 'Nobody owns it'),
      text: '<b>Nobody owns this renewal</b>',
      below: 'Set the company owner in HubSpot.',
    });
  }
  const deputy = deputyName === undefined ? 'No deputy' : `Deputy ${deputyName}`;
  const words = {
    acknowledged: 'has it',
    waiting: 'has not said yet that they have it',
    escalated: `did not answer in time${escalatedTo === undefined ? '' : `; went to ${escalatedTo.name}`}`,
  }[acknowledgement];
  return line({
    icon: icon(acknowledgement === 'acknowledged' ? 'how_to_reg' : 'person_alert', 'Owner'),
    text: `<b>${escapeText(owner.name)}</b> ${escapeText(words)}`,
    below: plainText(`Owner. ${deputy}.`),
  });
}

function flagWidgets({ flags }: RenewalView): readonly Widget[] {
  const shown = flags.filter((flag) => !toldElsewhere.has(flag) && flag !== 'noDeputy');
  if (shown.length === 0) return [];
  return [line({ icon: icon('flag', 'To look at'), text: shown.map((flag) => flagWords[flag]).join('<br>') })];
}

export function shadowWidgets({ isShadow }: RenewalView): readonly Widget[] {
  if (!isShadow) return [];
  return [
    line({
      icon: icon('visibility', 'Outside the pilot'),
      text: 'Outside the pilot',
      below: 'Everything is planned and shown here, and nothing is written to HubSpot or HaloPSA.',
    }),
  ];
}

export function opensRenewal({ context }: ClientPage, { renewalId }: RenewalView) {
  return opens({ name: 'openRenewal', clientId: context.client.id, renewalId });
}

/** What the viewer may do, by what is due: taking it, proving or judging, saying what will happen, then the other ways. */
export function stepsOf(page: ClientPage, renewal: RenewalView): readonly Button[] {
  const may = renewalMayOf(page, renewal.renewalId);
  const [proof, ...otherWays] = evidenceButtons(page, renewal, may);
  return [
    ...acknowledgeButton(page, renewal, may),
    ...(proof === undefined ? [] : [proof]),
    ...callButton(page, renewal, may),
    ...otherWays,
  ];
}

/** Paused, all that saves is greyed; opening stays. */
export function filledFirst(
  { health }: ClientPage,
  buttons: readonly Button[],
  filled: 'first' | 'none' = 'first',
): readonly Button[] {
  return buttons.map((button, place) => {
    const isOpening = button.text === 'Open';
    const styled: Button = filled === 'first' && place === 0 && !isOpening ? { ...button, type: 'FILLED' } : button;
    return isOpening ? styled : whilePaused(health, styled);
  });
}

export function acknowledgeButton(
  page: ClientPage,
  renewal: RenewalView,
  may: RenewalMay | undefined,
): readonly Button[] {
  if (may?.acknowledge === undefined) return [];
  const { renewalId } = renewal;
  const { signature, owner } = may.acknowledge;
  const asked = { clientId: page.context.client.id, renewalId, owner, signature };
  return [actionButton('I have it', { name: 'acknowledgeRenewal', ...asked })];
}

/** Capturing for whoever works on it, deciding for whoever approves it. */
export function evidenceButtons(
  page: ClientPage,
  renewal: RenewalView,
  may: RenewalMay | undefined,
): readonly Button[] {
  const checkpoint = openCheckpoint(renewal);
  if (checkpoint === undefined || may === undefined) return [];
  const { renewalId } = renewal;
  const item = { clientId: page.context.client.id, renewalId, window: checkpoint.window };
  if (checkpoint.state === 'captured') {
    return may.judges || may.works
      ? [actionButton(may.judges ? 'Judge the evidence' : 'See the evidence', { name: 'openEvidence', ...item })]
      : [];
  }
  if (!may.works) return [];
  const mail =
    page.offersMail === true ? [actionButton('Use this email as evidence', { name: 'startEvidence', ...item })] : [];
  return [
    ...mail,
    actionButton('Other evidence', { name: 'startOtherEvidence', ...item }),
    ...draftButton(page, renewal),
  ];
}

/** No button while nothing may go out: the first line says why. */
export function draftButton({ context, now }: ClientPage, { renewalId }: RenewalView): readonly Button[] {
  if (isGated(context.gate, now)) return [];
  return [actionButton('Draft checkpoint email', { name: 'previewDraft', clientId: context.client.id, renewalId })];
}

export function callButton(page: ClientPage, renewal: RenewalView, may: RenewalMay | undefined): readonly Button[] {
  const { callDue, renewalId } = renewal;
  if (callDue === undefined || may?.works !== true) return [];
  const call = { clientId: page.context.client.id, renewalId, window: callDue };
  return [actionButton(`Record the call of ${windowText(callDue)}`, { name: 'startCall', ...call })];
}
