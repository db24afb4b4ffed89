import type { ClientId } from '#domain/vocabulary/ids';
import { maySeeFigures } from '../../client-access';
import { concessionsRange } from '../../tabs/concessions-tab';
import type { AccessRefusal } from '../../views/client-page';
import type { ConcessionList } from '../../views/concession';
import { isRefusal, openDesk, placeFor, type ViewParts } from '../../viewing';
import { listedIn, trackRecordFor } from '../record/read-requests';
import { linesOfClient } from './request-view';

export type ConcessionListAnswer =
  | { readonly kind: 'list'; readonly list: ConcessionList }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/** What was asked for a client so far, for whoever may see its figures. One call. */
export function listConcessions(parts: ViewParts, clientId: ClientId): ConcessionListAnswer {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  if (desk.viewer === undefined || !maySeeFigures(desk.viewer, place))
    return { kind: 'noAccess', refusal: { because: 'notYours' } };
  const [rows = []] = parts.workbook.read([concessionsRange]);
  const client = { id: clientId, name: place.name };
  const listed = listedIn(rows);
  const lines = linesOfClient(listed, clientId);
  const trackRecord = trackRecordFor(desk.viewer, listed);
  return { kind: 'list', list: { client, lines, trackRecord, health: desk.health, now: parts.clock.now() } };
}
