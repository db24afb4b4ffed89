import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { ManualClock } from '#adapters/memory/manual-clock';
import { MemoryCache } from '#adapters/memory/memory-cache';
import { memoryCrm, type CrmRecords, type MemoryCrm } from '#adapters/memory/memory-crm';
import { MemoryLock } from '#adapters/memory/memory-lock';
import { MemoryLog } from '#adapters/memory/memory-log';
import { MemoryProperties } from '#adapters/memory/memory-properties';
import { memoryServiceDesk, type DeskRecords, type MemoryServiceDesk } from '#adapters/memory/memory-service-desk';
import { MemoryTrigger } from '#adapters/memory/memory-trigger';
import { MemoryWorkbook } from '#adapters/memory/memory-workbook';
import { parseSettings, type Settings } from '#application/settings';
import type { SyncParts } from '#application/sync/sync-session';
import { firstStateRows } from '#application/tabs/state-tab';
import { fromTimelineRow } from '#application/tabs/timeline-tab';
import { workbookTabs } from '#application/workbook-tabs';
import type { SealedEvent } from '#domain/timeline/event';
import type { Contract } from '#domain/vocabulary/client';
import type { Ticket } from '#domain/vocabulary/ticket';
import { nodeSha256 } from '#hosts/node/node-sha256';

export const morning = '2026-11-23T08:00:00.000Z';

export const ada = 'ada@msp.example';
export const lea = 'lea@msp.example';
export const owner = 'owner@msp.example';
export const admin = 'admin@msp.example';
export const otto = 'otto@msp.example';

/** A small MSP in memory: two clients, three contracts, four people. Override what the test is about. */
export interface MemoryMsp {
  readonly parts: SyncParts & {
    readonly trigger: MemoryTrigger;
    ticketUrl(id: number): string;
    viewerEmail(): string;
    newDraftId(): string;
  };
  readonly workbook: MemoryWorkbook;
  readonly desk: MemoryServiceDesk;
  readonly crm: MemoryCrm;
  readonly clock: ManualClock;
  readonly cache: MemoryCache;
  readonly properties: MemoryProperties;
  readonly log: MemoryLog;
  /** The person at the keyboard. */
  signIn(email: string): void;
  timeline(): readonly SealedEvent[];
}

export function ticket(overrides: Partial<Ticket> & { readonly id: number }): Ticket {
  return {
    clientId: 1,
    summary: 'Printer is stuck',
    details: 'Hello, the printer is stuck again.',
    openedAt: Date.parse('2026-10-05T09:00:00Z'),
    closedAt: Date.parse('2026-10-05T11:00:00Z'),
    priority: 3,
    responseMet: true,
    resolutionMet: true,
    isReopened: false,
    reassignCount: 0,
    isVip: false,
    hours: 0.5,
    chargedHours: 0.5,
    ...overrides,
  };
}

export function contract(overrides: Partial<Contract> & { readonly id: number }): Contract {
  return {
    clientId: 1,
    ref: `AG-${overrides.id}`,
    kind: 'Managed service',
    active: true,
    termStartsOn: '2025-04-01',
    termEndsOn: '2027-03-31',
    isEvergreen: false,
    noticePeriodDays: 60,
    escalatorPercent: 3,
    annualValue: { annualMinor: 2_400_000, currency: 'GBP' },
    periods: [],
    modifiedAt: Date.parse('2026-01-10T00:00:00Z'),
    ...overrides,
  };
}

