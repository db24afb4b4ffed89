import type { ClientId } from '#domain/vocabulary/ids';
import type { Settings } from '../settings';

/** Of whom HubSpot and HaloPSA get deals, tasks and notes. */
export function isInPilot({ pilotClientIds }: Pick<Settings, 'pilotClientIds'>, clientId: ClientId): boolean {
  return pilotClientIds === 'all' || (pilotClientIds ?? []).includes(clientId);
}
