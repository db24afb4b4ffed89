import { moneyText } from '../vocabulary/money';
import { eventTypes, type EventType, type TimelineEvent } from './event';
import { interventionWords } from './intervention-kind';
import { after, capitalized, ending, number, own, parsed, spaced, text, type Payload } from './payload-fields';
import { rulesSentences } from './rules-sentences';
import { upliftSentences } from './uplift-sentences';
import { workflowSentences } from './workflow-sentences';

/**
 * What happened, in one plain sentence without markup. Reads payloads of any age: a field it does not know is passed over, a
 * field that is missing shortens the sentence. May hold text that a colleague typed: whoever shows it escapes it.
 */
export function eventSentence({ type, payloadText }: Pick<TimelineEvent, 'type' | 'payloadText'>): string {
  const payload = parsed(payloadText);
  // A row from a newer version may carry a type this one does not know.
  return eventTypes.includes(type) ? sentences[type](payload) : `${String(type)}.`;
}

const bandWords = new Map([
  ['ready', 'ready'],
  ['unproven', 'unproven'],
  ['atRisk', 'at risk'],
  ['blocked', 'blocked'],
]);

const outcomeWords = new Map([
  ['renewed', 'renewed'],
  ['lost', 'lost'],
  ['unknown', 'outcome not known'],
]);

