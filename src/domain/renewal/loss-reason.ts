/** Why a renewal was lost for reasons that no reading could know. Source: docs/domain/renewal-probability.md, "Outcomes". */
export type LossReason = 'involuntary' | 'ourDecision';

/** Insolvency, acquisition, a tender: service quality played no part. */
const involuntary =
  /\b(?:acquired|acquisition|take-?over|taken over|bought by|merged|merger|group it|parent company|insolven\w*|bankrupt\w*|liquidat\w*|receivership|wound up|ceased trading|out of business|clos(?:ed|ing) down|public tender|tender(?:ed)?|rfp)\b/i;
const ourDecision =
  /\b(?:our (?:own )?decision|we (?:ended|terminated|resigned|declined|let them go|walked away)|ended by us|not profitable for us)\b/i;

/** What the account manager wrote as the reason of a lost deal. Undefined: an ordinary loss, or nobody said. */
export function lossReasonOf(text: string): LossReason | undefined {
  if (ourDecision.test(text)) return 'ourDecision';
  return involuntary.test(text) ? 'involuntary' : undefined;
}
