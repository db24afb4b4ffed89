import type { ClientContext, StakeholderLine } from '#application/views/client-context';
import { windowOf } from '#domain/renewal/renewal-window';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import type { Section, Widget } from './card';
import { escapeText } from './escape-text';
import { stakeholderWords } from './role-words';
import { icon, line, paragraph } from './widgets';

/** A role with more people than this says how many more. */
const mostNamesPerRole = 3;

/** Who owns the client here, who decides there, and who is not known although the open window requires it. */
export function peopleSection({ owner, stakeholders }: ClientContext, daysToDecision: number | undefined): Section {
  const required = daysToDecision === undefined ? [] : requiredStakeholders(windowOf(daysToDecision));
  const known = stakeholderRoles.filter((role) => stakeholders.some((stakeholder) => stakeholder.role === role));
  const missing = required.filter((role) => !known.includes(role));
  return {
    header: 'People',
    widgets: [
      ownerWidget(owner),
      ...known.map((role) => roleWidget(role, stakeholders)),
      ...(missing.length === 0 ? [] : [missingWidget(missing)]),
      ...(known.length + missing.length === 0 ? [paragraph('No stakeholder role is known in HubSpot.')] : []),
    ],
  };
}

function ownerWidget(owner: ClientContext['owner']): Widget {
  if (owner === undefined) {
    return line({
      icon: icon('person_off', 'Missing'),
      text: '<b>Nobody owns this client</b>',
      below: 'Set the company owner in HubSpot.',
    });
  }
  const { name, email, active } = owner;
  return line({
    icon: active ? icon('person', 'Account manager') : icon('person_off', 'Inactive'),
    text: `<b>${escapeText(name)}</b>`,
    below: active
      ? `Account manager, ${email}`
      : 'Account manager until the account was closed. Set a new owner in HubSpot.',
  });
}

function roleWidget(role: StakeholderRole, stakeholders: readonly StakeholderLine[]): Widget {
  const names = stakeholders.filter((stakeholder) => stakeholder.role === role).map(({ name, email }) => name || email);
  const rest = names.length > mostNamesPerRole ? ` and ${names.length - mostNamesPerRole} more` : '';
  return line({
    icon: icon('badge', stakeholderWords[role]),
    text: `${names.slice(0, mostNamesPerRole).map(escapeText).join(', ')}${rest}`,
    below: stakeholderWords[role],
  });
}

/** One line for all: four of them would push what is known off the screen. */
function missingWidget(roles: readonly StakeholderRole[]): Widget {
  const [first = '', ...more] = roles.map((role) => stakeholderWords[role]);
  const rest = more.map((words) => words.charAt(0).toLowerCase() + words.slice(1));
  const last = rest[rest.length - 1];
  const names = last === undefined ? first : `${[first, ...rest.slice(0, -1)].join(', ')} and ${last}`;
  return line({
    icon: icon('person_search', 'Missing'),
    text: `<b>${names} not known</b>`,
    below: `The open window requires ${roles.length === 1 ? 'this role' : 'these roles'}. Open a mail of theirs and map the sender, or label the contact in HubSpot.`,
  });
}
