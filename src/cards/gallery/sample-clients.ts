import type { ClientContext, ContractContext, ReadinessView } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import type { Health } from '#application/views/health';
import { addDays } from '#domain/vocabulary/calendar-date';
import { readinessSamples } from './sample-readings';

export const sampleToday = '2026-03-02';
/** 09:30 UTC on that day. */
export const sampleNow = Date.UTC(2026, 2, 2, 9, 30);

export const freshHealth: Health = { lastSyncAt: sampleNow - 12 * 60_000, isBackfilling: false, isPaused: false };

export function sampleContract(over: Partial<ContractContext> = {}): ContractContext {
  return {
    id: 501,
    ref: 'CT-0501',
    kind: 'Managed services',
    url: 'https://harbour-it.halopsa.com/contracts?id=501',
    termStartsOn: '2025-07-14',
    termEndsOn: '2026-07-13',
    isEvergreen: false,
    noticePeriodDays: 90,
    noticeIsDefault: false,
    decisionOn: '2026-04-14',
    annualValue: { annualMinor: 4_860_000, currency: 'GBP' },
    readiness: readinessSamples.ready,
    ...over,
  };
}

const backupContract = sampleContract({
  id: 502,
  ref: 'CT-0502',
  kind: 'Backup',
  url: 'https://harbour-it.halopsa.com/contracts?id=502',
  termStartsOn: '2024-11-01',
  isEvergreen: true,
  decisionOn: '2026-11-01',
  noticeIsDefault: true,
  annualValue: { annualMinor: 612_050, currency: 'GBP' },
});

export function sampleContext(over: Partial<ClientContext> = {}): ClientContext {
  return {
    version: 1,
    client: {
      id: 77,
      name: 'Alder & Finch Architects',
      url: 'https://harbour-it.halopsa.com/customers?id=77',
      companyUrl: 'https://app.hubspot.com/contacts/1/company/9077',
    },
    owner: { name: 'Priya Nair', email: 'priya@harbour-it.example', active: true },
    stakeholders: [
      { role: 'sponsor', name: 'Helen Alder', email: 'helen@alderfinch.example' },
      { role: 'dayToDay', name: 'Tom Reyes', email: 'tom@alderfinch.example' },
      { role: 'economicBuyer', name: 'Marta Finch', email: 'marta@alderfinch.example' },
    ],
    contracts: [sampleContract(), backupContract],
    openIncidents: [],
    gaps: [],
    eventSequences: [],
    builtAt: sampleNow - 40 * 60_000,
    ...over,
  };
}

export function samplePage(over: Partial<ClientPage> = {}): ClientPage {
  const context = over.context ?? sampleContext();
  return {
    context,
    today: sampleToday,
    now: sampleNow,
    health: freshHealth,
    ticketUrls: ticketUrlsOf(context),
    ...over,
  };
}

function ticketUrlsOf({ contracts }: ClientContext): Readonly<Record<string, string>> {
  const ids = contracts.flatMap(({ readiness }) => [
    ...(readiness?.stops ?? []).flatMap(({ ticketIds }) => ticketIds),
    ...(readiness?.readings ?? []).flatMap(({ reading }) =>
      reading.kind === 'measured' ? (reading.evidence.ticketIds ?? []) : [],
    ),
  ]);
  return Object.fromEntries(ids.map((id) => [String(id), `https://harbour-it.halopsa.com/tickets?id=${id}`]));
}

/** A client whose one contract reads like this. */
export function clientReading(readiness: ReadinessView): ClientContext {
  return sampleContext({ contracts: [sampleContract({ readiness })] });
}

export const gatedClient = sampleContext({
  openIncidents: [
    { ticketId: 40_991, priority: 1, openedOn: '2026-03-02', url: 'https://harbour-it.halopsa.com/tickets?id=40991' },
    { ticketId: 40_987, priority: 2, openedOn: '2026-03-01', url: 'https://harbour-it.halopsa.com/tickets?id=40987' },
  ],
});

const bareContract: ContractContext = {
  id: 503,
  ref: 'CT-0503',
  kind: 'Support',
  url: 'https://harbour-it.halopsa.com/contracts?id=503',
  isEvergreen: false,
  noticePeriodDays: 90,
  noticeIsDefault: true,
};

