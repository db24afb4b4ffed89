import type { TimelineEvent } from '#domain/timeline/event';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import { appendToTimeline } from '../../append-to-timeline';
import { personOf } from '../../client-access';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import { policyEdits, policyRows } from '../../tabs/policy-tab';
import { stateEdits } from '../../tabs/state-tab';
import type { PolicyCardAnswer } from '../../views/concession-rules';
import { openDesk } from '../../viewing';
import type { KnownTabs } from '../../workbook-tabs';
import type { ConcessionParts } from '../concession-parts';
import type { KeptPolicies } from '../rules/kept-rules';
import { policyView } from './policy-view';
import { tabFacts } from './tab-facts';

/** What a person wants of the policy, once everything was read again under the lock. */
export type PolicyWish =
  | {
      readonly kind: 'change';
      readonly event: Pick<TimelineEvent, 'eventId' | 'type' | 'payloadText'>;
      readonly policies: KeptPolicies;
      readonly notice: string;
    }
  /** Nothing is changed: a refusal, or a form that comes back. */
  | { readonly kind: 'answer'; readonly answer: PolicyCardAnswer };

/** Versions on the State tab: requests live for days, and the timeline has them all. */
export const mostVersions = 12;
const newest = 100;

/** One change of the policy: read, append, view, three calls. The Policy tab shows it at once. */
export function changePolicy(
  parts: ConcessionParts,
  wish: (actor: Person, people: readonly Person[], policies: KeptPolicies | undefined) => PolicyWish,
): PolicyCardAnswer {
  const email = openDesk(parts, []).viewer?.email;
  if (email === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  let answer: PolicyCardAnswer = { kind: 'paused' };
  let wanted: PolicyWish | undefined;
  let actor: Person | undefined;
  let people: readonly Person[] = [];
  appendToTimeline(parts, {
    window: { newest },
    extraRanges: [peopleRange],
    events: (state, [rows = []], window) => {
      if (state.writing === 'paused') return [];
      people = peopleIn(rows);
      actor = personOf(people, email);
      if (actor === undefined) {
        answer = { kind: 'noAccess', refusal: { because: 'notListed' } };
        return [];
      }
      if (!hasPolicyTab(state.tabs)) {
        answer = { kind: 'refused', because: beingUpdated };
        return [];
      }
      wanted = wish(actor, people, state.policies);
      if (wanted.kind === 'answer') {
        answer = wanted.answer;
        return [];
      }
      const { event } = wanted;
      const before = window.some(({ eventId }) => eventId === event.eventId);
      // A second click finds its own event: what stands is shown.
      if (before && !isBehind(state.policies, wanted.policies)) {
        answer = { kind: 'policy', view: policyView(parts, actor, people, state.policies) };
        wanted = undefined;
        return [];
      }
      const at = toUtcText(parts.clock.now());
      return [{ ...event, at, actor: email, clientId: null, contractId: null, renewalId: null, run: null }];
    },
    views: ({ state }) => {
      if (wanted?.kind !== 'change' || actor === undefined) return [];
      const { policies, notice } = wanted;
      answer = { kind: 'policy', view: policyView(parts, actor, people, policies), notice };
      const rowsBefore = policyRows(tabFacts(parts, state.policies)).length;
      return [...stateEdits({ policies }), ...policyEdits(tabFacts(parts, policies), rowsBefore)];
    },
  });
  return answer;
}

const beingUpdated =
  'The workbook lacks the Policy tab of this version. The next hourly sync adds it; try again after it.';

/** Asked before the event is appended: a view that cannot be written would leave it half done. */
function hasPolicyTab(tabs: KnownTabs | undefined): boolean {
  return tabs?.Policy !== undefined;
}

/** The event is there and the State tab does not know of it: a click was cut in between, and this one mends it. */
function isBehind(standing: KeptPolicies | undefined, wanted: KeptPolicies): boolean {
  return JSON.stringify(standing) !== JSON.stringify(wanted);
}
