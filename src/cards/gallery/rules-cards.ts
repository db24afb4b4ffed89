import type {
  ConcessionRulesLine,
  DelegationForm,
  DelegationsView,
  PolicyForm,
  PolicyView,
} from '#application/views/concession-rules';
import { usualPolicy } from '#domain/concession/approval-policy';
import type { PolicyDeed } from '#domain/concession/policy-approval';
import { policyFields, policyTexts } from '#domain/concession/policy-text';
import type { Role } from '#domain/vocabulary/person';
import type { Card } from '../card';
import { delegationsCard } from '../concession/delegations-card';
import { policyCard } from '../concession/policy-card';
import { policyFormCard } from '../concession/policy-form-card';
import type { WallClock } from '../day-text';
import { homepageCard } from '../homepage-card';
import { sampleHomepage } from './sample-homepages';
import { freshHealth, hostileText, sampleNow, sampleToday } from './sample-clients';

const texts = policyTexts(usualPolicy);

const delegationForm: DelegationForm = {
  draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5d001',
  seats: [{ value: 'daniel@harbour-it.example/leader', name: 'Daniel Okafor', role: 'leader' }],
  colleagues: [
    { email: 'ruth@harbour-it.example', name: 'Ruth Castellan' },
    { email: 'oliver@harbour-it.example', name: 'Oliver Harbour' },
  ],
  values: { seat: '', to: '', startsOn: '', endsOn: '' },
  problems: {},
};

const noDelegations: DelegationsView = {
  lines: [],
  form: delegationForm,
  today: sampleToday,
  now: sampleNow,
  health: freshHealth,
};

const running = {
  delegationId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5d002@daniel@harbour-it.example',
  fromName: 'Daniel Okafor',
  toName: 'Oliver Harbour',
  role: 'leader',
  startsOn: '2026-02-27',
  endsOn: '2026-03-13',
  isRunning: true,
  mayEnd: true,
} as const;
const ahead = {
  ...running,
  fromName: 'Ruth Castellan',
  role: 'finance',
  startsOn: '2026-04-06',
  endsOn: '2026-04-17',
  isRunning: false,
  mayEnd: false,
} as const;

const policyInForce: PolicyView = {
  version: '1',
  axes: policyFields.map((field) => ({ field, rows: texts[field].split('\n') })),
  levelWithoutGive: usualPolicy.levelWithoutGive,
  versions: [{ version: '1', approvedByNames: [], status: 'inForce' }],
  mayPropose: true,
  now: sampleNow,
  health: freshHealth,
};

const button = (deed: PolicyDeed) => ({
  deed,
  version: '3',
  approvals: 0,
  digest: 'b7'.repeat(32),
  signature: `${sampleNow}.${'4e'.repeat(32)}`,
});

const second: PolicyView = {
  ...policyInForce,
  version: '2',
  startsOn: '2026-01-12',
  versions: [
    {
      version: '2',
      startsOn: '2026-01-12',
      approvedByNames: ['Oliver Harbour', 'Ruth Castellan'],
      status: 'inForce',
    },
    { version: '1', approvedByNames: [], status: 'replaced' },
  ],
};

const proposed: PolicyView = {
  ...second,
  mayPropose: false,
  proposal: {
    version: '3',
    startsOn: '2026-04-01',
    reason: 'Half of what went to level 2 last quarter was below 6% and was approved unchanged.',
    proposedByName: 'Mara Lindqvist',
    changes: [
      {
        field: 'depth',
        before: ['level 1: up to 5', 'level 2: above 5, up to 10', 'level 3: above 10'],
        after: ['level 1: up to 6', 'level 2: above 6, up to 10', 'level 3: above 10'],
      },
    ],
    approvedByNames: [],
    waitsFor: ['Oliver Harbour', 'Ruth Castellan'],
    may: [button('approvePolicy'), button('rejectPolicy')],
  },
};

const policyForm: PolicyForm = {
  version: '2',
  draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5d003',
  values: { texts, levelWithoutGive: '2', startsOn: '2026-04-01', reason: '' },
  problems: {},
};

const pausedHealth = { ...freshHealth, isPaused: true };

/** Who decides for whom, by which policy, and how it is changed. */
export function rulesCards(clock: WallClock): Readonly<Record<string, Card>> {
  const home = (roles: readonly Role[], concessionRules: ConcessionRulesLine) =>
    homepageCard(sampleHomepage(roles, { concessionRules }), clock);
  return {
    'homepage-rules-leader': home(['leader'], { policyVersion: '2', waitsForMe: false, delegations: 1 }),
    'homepage-rules-account-manager': home(['accountManager'], { policyVersion: '2', waitsForMe: false }),
    'homepage-rules-policy-to-approve': home(['finance'], {
      policyVersion: '2',
      proposed: '3',
      waitsForMe: true,
      delegations: 0,
    }),
    'delegations-none': delegationsCard(noDelegations),
    delegations: delegationsCard({ ...noDelegations, lines: [running, ahead] }),
    'delegations-paused': delegationsCard({ ...noDelegations, lines: [running, ahead], health: pausedHealth }),
    'delegations-without-a-seat': delegationsCard({
      lines: [{ ...running, mayEnd: false }],
      today: sampleToday,
      now: sampleNow,
      health: freshHealth,
    }),
    'delegations-refused': delegationsCard({
      ...noDelegations,
      form: {
        ...delegationForm,
        seats: [
          ...delegationForm.seats,
          { value: 'ruth@harbour-it.example/finance', name: 'Ruth Castellan', role: 'finance' },
        ],
        values: { seat: 'daniel@harbour-it.example/leader', to: '', startsOn: '2026-03-09', endsOn: '2026-07-31' },
        problems: {
          to: 'Choose a colleague who may see figures of clients.',
          endsOn: 'At most 92 days: whoever decides for longer should hold the role.',
        },
      },
    }),
    'delegations-hostile': delegationsCard({
      ...noDelegations,
      lines: [{ ...running, fromName: hostileText, toName: hostileText }],
      form: {
        ...delegationForm,
        seats: [{ value: 'x@harbour-it.example/leader', name: hostileText, role: 'leader' }],
        colleagues: [{ email: 'y@harbour-it.example', name: hostileText }],
      },
    }),
    policy: policyCard(policyInForce),
    'policy-proposed': policyCard(proposed),
    'policy-proposed-paused': policyCard({ ...proposed, health: pausedHealth }),
    'policy-proposed-by-viewer': policyCard({
      ...proposed,
      proposal: {
        ...(proposed.proposal as NonNullable<PolicyView['proposal']>),
        approvedByNames: ['Oliver Harbour'],
        waitsFor: [],
        may: [button('withdrawPolicy')],
      },
    }),
    'policy-hostile': policyCard({
      ...proposed,
      version: hostileText,
      proposal: {
        ...(proposed.proposal as NonNullable<PolicyView['proposal']>),
        reason: hostileText,
        proposedByName: hostileText,
        approvedByNames: [hostileText],
        waitsFor: [hostileText],
        changes: [{ field: 'type', before: [hostileText], after: ['level 1: Lower price'] }],
      },
    }),
    'policy-form': policyFormCard(policyForm),
    'policy-form-refused': policyFormCard({
      ...policyForm,
      values: {
        ...policyForm.values,
        texts: { ...texts, depth: 'level 1: up to 5\nlevel 2: above 6, up to 10\nlevel 3: above 10' },
        reason: hostileText,
      },
      problems: {
        depth:
          'depth, level 2: above 6, up to 10: No row answers for what lies between it and "depth, level 1: up to 5".',
        startsOn: 'Choose a first day from today on, within a year.',
      },
    }),
  };
}