const sentences: Record<EventType, (payload: Payload) => string> = {
  contractObserved: contractSentence,
  contractEnded: (payload) => `Contract${spaced(text(payload, 'ref'))} is no longer active.`,
  ownerChanged: (payload) => {
    const from = text(payload, 'from');
    const to = text(payload, 'to');
    if (to === '') return from === '' ? 'Nobody owns this renewal.' : `${from} no longer owns this; nobody does.`;
    return from === '' ? `${to} now owns this.` : `${to} now owns this, after ${from}.`;
  },
  modelAdopted: (payload) => `Readiness is scored with model${spaced(text(payload, 'version'))} from here on.`,
  readinessMeasured: readinessSentence,
  readinessFrozen: (payload) => {
    const window = text(payload, 'window');
    const outcome = after(', ', outcomeWords.get(text(payload, 'outcome')) ?? '');
    const when = window === 'close' ? `the close${outcome}` : window;
    return `Kept for ${when === '' ? 'the record' : when}: ${readinessSentence(payload)}`;
  },
  bandOverridden: overrideSentence,
  bandOverrideWithdrawn: () => 'The band set by a person was withdrawn; the engine’s stands again.',
  probabilityFitted: fittedSentence,
  interventionLogged: (payload) => {
    const kind = text(payload, 'kind');
    const word = new Map<string, string>(Object.entries(interventionWords)).get(kind) ?? interventionWords.other;
    return `${capitalized(word)}${after(' on ', text(payload, 'happenedOn'))}${after(': ', text(payload, 'note'))}${ending(text(payload, 'note'))}`;
  },
  concessionRequested: (payload) => `${askedSentence(payload)} was requested.`,
  concessionRevised: (payload) =>
    `${askedSentence(payload)} has new terms (version ${number(payload, 'version') ?? '?'}).`,
  concessionDecided: (payload) => {
    const words = text(payload, 'words');
    const action = actionWords.get(text(payload, 'action')) ?? text(payload, 'action');
    return `Concession${spaced(text(payload, 'requestId'))}: ${action}${after(' for ', text(payload, 'onBehalfOf'))}${after(': ', words)}${ending(words)}`;
  },
  concessionMoved: (payload) => {
    const level = number(payload, 'level');
    const state = text(payload, 'state');
    return `Concession${spaced(text(payload, 'requestId'))} ${movedText(state, level)}.`;
  },
  concessionReviewed: (payload) =>
    `Concession${spaced(text(payload, 'requestId'))} was ${payload['upholds'] === true ? 'upheld' : 'overturned'} in review${payload['isSigned'] === true ? ' after the client had signed: it stands' : ''}.`,
  conditionMet: (payload) => `A condition of concession${spaced(text(payload, 'requestId'))} was met.`,
  concessionEnded: (payload) => {
    const referenceMinor = number(payload, 'referenceMinor');
    const currency = text(payload, 'currency');
    const price =
      referenceMinor === undefined || currency === ''
        ? 'the reference price'
        : `the reference price of ${moneyText({ annualMinor: referenceMinor, currency })} a year`;
    return `Concession${spaced(text(payload, 'requestId'))} ended${after(' on ', text(payload, 'endedOn'))}: ${price} applies again.`;
  },
  concessionScored: (payload) => {
    const chance = number(payload, payload['state'] === 'granted' ? 'chanceWith' : 'chanceWithout');
    const said = chance === undefined ? '' : `, where a chance of ${Math.round(100 * chance)}% was forecast`;
    return `The renewal behind concession${spaced(text(payload, 'requestId'))} was ${text(payload, 'outcome') || 'decided'}${said}.`;
  },
  ...rulesSentences,
  backfillFinished: (payload) =>
    `The first sync finished: ${counts(payload, ['clients', 'contracts', 'tickets', 'months'])}.`,
  syncTurnedOn: () => 'Syncing was turned on.',
  writingPaused: () => 'Writing was paused.',
  writingResumed: () => 'Writing was resumed.',
  writePlanned: (payload) =>
    isUndo(payload)
      ? `About to take back a write to ${recordOf(payload)}.`
      : `About to write ${fieldsText(payload)} of ${recordOf(payload)}.`,
  writeRecorded: (payload) => {
    if (isUndo(payload)) return `${undoneText(payload)} ${recordOf(payload)}.`;
    const done = `Wrote ${fieldsText(payload)} of ${recordOf(payload)}.`;
    const differences = texts(payload, 'differences');
    return differences.length === 0 ? done : `${done} Not as it should be: ${differences.join(', ')}.`;
  },
  writeRefused: (payload) =>
    `${recordOf(payload)} was not written${after(': ', text(payload, 'because'))}${ending(text(payload, 'because'))}`,
  writeDropped: (payload) =>
    `A planned write to ${recordOf(payload)} was dropped${after(': ', text(payload, 'because'))}${ending(text(payload, 'because'))}`,
  runRolledBack: (payload) => {
    const left = texts(payload, 'left').length;
    const rest = left === 0 ? '' : `; ${left} left as they are`;
    return `The outside writes of${spaced(text(payload, 'rolledBack'))} were rolled back: ${number(payload, 'undone') ?? 0} undone${rest}.`;
  },
  writeBackTurnedOn: () => 'Write-back to HaloPSA was turned on.',
  writeBackTurnedOff: () => 'Write-back to HaloPSA was turned off.',
  dealAdopted: (payload) => `Deal ${text(payload, 'dealId')} in HubSpot was adopted for this renewal.`,
  dealAdoptionDeclined: (payload) => `Deal ${text(payload, 'dealId')} in HubSpot is not the deal of this renewal.`,
  crmWritingTurnedOn: () => 'Writing renewals to HubSpot was turned on.',
  crmWritingTurnedOff: () => 'Writing renewals to HubSpot was turned off.',
  ...workflowSentences,
  ...upliftSentences,
  writeBackStopped: (payload) =>
    `Write-back to HaloPSA stopped${after(': ', text(payload, 'because'))}${ending(text(payload, 'because'))}`,
};

function movedText(state: string, level: number | undefined): string {
  if (state === 'escalated') return `went to level ${level ?? '?'}`;
  return state === 'lapsed' ? 'has lapsed' : `was ${state}`;
}

const actionWords = new Map([
  ['approve', 'approved'],
  ['approveWithConditions', 'approved with conditions'],
  ['counter', 'answered with another offer'],
  ['askForFacts', 'sent back for facts'],
  ['reject', 'rejected'],
]);

function askedSentence(payload: Payload): string {
  const level = number(payload, 'level');
  return `Concession${spaced(text(payload, 'requestId'))}${after(' on ', text(payload, 'ref'))}${level === undefined ? '' : ` (level ${level})`}`;
}

