import type { StakeholderRole } from '../../../vocabulary/client';
import { requiredStakeholders, windowOf, windowOpensDays } from '../../../vocabulary/renewal-window';
import { measured, signalOf, unknown } from '../../signal';

const roleWords: Record<StakeholderRole, string> = {
  sponsor: 'sponsor',
  dayToDay: 'day-to-day contact',
  economicBuyer: 'economic buyer',
  signatory: 'signatory',
};

const tooFew = 'There is no decision date, so nobody can say who must be known by now.';

/** Source: docs/domain/readiness.md, "Stakeholders". */
export const stakeholdersKnown = signalOf({
  id: 'stakeholders-known',
  dimension: 'relationship',
  question: 'Do we know who decides?',
  weight: 3,
  source: 'stakeholders',
  tooFew,
  thresholds: windowOpensDays,
  read({ stakeholderRoles, daysToDecision }, opens) {
    if (stakeholderRoles === undefined) return unknown('HubSpot does not know the contacts of this client.');
    if (daysToDecision === undefined) return unknown(tooFew);
    const window = windowOf(daysToDecision, opens);
    const isEarly = window === 'beyond' || window === 'watch';
    // Before the first window the question is whether it could open today.
    const required = requiredStakeholders(isEarly ? 'T-90' : window);
    const missing = required.filter((role) => !stakeholderRoles.includes(role));
    const known = required.length - missing.length;
    const when = isEarly
      ? 'T-90 will ask for'
      : window === 'passed'
        ? 'are needed after the decision date'
        : `${window} asks for`;
    const lack = missing.length === 0 ? '' : `; missing: ${missing.map((role) => roleWords[role]).join(', ')}`;
    return measured(
      (100 * known) / required.length,
      `${known} of the ${required.length} roles that ${when} are known${lack}.`,
    );
  },
});
