/**
 * The names under which the shipped bundle calls the vendors. The simulated UrlFetchApp checks them against the manifest's
 * allow-list first, then sends the call to a port on this machine, as a hosts file would.
 */
export const vendorHosts = {
  halopsa: 'harbour-it.halopsa.com',
  hubspot: 'api.hubapi.com',
  sheets: 'sheets.googleapis.com',
  token: 'oauth2.googleapis.com',
  drive: 'www.googleapis.com',
} as const;
