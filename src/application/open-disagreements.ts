import { standingOverride } from '#domain/readiness/band-override';
import type { Band } from '#domain/readiness/model';
import { wasRight } from '#domain/readiness/was-right';
import type { RenewalCall } from '#domain/renewal/recorded-call';
import type { RenewalOutcome } from '#domain/timeline/payloads';
import { hasRole } from '#domain/vocabulary/person';
import { mayReviewClient } from './client-access';
import type { KeptOverride } from './sync/people/fold-event';
import { readLaterTabs } from './read-later-tabs';
import { workflowsRange } from './tabs/checkpoints-tab';
import { indexedClientFromRow, indexRange } from './tabs/client-cards-tab';
import { judgementRanges, parsedOverrides } from './tabs/judgement-cells';
import { renewalFromRow, renewalsRange, type RenewalRow } from './tabs/renewals-tab';
import type { Disagreement, DisagreementsAnswer, RightShare } from './views/disagreements';
import { openDesk, type ViewParts } from './viewing';
import { callDisagreements } from './workflow/call-disagreements';

/**
 * Where people and the engine disagreed, and who was right: for a success lead the clients of the people led, for the MSP owner
 * all. One call, and one more for a cold cache.
 */
export function openDisagreements(parts: ViewParts): DisagreementsAnswer {
  const { viewer, people } = openDesk(parts, []);
  if (viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (!hasRole(viewer, 'successLead') && !hasRole(viewer, 'mspOwner'))
    return { kind: 'noAccess', refusal: { because: 'notYours' } };

  const [, judgements] = judgementRanges;
  const ranges = [indexRange, renewalsRange, ...(judgements === undefined ? [] : [judgements])];
  const { certain, later } = readLaterTabs(parts.workbook, ranges, [workflowsRange]);
  const [clientRows = [], renewalRows = [], judgementRows = []] = certain;
  const clients = new Map(
    clientRows
      .flatMap((cells, index) => (cells.length === 0 ? [] : [indexedClientFromRow(cells, index + 2)]))
      .filter(({ ownerEmail }) => mayReviewClient(viewer, ownerEmail))
      .map((client) => [client.clientId, client]),
  );
  const today = parts.localTime.dayOf(parts.clock.now());
  const names = new Map(people.map(({ email, name }) => [email, name]));
  const disagreements = renewalRows
    .flatMap((cells, index) => {
      if (cells.length === 0) return [];
      const renewal = renewalFromRow(cells, index + 2);
      const client = clients.get(renewal.clientId);
      const overrides = parsedOverrides(judgementRows[index]?.[3]);
      if (client === undefined) return [];
      return overrides.map((override) =>
        lineOf(override, { renewal, clientName: client.name, overrides, today, names }),
      );
    })
    .sort((a, b) => (a.setOn < b.setOn ? 1 : a.setOn > b.setOn ? -1 : b.contractId - a.contractId));
  const calls = callDisagreements(later[0] ?? [], { clients, names, dayOf: parts.localTime.dayOf });
  const engine = [
    ...verdicts(disagreements, ({ engineBand }) => engineBand),
    ...verdicts(calls, ({ engineCall }) => bandOfCall[engineCall]),
  ];
  const persons = [
    ...verdicts(disagreements, ({ personBand }) => personBand),
    ...verdicts(calls, ({ personCall }) => bandOfCall[personCall]),
  ];
  return {
    kind: 'disagreements',
    view: { disagreements, calls, engine: shareRight(engine), people: shareRight(persons), today },
  };
}

interface Around {
  readonly renewal: RenewalRow;
  readonly clientName: string;
  readonly overrides: readonly KeptOverride[];
  readonly today: string;
  readonly names: ReadonlyMap<string, string>;
}

function lineOf(override: KeptOverride, { renewal, clientName, overrides, today, names }: Around): Disagreement {
  const { band, engineBand, reason, by, setOn, expiresOn, withdrawnOn, outcome } = override;
  const isStanding = standingOverride(overrides, today) === override;
  return {
    clientId: renewal.clientId,
    clientName,
    contractId: renewal.contractId,
    ref: renewal.ref,
    engineBand,
    personBand: band,
    reason,
    byName: names.get(by) ?? by,
    setOn,
    expiresOn,
    state: isStanding ? 'standing' : withdrawnOn === undefined ? 'ranOut' : 'withdrawn',
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** A call says as much as the band of which it is the word. */
const bandOfCall: Readonly<Record<RenewalCall, Band>> = { renew: 'ready', watch: 'unproven', atRisk: 'atRisk' };

function verdicts<Line extends { readonly outcome?: RenewalOutcome }>(
  lines: readonly Line[],
  bandOf: (line: Line) => Band,
): readonly boolean[] {
  return lines.flatMap((line) => (line.outcome === undefined ? [] : (wasRight(bandOf(line), line.outcome) ?? [])));
}

function shareRight(all: readonly boolean[]): RightShare {
  return { right: all.filter(Boolean).length, of: all.length };
}
