/** What a person can log for a renewal. The order is the order of the form. */
export const interventionKinds = [
  'call',
  'meeting',
  'businessReview',
  'email',
  'serviceFix',
  'escalation',
  'priceDownRequest',
  'exitRequest',
  'other',
] as const;

export type InterventionKind = (typeof interventionKinds)[number];

/** As a sentence says it, after "logged". */
export const interventionWords: Record<InterventionKind, string> = {
  call: 'a call',
  meeting: 'a meeting',
  businessReview: 'a business review',
  email: 'a mail',
  serviceFix: 'a service problem solved',
  escalation: 'an escalation',
  priceDownRequest: 'a request for a lower price',
  exitRequest: 'a request to leave',
  other: 'an intervention',
};
