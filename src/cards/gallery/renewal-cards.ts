import type { GateView, RenewalView } from '#application/views/checkpoint';
import type { ClientPage } from '#application/views/client-page';
import type { RenewalMay } from '#application/views/renewal-may';
import type { RenewalQueue, RenewalQueueLine } from '#application/views/renewal-queue';
import type { Card } from '../card';
import { clientCard } from '../client-card';
import { contractCard } from '../contract-card';
import type { WallClock } from '../day-text';
import { homepageCard } from '../homepage-card';
import { renewalCard, renewalGoneCard } from '../renewal/renewal-card';
import {
  freshHealth,
  gatedClient,
  hostileText,
  sampleContext,
  sampleContract,
  sampleNow,
  samplePage,
  sampleToday,
} from './sample-clients';
import { renewalFormCards } from './renewal-form-cards';
import { sampleHomepage } from './sample-homepages';
import { captured, renewalId, sampleCall as call, sampleRenewal, signature } from './sample-renewals';

const worker: RenewalMay = { renewalId, works: true, judges: false, settles: false };
const approver: RenewalMay = { ...worker, works: false, judges: true };

function page(renewal: RenewalView, may: RenewalMay = worker, over: Partial<ClientPage> = {}): ClientPage {
  return samplePage({ context: sampleContext({ renewals: [renewal] }), renewalMay: [may], ...over });
}

const awaited: RenewalView = {
  ...sampleRenewal,
  state: 'inT90',
  acknowledgement: 'waiting',
  checkpoints: [{ window: 'T-90', state: 'open', opensOn: '2026-01-14', dueOn: '2026-02-12', isOverflow: false }],
  callDue: 'T-60',
  missingRoles: ['sponsor', 'dayToDay'],
  flags: ['noDeputy', 'overdue', 'missingRoles'],
};
const { deputyName: _deputy, ...alone } = awaited;
const waiting: RenewalView = {
  ...sampleRenewal,
  checkpoints: [
    ...sampleRenewal.checkpoints.slice(0, 1),
    {
      window: 'T-60',
      state: 'captured',
      opensOn: '2026-02-13',
      dueOn: '2026-03-14',
      isOverflow: false,
      evidence: captured,
    },
  ],
};
const returned: RenewalView = {
  ...sampleRenewal,
  checkpoints: [
    {
      window: 'T-60',
      state: 'returned',
      opensOn: '2026-02-13',
      dueOn: '2026-03-14',
      isOverflow: true,
      evidence: captured,
      note: 'Which tier did she mean?',
    },
  ],
};
const { callDue: _due, ...called } = sampleRenewal;
const disputed: RenewalView = { ...called, calls: [call], engineCall: 'atRisk', flags: ['disagreement', 'stageAhead'] };
const settled: RenewalView = {
  ...called,
  isShadow: true,
  state: 'inT30',
  calls: [
    { ...call, settled: { call: 'atRisk', byName: 'Daniel Okafor', reason: 'Two sponsors have left.' } },
    {
      ...call,
      window: 'T-30',
      call: 'atRisk',
      engineCall: 'atRisk',
      plan: { step: 'Meeting with the board', owner: 'priya@harbour-it.example', dueOn: '2026-03-10' },
    },
  ],
  flags: [],
};
const { owner: _owner, ...unowned } = sampleRenewal;
const hostile: RenewalView = {
  ...disputed,
  dealUrl: 'javascript:alert(1)',
  owner: { email: hostileText, name: hostileText },
  deputyName: hostileText,
  calls: [{ ...call, byName: hostileText, reason: hostileText }],
  checkpoints: [
    {
      window: 'T-60',
      state: 'returned',
      opensOn: '2026-02-13',
      dueOn: '2026-03-14',
      isOverflow: false,
      note: hostileText,
      evidence: { ...captured, words: hostileText, by: hostileText },
      evidenceNames: { by: hostileText, approvedBy: hostileText },
    },
  ],
};

const gate: GateView = { ticketIds: [40_991, 40_987] };
const release = {
  byName: 'Ivy Marsh',
  reason: 'The workaround holds; they asked for the call.',
  until: sampleNow + 7_200_000,
};
const gated = (over: Partial<ClientPage> = {}, shown: GateView = gate) =>
  page(sampleRenewal, worker, { context: { ...gatedClient, renewals: [sampleRenewal], gate: shown }, ...over });

