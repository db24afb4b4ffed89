import type { ReadinessSignal } from '../signal';
import { agreementHoursOver } from './commercial-utilisation/agreement-hours-over';
import { agreementHoursUnder } from './commercial-utilisation/agreement-hours-under';
import { agreementMargin } from './commercial-utilisation/agreement-margin';
import { billedUnits } from './commercial-utilisation/billed-units';
import { concessions } from './commercial-utilisation/concessions';
import { effectiveRate } from './commercial-utilisation/effective-rate';
import { invoiceAgeing } from './commercial-utilisation/invoice-ageing';
import { contactTurnover } from './relationship/contact-turnover';
import { missedReviews } from './relationship/missed-reviews';
import { sponsorSilence } from './relationship/sponsor-silence';
import { csatChange } from './sentiment/csat-change';
import { csatLevel } from './sentiment/csat-level';
import { csatSilence } from './sentiment/csat-silence';
import { passiveEscalation } from './sentiment/passive-escalation';
import { toneChange } from './sentiment/tone-change';
import { toneLevel } from './sentiment/tone-level';
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
  csatChange,
  csatSilence,
  toneLevel,
  toneChange,
  passiveEscalation,
  agreementHoursOver,
  agreementHoursUnder,
  effectiveRate,
  agreementMargin,
  invoiceAgeing,
  billedUnits,
  concessions,
  stakeholdersKnown,
  sponsorSilence,
  contactTurnover,
  missedReviews,
];
