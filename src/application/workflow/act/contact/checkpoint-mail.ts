import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';

/** What a mail to a client may say. Nothing of scores, margins or other clients is among it. */
export interface MailFacts {
  readonly window: CheckpointWindow;
  /** First name of the reader; empty: not known. */
  readonly firstName: string;
  /** Kind and reference of each contract. */
  readonly contracts: readonly string[];
  readonly endsOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  readonly renewsByItself: boolean;
  readonly sender: string;
}

export interface CheckpointMail {
  readonly subject: string;
  readonly body: string;
}

const months = 'January February March April May June July August September October November December'.split(' ');

function longDay(day: CalendarDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** What each window asks the client: how it goes, what the next term should hold, and the decision. */
const asks: Readonly<Record<CheckpointWindow, readonly string[]>> = {
  'T-90': [
    'Before we come to terms and prices I would like to hear how the service works for you: what should stay as it is, and what should be different in the next term?',
    'Could you give me half an hour in the next two weeks, or answer in a few lines?',
  ],
  'T-60': [
    'Could you tell me how you see the next term: do you intend to go on with us, and is there anything in scope or price that we should change?',
    'If somebody else decides about the budget, please bring them in now, so that nobody is in a hurry later.',
  ],
  'T-30': [
    'The decision is close. Could you confirm whether the agreement goes on, and who signs on your side?',
    'If anything still stands in the way, tell me, and I will see to it this week.',
  ],
};

const subjects: Readonly<Record<CheckpointWindow, string>> = {
  'T-90': 'Your agreement with us: how is it going?',
  'T-60': 'Your agreement with us: the next term',
  'T-30': 'Your agreement with us: your decision',
};

/** A template with the facts filled in, for a person to finish. */
export function checkpointMail(facts: MailFacts): CheckpointMail {
  const { window, firstName, contracts, endsOn, decisionOn, renewsByItself, sender } = facts;
  const what = contracts.length === 1 ? `your agreement ${contracts[0] ?? ''}` : `your agreements ${listed(contracts)}`;
  const ends = contracts.length === 1 ? 'runs' : 'run';
  const fate = renewsByItself
    ? `It goes on by itself unless one of us gives notice by ${longDay(decisionOn)}; I would rather hear from you before.`
    : `To go on without a gap we need your decision by ${longDay(decisionOn)}.`;
  return {
    subject: subjects[window],
    body: [
      firstName === '' ? 'Hello,' : `Hello ${firstName},`,
      `${what.charAt(0).toUpperCase()}${what.slice(1)} ${ends} until ${longDay(endsOn)}. ${fate}`,
      ...asks[window],
      `Kind regards\n${sender}`,
    ].join('\n\n'),
  };
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}
