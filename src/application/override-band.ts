import { standingOverride } from '#domain/readiness/band-override';
import { bands, type Band } from '#domain/readiness/model';
import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { bandOverridden, bandOverrideWithdrawn } from '#domain/timeline/payloads';
import { addDays, isCalendarDate, toUtcText } from '#domain/vocabulary/calendar-date';
import { renewalIdOf, type ClientId, type ContractId } from '#domain/vocabulary/ids';
import { appendForClient, type ForClientAnswer, type WritingParts } from './append-for-client';
import { mayJudgeClient } from './client-access';
import type { ClientPlace } from './client-index';
import { foldEvent, type Said } from './sync/people/fold-event';
import { judgementEdits, judgementRanges, overridesIn } from './tabs/judgement-cells';
import { cacheContext } from './view-cache';
import type { ClientContext, ContractContext } from './views/client-context';
import {
  longestDays,
  longestReason,
  type OverrideDraft,
  type OverrideForm,
  type OverrideFormAnswer,
  type OverrideProblems,
  type OverrideSaved,
  type OverrideWithdrawn,
} from './views/override';
import { clientPage, isRefusal, loadContext, openDesk, placeFor, type Desk } from './viewing';

export interface OverrideParts extends WritingParts {
  /** A new id nobody can guess, for a form. */
  newDraftId(): string;
}

/** The form to set a band beside the engine's. */
export function startOverride(parts: OverrideParts, clientId: ClientId, contractId: ContractId): OverrideFormAnswer {
  const judging = openJudging(parts, clientId);
  if ('kind' in judging) return judging;
  if (judging.desk.health.isPaused) return { kind: 'paused' };
  const form = formFor(parts, loadContext(parts, judging.place), contractId, parts.newDraftId());
  return typeof form === 'string' ? { kind: 'refused', because: form } : { kind: 'form', form };
}

/**
 * Puts a person's band on the timeline and on the card: read, append, view, three calls. The same draft saved twice is one event.
 * The actor is the signed-in person; what the engine says is read under the lock, never taken from the form.
 */
export function saveOverride(parts: OverrideParts, draft: OverrideDraft): OverrideSaved {
  const judging = openJudging(parts, draft.clientId);
  if ('kind' in judging) return judging;
  const { desk, place } = judging;
  const shown = formFor(parts, loadContext(parts, place), draft.contractId, draft.draftId);
  if (typeof shown === 'string') return { kind: 'refused', because: shown };
  const { band, expiresOn, reason } = draft;
  const problems = problemsOf(draft, shown);
  if (Object.keys(problems).length > 0)
    return { kind: 'corrected', form: { ...shown, values: { band, expiresOn, reason }, problems } };

  const actor = desk.viewer?.email ?? '';
  const answer = append(parts, judging, draft.contractId, (contract) =>
    overriding(draft, { contract, actor, today: shown.today }),
  );
  return saved(parts, desk, answer);
}

/** Takes the standing override back. Whoever may set one may; twice is one event. */
export function withdrawOverride(parts: OverrideParts, clientId: ClientId, contractId: ContractId): OverrideWithdrawn {
  const judging = openJudging(parts, clientId);
  if ('kind' in judging) return judging;
  const today = parts.localTime.dayOf(parts.clock.now());
  const answer = append(parts, judging, contractId, ({ override }) => {
    if (override === undefined) return 'No band of a person stands here any more. The engine’s does.';
    return {
      eventId: `bandOverrideWithdrawn/${override.eventId}`,
      type: 'bandOverrideWithdrawn',
      payloadText: bandOverrideWithdrawn({ override: override.eventId, withdrawnOn: today }),
    };
  });
  return saved(parts, judging.desk, answer);
}

interface Judging {
  readonly desk: Desk;
  readonly place: ClientPlace;
}

const notTheirs =
  'Only the account manager of this client, a deputy or their success lead sets a band. Log an intervention instead.';

function openJudging(
  parts: OverrideParts,
  clientId: ClientId,
): Judging | Exclude<OverrideFormAnswer, { readonly kind: 'form' }> {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  const mayJudge = desk.viewer !== undefined && mayJudgeClient(desk.viewer, place.ownerEmail);
  return mayJudge ? { desk, place } : { kind: 'refused', because: notTheirs };
}

/** A sentence where there is nothing to set a band beside. */
function formFor(
  { clock, localTime }: OverrideParts,
  { client, contracts }: ClientContext,
  contractId: ContractId,
  draftId: string,
): OverrideForm | string {
  const contract = contracts.find(({ id }) => id === contractId);
  if (contract === undefined) return 'This contract is no longer among the active ones.';
  if (contract.readiness === undefined) return notAssessed;
  const { band, low, high, coverage } = contract.readiness;
  return {
    client: { id: client.id, name: client.name },
    contract: { id: contract.id, ref: contract.ref },
    engine: { band, low, high, coverage },
    draftId,
    today: localTime.dayOf(clock.now()),
  };
}

