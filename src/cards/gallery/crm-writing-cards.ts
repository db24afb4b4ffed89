import type { CrmWritingPage } from '#application/views/crm-writing';
import type { Card } from '../card';
import { crmWritingCard } from '../crm-writing-card';
import type { WallClock } from '../day-text';
import { sampleNow } from './sample-clients';

const ready: CrmWritingPage = {
  isPaused: false,
  check: { problems: [], pipelineId: '77', stages: [], labelledRoles: [] },
  pilot: 12,
  offers: [],
  checkedAt: sampleNow,
};

const lacking = {
  ...ready.check,
  problems: [
    {
      what: 'HubSpot has no deal pipeline MSP renewals.',
      fix: 'Run the set-up of HubSpot: it makes one. Where the plan allows no second pipeline, name an existing one in the setting renewalPipeline.',
      blocks: true,
      canBeMade: 'pipeline' as const,
    },
    {
      what: 'HubSpot has no association label Signatory between deals and contacts.',
      fix: 'Run the set-up of HubSpot: it makes them. On a plan without labels set hs_buying_role on contacts instead.',
      blocks: false,
      canBeMade: 'labels' as const,
    },
  ],
};

export function crmWritingCards(clock: WallClock): Readonly<Record<string, Card>> {
  const cardOf = (change: Partial<CrmWritingPage>) => crmWritingCard({ ...ready, ...change }, clock);
  const offer = {
    renewalId: '501@2026-09-30',
    clientId: 1,
    contractId: 501,
    saysRenewal: true,
    isAboutTheAmount: true,
  };
  return {
    'crm-writing-ready': cardOf({}),
    'crm-writing-lacking': cardOf({ check: lacking }),
    'crm-writing-on': cardOf({
      crmWriting: { kind: 'on', since: '2026-03-02' },
      offers: Array.from({ length: 12 }, (_, index) => ({
        ...offer,
        dealId: String(7_001 + index),
        daysLater: index - 3,
      })),
    }),
  };
}
