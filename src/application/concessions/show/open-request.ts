import { hasRole, type Person, type Role } from '#domain/vocabulary/person';
import { maySeeClient } from '../../client-access';
import { concessionRange, concessionsRange, type ListedConcession } from '../../tabs/concessions-tab';
import type { ConcessionAnswer, ConcessionQueueLine, RequestId } from '../../views/concession';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { rowOfRequest, type ConcessionRecord } from '../record/concession-record';
import { listedIn, recordIn } from '../record/read-requests';
import { viewOf } from './request-view';

const waiting = ['open', 'factsAsked', 'countered'];

/**
 * One request, for whoever it concerns: its requester, who may see the client, and the roles before which it is. One call, and one
 * more for a cold cache. A link or a mail that leads here decides nothing.
 */
export function openRequest(parts: ConcessionParts, requestId: RequestId): ConcessionAnswer {
  const row = rowOfRequest(requestId);
  if (row === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const [own = [], all = []] = parts.workbook.read([concessionRange(row), concessionsRange]);
  const record = recordIn(own, { row, requestId }, [], parts.localTime);
  if (record === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const desk = openDesk(parts, [], [record.request.clientId]);
  if (desk.viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  const place = desk.index.place(record.request.clientId);
  const seesClient = place !== undefined && maySeeClient(desk.viewer, place);
  if (!seesClient && !isBefore(desk.viewer, record)) return { kind: 'noAccess', refusal: { because: 'notYours' } };
  return {
    kind: 'request',
    view: viewOf(parts, {
      record,
      desk,
      listed: listedIn(all),
      ...(place === undefined ? {} : { clientName: place.name, ownerEmail: place.ownerEmail }),
    }),
  };
}

/** Source: PRODUCT, "Who sees what": leaders and finance see requests before them; a requester their own. */
function isBefore(viewer: Person, { request, figures }: ConcessionRecord): boolean {
  if (request.requester === viewer.email || request.decisions.some(({ by }) => by === viewer.email)) return true;
  // Where a role has nobody free the next level decides, so leaders and finance may look at what is below them.
  const deciding: readonly Role[] = ['mspOwner', 'leader', 'finance', ...figures.roles];
  return deciding.some((role) => hasRole(viewer, role));
}

/** What waits for this person, soonest answer first; then what they only wait for. */
export function queueFor(
  viewer: Person,
  listed: readonly ListedConcession[],
  names: ReadonlyMap<number, string>,
): readonly ConcessionQueueLine[] {
  return listed
    .filter(({ state }) => waiting.includes(state))
    .flatMap((one): readonly ConcessionQueueLine[] => {
      const waitsForMe = taskOf(viewer, one);
      if (waitsForMe === undefined) return [];
      const { requestId, clientId, type, state, answerBy, expiresAt, verdict } = one;
      const clientName = names.get(clientId) ?? `Client ${clientId}`;
      return [
        {
          requestId,
          clientName,
          ask: type,
          state,
          answerBy,
          expiresAt,
          verdict: verdict as ConcessionQueueLine['verdict'],
          waitsForMe,
        },
      ];
    })
    .sort((a, b) => rank(a) - rank(b) || a.answerBy - b.answerBy);
}

const rolesOfLevel = [[], ['successLead'], ['leader'], ['leader', 'finance']] as const;

function taskOf(
  viewer: Person,
  { requester, state, level }: ListedConcession,
): ConcessionQueueLine['waitsForMe'] | undefined {
  if (requester === viewer.email) return state === 'open' ? 'nothing' : 'answer';
  const sits = (rolesOfLevel[level] ?? []).some((role) => hasRole(viewer, role));
  if (sits) return state === 'open' ? 'decide' : 'nothing';
  return hasRole(viewer, 'mspOwner') ? 'nothing' : undefined;
}

function rank({ waitsForMe }: ConcessionQueueLine): number {
  return waitsForMe === 'nothing' ? 1 : 0;
}