export const bareClient: ClientContext = {
  version: 1,
  client: { id: 78, name: 'Quay Logistics', url: 'https://harbour-it.halopsa.com/customers?id=78' },
  stakeholders: [],
  contracts: [bareContract],
  openIncidents: [],
  gaps: [
    {
      kind: 'noTermEnd',
      clientId: 78,
      contractId: 503,
      what: 'The term has no end.',
      fix: 'Enter the end date on contract CT-0503 in HaloPSA.',
    },
    {
      kind: 'noNoticePeriod',
      clientId: 78,
      contractId: 503,
      what: 'The notice period is not recorded.',
      fix: 'Enter the days in the custom field CFNoticePeriodDays of contract CT-0503 in HaloPSA.',
    },
    {
      kind: 'noCompany',
      clientId: 78,
      what: 'HubSpot has no company for this client.',
      fix: 'Create the company in HubSpot, or enter client id 78 on it.',
    },
  ],
  eventSequences: [],
  builtAt: sampleNow,
};

export const crowdedClient = sampleContext({
  client: {
    id: 79,
    name: 'The Amalgamated North-Eastern Refrigeration, Ventilation and Cold-Chain Maintenance Cooperative of Greater Tyneside Limited',
    url: 'https://harbour-it.halopsa.com/customers?id=79',
    companyUrl: 'https://app.hubspot.com/contacts/1/company/9079',
  },
  contracts: Array.from({ length: 60 }, (_, index) =>
    sampleContract({
      id: 600 + index,
      ref: `CT-0${600 + index}`,
      decisionOn: addDays('2026-02-20', index * 9),
      readiness: index % 3 === 0 ? readinessSamples.atRisk : readinessSamples.ready,
    }),
  ),
  stakeholders: Array.from({ length: 30 }, (_, index) => ({
    role: 'dayToDay' as const,
    name: `Contact Number${index}`,
    email: `contact${index}@cold.example`,
  })),
  openIncidents: Array.from({ length: 30 }, (_, index) => ({
    ticketId: 41_000 + index,
    priority: 2,
    openedOn: '2026-03-01',
    url: `https://harbour-it.halopsa.com/tickets?id=${41_000 + index}`,
  })),
  gaps: Array.from({ length: 150 }, (_, index) => ({
    kind: 'noAnnualValue' as const,
    clientId: 79,
    contractId: 600 + (index % 60),
    what: 'The yearly value is not recorded.',
    fix: `Enter the value on contract CT-0${600 + (index % 60)} in HaloPSA.`,
  })),
});

export const hostileText = `<script>alert("x")</script><a href='https://evil.example'>pay</a>\u202Efdp.exe\u0000`;

export const hostileClient = sampleContext({
  client: { id: 80, name: hostileText, url: 'javascript:alert(1)', companyUrl: 'https://evil.example/"onmouseover="x' },
  owner: { name: hostileText, email: hostileText, active: true },
  stakeholders: [{ role: 'sponsor', name: hostileText, email: hostileText }],
  contracts: [
    sampleContract({
      ref: hostileText,
      kind: hostileText,
      url: 'javascript:alert(1)',
      readiness: {
        ...readinessSamples.atRisk,
        modelVersion: hostileText,
        readings: readinessSamples.atRisk.readings.map((each, index) => ({
          ...each,
          question: hostileText,
          reading:
            index === 0
              ? { kind: 'unknown', why: hostileText }
              : { kind: 'measured', score: 12, evidence: { text: hostileText, ticketIds: [1, 2] } },
        })),
      },
    }),
  ],
  openIncidents: [{ ticketId: 7, priority: 1, openedOn: '2026-03-02', url: 'javascript:alert(1)' }],
  gaps: [{ kind: 'noCompany', clientId: 80, what: hostileText, fix: hostileText }],
});

export const foreignClient = sampleContext({
  client: { id: 81, name: 'מגדלי ים שירותים בע"מ 🏗️', url: 'https://harbour-it.halopsa.com/customers?id=81' },
  owner: { name: 'Zoë Łukasz 🚀', email: 'zoe@harbour-it.example', active: false },
  stakeholders: [{ role: 'signatory', name: 'شركة البحر', email: 'sea@sea.example' }],
  contracts: [sampleContract({ ref: 'חוזה-12', annualValue: { annualMinor: 7_250_000, currency: 'JPY' } })],
});
