import type { ReadinessSignal } from '../signal';
import { agreementHours } from './agreement-hours';
import { csatLevel } from './csat-level';
import { majorIncidents } from './major-incidents';
import { openIncidents } from './open-incidents';
import { resolutionTargets } from './resolution-targets';
import { responseTargets } from './response-targets';
import { stakeholdersKnown } from './stakeholders-known';
import { ticketVolume } from './ticket-volume';

/** Every signal, in the order a card lists them. */
export const signals: readonly ReadinessSignal[] = [
  resolutionTargets,
  responseTargets,
  ticketVolume,
  majorIncidents,
  openIncidents,
  csatLevel,
  agreementHours,
  stakeholdersKnown,
];
