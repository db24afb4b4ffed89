import type { ConcessionDeedName, ConcessionFigures, Give, Pressure } from '#application/views/concession';
import type { DecisionAction, RequestState } from '#domain/concession/concession-request';
import type { RiskCause } from '#domain/concession/response';
import type { Icon } from '../card';
import { icon } from '../widgets';

type Verdict = ConcessionFigures['verdict'];

export const verdictWords: Readonly<Record<Verdict, string>> = {
  belowFloor: 'Below the margin floor',
  cannotPayBack: 'Cannot pay back',
  unlikely: 'Unlikely to pay back',
  uncertain: 'May pay back or not',
  paysBack: 'Pays back',
  chanceUnknown: 'Chance not known',
};

/** What follows from it, in a sentence. */
export const verdictMeanings: Readonly<Record<Verdict, string>> = {
  belowFloor: 'The contract earns too little already. Re-scope or re-price it before giving anything.',
  cannotPayBack: 'Not even a certain renewal would earn back what it costs.',
  unlikely: 'The chance that it earns back its cost is below 40%.',
  uncertain: 'The chance that it earns back its cost is between 40% and 60%.',
  paysBack: 'The chance that it earns back its cost is 60% or more.',
  chanceUnknown: 'The chance of renewal is not known, so nobody can say whether it pays.',
};

const verdictIcons: Readonly<Record<Verdict, string>> = {
  belowFloor: 'block',
  cannotPayBack: 'block',
  unlikely: 'thumb_down',
  uncertain: 'trending_flat',
  paysBack: 'thumb_up',
  chanceUnknown: 'help',
};

export function verdictIcon(verdict: Verdict): Icon {
  return icon(verdictIcons[verdict], verdictWords[verdict]);
}

export const stateWords: Readonly<Record<RequestState, string>> = {
  open: 'Open',
  factsAsked: 'A question waits for the requester',
  countered: 'An offer waits for the requester',
  granted: 'Granted',
  rejected: 'Rejected',
  lapsed: 'Lapsed: nobody decided in time',
  withdrawn: 'Withdrawn by the requester',
  overturned: 'Overturned in the review',
};

const stateIcons: Readonly<Record<RequestState, string>> = {
  open: 'hourglass_top',
  factsAsked: 'forum',
  countered: 'change_circle',
  granted: 'check_circle',
  rejected: 'cancel',
  lapsed: 'update_disabled',
  withdrawn: 'undo',
  overturned: 'gavel',
};

export function stateIcon(state: RequestState): Icon {
  return icon(stateIcons[state], stateWords[state]);
}

export const decisionWords: Readonly<Record<DecisionAction, string>> = {
  approve: 'Approved',
  approveWithConditions: 'Approved with conditions',
  counter: 'Made an offer',
  askForFacts: 'Asked for facts',
  reject: 'Rejected',
};

export const deedWords: Readonly<Record<ConcessionDeedName, string>> = {
  approve: 'Approve',
  approveWithConditions: 'Approve with conditions',
  counter: 'Make an offer',
  askForFacts: 'Ask for facts',
  reject: 'Reject',
  answer: 'Answer',
  acceptCounter: 'Accept the offer',
  revise: 'Change the request',
  withdraw: 'Withdraw',
  uphold: 'Uphold',
  overturn: 'Overturn',
  meetCondition: 'Note as met',
};

export const giveWords: Readonly<Record<Give, string>> = {
  nothing: 'Nothing',
  longerTerm: 'A longer term',
  prepayment: 'Payment in advance',
  reference: 'A reference',
  scopeCut: 'Less scope',
  escalatorClause: 'A price increase clause',
};

export const causeWords: Readonly<Record<RiskCause, string>> = {
  price: 'Price',
  service: 'Service',
  budget: 'Budget',
  competitor: 'Another provider',
  relationship: 'Relationship',
  other: 'Something else',
};

export const pressureWords: Readonly<Record<Pressure, string>> = {
  none: 'None',
  competitor: 'Another offer is on the table',
  procurement: 'Their purchasing department is involved',
  tender: 'They run a tender',
};
