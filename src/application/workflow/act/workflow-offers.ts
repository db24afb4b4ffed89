import type { Instant } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { signed, type SigningParts } from '../../button-signature';
import { mayJudgeClient, maySeeClient } from '../../client-access';
import type { LocalTime } from '../../ports/platform';
import type { RenewalView } from '../../views/checkpoint';
import type { ClientContext } from '../../views/client-context';
import type { ClientPage } from '../../views/client-page';
import type { RenewalMay } from '../../views/renewal-may';
import { isUnsettled } from '../workflow-flags';
import { callSettlers, evidenceApprovers, hasIt, worksOn, type RenewalHands } from './renewal-access';

interface OfferParts extends SigningParts {
  readonly localTime: LocalTime;
}

interface Viewing {
  readonly viewer: Person | undefined;
  readonly people: readonly Person[];
}

/** What the viewer is offered on a client's cards. A button that is drawn decides nothing yet: each use case asks again. */
export function workflowOffers(
  parts: OfferParts,
  { viewer, people }: Viewing,
  context: ClientContext,
  now: Instant,
): Pick<ClientPage, 'renewalMay' | 'mayMap' | 'mayRelease' | 'releaseEnds'> {
  if (viewer === undefined) return {};
  const { renewals, gate, openIncidents } = context;
  const owner = context.owner?.email ?? '';
  const until = gate?.release?.until;
  const guarded = { ownerEmail: owner, hasOpenIncident: openIncidents.length > 0 };
  return {
    ...(renewals === undefined
      ? {}
      : { renewalMay: renewals.map((renewal) => mayOf(parts, { viewer, people, owner, now }, context, renewal)) }),
    mayMap: mayJudgeClient(viewer, owner),
    mayRelease: hasRole(viewer, 'incidentCommander') && maySeeClient(viewer, guarded) && openIncidents.length > 0,
    ...(until === undefined
      ? {}
      : { releaseEnds: { on: parts.localTime.dayOf(until), time: parts.localTime.timeOf(until) } }),
  };
}

function mayOf(
  parts: SigningParts,
  { viewer, people, owner, now }: Required<Omit<Viewing, 'viewer'>> & { viewer: Person; owner: string; now: Instant },
  { client }: ClientContext,
  renewal: RenewalView,
): RenewalMay {
  const { renewalId, acknowledgement, checkpoints, calls } = renewal;
  const hands = handsOf(renewal);
  const waits = acknowledgement !== 'acknowledged' && hasIt(viewer, hands) ? hands.owner : undefined;
  const capturedBy = checkpoints.find(({ state }) => state === 'captured')?.evidence?.by;
  const unsettled = calls.find(isUnsettled);
  return {
    renewalId,
    ...(waits === undefined
      ? {}
      : {
          acknowledge: {
            owner: waits,
            signature: signed(acknowledgeFields(client.id, renewalId, waits, viewer.email), now, parts),
          },
        }),
    works: worksOn(viewer, owner, hands),
    judges: capturedBy !== undefined && evidenceApprovers(people, owner, capturedBy).includes(viewer.email),
    settles: unsettled !== undefined && callSettlers(people, unsettled.by).includes(viewer.email),
  };
}

/** The deputy is known by name alone on a card: `deputyFor` of People tells who it is. */
function handsOf({ owner, escalatedTo }: RenewalView): RenewalHands {
  return { owner: owner?.email, escalatedTo: escalatedTo?.email };
}

/** What the button "I have it" is signed over. */
export function acknowledgeFields(clientId: number, renewalId: string, owner: string, person: string) {
  return ['acknowledge-v1', clientId, renewalId, owner, person];
}
