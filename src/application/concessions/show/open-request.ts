import { hasRole, type Person, type Role } from '#domain/vocabulary/person';
import { maySeeFigures } from '../../client-access';
import { concessionRange, concessionsRange } from '../../tabs/concessions-tab';
import { readState, stateRange } from '../../tabs/state-tab';
import type { ConcessionAnswer, RequestId } from '../../views/concession';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { rowOfRequest, type ConcessionRecord } from '../record/concession-record';
import { listedIn, recordIn } from '../record/read-requests';
import { delegatedRoles, rulesOf } from '../rules/concession-rules';
import { viewOf } from './request-view';

/**
 * One request, for whoever it concerns: its requester, who may see the client, and the roles before which it is. One call, and one
 * more for a cold cache. A link or a mail that leads here decides nothing.
 */
export function openRequest(parts: ConcessionParts, requestId: RequestId): ConcessionAnswer {
  const row = rowOfRequest(requestId);
  if (row === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const [own = [], all = [], stateRows = []] = parts.workbook.read([
    concessionRange(row),
    concessionsRange,
    stateRange,
  ]);
  const record = recordIn(own, { row, requestId }, [], parts.localTime);
  if (record === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const desk = openDesk(parts, [], [record.request.clientId]);
  if (desk.viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  const place = desk.index.place(record.request.clientId);
  const rules = rulesOf(parts.settings, readState(stateRows));
  const seesFigures = place !== undefined && maySeeFigures(desk.viewer, place);
  if (!seesFigures && !isBefore(desk.viewer, delegatedRoles(parts, rules, desk.viewer, desk.people), record))
    return { kind: 'noAccess', refusal: { because: 'notYours' } };
  return {
    kind: 'request',
    view: viewOf(parts, {
      record,
      desk,
      listed: listedIn(all),
      rules,
      ...(place === undefined ? {} : { clientName: place.name, ownerEmail: place.ownerEmail }),
    }),
  };
}

/** Source: PRODUCT, "Who sees what": leaders and finance see requests before them; a requester their own. */
function isBefore(viewer: Person, delegated: readonly Role[], { request, figures }: ConcessionRecord): boolean {
  if (request.requester === viewer.email || request.decisions.some(({ by }) => by === viewer.email)) return true;
  // Where a role has nobody free the next level decides, so leaders and finance may look at what is below them.
  const deciding: readonly Role[] = ['mspOwner', 'leader', 'finance', ...figures.roles];
  return deciding.some((role) => hasRole(viewer, role) || delegated.includes(role));
}
