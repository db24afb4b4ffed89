import { causesAt, leavingChance, monthIndex } from '../causes';
import { addDays } from '../days';
import type { EvenLuck, Random } from '../random';
import type {
  PastConcession,
  PastIntervention,
  PastRenewal,
  RenewalOutcome,
  WorldClient,
  WorldContract,
} from '../world';

export interface Terms {
  readonly client: WorldClient;
  readonly isFirst: boolean;
  readonly historyStartsOn: string;
  /** Decides who leaves. */
  readonly luck: EvenLuck;
  /** The chance to leave where outcomes have nothing to do with what happens at a client. */
  readonly unrelatedLeavingChance?: number;
  readonly agreed: Pick<WorldContract, 'termMonths' | 'noticeDays' | 'monthlyMinor' | 'currency'>;
}

export type RenewalRecord = Omit<PastRenewal, 'contractId'>;

export type Drawn = Pick<
  PastRenewal,
  'termEndedOn' | 'outcome' | 'valueRatio' | 'causes' | 'trueRenewalProbability' | 'isStaged'
>;

interface TermEnd {
  readonly termEndedOn: string;
  readonly mayLeave: boolean;
}

export function drawOutcome(
  { client, isFirst, historyStartsOn, luck, agreed, unrelatedLeavingChance }: Terms,
  { termEndedOn, mayLeave }: TermEnd,
  random: Random,
): Drawn {
  /** Who wants to leave gives notice by then; what goes wrong afterwards comes too late for this term. */
  const month = monthIndex(historyStartsOn, addDays(termEndedOn, -agreed.noticeDays));
  const leaving = unrelatedLeavingChance ?? leavingChance(client.episodes, month, isFirst ? 'main' : 'other');
  const isLost = mayLeave && luck.chance(leaving);
  const outcome = isLost ? 'lost' : keptOutcome(client, month, random);
  return {
    termEndedOn,
    outcome,
    valueRatio: ratioOf(outcome, random),
    causes: causesAt(client.episodes, month),
    trueRenewalProbability: mayLeave ? 1 - leaving : 1,
    isStaged: !mayLeave,
  };
}

export function renewalRecord(
  { client, agreed }: Terms,
  drawn: Drawn,
  annualMinor: { readonly before: number; readonly after: number },
  random: Random,
): RenewalRecord {
  return {
    clientId: client.id,
    ...drawn,
    annualValueBeforeMinor: annualMinor.before,
    annualValueAfterMinor: annualMinor.after,
    currency: agreed.currency,
    decidedOn: addDays(drawn.termEndedOn, -random.whole(2, Math.max(3, agreed.noticeDays))),
    ...concessionOf(drawn, random),
    interventions: interventionsOf(client, drawn, random),
  };
}

function keptOutcome(client: WorldClient, month: number, random: Random): RenewalOutcome {
  const pressed = causesAt(client.episodes, month).includes('budgetCut');
  if (random.chance(pressed ? 0.4 : 0.06)) return 'contracted';
  return random.chance(pressed ? 0.5 : 0.15) ? 'renewedWithConcession' : 'renewed';
}

function ratioOf(outcome: RenewalOutcome, random: Random): number {
  switch (outcome) {
    case 'renewed':
      return random.between(1, 1.07);
    case 'renewedWithConcession':
      return random.between(0.88, 0.98);
    case 'contracted':
      return random.between(0.6, 0.9);
    case 'lost':
      return 0;
  }
}

/** Given where it was kept at a lower price; now and then also where the client left all the same. */
function concessionOf(
  { outcome, termEndedOn, valueRatio }: Drawn,
  random: Random,
): { readonly concession?: PastConcession } {
  const isGranted = outcome === 'renewedWithConcession' || (outcome === 'lost' && random.chance(0.3));
  if (!isGranted) return {};
  const depthPercent = outcome === 'lost' ? random.whole(4, 15) : Math.round((1 - valueRatio) * 1_000) / 10;
  return {
    concession: {
      type: random.pick(['discount', 'discount', 'discount', 'waivedEscalator', 'credit', 'longerTerm', 'freeService']),
      depthPercent,
      grantedOn: addDays(termEndedOn, -random.whole(10, 75)),
    },
  };
}

const interventionTypes = [
  'call',
  'reviewMeeting',
  'serviceRecoveryPlan',
  'executiveVisit',
  'training',
  'creditNote',
] as const;

/** More where something was visibly wrong, which is why a plain count of interventions goes with losses. */
function interventionsOf(
  client: WorldClient,
  { causes, termEndedOn }: Drawn,
  random: Random,
): readonly PastIntervention[] {
  const count = random.count(causes.some((cause) => cause !== 'growth') ? 1.7 : 0.6);
  return Array.from({ length: count }, () => ({
    type: random.pick(interventionTypes),
    on: addDays(termEndedOn, -random.whole(5, 150)),
    byEmail: client.accountManagerEmail,
  })).sort((left, right) => (left.on < right.on ? -1 : 1));
}
