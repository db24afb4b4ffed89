/**
 * Renders the add-on's manifest for one MSP. The root appsscript.json is the template and works for the local system as it is.
 * `tenant`: `{ haloPsaUrl, timeZone?, hubSpotUiDomain?, webhookUrls? }`.
 */
export function renderManifest(template, tenant) {
  if (tenant === undefined) return template;
  const own = new URL(tenant.haloPsaUrl);
  if (own.protocol !== 'https:' || own.pathname !== '/') {
    throw new Error(
      `haloPsaUrl must be an https address without a path, such as https://acme.halopsa.com; it is ${tenant.haloPsaUrl}.`,
    );
  }
  const demo = 'https://harbour-it.halopsa.com/';
  const hubSpot = `https://${tenant.hubSpotUiDomain ?? 'app.hubspot.com'}/`;
  const replaced = (urls) =>
    urls.map((url) => (url === demo ? `${own.origin}/` : url === 'https://app.hubspot.com/' ? hubSpot : url));
  const { common } = template.addOns;
  return {
    ...template,
    timeZone: tenant.timeZone ?? template.timeZone,
    urlFetchWhitelist: [...replaced(template.urlFetchWhitelist), ...(tenant.webhookUrls ?? [])],
    addOns: { ...template.addOns, common: { ...common, openLinkUrlPrefixes: replaced(common.openLinkUrlPrefixes) } },
  };
}
