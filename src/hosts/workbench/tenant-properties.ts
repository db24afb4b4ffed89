import { propertyNames } from '#application/settings';
import { roles, type Role } from '#domain/vocabulary/person';
import { vendorHosts } from '#simulators/host-names';
import { portalId } from '#simulators/hubspot/start-hubspot';
import type { MspPerson } from '#simulators/msp/people';

/** What the simulated HaloPSA and HubSpot accept. Secrets of nothing. */
export interface VendorKeys {
  readonly haloPsaClientId: string;
  readonly haloPsaClientSecret: string;
  readonly hubSpotServiceKey: string;
  readonly hubSpotSetUpKey: string;
}

export interface Tenant {
  readonly keys: VendorKeys;
  readonly people: readonly MspPerson[];
  /** Owns the hourly trigger; signs in to nothing else. */
  readonly automationEmail: string;
  readonly mspDomain: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly serviceAccountKey: string;
  readonly timelineWorkbookId: string;
}

/** The script properties as an administrator of this MSP enters them. */
export function tenantProperties(tenant: Tenant): Readonly<Record<string, string>> {
  const automation = { email: tenant.automationEmail, name: 'Automation', roles: ['administrator'] };
  const people = tenant.people.map(({ email, name, roles: held, leads, deputyFor }) => ({
    email,
    name,
    roles: held.filter(isRole),
    // A property holds 9 kB: what is empty is left out.
    ...(leads.length === 0 ? {} : { leads }),
    ...(deputyFor.length === 0 ? {} : { deputyFor }),
  }));
  const settings = {
    haloPsaUrl: `https://${vendorHosts.halopsa}`,
    timeZone: tenant.timeZone,
    currency: tenant.currency,
    hubSpotPortalId: portalId,
    // Writing to HubSpot is off until an administrator turns it on.
    pilotClientIds: 'all',
    internalDomains: [tenant.mspDomain],
    // HaloPSA's own default scale: 1 is the best answer.
    csatScale: { best: 1, worst: 4 },
    // What no default can give: an hour of this MSP costs 42, and 45 of 100 are margin where cost is not measured.
    concessions: { hourCost: 42, margin: 0.45 },
    people: [...people, automation],
  };
  return {
    [propertyNames.haloPsaClientId]: tenant.keys.haloPsaClientId,
    [propertyNames.haloPsaClientSecret]: tenant.keys.haloPsaClientSecret,
    [propertyNames.hubSpotServiceKey]: tenant.keys.hubSpotServiceKey,
    [propertyNames.hubSpotSetUpKey]: tenant.keys.hubSpotSetUpKey,
    [propertyNames.serviceAccountKey]: tenant.serviceAccountKey,
    [propertyNames.timelineWorkbookId]: tenant.timelineWorkbookId,
    [propertyNames.settings]: JSON.stringify(settings),
  };
}

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}
