import type { Band } from '#domain/readiness/model';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import { hasRole } from '#domain/vocabulary/person';
import { maySeeClient } from './client-access';
import type { HourlyTrigger, PropertyStore } from './ports/platform';
import type { RowRange } from './ports/workbook';
import { propertyNames } from './settings';
import { indexedClientFromRow, indexRange, type IndexedClient } from './tabs/client-cards-tab';
import { renewalFromRow, renewalsRange, type RenewalRow } from './tabs/renewals-tab';
import { runFromRow, runsRange } from './tabs/runs-tab';
import { readState, stateRange } from './tabs/state-tab';
import type { AccessRefusal } from './views/client-page';
import type { AdministratorView, HomepageView, UpcomingDecision } from './views/homepage';
import { openDesk, type ViewParts } from './viewing';

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
  const [clientRows = [], renewalRows = [], stateRows = [], runRows = []] = parts.workbook.read(ranges);
  const clients = clientRows.flatMap((cells, index) =>
    cells.length === 0 ? [] : [indexedClientFromRow(cells, index + 2)],
  );
  const visible = new Map(
    clients.filter((client) => maySeeClient(viewer, client)).map((client) => [client.clientId, client]),
  );
  const renewals = renewalRows
    .flatMap((cells, index) => (cells.length === 0 ? [] : [renewalFromRow(cells, index + 2)]))
    .filter(({ clientId, hasEnded }) => visible.has(clientId) && !hasEnded);

  const now = parts.clock.now();
  const state = readState(stateRows);
  return {
    kind: 'home',
    view: {
      person: { name: viewer.name, roles: viewer.roles },
      health: desk.health,
      now,
      soonest: soonestDecisions(renewals, visible, parts.localTime.dayOf(now)),
      bandCounts: countBands(renewals),
      clientCount: visible.size,
      ...(isAdministrator
        ? {
            administrator: administratorView(
              parts,
              state.writing,
              runRows.map((cells, index) => runFromRow(cells, index + 2)),
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
  return renewals
    .flatMap(({ clientId, contractId, ref, decisionOn, band, low }) => {
      if (decisionOn === undefined) return [];
      const daysToDecision = daysBetween(today, decisionOn);
      if (daysToDecision < -lateDays) return [];
      const line: UpcomingDecision = {
        clientId,
        clientName: clients.get(clientId)?.name ?? '',
        contractId,
        ref,
        decisionOn,
        daysToDecision,
        ...(band === undefined ? {} : { band }),
        ...(low === undefined ? {} : { low }),
      };
      return [line];
    })
    .sort((a, b) => a.daysToDecision - b.daysToDecision || a.contractId - b.contractId)
    .slice(0, shownDecisions);
}

function countBands(renewals: readonly RenewalRow[]): Readonly<Record<Band, number>> {
  const counts: Record<Band, number> = { ready: 0, unproven: 0, atRisk: 0, blocked: 0 };
  for (const { band } of renewals) if (band !== undefined) counts[band] += 1;
  return counts;
}

function administratorView(
  { properties }: HomeParts,
  writing: 'on' | 'paused' | 'off',
  runs: ReturnType<typeof runFromRow>[],
): AdministratorView {
  const triggerOwner = properties.read(propertyNames.triggerOwner);
  return {
    isSyncOn: writing !== 'off',
    ...(triggerOwner === undefined ? {} : { triggerOwner }),
    isPaused: writing === 'paused',
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
      soonest: [],
      bandCounts: countBands([]),
      clientCount: 0,
      administrator: administratorView(parts, state.writing, []),
    },
  };
}

/** The signed-in person, when the settings name them as administrator. Settings are entered by whoever owns the script. */
export function settingsAdministrator({ settings, viewerEmail }: Pick<ViewParts, 'settings' | 'viewerEmail'>) {
  const email = viewerEmail().trim().toLowerCase();
  if (email === '') return undefined;
  return settings.people.find((person) => person.email === email && person.roles.includes('administrator'));
}
