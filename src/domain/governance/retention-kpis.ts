import type { ClientId } from '../vocabulary/ids';
import { ratioOf, shareOf, type Kpi } from './kpi';
import { isIn, renewedMinor, type Period, type RenewalFigures } from './renewal-figures';

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);

/**
 * What of a renewal group's baseline is kept: lost scope at the old price and any price given below the escalator are off, and
 * neither the escalator nor uplift heals a loss. Within a group volume is netted: what moved from one contract to another that
 * renews with it was not lost. Source: spec of KPIs 2, GRR, and 4, "Co-termination, merge, split".
 */
export function retainedMinor(group: readonly RenewalFigures[]): number {
  if (!group.some(({ outcome }) => outcome === 'renewed')) return 0;
  const baseline = sum(group, ({ baselineMinor }) => baselineMinor);
  // A member that ended while the group went on is volume of the group that is gone.
  const volume = sum(group, ({ outcome, volumeMinor, baselineMinor }) =>
    outcome === 'renewed' ? volumeMinor : -baselineMinor,
  );
  const renewed = group.filter(({ outcome }) => outcome === 'renewed');
  const price = sum(renewed, ({ priceConcessionMinor }) => priceConcessionMinor);
  const escalator = sum(renewed, ({ escalatorMinor }) => escalatorMinor);
  return Math.max(0, baseline - Math.max(0, -volume) - Math.max(0, price - escalator));
}

/** Contracts due in the period whose value was committed. */
function dueIn(period: Period, all: readonly RenewalFigures[]): readonly RenewalFigures[] {
  return all.filter(({ dueOn, isUncommitted }) => isIn(period, dueOn) && !isUncommitted);
}

/** Pending ones are not in it until their grace ends: nobody knows yet. Lapsed ones are, with nothing retained. */
function settled(figures: readonly RenewalFigures[]): readonly RenewalFigures[] {
  return figures.filter(({ outcome }) => outcome !== 'pending');
}

function groupsOf(figures: readonly RenewalFigures[]): readonly (readonly RenewalFigures[])[] {
  const groups = new Map<string, RenewalFigures[]>();
  for (const one of figures) groups.set(one.groupId, [...(groups.get(one.groupId) ?? []), one]);
  return [...groups.values()];
}

const keysOf = (figures: readonly RenewalFigures[]): readonly string[] => figures.map(({ renewalId }) => renewalId);

/** Retention of what came due. Headline: `grrRenewal`, per renewal group and at most 100 %. */
export function retentionKpis(all: readonly RenewalFigures[], period: Period): readonly Kpi[] {
  const due = settled(dueIn(period, all));
  const baseline = sum(due, ({ baselineMinor }) => baselineMinor);
  const groups = groupsOf(due);
  const cases = { n: groups.length, rows: keysOf(due) };
  const retained = sum(groups, retainedMinor);
  const renewed = due.filter(({ outcome }) => outcome === 'renewed');
  const total = sum(due, renewedMinor);
  const realised = sum(renewed, ({ escalatorMinor, escalatorWaivedMinor }) => escalatorMinor - escalatorWaivedMinor);
  const counted = groupsOf(settled(all.filter(({ dueOn }) => isIn(period, dueOn))));
  const kept = counted.filter((group) => group.some(({ outcome }) => outcome === 'renewed'));
  const inTime = kept.filter((group) =>
    group.every(
      ({ outcome, closedOn, dueOn }) => outcome !== 'renewed' || (closedOn !== undefined && closedOn <= dueOn),
    ),
  );
  const countedKeys = counted.map(([first]) => first?.groupId ?? '');
  return [
    ratioOf('grrRenewal', retained, baseline, cases),
    ratioOf('nrr', total, baseline, cases),
    ratioOf('nrrExEscalator', total - realised, baseline, cases),
    ratioOf(
      'renewalRateValue',
      sum(renewed, ({ baselineMinor }) => baselineMinor),
      baseline,
      cases,
    ),
    shareOf('renewalRateCount', kept.length, counted.length, countedKeys),
    shareOf('onTimeRate', inTime.length, counted.length, countedKeys),
    escalatorRealisation(renewed),
    marginRetained(due),
  ];
}

function escalatorRealisation(renewed: readonly RenewalFigures[]): Kpi {
  const granted = renewed.filter(({ escalatorMinor }) => escalatorMinor > 0);
  const taken = sum(granted, ({ escalatorMinor, escalatorWaivedMinor }) => escalatorMinor - escalatorWaivedMinor);
  return ratioOf(
    'escalatorRealisation',
    taken,
    sum(granted, ({ escalatorMinor }) => escalatorMinor),
    {
      n: granted.length,
      rows: keysOf(granted),
    },
  );
}

/** Beside GRR: the loss of a contract that earned nothing is no loss. Contracts whose cost is not known are left out and not counted. */
function marginRetained(due: readonly RenewalFigures[]): Kpi {
  const known = due.flatMap((figures) =>
    figures.costMinor === undefined ? [] : [{ figures, margin: figures.baselineMinor - figures.costMinor }],
  );
  const kept = known.filter(({ figures }) => figures.outcome === 'renewed');
  return ratioOf(
    'marginRetained',
    sum(kept, ({ figures, margin }) => margin - (figures.baselineMinor - retainedMinor([figures]))),
    sum(known, ({ margin }) => margin),
    { n: known.length, rows: keysOf(known.map(({ figures }) => figures)) },
  );
}

/** A change of the recurring book. Source: spec of KPIs 2, "GRR, book view". */
export interface BookChange {
  readonly clientId: ClientId;
  readonly month: string;
  /** Annual, minor units; negative: churn or contraction. Expansion is not counted here. */
  readonly lostMinor: number;
  readonly key: string;
}

/** What clients who were live at the start still pay, trailing twelve months. Stands beside the renewal view, never mixed with it. */
export function grrBook(
  startByClient: ReadonlyMap<ClientId, number>,
  changes: readonly BookChange[],
  period: Period,
): Kpi {
  const start = [...startByClient.values()].reduce((total, minor) => total + minor, 0);
  const counted = changes.filter(({ clientId, month }) => startByClient.has(clientId) && isIn(period, `${month}-01`));
  // A client cannot lose more than they paid at the start: what was added since is not in this figure.
  const lost = [...startByClient].reduce((total, [clientId, minor]) => {
    const own = sum(
      counted.filter((change) => change.clientId === clientId),
      ({ lostMinor }) => lostMinor,
    );
    return total + Math.min(minor, own);
  }, 0);
  return ratioOf('grrBook', start - lost, start, { n: startByClient.size, rows: counted.map(({ key }) => key) });
}

/** Clients with an active managed contract at the end, of those at the start. A contract that was assigned goes on. */
export function logoRetention(atStart: readonly ClientId[], atEnd: readonly ClientId[]): Kpi {
  const left = new Set(atEnd);
  const kept = atStart.filter((clientId) => left.has(clientId));
  return shareOf(
    'logoRetention',
    kept.length,
    atStart.length,
    atStart.map((clientId) => `client/${clientId}`),
  );
}
