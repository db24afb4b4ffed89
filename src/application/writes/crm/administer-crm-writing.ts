import { crmWritingTurnedOff, crmWritingTurnedOn } from '#domain/timeline/write-payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles } from '#domain/vocabulary/client';
import { appendToTimeline } from '../../append-to-timeline';
import { refuseOthers, type Administered, type AdministerParts } from '../../administer-sync';
import type { ClientNotes } from '../../ports/client-notes';
import type { CrmWriting } from '../../ports/crm-writing';
import { readState, stateEdits, stateRange, type WorkbookState } from '../../tabs/state-tab';
import { UpstreamError } from '../../upstream-error';
import type { CrmCheck, CrmProblem, CrmWritingPage } from '../../views/crm-writing';
import { clientNoteProblem } from '../notes/note-gaps';
import { checkCrm, keyProblem, wantedPipeline } from './check-crm';

export interface CrmWritingParts extends AdministerParts {
  readonly crmWriting: CrmWriting;
  readonly serviceDesk: AdministerParts['serviceDesk'] & Pick<ClientNotes, 'signInForNotes'>;
}

export type CrmWritingAnswer =
  { readonly kind: 'page'; readonly page: CrmWritingPage } | { readonly kind: 'refused'; readonly because: string };

/** Asks HubSpot what stands ready, and writes nothing. Throws `UpstreamError` when HubSpot cannot be asked. */
export function openCrmWriting(parts: CrmWritingParts): CrmWritingAnswer {
  const refusal = refuseOthers(parts);
  if (refusal?.kind === 'refused') return refusal;
  const [rows = []] = parts.workbook.read([stateRange]);
  const { crmWriting, writing, progress } = readState(rows);
  const { pilotClientIds } = parts.settings;
  return {
    kind: 'page',
    page: {
      isPaused: writing === 'paused',
      check: withProblems(checkOf(parts), noteProblems(parts)),
      offers: progress?.dealOffers ?? [],
      checkedAt: parts.clock.now(),
      ...(crmWriting === undefined ? {} : { crmWriting }),
      ...(pilotClientIds === undefined ? {} : { pilot: pilotClientIds === 'all' ? 'all' : pilotClientIds.length }),
    },
  };
}

/** Makes what HubSpot lacks of ours and nothing else. Asked again it finds everything there. */
export function setUpCrm(parts: CrmWritingParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const { preparing } = parts.crmWriting;
  try {
    const before = parts.crmWriting.setUp();
    const { problems } = checkCrm(parts.settings, before);
    const missing = before.fields.filter(({ found }) => found === 'missing').map(({ field }) => field);
    const roles = stakeholderRoles.filter((role) => !before.labelledRoles.includes(role));
    const needsPipeline = problems.some(({ canBeMade }) => canBeMade === 'pipeline');
    const answers = [
      ...preparing.makeFields(missing),
      ...preparing.makeLabels(roles),
      ...(needsPipeline ? [preparing.makePipeline(wantedPipeline)] : []),
    ];
    const refused = answers.flatMap((answer) => (answer.kind === 'refused' ? [answer.because] : []));
    for (const answer of answers) if (answer.kind === 'unclear') throw answer.error;
    const [left] = checkOf(parts).problems.filter(({ blocks }) => blocks);
    if (left !== undefined) return { kind: 'refused', because: [...new Set(refused), left.what, left.fix].join(' ') };
    const rest = refused.length === 0 ? '' : ` ${[...new Set(refused)].join('. ')}: buying roles are used instead.`;
    return { kind: 'done', notice: `HubSpot is set up.${rest}` };
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.failure !== 'unauthorized') throw error;
    return { kind: 'refused', because: error.detail };
  }
}

/** The next hourly run begins to write, for the clients of the pilot. */
export function turnOnCrmWriting(parts: CrmWritingParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  if (parts.settings.pilotClientIds === undefined) {
    return {
      kind: 'refused',
      because: 'Nobody is in the pilot. Enter client ids, or "all", in the setting pilotClientIds first.',
    };
  }
  const [blocking] = checkOf(parts).problems.filter(({ blocks }) => blocks);
  if (blocking !== undefined) return { kind: 'refused', because: `${blocking.what} ${blocking.fix}` };
  return (
    setSwitch(parts, 'crmWritingTurnedOn', ({ writing, crmWriting }) => {
      if (writing === 'off') return { because: 'The hourly sync was never turned on. Turn it on first.' };
      if (writing === 'paused') return { because: 'Writing is paused. Resume it first.' };
      return crmWriting === undefined ? 'change' : 'asWanted';
    }) ?? { kind: 'done', notice: 'Writing to HubSpot is on. The next hourly run begins.' }
  );
}

/** Works while writing is paused too: whoever stops everything first must be able to take this back before they resume. */
export function turnOffCrmWriting(parts: CrmWritingParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  return (
    setSwitch(parts, 'crmWritingTurnedOff', ({ crmWriting }) => (crmWriting === undefined ? 'asWanted' : 'change')) ?? {
      kind: 'done',
      notice: 'Writing to HubSpot is off. What was written stays there.',
    }
  );
}

function checkOf({ crmWriting, settings }: CrmWritingParts) {
  try {
    return checkCrm(settings, crmWriting.setUp());
  } catch (error) {
    return { problems: [keyProblem(error)], stages: [], labelledRoles: [] };
  }
}

function withProblems(check: CrmCheck, problems: readonly CrmProblem[]): CrmCheck {
  return { ...check, problems: [...check.problems, ...problems] };
}

/** HaloPSA being away must not keep an administrator from HubSpot's set-up. */
function noteProblems({ serviceDesk }: CrmWritingParts): readonly CrmProblem[] {
  try {
    serviceDesk.signInForNotes();
    return [];
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    if (error.failure === 'unauthorized') return [clientNoteProblem(error.detail)];
    const what = 'HaloPSA could not be asked whether it takes notes on clients.';
    return [{ what, fix: 'Open this card again in a few minutes.', blocks: false }];
  }
}

type Judgment = 'change' | 'asWanted' | { readonly because: string };

/** Answers a refusal, or nothing where it stands as wanted. `judge` is asked under the lock. */
function setSwitch(
  parts: AdministerParts,
  type: 'crmWritingTurnedOn' | 'crmWritingTurnedOff',
  judge: (state: WorkbookState) => Judgment,
): Administered | undefined {
  const at = parts.clock.now();
  const actor = parts.viewerEmail().trim().toLowerCase();
  const about = { clientId: null, contractId: null, renewalId: null, actor, run: null };
  const isOn = type === 'crmWritingTurnedOn';
  const payloadText = isOn ? crmWritingTurnedOn() : crmWritingTurnedOff();
  let judgment: Judgment = 'asWanted' as Judgment;
  appendToTimeline(parts, {
    window: { newest: 1 },
    events: (state) => {
      judgment = judge(state);
      return judgment === 'change'
        ? [{ eventId: `${type}/${at}`, at: toUtcText(at), type, ...about, payloadText }]
        : [];
    },
    views: () => {
      const crmWriting = isOn ? ({ kind: 'on', since: parts.localTime.dayOf(at) } as const) : null;
      return judgment === 'change' ? stateEdits({ crmWriting }) : [];
    },
  });
  return typeof judgment === 'string' ? undefined : { kind: 'refused', because: judgment.because };
}
