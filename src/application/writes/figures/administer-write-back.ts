import { writeBackTurnedOff, writeBackTurnedOn } from '#domain/timeline/write-payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { appendToTimeline } from '../../append-to-timeline';
import { refuseOthers, type Administered, type AdministerParts } from '../../administer-sync';
import { readState, stateEdits, stateRange, type WorkbookState } from '../../tabs/state-tab';
import { UpstreamError } from '../../upstream-error';
import type { WriteBackPage, WriteBackSwitch } from '../../views/write-back';
import { checkFields, fieldFix } from './check-fields';

export type WriteBackAnswer =
  { readonly kind: 'page'; readonly page: WriteBackPage } | { readonly kind: 'refused'; readonly because: string };

/** Asks HaloPSA what stands ready, and writes nothing. Throws `UpstreamError` when HaloPSA cannot be asked. */
export function openWriteBack(parts: AdministerParts): WriteBackAnswer {
  const refusal = refuseOthers(parts);
  if (refusal?.kind === 'refused') return refusal;
  const [rows = []] = parts.workbook.read([stateRange]);
  const { writeBack, writing } = readState(rows);
  const checks = checkFields(parts.settings, parts.serviceDesk.fieldDefinitions()).map((check) => {
    const fix = fieldFix(check);
    return fix === undefined ? check : { ...check, fix };
  });
  const refused = writeRefusal(parts);
  return {
    kind: 'page',
    page: {
      isPaused: writing === 'paused',
      checks,
      checkedAt: parts.clock.now(),
      ...(writeBack === undefined ? {} : { writeBack }),
      ...(refused === undefined ? {} : { refusal: refused }),
    },
  };
}

/** A scope that is missing is an answer here, not a failure. */
function writeRefusal({ serviceDesk }: AdministerParts): string | undefined {
  try {
    serviceDesk.signInForWriting();
    return undefined;
  } catch (error) {
    if (error instanceof UpstreamError && error.failure === 'unauthorized') return error.detail;
    throw error;
  }
}

/** Also after a stop: the administrator has looked. The next hourly run begins to write. */
export function turnOnWriteBack(parts: AdministerParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  return (
    setWriteBack(parts, 'writeBackTurnedOn', writeBackTurnedOn(), ({ writing, writeBack }) => {
      if (writing === 'off') return { because: 'The hourly sync was never turned on. Turn it on first.' };
      if (writing === 'paused') return { because: 'Writing is paused. Resume it first.' };
      return writeBack?.kind === 'on' ? 'asWanted' : 'change';
    }) ?? { kind: 'done', notice: 'Write-back is on. The next hourly run writes the figures.' }
  );
}

/** Works while writing is paused too: whoever stops everything first must be able to take this back before they resume. */
export function turnOffWriteBack(parts: AdministerParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const now = parts.clock.now();
  return (
    setWriteBack(parts, 'writeBackTurnedOff', writeBackTurnedOff(), ({ writing, writeBack, lease }) => {
      const isAtWork = writing === 'paused' && lease !== undefined && lease.until > now;
      if (isAtWork) return { because: 'A command line tool is writing to the workbook. Try again in a few minutes.' };
      return writeBack === undefined ? 'asWanted' : 'change';
    }) ?? { kind: 'done', notice: 'Write-back is off. What was written stays in HaloPSA.' }
  );
}

type Judgment = 'change' | 'asWanted' | { readonly because: string };

/** Answers a refusal, or nothing where it stands as wanted. `judge` is asked under the lock. */
function setWriteBack(
  parts: AdministerParts,
  type: 'writeBackTurnedOn' | 'writeBackTurnedOff',
  payloadText: string,
  judge: (state: WorkbookState) => Judgment,
): Administered | undefined {
  const at = parts.clock.now();
  const actor = parts.viewerEmail().trim().toLowerCase();
  const about = { clientId: null, contractId: null, renewalId: null, actor, run: null };
  let judgment: Judgment = 'asWanted' as Judgment;
  appendToTimeline(parts, {
    window: { newest: 1 },
    events: (state) => {
      judgment = judge(state);
      return judgment === 'change'
        ? [{ eventId: `${type}/${at}`, at: toUtcText(at), type, ...about, payloadText }]
        : [];
    },
    views: () => (judgment === 'change' ? stateEdits({ writeBack: switchTo(type, parts, at) }) : []),
  });
  return typeof judgment === 'string' ? undefined : { kind: 'refused', because: judgment.because };
}

function switchTo(
  type: 'writeBackTurnedOn' | 'writeBackTurnedOff',
  { localTime }: AdministerParts,
  at: number,
): WriteBackSwitch | null {
  return type === 'writeBackTurnedOff' ? null : { kind: 'on', since: localTime.dayOf(at) };
}
