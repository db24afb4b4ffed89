import type { Dimension } from '#domain/readiness/model';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { Role } from '#domain/vocabulary/person';

export const stakeholderWords: Readonly<Record<StakeholderRole, string>> = {
  sponsor: 'Sponsor',
  dayToDay: 'Day-to-day contact',
  economicBuyer: 'Economic buyer',
  signatory: 'Signatory',
};

export const roleWords: Readonly<Record<Role, string>> = {
  accountManager: 'Account manager',
  successLead: 'Customer success lead',
  leader: 'Leadership',
  finance: 'Finance',
  mspOwner: 'MSP owner',
  incidentCommander: 'Incident commander',
  administrator: 'Administrator',
};

/** Within a sentence: `finance`, and still `MSP owner`. */
export function roleInText(role: Role): string {
  return roleWords[role].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

export const dimensionWords: Readonly<Record<Dimension, string>> = {
  serviceQuality: 'Service quality',
  ticketTrend: 'Ticket trend',
  sentiment: 'Sentiment',
  commercialUtilisation: 'Commercial use',
  relationship: 'Relationship',
};
