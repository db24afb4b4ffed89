import type { RenewalParts } from './append-for-renewal';
import { acknowledgeRenewal } from './acknowledge-renewal';
import { saveEvidence, startEvidence } from './evidence/capture-mail';
import { saveOtherEvidence, startOtherEvidence } from './evidence/capture-other';
import { draftMail, previewDraft } from './contact/draft-mail';
import { judgeEvidence, openEvidence } from './evidence/judge-evidence';
import { saveMapping, startMapping } from './contact/map-stakeholder';
import { saveCall, startCall } from './call/record-call';
import { saveSettling, startSettling } from './call/settle-call';
import { saveRelease, startRelease } from './contact/release-gate';

const asks = {
  acknowledgeRenewal,
  startEvidence,
  saveEvidence,
  startOtherEvidence,
  saveOtherEvidence,
  openEvidence,
  judgeEvidence,
  startCall,
  saveCall,
  startSettling,
  saveSettling,
  startRelease,
  saveRelease,
  startMapping,
  saveMapping,
  previewDraft,
  draftMail,
} as const;

type Bound<Ask> = Ask extends (parts: RenewalParts, ...asked: infer Asked) => infer Answer
  ? (...asked: Asked) => Answer
  : never;

/** Everything a person can ask of a renewal, for the person at the keyboard. */
export type RenewalDesk = { readonly [Name in keyof typeof asks]: Bound<(typeof asks)[Name]> };

export function renewalDesk(parts: RenewalParts): RenewalDesk {
  const bound = Object.entries(asks).map(([name, ask]) => [
    name,
    (...asked: readonly unknown[]) => (ask as (...all: readonly unknown[]) => unknown)(parts, ...asked),
  ]);
  return Object.fromEntries(bound) as RenewalDesk;
}