const notAssessed = 'This contract has not been assessed yet: there is no band to set another beside.';

function problemsOf({ band, expiresOn, reason }: OverrideDraft, { engine, today }: OverrideForm): OverrideProblems {
  const text = reason.trim();
  return {
    ...bandProblem(band, engine.band),
    ...dayProblem(expiresOn, today),
    ...(text === '' ? { reason: 'Write why you see it otherwise: a leader will read it beside the figures.' } : {}),
    ...(text.length > longestReason
      ? { reason: `Shorten the reason: it has ${text.length} of ${longestReason} characters.` }
      : {}),
  };
}

function bandProblem(band: string, engine: Band): OverrideProblems {
  if (!isBand(band)) return { band: 'Choose the band you would give.' };
  return band === engine ? { band: 'The engine says the same. Choose another band, or cancel.' } : {};
}

function dayProblem(day: string, today: string): OverrideProblems {
  if (!isCalendarDate(day)) return { expiresOn: 'Choose the last day on which your band stands.' };
  if (day <= today) return { expiresOn: 'Choose a day after today.' };
  return day > addDays(today, longestDays)
    ? { expiresOn: `Choose a day within the next ${longestDays} days. You can set it again then.` }
    : {};
}

function isBand(text: string): text is Band {
  return (bands as readonly string[]).includes(text);
}

type WhatHappened = Pick<TimelineEvent, 'eventId' | 'type' | 'payloadText'>;

function overriding(
  { band, reason, expiresOn, draftId }: OverrideDraft,
  { contract, actor, today }: { readonly contract: ContractContext; readonly actor: string; readonly today: string },
): WhatHappened | string {
  const { readiness } = contract;
  if (readiness === undefined) return notAssessed;
  return {
    // With the person in it: a draft id comes from the viewer's machine, and nobody can use up another's.
    eventId: `bandOverridden/${actor}/${draftId}`,
    type: 'bandOverridden',
    payloadText: bandOverridden({
      band: band as Band,
      reason: reason.trim(),
      expiresOn,
      setOn: today,
      engineBand: readiness.band,
      engineLow: readiness.low,
      engineHigh: readiness.high,
      modelVersion: readiness.modelVersion,
    }),
  };
}

function append(
  parts: OverrideParts,
  { desk: { viewer, people }, place }: Judging,
  contractId: ContractId,
  happened: (contract: ContractContext) => WhatHappened | string,
): ForClientAnswer {
  const nameOf = (by: string) => people.find(({ email }) => email === by)?.name ?? by;
  return appendForClient(parts, {
    place,
    alsoRead: judgementRanges,
    event: ({ contracts }) => {
      const contract = contracts.find(({ id }) => id === contractId);
      if (contract === undefined) return { refused: 'This contract is no longer among the active ones.' };
      const what = happened(contract);
      if (typeof what === 'string') return { refused: what };
      return {
        ...what,
        at: toUtcText(parts.clock.now()),
        clientId: place.clientId,
        contractId,
        renewalId: contract.termEndsOn === undefined ? null : renewalIdOf(contractId, contract.termEndsOn),
        actor: viewer?.email ?? '',
        run: null,
      };
    },
    shown: (context, event, cells) => {
      const { overrides = [] } = foldEvent({ overrides: overridesIn(cells, contractId) }, event);
      return {
        context: withOverride(context, event, { contractId, nameOf }),
        edits: judgementEdits(cells, contractId, overrides),
      };
    },
  });
}

/** The card as it reads once the event has happened. */
function withOverride(
  context: ClientContext,
  event: SealedEvent,
  { contractId, nameOf }: { readonly contractId: ContractId; nameOf(by: string): string },
): ClientContext {
  const contracts = context.contracts.map((contract) => {
    if (contract.id !== contractId) return contract;
    const { override: known, ...rest } = contract;
    const said: Said = { overrides: known === undefined ? [] : [known] };
    const { overrides = [] } = foldEvent(said, event);
    const standing = standingOverride(overrides, '');
    if (standing === undefined) return rest;
    const { termEndsOn: _renewal, ...override } = standing;
    return { ...rest, override: { ...override, byName: nameOf(override.by) } };
  });
  return { ...context, contracts };
}

function saved(parts: OverrideParts, desk: Desk, answer: ForClientAnswer): OverrideWithdrawn {
  if (answer.kind !== 'saved') return answer;
  cacheContext(parts.cache, answer.context);
  return { kind: 'saved', page: clientPage(parts, desk, answer.context) };
}