export function memoryMsp({
  desk: deskRecords = {},
  crm: crmRecords = {},
  settings: settingOverrides = {},
  rowsPerPage = 100,
}: {
  readonly desk?: Partial<DeskRecords>;
  readonly crm?: Partial<CrmRecords>;
  readonly settings?: Partial<Settings>;
  readonly rowsPerPage?: number;
} = {}): MemoryMsp {
  const localTime = fixedLocalTime();
  const clock = new ManualClock(morning);
  const cache = new MemoryCache(clock);
  const properties = new MemoryProperties();
  const log = new MemoryLog();
  const desk = memoryServiceDesk({ ...usualDesk(), ...deskRecords }, localTime, rowsPerPage);
  const crm = memoryCrm({ ...usualCrm(), ...crmRecords }, rowsPerPage);
  const workbook = emptyWorkbook();
  let viewer = admin;
  const parts = {
    workbook,
    lock: new MemoryLock(),
    sha256: nodeSha256,
    properties,
    serviceDesk: desk,
    crm,
    cache,
    clock,
    localTime,
    log,
    trigger: new MemoryTrigger(),
    settings: { ...usualSettings(), ...settingOverrides },
    callFigures: () => ({ HaloPSA: desk.callCount(), HubSpot: crm.callCount() }),
    ticketUrl: (id: number) => desk.ticketUrl(id),
    viewerEmail: () => viewer,
    newDraftId: () => `draft-${clock.now()}`,
  };
  return {
    parts,
    workbook,
    desk,
    crm,
    clock,
    cache,
    properties,
    log,
    signIn: (email) => {
      viewer = email;
    },
    timeline: () =>
      workbook
        .contentOf('Timeline')
        .slice(1)
        .map((cells, index) => fromTimelineRow(cells, index + 2)),
  };
}

/** As set-up leaves it: headings, and the first State rows. */
export function emptyWorkbook(): MemoryWorkbook {
  const headings = Object.fromEntries(workbookTabs.map(({ tab, columns }) => [tab, [columns.map(({ name }) => name)]]));
  return new MemoryWorkbook({ ...headings, State: [...(headings['State'] ?? []), ...firstStateRows()] });
}

function usualSettings(): Settings {
  return parseSettings(
    JSON.stringify({
      haloPsaUrl: 'https://desk.example',
      internalDomains: ['msp.example'],
      csatScale: { best: 1, worst: 4 },
      historyMonths: 12,
      people: [
        { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
        { email: lea, name: 'Lea Hart', roles: ['successLead'], leads: [ada] },
        { email: owner, name: 'Olga Wren', roles: ['mspOwner'] },
        { email: admin, name: 'Adi Roy', roles: ['administrator'] },
      ],
    }),
  );
}

function usualDesk(): Partial<DeskRecords> {
  return {
    clients: [
      { id: 1, name: 'Birch & Co', domains: ['birch.example'], isVip: false, active: true },
      { id: 2, name: 'Cedar Ltd', domains: ['cedar.example'], isVip: false, active: true },
    ],
    contacts: [
      { userId: 11, clientId: 1, name: 'Bea Birch', email: 'bea@birch.example', isVip: true, active: true },
      { userId: 21, clientId: 2, name: 'Cy Cedar', email: 'cy@cedar.example', isVip: false, active: true },
    ],
    contracts: [contract({ id: 101 }), contract({ id: 201, clientId: 2 }), contract({ id: 202, clientId: 2 })],
    tickets: Array.from({ length: 60 }, (_, index) =>
      ticket({
        id: 1000 + index,
        clientId: index % 3 === 0 ? 2 : 1,
        openedAt: Date.parse('2025-12-03T09:00:00Z') + index * 6 * 86_400_000,
        closedAt: Date.parse('2025-12-03T12:00:00Z') + index * 6 * 86_400_000,
      }),
    ),
    feedback: [
      { id: 1, ticketId: 1050, score: 1, givenOn: '2026-10-01' },
      { id: 2, ticketId: 1051, score: 2, givenOn: '2026-10-02' },
    ],
    agents: [{ agentId: 7, name: 'Ada Moss', email: ada, active: true }],
  };
}

function usualCrm(): Partial<CrmRecords> {
  return {
    owners: [
      { ownerId: '501', email: ada, name: 'Ada Moss', active: true },
      { ownerId: '502', email: otto, name: 'Otto Lane', active: true },
    ],
    companies: [
      { companyId: '901', name: 'Birch', domain: 'birch.example', ownerId: '501', deskClientId: 1 },
      { companyId: '902', name: 'Cedar', domain: 'cedar.example', ownerId: '502' },
    ],
    contacts: [
      {
        contactId: '31',
        name: 'Bea Birch',
        email: 'bea@birch.example',
        companyIds: ['901'],
        roles: ['sponsor', 'dayToDay'],
      },
    ],
  };
}
