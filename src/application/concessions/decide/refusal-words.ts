import type { DecisionRefusal, ReviewAnswer } from '#domain/concession/decide-request';

type ReviewRefusal = Extract<ReviewAnswer, { kind: 'refused' }>['because'];

type Refusal =
  | DecisionRefusal
  | ReviewRefusal
  | 'forged'
  | 'tooLong'
  | 'outdated'
  | 'notRequester'
  | 'notKeeper'
  | 'alreadyMet'
  | 'dueDayOdd';

/** What a person reads when something is refused, with what to do. A new reason does not compile until it is worded. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  noIdentity: 'Google does not say who you are, or you are not listed in People. Nothing was decided.',
  expired: 'This is past its time: the request has lapsed, or the card lay open for too long. Open the request again.',
  closed: 'This request is no longer open. What stands is shown.',
  changedSince: 'The request has changed since this card was drawn. Read it again before you decide.',
  isRequester: 'Whoever asks for a concession does not decide on it.',
  notApprover: 'This decision is not yours to take: the card names who can.',
  alreadyDecided: 'You have decided already. What you decided is shown.',
  wordsMissing: 'Say why in a line or two. Only a plain approval needs no words.',
  cannotBeGranted: 'Nobody free of conflict can decide this. Ask an administrator to look at People.',
  nothingToReview: 'There is nothing to review here.',
  notReviewer: 'Finance reviews this, and nobody who took part in the decision.',
  forged: 'This button does not belong to this request. Open it again. Nothing was decided.',
  tooLong: 'Shorten your words to 2,000 characters.',
  outdated: 'This button is from an older card. Open the request again.',
  notRequester: 'Only the requester can do this.',
  notKeeper: 'Only the requester, or the account manager of the client, can do this.',
  dueDayOdd: 'Choose a day for the conditions from today on, within two years. A line may name its own: by 2027-01-31.',
  alreadyMet: 'This condition was noted as met already.',
};
