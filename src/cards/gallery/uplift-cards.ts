import type { FindingMay, FindingView } from '#application/views/uplift';
import type { Card } from '../card';
import { clientCard } from '../client-card';
import { homepageCard } from '../homepage-card';
import type { WallClock } from '../day-text';
import { findingCard, findingGoneCard, findingsCard } from '../uplift/finding-cards';
import { dismissCard, proposalCard } from '../uplift/finding-form-cards';
import { hostileText, sampleContext, samplePage } from './sample-clients';
import { sampleHomepage } from './sample-homepages';
import { signature } from './sample-renewals';

const aboutClient: FindingView = {
  row: 3,
  key: 'theme/77/2026-02-01/4',
  version: 61,
  kind: 'theme',
  state: 'found',
  strength: 'action',
  title: 'Keeps coming: Label printer',
  evidence:
    '31 of 140 tickets in 6 months, where 9.4 would be usual; 19 in the last three months, up from 12 before, 16.5 h of work.',
  falsifiedBy: 'One event behind all of these tickets, or a cause that was taken away since.',
  ticketIds: [40_312, 40_298],
  provenance: 'estimated',
  confidence: 0.99,
  foundOn: '2026-02-02',
  since: '2026-02-02',
  priority: 900,
};
const theme: FindingView = { ...aboutClient, value: { annualMinor: 276_000, currency: 'GBP' } };
const overrun: FindingView = {
  ...aboutClient,
  row: 2,
  key: 'overrun/77/501',
  kind: 'overrun',
  title: 'More hours than agreed on CT-0501',
  evidence:
    '4 of the last 4 months went over the agreed hours. Over six months 5 h a month were over on average, 4.5 h by the cautious bound.',
  falsifiedBy:
    'Hours of a project, of an onboarding or of our own rework booked on the agreement; hours that may be carried over.',
  ticketIds: [],
  contractId: 501,
  ref: 'CT-0501',
  value: { annualMinor: 643_513, currency: 'GBP' },
  pointValue: { annualMinor: 720_000, currency: 'GBP' },
  provenance: 'measured',
  confidence: 0.98,
  priority: 2_300,
};
const question: FindingView = {
  ...aboutClient,
  row: 4,
  key: 'priceMismatch/77/501',
  kind: 'priceMismatch',
  strength: 'watch',
  title: 'Two increases for CT-0501',
  evidence: 'HaloPSA raises the price by 3% a year by itself; the contract grants 4%.',
  falsifiedBy: 'A clause that grants another percentage than the field of the contract.',
  ticketIds: [],
  provenance: 'measured',
  confidence: 1,
  priority: 0,
};
const all = [overrun, theme, question];
const ticketUrls = {
  '40312': 'https://desk.example/tickets?id=40312',
  '40298': 'https://desk.example/tickets?id=40298',
};
const mayAll: FindingMay = { key: overrun.key, putForward: signature, dismisses: true, drafts: true };

function page(shown: readonly FindingView[], may: FindingMay = mayAll, held = 0, more = 0) {
  const because = held === 0 ? [] : ['Readiness is below the threshold: service first.'];
  const context = sampleContext({ findings: { shown, held, because, ...(more === 0 ? {} : { more }) } });
  return { ...samplePage({ context, ticketUrls }), findingMay: [may] };
}

const priya = { email: 'priya@harbour-it.example', name: 'Priya Nair' };
const putForward: FindingView = { ...overrun, putForwardBy: priya };
const approved: FindingView = {
  ...overrun,
  state: 'approved',
  approvedBy: { email: 'lea@a.example', name: 'Lea Hart' },
};
const presented: FindingView = {
  ...approved,
  state: 'presented',
  presentedOn: '2026-02-18',
};
const hostile: FindingView = { ...overrun, title: hostileText, evidence: hostileText, falsifiedBy: hostileText };
const form = {
  client: { id: 77, name: 'Alder & Finch Architects' },
  finding: overrun,
  draftId: '6f1c1a52-0d3e-4c5b-9a70-2f64b1f5c001',
};

export function upliftCards(clock: WallClock): Readonly<Record<string, Card>> {
  return {
    'client-uplift': clientCard(page(all, mayAll, 1)),
    'client-uplift-held': clientCard(page([], mayAll, 2)),
    'findings-list': findingsCard(page(all, mayAll, 1)),
    'findings-many': findingsCard(page(all, mayAll, 0, 4)),
    'client-uplift-many': clientCard(page(all, mayAll, 1, 4)),
    'findings-held': findingsCard(page([], mayAll, 2)),
    'finding-found': findingCard(page(all), overrun),
    'finding-theme': findingCard(page(all, { key: theme.key, dismisses: true, drafts: true }), theme),
    'finding-question': findingCard(page(all, { key: question.key, dismisses: true, drafts: false }), question),
    'finding-to-approve': findingCard(
      page([putForward], { key: overrun.key, approve: signature, dismisses: true, drafts: true }),
      putForward,
    ),
    'finding-approved': findingCard(
      page([approved], { key: overrun.key, present: signature, dismisses: true, drafts: true }),
      approved,
    ),
    'finding-presented': findingCard(
      page([presented], { key: overrun.key, dismisses: false, drafts: true }),
      presented,
    ),
    'finding-hostile': findingCard(page([hostile]), hostile),
    'finding-gone': findingGoneCard(page([])),
    'finding-dismiss': dismissCard({ ...form, values: { reason: '', isWrong: '' }, problems: {} }),
    'finding-dismiss-refused': dismissCard({
      ...form,
      finding: hostile,
      values: { reason: hostileText, isWrong: 'wrong' },
      problems: { reason: 'Say why: it will not be found again.', isWrong: 'Choose one.' },
    }),
    'finding-proposal': proposalCard({
      client: form.client,
      finding: overrun,
      paragraph:
        'The hours agreed in your agreement CT-0501 no longer cover what your team needs. 4 of the last 4 months went over the agreed hours. We suggest to raise the included hours to what you use, at GBP 6,435 a year, so that nothing is charged by surprise.',
    }),
    'homepage-uplift-to-approve': homepageCard(
      sampleHomepage(['successLead'], {
        findings: [
          { key: overrun.key, clientId: 77, clientName: 'Alder & Finch Architects', title: overrun.title },
          { key: theme.key, clientId: 78, clientName: hostileText, title: hostileText },
        ],
      }),
      clock,
    ),
  };
}
