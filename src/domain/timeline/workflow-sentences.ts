import { after, ending, own, text, type Payload } from './payload-fields';

const stateWords = new Map([
  ['watching', 'is being watched'],
  ['inT90', 'is in T-90'],
  ['inT60', 'is in T-60'],
  ['inT30', 'is in T-30'],
  ['decidedToStay', 'is decided: the client stays'],
  ['decidedToLeave', 'is decided: the client leaves'],
  ['lapsedStillBilling', 'has lapsed, and billing goes on'],
  ['renewed', 'is renewed'],
  ['lost', 'is lost'],
]);

const evidenceWords = new Map([
  ['mail', 'An email'],
  ['meeting', 'A meeting'],
  ['ticket', 'A ticket'],
]);

const outcomeWords = new Map([
  ['willRenew', 'will renew'],
  ['undecided', 'undecided'],
  ['wantsChange', 'wants a change'],
  ['wantsLowerPrice', 'wants a lower price'],
  ['willLeave', 'will leave'],
]);

const callWords = new Map([
  ['renew', 'renews'],
  ['watch', 'to watch'],
  ['atRisk', 'at risk'],
]);

const roleWords = new Map([
  ['sponsor', 'sponsor'],
  ['dayToDay', 'day-to-day contact'],
  ['economicBuyer', 'economic buyer'],
  ['signatory', 'signatory'],
]);

/** Events of the renewal workflow. */
export const workflowSentences = {
  renewalObserved: (payload: Payload) => {
    const due = text(payload, 'dueOn');
    const about = `Renewal${after(' due ', due)}${after(', to be decided by ', text(payload, 'decisionOn'))}`;
    return text(payload, 'formerId') === '' ? `${about}.` : `${about}: its dates or contracts changed.`;
  },
  renewalMoved: (payload: Payload) => {
    const to = text(payload, 'to');
    if (text(payload, 'by') === 'termMoved') return 'The end of the term moved: the renewal begins anew.';
    const how = new Map([
      ['auto', ' by itself'],
      ['late', ' late'],
    ]).get(text(payload, 'mode'));
    return `The renewal ${stateWords.get(to) ?? after('went to ', to)}${how ?? ''}.`;
  },
  ownerSet: (payload: Payload) => {
    const owner = text(payload, 'owner');
    return `${owner === '' ? 'Somebody' : owner} has this renewal${after(', with the deputy ', text(payload, 'deputy'))}.`;
  },
  renewalAcknowledged: () => 'Somebody said: I have it.',
  ownerEscalated: (payload: Payload) => {
    const owner = text(payload, 'owner');
    return `${owner === '' ? 'The owner' : owner} did not answer${after('; it is with ', text(payload, 'to'))}.`;
  },
  evidenceCaptured: (payload: Payload) => {
    const words = text(payload, 'words');
    const kind = text(payload, 'kind');
    const what = evidenceWords.get(kind);
    const window = text(payload, 'window');
    const checkpoint = `the ${window === '' ? '' : `${window} `}checkpoint`;
    const outcome = outcomeWords.get(text(payload, 'outcome')) ?? text(payload, 'outcome');
    const lead =
      kind === 'notApplicable'
        ? `${checkpoint.charAt(0).toUpperCase()}${checkpoint.slice(1)} does not apply`
        : `${what ?? 'Something'} was captured for ${checkpoint}${after(', ', outcome)}`;
    return `${lead}${after(': ', words)}${ending(words)}`;
  },
  evidenceJudged: (payload: Payload) => {
    const words = text(payload, 'words');
    const verdict = payload['approves'] === true ? 'approved' : 'returned';
    return `Evidence${after(' for ', text(payload, 'window'))} was ${verdict}${after(': ', words)}${ending(words)}`;
  },
  checkpointReopened: (payload: Payload) => {
    const why = text(payload, 'because') === 'contactLeft' ? 'left' : 'no longer holds the role';
    return `The checkpoint${after(' ', text(payload, 'window'))} is open again: the contact behind its evidence ${why}.`;
  },
  callRecorded: (payload: Payload) => {
    const reason = text(payload, 'reason');
    const call = callWords.get(text(payload, 'call')) ?? text(payload, 'call');
    const engine = callWords.get(text(payload, 'engineCall')) ?? text(payload, 'engineCall');
    const planned = own(payload, 'plan');
    const step = typeof planned === 'object' && planned !== null ? text(planned as Payload, 'step') : '';
    const said = `Call${after(' at ', text(payload, 'window'))}: ${call}${after(', where the engine says ', engine)}`;
    return `${said}${after(': ', reason)}${ending(reason)}${step === '' ? '' : ` Next step: ${step}${ending(step)}`}`;
  },
  callSettled: (payload: Payload) => {
    const reason = text(payload, 'reason');
    const call = callWords.get(text(payload, 'call')) ?? text(payload, 'call');
    return `The call${after(' at ', text(payload, 'window'))} was settled: ${call}${after(': ', reason)}${ending(reason)}`;
  },
  gateReleased: (payload: Payload) => {
    const reason = text(payload, 'reason');
    const until = text(payload, 'until').slice(0, 16).replace('T', ' ');
    return `Contact was let through although an incident is open${after(', until ', until)}${after(': ', reason)}${ending(reason)}`;
  },
  stakeholderMapped: (payload: Payload) => {
    const role = roleWords.get(text(payload, 'role')) ?? text(payload, 'role');
    return `A contact was named${after(' ', role)}.`;
  },
} as const;
