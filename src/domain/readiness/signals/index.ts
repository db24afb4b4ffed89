import type { ReadinessSignal } from '../signal';
import { agreementHours } from './commercial-utilisation/agreement-hours';
import { csatLevel } from './sentiment/csat-level';
import { majorIncidents } from './ticket-trend/major-incidents';
import { openIncidents } from './ticket-trend/open-incidents';
import { resolutionTargets } from './service-quality/resolution-targets';
import { responseTargets } from './service-quality/response-targets';
import { stakeholdersKnown } from './relationship/stakeholders-known';
import { ticketVolume } from './ticket-trend/ticket-volume';

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
