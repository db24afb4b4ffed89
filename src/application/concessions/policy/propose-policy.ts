import { rowsOf, type ApprovalPolicy, type Level } from '#domain/concession/approval-policy';
import { proposingRoles } from '#domain/concession/policy-approval';
import { policyFaults, type PolicyFault } from '#domain/concession/policy-faults';
import { policyFields, policyFromTexts, policyTexts, type PolicyField } from '#domain/concession/policy-text';
import { policyProposed } from '#domain/timeline/rules-payloads';
import { addDays, isCalendarDate, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { utf8 } from '#domain/vocabulary/utf8';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import { readState, stateRange } from '../../tabs/state-tab';
import type { PolicyCardAnswer, PolicyForm, PolicyValues } from '../../views/concession-rules';
import { openDesk } from '../../viewing';
import { notSetUp, settingsFor, type ConcessionParts } from '../concession-parts';
import { policyVersions, rulesOf } from '../rules/concession-rules';
import type { KeptPolicies } from '../rules/kept-rules';
import { changePolicy, type PolicyWish } from './change-policy';
import { policyReaders } from './policy-readers';
import { levelsWithoutPeople, policyView } from './policy-view';

export interface PolicyDraft {
  readonly draftId: string;
  readonly values: PolicyValues;
}

const longestReason = 1_000;
/** Further ahead nobody would remember what was proposed. Our choice. */
const furthestDays = 366;

/** What the policy in force says, and what is proposed. One call, and one more for a cold cache. */
export function openPolicy(parts: ConcessionParts): PolicyCardAnswer {
  const { viewer } = openDesk(parts, []);
  if (viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (!policyReaders.some((role) => hasRole(viewer, role)))
    return { kind: 'refused', because: 'Your role does not see the approval policy.' };
  if (settingsFor(parts.settings) === undefined) return { kind: 'refused', because: notSetUp };
  const [stateRows = [], people = []] = parts.workbook.read([stateRange, peopleRange]);
  return { kind: 'policy', view: policyView(parts, viewer, peopleIn(people), readState(stateRows).policies) };
}

/** The form with the rows in force, to be changed. */
export function startProposal(parts: ConcessionParts): PolicyCardAnswer {
  const { viewer, health } = openDesk(parts, []);
  if (viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (health.isPaused) return { kind: 'paused' };
  const [stateRows = []] = parts.workbook.read([stateRange]);
  const { policies } = readState(stateRows);
  const refusal = proposingRefusal(parts, viewer, policies);
  if (refusal !== undefined) return { kind: 'refused', because: refusal };
  const today = todayOf(parts);
  const policy = rulesOf(parts.settings, { policies }).policyOn(today);
  const values = {
    texts: policyTexts(policy),
    levelWithoutGive: String(policy.levelWithoutGive),
    startsOn: addDays(today, 1),
    reason: '',
  };
  return { kind: 'form', form: formFor(parts, policies, values) };
}

/** Checks the rows, then puts them before the two who approve. Nothing goes by them yet. */
export function saveProposal(parts: ConcessionParts, { draftId, values }: PolicyDraft): PolicyCardAnswer {
  return changePolicy(parts, (actor, people, policies): PolicyWish => {
    const eventId = `policyProposed/${actor.email}/${draftId}`;
    const refusal = proposingRefusal(parts, actor, policies);
    // A second click is shown what the first one did.
    if (policies?.proposal?.proposedBy === actor.email)
      return { kind: 'answer', answer: { kind: 'policy', view: policyView(parts, actor, people, policies) } };
    if (refusal !== undefined) return { kind: 'answer', answer: { kind: 'refused', because: refusal } };
    const version = nextVersion(parts, policies);
    const checked = checkedPolicy(parts, values, version, people);
    if ('problems' in checked) {
      const form = { ...formFor(parts, policies, values), problems: checked.problems };
      return { kind: 'answer', answer: { kind: 'form', form } };
    }
    const { policy } = checked;
    const { startsOn } = values;
    const reason = values.reason.trim();
    const digest = parts.sha256(utf8(JSON.stringify(['policy-v1', policy, startsOn, reason, draftId])));
    const proposal = {
      policy,
      startsOn,
      reason,
      proposedBy: actor.email,
      proposedAt: parts.clock.now(),
      digest,
      approvals: [],
    };
    return {
      kind: 'change',
      event: {
        eventId,
        type: 'policyProposed',
        payloadText: policyProposed({ version, startsOn, reason, policy: { ...policy }, digest }),
      },
      policies: { ...policies, adopted: policies?.adopted ?? [], proposal },
      notice: 'Proposed. The MSP owner and a leader or finance approve it.',
    };
  });
}

function proposingRefusal(
  { settings }: ConcessionParts,
  actor: Person,
  policies: KeptPolicies | undefined,
): string | undefined {
  if (settingsFor(settings) === undefined) return notSetUp;
  if (!proposingRoles.some((role) => hasRole(actor, role)))
    return 'Only success leads, leaders, finance and the MSP owner propose another policy.';
  return policies?.proposal === undefined
    ? undefined
    : `Version ${policies.proposal.policy.version} is proposed already. It is decided or withdrawn first.`;
}

function todayOf({ localTime, clock }: ConcessionParts): CalendarDate {
  return localTime.dayOf(clock.now());
}

/** One more than the highest number so far; names that are no number do not count, nor what is too long to be counted exactly. */
function nextVersion(parts: ConcessionParts, policies: KeptPolicies | undefined): string {
  const names = policyVersions(parts.settings, policies).map(({ policy }) => policy.version);
  return String(Math.max(1, ...names.filter((name) => /^\d{1,15}$/.test(name)).map(Number)) + 1);
}

function formFor(parts: ConcessionParts, policies: KeptPolicies | undefined, values: PolicyValues): PolicyForm {
  return { version: nextVersion(parts, policies), draftId: parts.newDraftId(), values, problems: {} };
}

type Checked = { readonly policy: ApprovalPolicy } | { readonly problems: PolicyForm['problems'] };

function checkedPolicy(
  parts: ConcessionParts,
  values: PolicyValues,
  version: string,
  people: readonly Person[],
): Checked {
  const level = ([1, 2, 3] as const).find((each) => String(each) === values.levelWithoutGive) ?? 3;
  const rest = restProblems(values, todayOf(parts));
  const reading = policyFromTexts(values.texts, { version, levelWithoutGive: level satisfies Level });
  if (reading.kind === 'faulty') return { problems: { ...reading.problems, ...rest } };
  const { policy } = reading;
  const faults = [...policyFaults(policy), ...ownFaults(policy, parts.settings.currency, people)];
  const problems: Record<string, string> = { ...rest };
  for (const fault of faults) problems[fieldOf(fault)] ??= `${fault.where}: ${fault.problem}`;
  return Object.keys(problems).length > 0 ? { problems } : { policy };
}

/** What only this MSP knows: its currency, and who is there. */
function ownFaults(policy: ApprovalPolicy, currency: string, people: readonly Person[]): readonly PolicyFault[] {
  const noRow = rowsOf(policy, 'amount', currency).length === 0;
  return [
    ...(noRow ? [{ where: `amount ${currency}`, problem: 'No row answers for the currency of the settings.' }] : []),
    ...levelsWithoutPeople(policy, people).map((level) => ({
      where: `level ${level}`,
      problem: 'Nobody in People holds a role that decides it.',
    })),
  ];
}

/** A fault names its row, which begins with the axis; of a level it is about who approves. */
function fieldOf({ where }: PolicyFault): PolicyField {
  return (
    policyFields.find((field) => where === field || where.startsWith(`${field} `) || where.startsWith(`${field},`)) ??
    'approvers'
  );
}

function restProblems({ startsOn, reason }: PolicyValues, today: CalendarDate): PolicyForm['problems'] {
  const isDay = isCalendarDate(startsOn) && startsOn >= today && startsOn <= addDays(today, furthestDays);
  const length = reason.trim().length;
  return {
    ...(isDay ? {} : { startsOn: 'Choose a first day from today on, within a year.' }),
    ...(length === 0 ? { reason: 'Say why the policy should change.' } : {}),
    ...(length > longestReason ? { reason: `Shorten it: it has ${length} of ${longestReason} characters.` } : {}),
  };
}
