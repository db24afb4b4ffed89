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
import { stakeholdersKnown } from './relationship/stakeholders-known';
import { csatChange } from './sentiment/csat-change';
import { csatLevel } from './sentiment/csat-level';
import { csatSilence } from './sentiment/csat-silence';
import { passiveEscalation } from './sentiment/passive-escalation';
import { talkOfLeaving } from './sentiment/talk-of-leaving';
import { toneChange } from './sentiment/tone-change';
import { toneLevel } from './sentiment/tone-level';
import { backlogAge } from './service-quality/backlog-age';
import { firstTimeFix } from './service-quality/first-time-fix';
import { handovers } from './service-quality/handovers';
import { reopenings } from './service-quality/reopenings';
import { resolutionTargets } from './service-quality/resolution-targets';
import { resolutionTime } from './service-quality/resolution-time';
import { responseTargets } from './service-quality/response-targets';
import { categoryConcentration } from './ticket-trend/category-concentration';
import { majorIncidents } from './ticket-trend/major-incidents';
import { monitoringNoise } from './ticket-trend/monitoring-noise';
import { openIncidents } from './ticket-trend/open-incidents';
import { ticketVolume } from './ticket-trend/ticket-volume';
import { vipRequests } from './ticket-trend/vip-requests';

/** Every signal, in the order a card lists them. */
export const signals: readonly ReadinessSignal[] = [
  resolutionTargets,
  responseTargets,
  resolutionTime,
  reopenings,
  handovers,
  firstTimeFix,
  backlogAge,
  ticketVolume,
  majorIncidents,
  openIncidents,
  vipRequests,
  categoryConcentration,
  monitoringNoise,
  csatLevel,
  csatChange,
  csatSilence,
  toneLevel,
  toneChange,
  passiveEscalation,
  talkOfLeaving,
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
