import type { Health } from '#application/views/health';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { Card } from './card';
import { clientCard } from './client-card';
import { colleagueCard } from './colleague-card';
import { contractCard, contractGoneCard } from './contract-card';
import type { WallClock } from './day-text';
import { defectCard, setUpCard, upstreamCard } from './failure-card';
import { concessionCards } from './gallery/concession-cards';
import { rulesCards } from './gallery/rules-cards';
import {
  bareClient,
  clientReading,
  crowdedClient,
  freshHealth,
  gatedClient,
  hostileClient,
  hostileText,
  sampleContext,
  sampleContract,
  sampleNow,
  samplePage,
  sampleToday,
} from './gallery/sample-clients';
import { judgementCards } from './gallery/judgement-cards';
import {
  busyClient,
  busyContract,
  endingContract,
  foreignDealings,
  fullClient,
  hostileDealings,
  manyClients,
  otherClients,
  quietClient,
} from './gallery/sample-dealings';
import { bandCountSample, sampleDecisions, sampleHomepage, syncOff, syncOn } from './gallery/sample-homepages';
import { readinessSamples } from './gallery/sample-readings';
import { crmWritingCards } from './gallery/crm-writing-cards';
import { writeBackCards } from './gallery/write-back-cards';
import { renewalCards } from './gallery/renewal-cards';
import { rollbackCards } from './gallery/rollback-cards';
import { upliftCards } from './gallery/uplift-cards';
import { gapsCard } from './gaps-card';
import { homepageCard } from './homepage-card';
import { interventionFormCard } from './intervention-form-card';
import { noAccessCard } from './no-access-card';
import { severalClientsCard } from './several-clients-card';
import { strangerCard } from './stranger-card';
import { timelineCard } from './timeline-card';

/** Samples are told in UTC, so that a golden file does not depend on a zone. */
const utc: WallClock = { dayOf: (at) => toUtcText(at).slice(0, 10), timeOf: (at) => toUtcText(at).slice(11, 16) };

const stale: Health = { lastSyncAt: sampleNow - 5 * 3_600_000, isBackfilling: false, isPaused: false };
const paused: Health = { ...freshHealth, isPaused: true };
const backfilling: Health = { isBackfilling: true, backfillShare: 0.42, isPaused: false };
const rereading: Health = { ...freshHealth, rereadShare: 0.42 };
const troubled: Health = { ...freshHealth, trouble: 'HubSpot refused our key. Ask an administrator to renew it.' };
const everythingWrong: Health = { ...stale, isPaused: true, trouble: hostileText };

const sender = { email: 'helen@alderfinch.example', name: 'Helen Alder', roles: ['sponsor'] } as const;
const form = {
  client: { id: 77, name: 'Alder & Finch Architects' },
  contract: { id: 501, ref: 'CT-0501' },
  draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5c001',
  today: sampleToday,
};

const clientCards: Readonly<Record<string, Card>> = {
  'client-healthy': clientCard(samplePage({ sender })),
  'client-at-risk': clientCard(samplePage({ context: clientReading(readinessSamples.atRisk) })),
  'client-unproven': clientCard(samplePage({ context: clientReading(readinessSamples.unproven) })),
  'client-blocked': clientCard(samplePage({ context: clientReading(readinessSamples.blocked) })),
  'client-gated': clientCard(
    samplePage({ context: gatedClient, sender: { email: 'new@alderfinch.example', roles: [] } }),
  ),
  'client-stale': clientCard(samplePage({ health: stale })),
  'client-paused': clientCard(samplePage({ health: paused })),
  'client-backfilling': clientCard(samplePage({ health: backfilling })),
  'client-rereading': clientCard(samplePage({ health: rereading })),
  'client-troubled': clientCard(samplePage({ health: troubled })),
  'client-missing-data': clientCard(samplePage({ context: bareClient })),
  'client-without-contract': clientCard(samplePage({ context: sampleContext({ contracts: [] }) })),
  'client-busy': clientCard(samplePage({ context: busyClient, sender, alsoOnMessage: otherClients })),
  'client-quiet': clientCard(samplePage({ context: quietClient })),
  'client-sixty-contracts': clientCard(
    samplePage({ context: fullClient, health: everythingWrong, sender, alsoOnMessage: manyClients }),
  ),
  'client-foreign-script': clientCard(samplePage({ context: foreignDealings })),
  'client-hostile': clientCard(
    samplePage({
      context: hostileDealings,
      health: everythingWrong,
      ticketUrls: { '1': 'javascript:alert(1)', '2': `https://a.example/${hostileText}` },
      sender: { email: hostileText, name: hostileText, roles: [] },
      alsoOnMessage: manyClients,
    }),
  ),
};

