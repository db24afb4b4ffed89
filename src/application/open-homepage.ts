import type { Band } from '#domain/readiness/model';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { maySeeClient } from './client-access';
import { calendarOf } from './concessions/concession-parts';
import { rulesOf } from './concessions/rules/concession-rules';
import { rulesLine } from './concessions/rules/rules-line';
import { queueFor } from './concessions/show/queue';
import { listedIn } from './concessions/record/read-requests';
import type { HourlyTrigger, PropertyStore } from './ports/platform';
import type { RowRange } from './ports/workbook';
import { readLaterTabs } from './read-later-tabs';
import { propertyNames } from './settings';
import { indexedClientFromRow, indexRange, type IndexedClient } from './tabs/client-cards-tab';
import { checkpointsRange, handsByClient, listedRenewals, withHands } from './tabs/checkpoints-tab';
import { concessionsRange } from './tabs/concessions-tab';
import { renewalFromRow, renewalsRange, type RenewalRow } from './tabs/renewals-tab';
import { runFromRow, runsRange } from './tabs/runs-tab';
import { readState, stateRange, type WorkbookState } from './tabs/state-tab';
import type { AccessRefusal, ClientLink } from './views/client-page';
import type { AdministratorView, HomepageView, PeopleFigures, RunLine, UpcomingDecision } from './views/homepage';
import { openDesk, type ViewParts } from './viewing';
import { findingListRange, listedFindings } from './tabs/uplift-tab';
import { findingQueue } from './uplift/show-queue';
import { renewalQueues } from './workflow/act/renewal-queues';

export interface HomeParts extends ViewParts {
  readonly properties: PropertyStore;
  readonly trigger: Pick<HourlyTrigger, 'isInstalled'>;
}

export type HomeAnswer =
  | { readonly kind: 'home'; readonly view: HomepageView }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/** Decisions listed on the homepage. */
const shownDecisions = 12;
/** Past decisions stay listed this long: they are late, not gone. */
const lateDays = 60;
const shownRuns = 5;

/** What a person finds when no message is open: only what their roles may see. One call, and one more for a cold cache. */
export function openHomepage(parts: HomeParts): HomeAnswer {
  const desk = openDesk(parts, []);
  const viewer = desk.viewer;
  if (viewer === undefined) return firstAdministrator(parts) ?? { kind: 'noAccess', refusal: { because: 'notListed' } };

  const isAdministrator = hasRole(viewer, 'administrator');
  const ranges: RowRange[] = [indexRange, renewalsRange, stateRange, ...(isAdministrator ? [runsRange] : [])];
  const { certain, later, isUpToDate } = readLaterTabs(parts.workbook, ranges, [
    concessionsRange,
    checkpointsRange,
    findingListRange,
  ]);
  const [clientRows = [], renewalRows = [], stateRows = [], runRows = []] = certain;
  const [requestRows = [], checkpointRows = [], findingRows = []] = later;
  const hands = handsByClient(checkpointRows);
  const clients = clientRows.flatMap((cells, index) =>
    cells.length === 0 ? [] : [withHands(indexedClientFromRow(cells, index + 2), hands)],
  );
  const visible = new Map(
    clients.filter((client) => maySeeClient(viewer, client)).map((client) => [client.clientId, client]),
  );
  const renewals = renewalRows
    .flatMap((cells, index) => (cells.length === 0 ? [] : [renewalFromRow(cells, index + 2)]))
    .filter(({ clientId, hasEnded }) => visible.has(clientId) && !hasEnded);

  const now = parts.clock.now();
  const state = readState(stateRows);
  const today = parts.localTime.dayOf(now);
  const findings = findingQueue(listedFindings(findingRows), { viewer, clients });
  const rules = rulesLine(viewer, { settings: parts.settings, kept: state, people: desk.people, today });
  return {
    kind: 'home',
    view: {
      person: { name: viewer.name, roles: viewer.roles },
      health: desk.health,
      now,
      incidents: [...visible.values()]
        .filter(({ hasOpenIncident }) => hasOpenIncident)
        .map(toLink)
        .sort(byName),
      soonest: soonestDecisions(renewals, visible, today),
      bandCounts: countBands(renewals),
      clientCount: visible.size,
      requests: queueFor(viewer, {
        listed: listedIn(requestRows),
        people: desk.people,
        rules: rulesOf(parts.settings, state),
        clients: new Map(clients.map((client) => [client.clientId, client])),
        calendar: calendarOf(parts.settings),
        clock: parts.clock,
        localTime: parts.localTime,
      }),
      renewals: renewalQueues(listedRenewals(checkpointRows), {
        viewer,
        people: desk.people,
        clients,
        today,
      }),
      ...(findings.length === 0 ? {} : { findings }),
      ...(rules === undefined ? {} : { concessionRules: rules }),
      ...(isUpToDate ? {} : { isUpdating: true }),
      ...(isAdministrator
        ? {
            administrator: administratorView(
              parts,
              state,
              runRows.map((cells, index) => runFromRow(cells, index + 2)),
              peopleFigures(desk.people),
            ),
          }
        : {}),
    },
  };
}

