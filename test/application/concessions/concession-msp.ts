import { usualPolicy, type ApprovalPolicy } from '#domain/concession/approval-policy';
import { turnOnSync } from '#application/administer-sync';
import type { ConcessionDraft } from '#application/concessions/request/request-concession';
import { runHourlySync } from '#application/run-hourly-sync';
import { parseSettings, type Settings } from '#application/settings';
import type {
  ConcessionAnswer,
  ConcessionDeedName,
  ConcessionValues,
  ConcessionView,
} from '#application/views/concession';
import { ada, admin, lea, memoryMsp, owner, type MemoryMsp } from '#test/support/memory-msp';

export const leo = 'leo@msp.example';
export const fay = 'fay@msp.example';
export { ada, lea, owner };

const people = [
  { email: ada, name: 'Ada Moss', roles: ['accountManager'] },
  { email: lea, name: 'Lea Hart', roles: ['successLead'], leads: [ada] },
  { email: leo, name: 'Leo Finch', roles: ['leader'] },
  { email: fay, name: 'Fay Reed', roles: ['finance'] },
  { email: owner, name: 'Olga Wren', roles: ['mspOwner'] },
  { email: admin, name: 'Adi Roy', roles: ['administrator'] },
];

/** The product's policy, but thin evidence raises nothing: the world of these tests knows little of its clients. */
const policy = {
  ...usualPolicy,
  version: 'tests',
  rows: [...usualPolicy.rows.filter(({ axis }) => axis !== 'coverage'), { axis: 'coverage', level: 1 }],
};

type ConcessionChange = Partial<Omit<NonNullable<Settings['concessions']>, 'policy'>> & {
  readonly policy?: ApprovalPolicy;
};

/** An MSP that may ask for concessions: 45 % of revenue is margin unless a test says otherwise, an hour costs 60. */
export function concessionMsp(
  change: ConcessionChange = {},
  others: readonly (typeof people)[number][] = [],
): MemoryMsp {
  const { concessions, people: listed } = parseSettings(
    JSON.stringify({
      haloPsaUrl: 'https://desk.example',
      people: [...people, ...others],
      concessions: { hourCost: 60, margin: 0.45, policy, ...change },
    }),
  );
  const msp = memoryMsp({
    settings: {
      people: listed,
      weeklyDigest: { isOn: false, fromHour: 7 },
      ...(concessions === undefined ? {} : { concessions }),
    },
  });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  return msp;
}

export const values: ConcessionValues = {
  type: 'priceCut',
  quantity: '4',
  secondQuantity: '',
  termMonths: '24',
  endsOn: '',
  give: 'longerTerm',
  giveValue: '',
  cause: 'price',
  pressure: 'competitor',
  reason: 'They hold an offer that is eight percent lower.',
  retentionClaim: 'They sign for two years.',
  alternative: 'A smaller tier; they need the response times.',
  isEmergency: false,
};

export function draftOf(change: Partial<ConcessionDraft> = {}): ConcessionDraft {
  return { clientId: 1, contractId: 101, draftId: 'draft-0001', values, ...change };
}

export function shownIn(answer: ConcessionAnswer): ConcessionView {
  if (answer.kind === 'request') return answer.view;
  throw new Error(answer.kind === 'refused' ? answer.because : answer.kind);
}

/** The button as this person's card carries it. */
export function button(view: ConcessionView, deed: ConcessionDeedName, words = '') {
  const found = view.may.find(({ name }) => name === deed);
  if (found === undefined)
    throw new Error(`${deed} is not offered; offered are ${view.may.map(({ name }) => name).join(', ')}`);
  const { requestId, version, termsDigest, client } = view;
  return { requestId, clientId: client.id, version, termsDigest, deed, signature: found.signature, words };
}
