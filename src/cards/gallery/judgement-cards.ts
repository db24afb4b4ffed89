import type { Card } from '../card';
import { clientCard } from '../client-card';
import { contractCard } from '../contract-card';
import { disagreementsCard } from '../disagreements-card';
import { overrideFormCard } from '../override-form-card';
import { whyCard } from '../why-card';
import { bareClient, hostileClient, hostileText, sampleContext, sampleContract, samplePage } from './sample-clients';
import {
  fullContract,
  hostileOverride,
  overriddenContract,
  sampleCallDisagreements,
  sampleDisagreements,
  sampleOverrideForm,
  sampleStops,
  stoppedContract,
} from './sample-judgements';
import { readinessSamples } from './sample-readings';
import type { ContractContext } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';

function pageOf(contract: ContractContext, over: Partial<ClientPage> = {}): ClientPage {
  return samplePage({ context: sampleContext({ contracts: [contract] }), mayJudge: true, ...over });
}

function why(contract: ContractContext, over: Partial<ClientPage> = {}): Card {
  return whyCard(pageOf(contract, over), contract);
}

const hostileContract: ContractContext = {
  ...(hostileClient.contracts[0] ?? sampleContract()),
  override: hostileOverride,
};
const hostileStops = sampleStops.map((stop) => ({ ...stop, sentence: hostileText }));
const stoppedHostile: ContractContext = {
  ...hostileContract,
  readiness: { ...(hostileContract.readiness ?? readinessSamples.atRisk), stops: hostileStops },
};
const bareContract = bareClient.contracts[0] ?? sampleContract();
const shortened = sampleContract({ readiness: { ...readinessSamples.atRisk, readings: [] } });

/** Cards about bands: why, by whom, and who was right. */
export const judgementCards: Readonly<Record<string, Card>> = {
  'why-ready': why(sampleContract()),
  'why-at-risk': why(stoppedContract),
  'why-overridden': why(overriddenContract),
  'why-unproven': why(sampleContract({ readiness: readinessSamples.unproven })),
  'why-blocked': why(sampleContract({ readiness: readinessSamples.blocked }), { mayJudge: false }),
  'why-thirty-signals': why(fullContract),
  'why-missing-data': whyCard(samplePage({ context: bareClient, mayJudge: true }), bareContract),
  'why-shortened': why(shortened),
  'why-hostile': why(stoppedHostile, { context: { ...hostileClient, contracts: [stoppedHostile] } }),
  'contract-thirty-signals': contractCard(pageOf(fullContract), fullContract),
  'contract-stopped': contractCard(pageOf(stoppedContract), stoppedContract),
  'contract-overridden': contractCard(pageOf(overriddenContract), overriddenContract),
  'contract-shortened': contractCard(pageOf(shortened), shortened),
  'client-stopped': clientCard(pageOf(stoppedContract)),
  'client-overridden': clientCard(pageOf(overriddenContract)),
  'override-form': overrideFormCard(sampleOverrideForm),
  'override-form-refused': overrideFormCard({
    ...sampleOverrideForm,
    values: { band: '', expiresOn: '2027-03-01', reason: hostileText },
    problems: {
      band: 'Choose the band you would give.',
      expiresOn: 'Choose a day within the next 92 days. You can set it again then.',
    },
  }),
  disagreements: disagreementsCard(sampleDisagreements(5)),
  'disagreements-with-calls': disagreementsCard({ ...sampleDisagreements(5), calls: sampleCallDisagreements(4) }),
  'disagreements-none': disagreementsCard(sampleDisagreements(0)),
  'disagreements-undecided': disagreementsCard(sampleDisagreements(2)),
  'disagreements-many': disagreementsCard({ ...sampleDisagreements(120), calls: sampleCallDisagreements(60) }),
  'disagreements-hostile': disagreementsCard({
    ...sampleDisagreements(1, { clientName: hostileText, ref: hostileText, reason: hostileText, byName: hostileText }),
    calls: sampleCallDisagreements(1, {
      clientName: hostileText,
      contracts: hostileText,
      reason: hostileText,
      byName: hostileText,
      settled: { call: 'renew', byName: hostileText, reason: hostileText },
    }),
  }),
};