function soonestDecisions(
  renewals: readonly RenewalRow[],
  clients: ReadonlyMap<number, IndexedClient>,
  today: string,
): readonly UpcomingDecision[] {
  return decidedTogether(renewals)
    .flatMap((group) => decisionOf(group, clients, today) ?? [])
    .filter(({ daysToDecision }) => daysToDecision >= -lateDays)
    .sort((a, b) => a.daysToDecision - b.daysToDecision || a.contractId - b.contractId)
    .slice(0, shownDecisions);
}

/** Contracts of a client that end on one day are decided together. Those without an end are each their own. */
function decidedTogether(renewals: readonly RenewalRow[]): readonly (readonly RenewalRow[])[] {
  const groups = new Map<string, RenewalRow[]>();
  for (const renewal of renewals) {
    const { clientId, contractId, termEndsOn } = renewal;
    const key = termEndsOn === undefined ? `contract ${contractId}` : `client ${clientId} ${termEndsOn}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [renewal]);
    else group.push(renewal);
  }
  return [...groups.values()];
}

/** One line for the group: the earliest day, told by the contract with the lowest readiness; an unassessed one comes after all. */
function decisionOf(
  group: readonly RenewalRow[],
  clients: ReadonlyMap<number, IndexedClient>,
  today: string,
): UpcomingDecision | undefined {
  const [decisionOn] = group.flatMap((renewal) => renewal.decisionOn ?? []).sort();
  const [worst] = [...group].sort((a, b) => (a.low ?? 101) - (b.low ?? 101) || a.contractId - b.contractId);
  if (decisionOn === undefined || worst === undefined) return undefined;
  const { clientId, contractId, ref, band, low } = worst;
  return {
    clientId,
    clientName: clients.get(clientId)?.name ?? '',
    contractId,
    ref,
    decisionOn,
    daysToDecision: daysBetween(today, decisionOn),
    ...(band === undefined ? {} : { band }),
    ...(low === undefined ? {} : { low }),
    ...(group.length === 1 ? {} : { contractCount: group.length }),
  };
}

function toLink({ clientId, name }: IndexedClient): ClientLink {
  return { id: clientId, name };
}

function byName(a: ClientLink, b: ClientLink): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id;
}

/** Technicians stand in People for what their hour costs: without a role they are no users. */
function peopleFigures(people: readonly Person[]): PeopleFigures {
  const users = people.filter(({ roles }) => roles.length > 0);
  const active = users.filter((person) => person.active).length;
  return { active, inactive: users.length - active };
}

function countBands(renewals: readonly RenewalRow[]): Readonly<Record<Band, number>> {
  const counts: Record<Band, number> = { ready: 0, unproven: 0, atRisk: 0, blocked: 0 };
  for (const { band } of renewals) if (band !== undefined) counts[band] += 1;
  return counts;
}

function administratorView(
  { properties }: HomeParts,
  { writing, writeBack }: Pick<WorkbookState, 'writing' | 'writeBack'>,
  runs: readonly RunLine[],
  people: PeopleFigures,
): AdministratorView {
  const triggerOwner = properties.read(propertyNames.triggerOwner);
  return {
    isSyncOn: writing !== 'off',
    ...(triggerOwner === undefined ? {} : { triggerOwner }),
    isPaused: writing === 'paused',
    ...(writeBack === undefined ? {} : { writeBack }),
    people,
    lastRuns: [...runs].sort((a, b) => b.startedAt - a.startedAt).slice(0, shownRuns),
  };
}

/**
 * Before the first sync the People tab is empty: whoever the settings name as administrator may turn the sync on, and sees
 * nothing else.
 */
function firstAdministrator(parts: HomeParts): HomeAnswer | undefined {
  const administrator = settingsAdministrator(parts);
  if (administrator === undefined) return undefined;
  const [stateRows = []] = parts.workbook.read([stateRange]);
  const state = readState(stateRows);
  return {
    kind: 'home',
    view: {
      person: { name: administrator.name, roles: administrator.roles },
      health: openDesk(parts, []).health,
      now: parts.clock.now(),
      incidents: [],
      soonest: [],
      bandCounts: countBands([]),
      clientCount: 0,
      requests: [],
      administrator: administratorView(parts, state, [], peopleFigures([])),
    },
  };
}

/** The signed-in person, when the settings name them as administrator. Settings are entered by whoever owns the script. */
export function settingsAdministrator({ settings, viewerEmail }: Pick<ViewParts, 'settings' | 'viewerEmail'>) {
  const email = viewerEmail().trim().toLowerCase();
  if (email === '') return undefined;
  return settings.people.find((person) => person.email === email && person.roles.includes('administrator'));
}