const contractCards: Readonly<Record<string, Card>> = {
  'contract-healthy': contractCard(samplePage(), sampleContract()),
  'contract-at-risk': contractCard(
    samplePage({ context: clientReading(readinessSamples.atRisk) }),
    sampleContract({ readiness: readinessSamples.atRisk, noticeIsDefault: true }),
  ),
  'contract-unproven': contractCard(
    samplePage({ health: stale }),
    sampleContract({ readiness: readinessSamples.unproven }),
  ),
  'contract-missing-data': contractCard(
    samplePage({ context: bareClient }),
    bareClient.contracts[0] ?? sampleContract(),
  ),
  'contract-passed': contractCard(samplePage({ health: paused }), sampleContract({ decisionOn: '2026-02-25' })),
  'contract-hostile': contractCard(
    samplePage({ context: hostileClient }),
    hostileClient.contracts[0] ?? sampleContract(),
  ),
  'contract-in-group': contractCard(
    samplePage({ context: { ...busyClient, openIncidents: gatedClient.openIncidents } }),
    busyContract,
  ),
  'contract-that-ends': contractCard(samplePage({ context: busyClient }), endingContract),
  'contract-gone': contractGoneCard(samplePage()),
};

const timelineCards: Readonly<Record<string, Card>> = {
  timeline: timelineCard({ client: form.client, lines: sampleLines(6) }, utc),
  'timeline-empty': timelineCard({ client: form.client, lines: [] }, utc),
  'timeline-long': timelineCard({ client: form.client, lines: sampleLines(140) }, utc),
  'timeline-broken': timelineCard({ client: form.client, lines: sampleLines(2), brokenAt: 212 }, utc),
  'timeline-hostile': timelineCard(
    {
      client: { id: 80, name: hostileText },
      lines: [{ sequence: 1, at: sampleNow, type: hostileText, sentence: hostileText, actor: hostileText }],
    },
    utc,
  ),
};

const homepageCards: Readonly<Record<string, Card>> = {
  'homepage-account-manager': homepageCard(
    sampleHomepage(['accountManager'], {
      soonest: sampleDecisions(6),
      incidents: otherClients.slice(0, 1),
      clientCount: 6,
      bandCounts: { ready: 2, unproven: 1, atRisk: 3, blocked: 0 },
    }),
    utc,
  ),
  'homepage-account-manager-empty': homepageCard(sampleHomepage(['accountManager'], { health: backfilling }), utc),
  'homepage-success-lead': homepageCard(
    sampleHomepage(['successLead', 'accountManager'], {
      soonest: sampleDecisions(9),
      clientCount: 31,
      bandCounts: bandCountSample,
    }),
    utc,
  ),
  'homepage-success-lead-empty': homepageCard(sampleHomepage(['successLead']), utc),
  'homepage-msp-owner-empty': homepageCard(sampleHomepage(['mspOwner']), utc),
  'homepage-msp-owner': homepageCard(
    sampleHomepage(['mspOwner'], {
      soonest: sampleDecisions(85),
      clientCount: 120,
      bandCounts: bandCountSample,
      health: stale,
    }),
    utc,
  ),
  'homepage-leader': homepageCard(sampleHomepage(['leader']), utc),
  'homepage-leader-updating': homepageCard(sampleHomepage(['leader'], { isUpdating: true }), utc),
  'homepage-finance': homepageCard(sampleHomepage(['finance']), utc),
  'homepage-incident-commander': homepageCard(sampleHomepage(['incidentCommander'], { incidents: otherClients }), utc),
  'homepage-incident-commander-empty': homepageCard(sampleHomepage(['incidentCommander']), utc),
  'homepage-several-roles': homepageCard(
    sampleHomepage(['mspOwner', 'leader', 'administrator'], {
      soonest: sampleDecisions(3),
      incidents: manyClients,
      clientCount: 3,
      bandCounts: { ready: 1, unproven: 1, atRisk: 1, blocked: 0 },
      administrator: syncOn,
    }),
    utc,
  ),
  'homepage-administrator-off': homepageCard(sampleHomepage(['administrator'], { administrator: syncOff }), utc),
  'homepage-administrator-on': homepageCard(sampleHomepage(['administrator'], { administrator: syncOn }), utc),
  'homepage-administrator-paused': homepageCard(
    sampleHomepage(['administrator'], { administrator: { ...syncOn, isPaused: true }, health: paused }),
    utc,
  ),
  'homepage-without-role': homepageCard(sampleHomepage([]), utc),
  'homepage-hostile': homepageCard(
    sampleHomepage(['accountManager'], {
      soonest: sampleDecisions(1).map((decision) => ({ ...decision, clientName: hostileText, ref: hostileText })),
    }),
    utc,
  ),
};

