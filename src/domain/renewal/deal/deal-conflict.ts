import type { RenewalState } from '../renewal-workflow';

/** Values by the name of their field. An empty text is an empty field. */
export type Texts = ReadonlyMap<string, string>;

/** What a person in the CRM did that a write would undo. */
export interface DealConflict {
  readonly field: string;
  /**
   * `humanWins`: what the person entered stays. `skipsGate`: a stage ahead of what is proven; it stays too, and the renewal does not
   * follow it. `otherPipeline`: nothing is known of the stages there. `tickedWithoutEvidence`: a second time.
   */
  readonly kind: 'humanWins' | 'skipsGate' | 'otherPipeline' | 'tickedWithoutEvidence';
  /** Of an owner: whom the person entered, by the id of the CRM. */
  readonly stands?: string;
}

export interface FieldDecisions {
  /** Fields that do not hold what is wanted and are ours to write. */
  readonly write: readonly string[];
  readonly conflicts: readonly DealConflict[];
}

export interface ThreeLooks {
  /** What we wrote last; a field we never wrote is absent. A different value in the CRM was entered by a person. */
  readonly wrote: Texts;
  readonly stands: Texts;
  /** An absent or empty field is not known: never written over what is there. */
  readonly wanted: Texts;
}

export interface DealRules {
  /** Whether somebody still works under this id. */
  isActiveOwner(ownerId: string): boolean;
  /** Which state a stage stands for; undefined: none of ours. */
  stateOfStage(stageId: string): RenewalState | undefined;
  /** Where the renewal stands by what is proven. */
  readonly state: RenewalState;
  /** Every checkpoint that has opened is closed: then a person may say how it was decided. */
  readonly isProven: boolean;
}

/** Source: PRODUCT, "a human's owner, amount and close date in HubSpot win". A name is nobody's harm. */
const humanDealFields = new Set(['name', 'amount', 'closesOn']);

export function decideDeal(looks: ThreeLooks, rules: DealRules): FieldDecisions {
  const pipeline = held(looks.stands, 'pipeline');
  const isElsewhere = pipeline !== '' && pipeline !== held(looks.wanted, 'pipeline');
  return decide(looks, (field) => {
    if (field === 'pipeline' || (field === 'stage' && isElsewhere)) return isElsewhere ? 'otherPipeline' : 'write';
    if (field === 'stage') return decideStage(looks, rules);
    if (field === 'ownerId') return decideOwner(looks, rules);
    return humanDealFields.has(field) && isHuman(looks, field) ? 'humanWins' : 'write';
  });
}

/** `reopens`: the first time that somebody ticked it without evidence. */
export function decideTask(
  looks: ThreeLooks,
  { isActiveOwner, reopens }: Pick<DealRules, 'isActiveOwner'> & { readonly reopens: boolean },
): FieldDecisions {
  return decide(looks, (field) => {
    if (field === 'status') {
      const isTicked = held(looks.stands, 'status') === 'done' && isHuman(looks, 'status');
      return isTicked && !reopens ? 'tickedWithoutEvidence' : 'write';
    }
    if (field === 'ownerId') return decideOwner(looks, { isActiveOwner });
    return field === 'dueOn' && isHuman(looks, field) ? 'humanWins' : 'write';
  });
}

type Verdict = 'write' | DealConflict['kind'];

function decide(looks: ThreeLooks, judge: (field: string) => Verdict): FieldDecisions {
  const write: string[] = [];
  const conflicts: DealConflict[] = [];
  for (const [field, value] of looks.wanted) {
    if (value === '' || value === held(looks.stands, field)) continue;
    const verdict = judge(field);
    if (verdict === 'write') write.push(field);
    else
      conflicts.push({ field, kind: verdict, ...(field === 'ownerId' ? { stands: held(looks.stands, field) } : {}) });
  }
  return { write, conflicts };
}

/** Somebody changed what we wrote, or had filled it in before we came. */
function isHuman({ wrote, stands }: ThreeLooks, field: string): boolean {
  return held(stands, field) !== held(wrote, field);
}

/** Nothing is unowned: an owner who was taken out, or who left, is replaced. */
function decideOwner(looks: ThreeLooks, { isActiveOwner }: Pick<DealRules, 'isActiveOwner'>): Verdict {
  const owner = held(looks.stands, 'ownerId');
  return isHuman(looks, 'ownerId') && owner !== '' && isActiveOwner(owner) ? 'humanWins' : 'write';
}

/** How far along a state is. Both decisions are as far; so are both ends. */
const rank: Record<RenewalState, number> = {
  watching: 0,
  inT90: 1,
  inT60: 2,
  inT30: 3,
  lapsedStillBilling: 3,
  decidedToStay: 4,
  decidedToLeave: 4,
  renewed: 5,
  lost: 5,
};

/**
 * A person's stage stays until the renewal itself moves on. One that is ahead of the proof stays as well, flagged: taking it back
 * every hour would be a quarrel, and the renewal does not follow it either way.
 */
function decideStage(looks: ThreeLooks, { stateOfStage, state, isProven }: DealRules): Verdict {
  if (!isHuman(looks, 'stage')) return 'write';
  const theirs = stateOfStage(held(looks.stands, 'stage'));
  if (theirs === undefined) return 'humanWins';
  const isAhead = rank[theirs] > rank[state];
  if (isAhead) return rank[theirs] <= rank.decidedToStay && isProven ? 'humanWins' : 'skipsGate';
  const hasMovedOn = looks.wrote.has('stage') && held(looks.wrote, 'stage') !== held(looks.wanted, 'stage');
  return hasMovedOn ? 'write' : 'humanWins';
}

function held(texts: Texts, field: string): string {
  return texts.get(field) ?? '';
}
