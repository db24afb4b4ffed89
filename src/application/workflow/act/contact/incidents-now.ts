import type { ClientId } from '#domain/vocabulary/ids';
import type { LocalTime } from '../../../ports/platform';
import type { ServiceDesk } from '../../../ports/service-desk';
import type { Settings } from '../../../settings';
import { UpstreamError } from '../../../upstream-error';
import type { OpenIncident } from '../../../views/client-context';

interface AskingParts {
  readonly serviceDesk: Pick<ServiceDesk, 'tickets' | 'ticketUrl'>;
  readonly settings: Settings;
  readonly localTime: LocalTime;
}

/**
 * Open incidents of a client as HaloPSA has them now: one call. `unknown`: it does not answer, so nobody can say that none is open.
 * More incidents than a page holds are as closed a gate as one page of them.
 */
export function incidentsNow(
  { serviceDesk, settings, localTime }: AskingParts,
  clientId: ClientId,
): readonly OpenIncident[] | 'unknown' {
  try {
    const query = { kind: 'openOfPriority', priorities: settings.incidentPriorities, clientId } as const;
    const rows = serviceDesk.tickets(query).pages([1])[0]?.rows ?? [];
    return rows
      .map(({ id, priority = 0, openedAt }) => ({
        ticketId: id,
        priority,
        openedOn: localTime.dayOf(openedAt),
        url: serviceDesk.ticketUrl(id),
      }))
      .sort((a, b) => a.ticketId - b.ticketId);
  } catch (error) {
    if (error instanceof UpstreamError) return 'unknown';
    throw error;
  }
}
