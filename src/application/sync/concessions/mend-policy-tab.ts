import { appendToTimeline } from '../../append-to-timeline';
import { tabFacts } from '../../concessions/policy/tab-facts';
import type { Cell } from '../../ports/workbook';
import { isPolicyTabBehind, policyEdits } from '../../tabs/policy-tab';
import type { SyncSession } from '../sync-session';

/**
 * The Policy tab shows the policy from the first run on, and follows when a day comes on which another version counts. Under the
 * lock, so that a proposal in the same second is not overwritten. No call where the tab is right, else two.
 */
export function mendPolicyTab({ parts, mayWrite, state }: SyncSession, standing: readonly (readonly Cell[])[]): void {
  if (!isPolicyTabBehind(tabFacts(parts, state.policies), standing)) return;
  appendToTimeline(parts, {
    window: { newest: 0 },
    events: () => [],
    views: (answer) =>
      mayWrite.includes(answer.state.writing)
        ? policyEdits(tabFacts(parts, answer.state.policies), standing.length)
        : [],
  });
}