const otherCards: Readonly<Record<string, Card>> = {
  gaps: gapsCard(samplePage({ context: bareClient })),
  'gaps-none': gapsCard(samplePage()),
  'gaps-many': gapsCard(samplePage({ context: crowdedClient })),
  'gaps-hostile': gapsCard(samplePage({ context: hostileClient })),
  'intervention-form': interventionFormCard(form),
  'intervention-form-refused': interventionFormCard({
    ...form,
    values: { kind: 'call', happenedOn: '', note: hostileText },
    problems: { happenedOn: 'Pick the day on which it happened.', note: 'Write a line about what was agreed.' },
  }),
  colleague: colleagueCard(freshHealth, sampleNow),
  stranger: strangerCard({
    address: 'sales@unknown.example',
    health: freshHealth,
    now: sampleNow,
    alsoOnMessage: otherClients,
  }),
  'stranger-hostile': strangerCard({
    address: hostileText,
    health: stale,
    now: sampleNow,
    alsoOnMessage: [],
  }),
  'several-clients': severalClientsCard({
    address: 'accountant@books.example',
    clients: [
      { id: 77, name: 'Alder & Finch Architects' },
      { id: 78, name: hostileText },
    ],
    alsoOnMessage: [{ id: 79, name: 'Northgate Dental' }],
    health: freshHealth,
    now: sampleNow,
  }),
  'no-access': noAccessCard({ because: 'notYours', clientName: 'Alder & Finch Architects' }),
  'no-access-others': noAccessCard({ because: 'notYours' }, otherClients),
  'no-access-hostile': noAccessCard({ because: 'notYours', clientName: hostileText }),
  'no-access-not-listed': noAccessCard({ because: 'notListed' }),
  'no-access-gone': noAccessCard({ because: 'gone' }),
  'failure-upstream': upstreamCard('Google Sheets is not answering. Try again in a few minutes.'),
  'failure-defect': defectCard('3f9c2d'),
  'failure-set-up': setUpCard(
    'The setting haloPsaUrl is an https address without a path. See docs/reference/settings.md.',
  ),
};

/** Every card with sample views. Each has a golden file in test/cards/golden. */
export const gallery: Readonly<Record<string, Card>> = {
  ...clientCards,
  ...contractCards,
  ...renewalCards(utc),
  ...judgementCards,
  ...writeBackCards(utc),
  ...crmWritingCards(utc),
  ...rollbackCards(utc),
  ...timelineCards,
  ...homepageCards,
  ...concessionCards(utc),
  ...rulesCards(utc),
  ...upliftCards(utc),
  ...otherCards,
};

function sampleLines(count: number) {
  const types = ['readinessMeasured', 'interventionLogged', 'ownerChanged', 'contractObserved'];
  const sentences = [
    'Readiness of CT-0501 measured: at risk, 41 of 100.',
    'Call with the client: agreed on a review of the backup window.',
    'The owner changed from Sam Cole to Priya Nair.',
    'Contract CT-0501 seen for the first time.',
  ];
  return Array.from({ length: count }, (_, index) => ({
    sequence: 400 - index,
    at: sampleNow - index * 31 * 3_600_000,
    type: types[index % types.length] ?? '',
    sentence: sentences[index % sentences.length] ?? '',
    actor: index % 4 === 1 ? 'priya@harbour-it.example' : 'run',
    contractId: 501,
  }));
}
