import type { World } from '../../msp/world';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { guidOf } from '../wire/wire-values';

interface Outcome {
  readonly id: number;
  readonly outcome: string;
  readonly buttonname: string;
  readonly hidefromuser: boolean;
  /** The status that the action moves the ticket to. */
  readonly newstatus?: number;
  readonly hidden?: boolean;
  /** The login agent may not run it. */
  readonly isForOthers?: boolean;
}

/** Source: docs/reference/apis/halopsa-simulator.md: 7 is the built-in private note. The others are this MSP's own. */
export const outcomes: readonly Outcome[] = [
  { id: 1, outcome: 'Emailed User', buttonname: 'Email User', hidefromuser: false, newstatus: 4 },
  { id: 2, outcome: 'Ticket Closed', buttonname: 'Close', hidefromuser: false, newstatus: 9 },
  { id: 5, outcome: 'Response', buttonname: 'Respond', hidefromuser: false, newstatus: 2 },
  { id: 7, outcome: 'Internal Note', buttonname: 'Private Note', hidefromuser: true },
  { id: 9, outcome: 'Re-Opened', buttonname: 'Re-Open', hidefromuser: false, newstatus: 2 },
  { id: 12, outcome: 'Approved', buttonname: 'Approve', hidefromuser: false, isForOthers: true },
  { id: 13, outcome: 'Old Private Note', buttonname: 'Note (old)', hidefromuser: true, hidden: true },
];

/** Rows of GET /Outcome, schema TOutcome. */
export function outcomeRows({ seed }: World, query: Query): readonly Row[] {
  const withHidden = query.flag('showhidden');
  return outcomes.filter(({ hidden }) => withHidden || hidden !== true).map((outcome) => outcomeRow(seed, outcome));
}

export function outcomeDetail({ seed }: World, id: number): Row | undefined {
  const outcome = outcomes.find((candidate) => candidate.id === id);
  return outcome && { ...outcomeRow(seed, outcome), labellong: outcome.buttonname, default_note: '' };
}

function outcomeRow(seed: number, { id, outcome, buttonname, hidefromuser, newstatus, hidden }: Outcome): Row {
  return {
    id,
    guid: guidOf(seed, 'outcome', id),
    outcome,
    buttonname,
    hidefromuser,
    newstatus: newstatus ?? -1,
    hidden: hidden ?? false,
    systemid: 0,
    sequence: id,
    sendemail: 0,
    mustaddnote: false,
    colour: '#7a5cff',
  };
}
