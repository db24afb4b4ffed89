import { checkpointWords, type WorkflowFlag } from '#application/views/checkpoint';
import type { CapturedEvidence, CheckpointOutcome, CheckpointState } from '#domain/renewal/checkpoint';
import type { RenewalCall } from '#domain/renewal/recorded-call';
import type { RenewalState } from '#domain/renewal/renewal-workflow';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { Icon } from '../card';
import { stakeholderWords } from '../role-words';
import { icon } from '../widgets';

export { checkpointWords };

/** Where a renewal stands, as people say it. */
export const stateWords: Readonly<Record<RenewalState, string>> = {
  watching: 'Watched, T-90 is not open yet',
  inT90: 'In T-90',
  inT60: 'In T-60',
  inT30: 'In T-30',
  decidedToStay: 'Decided to stay',
  decidedToLeave: 'Decided to leave',
  lapsedStillBilling: 'Lapsed, still billing',
  renewed: 'Renewed',
  lost: 'Lost',
};

/** The word is always written too: neither color nor icon carries the meaning alone. */
const stateIcons: Readonly<Record<RenewalState, string>> = {
  watching: 'visibility',
  inT90: 'event_repeat',
  inT60: 'event_repeat',
  inT30: 'event_repeat',
  decidedToStay: 'thumb_up',
  decidedToLeave: 'thumb_down',
  lapsedStillBilling: 'running_with_errors',
  renewed: 'autorenew',
  lost: 'cancel',
};

export function stateIcon(state: RenewalState): Icon {
  return icon(stateIcons[state], stateWords[state]);
}

const checkpointIcons: Readonly<Record<CheckpointState, string>> = {
  open: 'pending_actions',
  captured: 'hourglass_top',
  returned: 'undo',
  closed: 'task_alt',
  notApplicable: 'do_not_disturb_on',
  superseded: 'history',
};

export function checkpointIcon(state: CheckpointState): Icon {
  return icon(checkpointIcons[state], checkpointWords[state]);
}

export const outcomeWords: Readonly<Record<CheckpointOutcome, string>> = {
  willRenew: 'Will renew',
  undecided: 'Has not decided',
  wantsChange: 'Wants something changed',
  wantsLowerPrice: 'Wants a lower price',
  willLeave: 'Will leave',
};

export const evidenceWords: Readonly<Record<CapturedEvidence['kind'], string>> = {
  mail: 'A mail',
  meeting: 'A meeting',
  ticket: 'A ticket',
  notApplicable: 'Does not apply',
};

export const callWords: Readonly<Record<RenewalCall, string>> = {
  renew: 'Will renew',
  watch: 'To watch',
  atRisk: 'At risk',
};

/** What is wrong, and what to do about it. */
export const flagWords: Readonly<Record<WorkflowFlag, string>> = {
  noOwner: 'Nobody owns it. Set the company owner in HubSpot.',
  noDeputy: 'Nobody stands in for the owner. Ask an administrator to name a deputy.',
  overdue: 'The open checkpoint is past its day.',
  noCall: 'Nobody has said yet what will happen. Record a call.',
  noPlan: 'At risk without a plan. Record a call with the next step.',
  disagreement: 'Person and engine disagree. A leader says which stands.',
  missingRoles: 'A role that the window asks for is not known.',
  tickedWithoutEvidence: 'Its task in HubSpot was ticked without evidence again.',
  stageAhead: 'Its deal in HubSpot stands ahead of what is proven.',
};

/** "sponsor or day-to-day contact". */
export function rolesText(roles: readonly StakeholderRole[], joint: 'and' | 'or'): string {
  const names = roles.map((role) => stakeholderWords[role].toLowerCase());
  const last = names[names.length - 1];
  if (last === undefined) return '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** "T‑60" with a hyphen that no line breaks at. */
export function windowText(window: string): string {
  return window.replace('-', '\u2011');
}
