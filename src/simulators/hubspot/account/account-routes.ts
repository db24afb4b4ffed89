import { londonDay, londonInstant, londonOffset, addDays } from '../../msp/days';
import { labelCap } from '../associations/label-book';
import { needs, type PortalApp } from '../call';
import type { CallMeter } from '../call-limits';
import { anyObjectScope, kinds, objectTypes } from '../object-types';
import type { Portal } from '../portal';
import { customPropertyCap } from '../properties/property-book';
import { versionsOf } from '../versions';

const overallPropertyCap = 10_000;
const recordCap = 15_000_000;

export function addAccountRoutes(app: PortalApp, portal: Portal, meter: CallMeter): void {
  for (const base of versionsOf.accountInfo) {
    app.get(`${base}/details`, (call) => call.json(accountDetails(portal)));
    app.get(`${base}/api-usage/daily/private-apps`, (call) => {
      const now = portal.now();
      const { limit, used } = meter.dailyUsage();
      return call.json({
        results: [
          {
            name: 'private-apps-api-calls-daily',
            usageLimit: limit,
            currentUsage: used,
            collectedAt: new Date(now).toISOString(),
            fetchStatus: 'SUCCESS',
            resetsAt: new Date(londonInstant(addDays(londonDay(now), 1), 0)).toISOString(),
          },
        ],
      });
    });
  }
  addLimitRoutes(app, portal);
}

function accountDetails({ portalId, world, now }: Portal) {
  const offset = londonOffset(now());
  return {
    portalId,
    accountType: 'STANDARD',
    timeZone: world.timeZone,
    companyCurrency: world.currency,
    additionalCurrencies: [...new Set(world.clients.map(({ currency }) => currency))].filter(
      (currency) => currency !== world.currency,
    ),
    utcOffset: offset === 0 ? '+00:00' : '+01:00',
    utcOffsetMilliseconds: offset,
    uiDomain: 'app.hubspot.com',
    dataHostingLocation: 'na1',
  };
}

/** How far the account is from its limits; schema scopes alone are not enough here. */
function addLimitRoutes(app: PortalApp, portal: Portal): void {
  const { properties, pipelines, labels, records, plan } = portal;
  const byObjectType = (limit: number, usage: (type: (typeof objectTypes)[number]) => number) =>
    objectTypes.map((type) => ({ objectTypeId: kinds[type].typeId, limit, usage: usage(type) }));
  const customCount = (type: (typeof objectTypes)[number]): number =>
    properties.active(type).filter(({ hubspotDefined }) => !hubspotDefined).length;
  const answers: Readonly<Record<string, () => object>> = {
    'custom-properties': () => ({
      overallLimit: overallPropertyCap,
      overallUsage: objectTypes.reduce((sum, type) => sum + customCount(type), 0),
      byObjectType: byObjectType(customPropertyCap, customCount),
    }),
    pipelines: () => ({
      byObjectType: [{ objectTypeId: kinds.deals.typeId, limit: plan.dealPipelines, usage: pipelines.all().length }],
    }),
    records: () => ({ byObjectType: byObjectType(recordCap, (type) => [...records[type].all()].length) }),
    'associations/labels': () => ({
      byObjectTypes: objectTypes.flatMap((from) =>
        objectTypes.flatMap((to) => {
          const usage = labels.custom().filter((type) => type.from === from && type.to === to).length;
          const limit = plan.hasAssociationLabels ? labelCap : 0;
          return usage === 0
            ? []
            : [{ fromObjectTypeId: kinds[from].typeId, toObjectTypeId: kinds[to].typeId, limit, usage }];
        }),
      ),
    }),
  };
  for (const base of versionsOf.limits) {
    for (const [name, answer] of Object.entries(answers)) {
      app.get(`${base}/${name}`, (call) => {
        needs(call, anyObjectScope);
        return call.json(answer());
      });
    }
  }
}