const queued = (over: Partial<RenewalQueueLine> = {}): RenewalQueueLine => ({
  clientId: 77,
  clientName: 'Alder & Finch Architects',
  renewalId,
  contracts: 'CT-0501',
  decisionOn: '2026-04-14',
  owner: 'Priya Nair',
  item: { window: 'T-60', state: 'open', dueOn: '2026-03-14' },
  ...over,
});
const noQueue: RenewalQueue = {
  toApprove: [],
  toSettle: [],
  unowned: [],
  toAcknowledge: [],
  overdue: [],
  due: [],
  gated: [],
  awaited: [],
  overflow: [],
};
const toApprove = queued({
  item: { window: 'T-60', state: 'captured', dueOn: '2026-03-14' },
  approvers: ['Lea Hart'],
});
const managerQueue: RenewalQueue = {
  ...noQueue,
  toAcknowledge: [queued()],
  overdue: [queued({ item: { window: 'T-90', state: 'returned', dueOn: '2026-02-12' } })],
  due: [queued(), queued(), queued(), queued()],
  gated: [queued()],
  awaited: [toApprove],
  overflow: [queued()],
};
const hostileLine = queued({ clientName: hostileText, contracts: hostileText, owner: hostileText });

function placeCards(): Readonly<Record<string, Card>> {
  const mailBeside = {
    offersMail: true,
    mayMap: true,
    sender: { email: 'tom@alderfinch.example', name: 'Tom Reyes', roles: [] },
  };
  return {
    'renewal-on-client': clientCard(page(sampleRenewal)),
    'renewal-on-client-beside-mail': clientCard(page(sampleRenewal, worker, mailBeside)),
    'renewal-on-client-not-acknowledged': clientCard(
      page(alone, { ...worker, acknowledge: { owner: 'priya@harbour-it.example', signature } }),
    ),
    'renewal-on-client-gated': clientCard(gated()),
    'renewal-on-client-gated-commander': clientCard(gated({ mayRelease: true, renewalMay: [] })),
    'renewal-on-client-released': clientCard(
      gated({ releaseEnds: { on: sampleToday, time: '11:30' } }, { ...gate, release }),
    ),
    'renewal-on-client-paused': clientCard(
      page(sampleRenewal, worker, { ...mailBeside, health: { ...freshHealth, isPaused: true } }),
    ),
    'renewal-on-client-several': clientCard(
      page(sampleRenewal, worker, {
        context: sampleContext({
          renewals: [sampleRenewal, { ...awaited, renewalId: '502@2026-11-01', contractIds: [502] }],
        }),
      }),
    ),
    'renewal-on-contract': contractCard(page(waiting, approver), sampleContract()),
    'renewal-open': renewalCard(page(sampleRenewal, worker, mailBeside), sampleRenewal),
    'renewal-overdue': renewalCard(page(alone), alone),
    'renewal-waiting': renewalCard(page(waiting, approver), waiting),
    'renewal-returned': renewalCard(page(returned), returned),
    'renewal-disputed': renewalCard(page(disputed, { ...approver, judges: false, settles: true }), disputed),
    'renewal-settled': renewalCard(page(settled), settled),
    'renewal-unowned': renewalCard(page({ ...unowned, flags: ['noOwner'] }), { ...unowned, flags: ['noOwner'] }),
    'renewal-over': renewalCard(page({ ...called, state: 'renewed' }), {
      ...called,
      state: 'renewed',
      checkpoints: sampleRenewal.checkpoints.slice(0, 1),
      flags: [],
    }),
    'renewal-hostile': renewalCard(page(hostile), hostile),
    'renewal-gone': renewalGoneCard(page(sampleRenewal)),
  };
}

function homeCards(clock: WallClock): Readonly<Record<string, Card>> {
  return {
    'homepage-renewals-account-manager': homepageCard(
      sampleHomepage(['accountManager'], { renewals: managerQueue }),
      clock,
    ),
    'homepage-renewals-success-lead': homepageCard(
      sampleHomepage(['successLead'], {
        renewals: {
          ...noQueue,
          toApprove: [toApprove],
          unowned: [queued({ owner: '' })],
          awaited: [{ ...toApprove, clientName: 'Quay Logistics', approvers: [] }],
        },
      }),
      clock,
    ),
    'homepage-renewals-none': homepageCard(
      sampleHomepage(['accountManager'], { clientCount: 12, renewals: noQueue }),
      clock,
    ),
    'homepage-renewals-leader': homepageCard(
      sampleHomepage(['leader'], { soonest: [], clientCount: 0, renewals: { ...noQueue, toSettle: [queued()] } }),
      clock,
    ),
    'homepage-renewals-hostile': homepageCard(
      sampleHomepage(['mspOwner'], {
        renewals: { ...noQueue, overdue: [hostileLine], due: Array.from({ length: 40 }, () => hostileLine) },
      }),
      clock,
    ),
  };
}

export function renewalCards(clock: WallClock): Readonly<Record<string, Card>> {
  return { ...placeCards(), ...renewalFormCards(clock), ...homeCards(clock) };
}