function contractSentence(payload: Payload): string {
  const isEvergreen = payload['isEvergreen'] === true;
  const notice = number(payload, 'noticePeriodDays');
  const annualMinor = number(payload, 'annualMinor');
  const currency = text(payload, 'currency');
  const parts = [
    isEvergreen ? 'evergreen' : after('term ends ', text(payload, 'termEndsOn')),
    notice === undefined || isEvergreen
      ? ''
      : `${notice} days' notice${payload['noticeIsDefault'] === true ? ' by default' : ''}`,
    after(isEvergreen ? 'next review ' : 'decide by ', text(payload, 'decisionOn')),
    annualMinor === undefined || currency === '' ? '' : `${moneyText({ annualMinor, currency })} a year`,
  ].filter((part) => part !== '');
  const kind = text(payload, 'kind');
  const name = `Contract${spaced(text(payload, 'ref'))}${kind === '' ? '' : ` (${kind})`}`;
  return parts.length === 0 ? `${name} was read.` : `${name}: ${parts.join(', ')}.`;
}

function fittedSentence(payload: Payload): string {
  const outcomes = own(payload, 'outcomes');
  const counts = typeof outcomes === 'object' && outcomes !== null ? (outcomes as Payload) : {};
  const renewed = number(counts, 'renewed');
  const lost = number(counts, 'lost');
  if (renewed === undefined || lost === undefined) return 'Renewal chances were learned anew.';
  return `Renewal chances were learned anew from ${renewed + lost} past renewals, ${lost} of them lost.`;
}

/** Rounds down: 64.6 must not read as a pass at 65. */
function readinessSentence(payload: Payload): string {
  const low = number(payload, 'low');
  const high = number(payload, 'high');
  const coverage = number(payload, 'coverage');
  const band = text(payload, 'band');
  if (low === undefined) return 'Readiness was measured.';
  const reach = high === undefined || high === low ? '' : ` (could reach ${Math.floor(high)})`;
  const evidence = coverage === undefined ? '' : `, from ${Math.floor(coverage * 100)}% of the evidence`;
  return `Readiness ${Math.floor(low)} of 100${reach}${after(', ', bandWords.get(band) ?? band)}${evidence}.`;
}

function overrideSentence(payload: Payload): string {
  const words = (name: string) => bandWords.get(text(payload, name)) ?? text(payload, name);
  const engine = after(', where the engine says ', words('engineBand'));
  const reason = text(payload, 'reason');
  return `Band set to ${words('band')}${engine}${after(', until ', text(payload, 'expiresOn'))}${after(': ', reason)}${ending(reason)}`;
}

/** `HaloPSA, contract 101`; of a record that is still to be created, its kind. */
function recordOf(payload: Payload): string {
  return `${text(payload, 'system') || 'another system'}, ${text(payload, 'kind') || 'record'}${spaced(text(payload, 'recordId'))}`;
}

function isUndo(payload: Payload): boolean {
  return text(payload, 'undoes') !== '';
}

function undoneText(payload: Payload): string {
  return payload['removes'] === true ? 'Rolled back: removed' : `Rolled back: put back ${fieldsText(payload)} of`;
}

function fieldsText(payload: Payload): string {
  const fields = own(payload, 'fields');
  const count = Array.isArray(fields) ? fields.length : 0;
  return count === 0 ? 'figures' : count === 1 ? '1 field' : `${count} fields`;
}

function texts(payload: Payload, name: string): readonly string[] {
  const list = own(payload, name);
  return Array.isArray(list) ? list.filter((entry) => typeof entry === 'string') : [];
}

function counts(payload: Payload, names: readonly string[]): string {
  const known = names.flatMap((name) => {
    const value = number(payload, name);
    return value === undefined ? [] : [`${value} ${value === 1 ? name.slice(0, -1) : name}`];
  });
  return known.length === 0 ? 'everything was read' : known.join(', ');
}
