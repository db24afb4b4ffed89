import type { RenewalParts } from '../../workflow/act/append-for-renewal';
import {
  draftProposal,
  pressFinding,
  saveDismissing,
  startDismissing,
  type DismissAsked,
  type PressedFinding,
} from './press-finding';
import type { DismissAnswer, FindingSaved, ProposalAnswer } from '../../views/uplift-forms';
import type { FindingAsked } from './append-for-finding';

/** Everything a person can ask of a finding, for the person at the keyboard. */
export interface FindingDesk {
  pressFinding(pressed: PressedFinding): FindingSaved;
  startDismissing(asked: FindingAsked): DismissAnswer;
  saveDismissing(asked: DismissAsked): DismissAnswer;
  draftProposal(asked: FindingAsked): ProposalAnswer;
}

export function findingDesk(parts: RenewalParts): FindingDesk {
  return {
    pressFinding: (pressed) => pressFinding(parts, pressed),
    startDismissing: (asked) => startDismissing(parts, asked),
    saveDismissing: (asked) => saveDismissing(parts, asked),
    draftProposal: (asked) => draftProposal(parts, asked),
  };
}
