import type { FaultKind, VendorName } from '../../local-world';

export const vendorWords: Readonly<Record<VendorName, string>> = {
  halopsa: 'HaloPSA',
  hubspot: 'HubSpot',
  google: 'Google Sheets',
};

/** Each goes on after the name of the vendor: "HaloPSA drops every connection". */
export const faultWords: Readonly<Record<FaultKind, string>> = {
  throttled: 'asks to slow down, and says how long',
  throttledWithoutWait: 'asks to slow down, without a time',
  serverError: 'answers with an error (500)',
  slow: 'takes 12 seconds an answer',
  truncatedBody: 'cuts its answers short',
  html: 'answers with a web page',
  lostReply: 'does the work and loses the answer',
  connectionReset: 'drops every connection',
  expiredTokens: 'refuses the tokens issued so far',
  refusedCredential: 'refuses our key',
};

export const worksNormally = 'works normally';

export function asHeading(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
