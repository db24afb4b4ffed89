import { agreedFields, twoCurrencyClientIndex } from './contract-fields';
import { addDays, addMonths, instantOf, hour } from './days';
import { EvenLuck, mixedSeed, Random } from './random';
import { comingTerms, type ComingTerms } from './renewals/coming-terms';
import { pastTerms } from './renewals/past-terms';
import type { Terms } from './renewals/renewal-record';
import type { ContractChange, PastRenewal, WorldClient, WorldContract } from './world';

const kinds = [
  { kindId: 1, kind: 'Managed Services', share: 1, hoursShare: 1 },
  { kindId: 2, kind: 'Backup and Recovery', share: 0.22, hoursShare: 0.15 },
  { kindId: 3, kind: 'Security Operations', share: 0.35, hoursShare: 0.25 },
  { kindId: 4, kind: 'Telephony', share: 0.18, hoursShare: 0.1 },
] as const;

const firstContractId = 201;
/** What the MSP's contracts say when nobody negotiated. */
const usualNoticeDays = 90;

export interface Agreements {
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
  readonly comingRenewals: readonly PastRenewal[];
  /** Last day as a client, by position in `World.clients`. */
  readonly departures: ReadonlyMap<number, string>;
}

interface AgreementTerms {
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
  readonly comingRenewals: readonly PastRenewal[];
}

interface Seedbed {
  readonly seed: number;
  readonly startsOn: string;
  readonly historyStartsOn: string;
  /** The world's last day. */
  readonly endsOn: string;
  readonly outcomes?: OutcomeRule | undefined;
}

/** `caused`: by what happens at a client. `unrelated`: by chance alone, so that no score can know better. */
export type OutcomeRule = 'caused' | 'unrelated';

/** About the share that causes make leave. */
const unrelatedLeavingChance = 0.13;

interface Draft {
  readonly client: WorldClient;
  readonly kind: (typeof kinds)[number];
  readonly random: Random;
  readonly isFirst: boolean;
  readonly luck: { readonly past: EvenLuck; readonly coming: EvenLuck };
}

/** Contracts of every client, and how the terms that ended within the history ended. */
export function generateAgreements(seedbed: Seedbed, clients: readonly WorldClient[]): Agreements {
  const contracts: WorldContract[] = [];
  const pastRenewals: PastRenewal[] = [];
  const comingRenewals: PastRenewal[] = [];
  const departures = new Map<number, string>();
  const luck = { past: new EvenLuck(mixedSeed(seedbed.seed, 61)), coming: new EvenLuck(mixedSeed(seedbed.seed, 62)) };
  for (const client of clients) {
    const random = new Random(mixedSeed(seedbed.seed, 5, client.index));
    const hasSeveral = client.index === 2 || client.index === twoCurrencyClientIndex || random.chance(0.38);
    const extra = hasSeveral ? random.whole(1, 2) : 0;
    const others = random.shuffled(kinds.slice(1)).slice(0, extra);
    let leftOn: string | undefined;
    for (const kind of [kinds[0], ...others]) {
      const isFirst = kind === kinds[0];
      const made = agreementOf(seedbed, { client, kind, random, isFirst, luck }, contracts.length, leftOn);
      contracts.push(...made.contracts);
      pastRenewals.push(...made.pastRenewals);
      comingRenewals.push(...made.comingRenewals);
      const ended = [...made.pastRenewals, ...made.comingRenewals].find(({ outcome }) => outcome === 'lost');
      if (isFirst) leftOn = ended?.termEndedOn;
    }
    if (leftOn !== undefined) departures.set(client.index, leftOn);
  }
  return { contracts, pastRenewals, comingRenewals, departures };
}

/** The first agreement decides whether the client leaves; the others end with it. */
function agreementOf(seedbed: Seedbed, draft: Draft, index: number, clientLeavesOn?: string): AgreementTerms {
  const { client, random, isFirst, luck } = draft;
  const termMonths = random.pick([12, 12, 12, 12, 12, 12, 24, 36]);
  const noticeDays = random.pick([usualNoticeDays, usualNoticeDays, usualNoticeDays, 60, 60, 30]);
  const isRolling = isFirst ? client.index === 5 || random.chance(0.03) : random.chance(0.06);
  const plannedEnd = addDays(decisionDay(seedbed.startsOn, client, random), noticeDays);
  const endsOn = endOfRunningTerm(plannedEnd, termMonths, seedbed.startsOn);
  const header = headerOf(seedbed, draft, index, { termMonths, noticeDays, isRolling });
  const terms = {
    client,
    isFirst,
    historyStartsOn: seedbed.historyStartsOn,
    agreed: header,
    luck: luck.past,
    ...(seedbed.outcomes === 'unrelated' ? { unrelatedLeavingChance } : {}),
  };
  const hasLeft = clientLeavesOn !== undefined && clientLeavesOn < seedbed.startsOn;
  const isWithoutPast = hasLeft || isRolling;
  const past = isWithoutPast ? [] : pastTerms({ ...terms, startsOn: seedbed.startsOn, endsOn }, random);
  const lostOn = past.find(({ outcome }) => outcome === 'lost')?.termEndedOn;
  const current = currentTerm(header, lostOn ?? endsOn, lostOn ?? (hasLeft ? clientLeavesOn : undefined), random);
  const coming = comingOf(seedbed, { ...terms, luck: luck.coming }, current, { random, clientLeavesOn });
  return chainOf(header, { ...current, changes: coming.changes }, { past, coming: coming.renewals, random });
}

function comingOf(
  { startsOn, endsOn }: Seedbed,
  terms: Terms,
  current: WorldContract,
  { random, clientLeavesOn }: { readonly random: Random; readonly clientLeavesOn: string | undefined },
): ComingTerms {
  const isForgotten = current.endsOn !== undefined && current.endsOn < startsOn;
  if (current.inactiveFrom !== undefined || isForgotten) return { renewals: [], changes: [] };
  const coming = comingTerms(terms, current, clientLeavesOn ?? endsOn, random);
  if (clientLeavesOn === undefined) return coming;
  return { ...coming, changes: endedWithClient(coming.changes, clientLeavesOn) };
}

interface Chain {
  readonly past: readonly Past[];
  readonly coming: readonly Past[];
  readonly random: Random;
}

/** Some renewals got a header of their own, others were prolonged in place. */
function chainOf(header: Header, current: WorldContract, { past, coming, random }: Chain): AgreementTerms {
  const previous = past[past.length - 1];
  const hasOwnHeader = previous !== undefined && previous.outcome !== 'lost' && random.chance(0.4);
  const running = hasOwnHeader
    ? { ...current, index: current.index + 1, id: current.id + 1, previousContractId: current.id }
    : current;
  return {
    contracts: hasOwnHeader ? [endedTerm(header, previous), running] : [running],
    pastRenewals: past.map((renewal) => ({ ...renewal, contractId: current.id })),
    comingRenewals: coming.map((renewal) => ({ ...renewal, contractId: running.id })),
  };
}

/** When the client leaves, what it had besides is switched off too. */
function endedWithClient(changes: readonly ContractChange[], leavesOn: string): readonly ContractChange[] {
  if (changes.some(({ inactiveFrom }) => inactiveFrom !== undefined)) return changes;
  const inactiveFrom = addDays(leavesOn, 8);
  return [...changes, { from: inactiveFrom, inactiveFrom, modifiedAt: instantOf(inactiveFrom) + 9 * hour }];
}

type Past = Omit<PastRenewal, 'contractId'>;
type Header = Omit<WorldContract, 'startsOn' | 'endsOn'>;

function headerOf(
  seedbed: Seedbed,
  { client, kind, random, isFirst }: Draft,
  index: number,
  terms: Pick<WorldContract, 'termMonths' | 'noticeDays' | 'isRolling'>,
): Header {
  return {
    index,
    id: firstContractId + index,
    clientIndex: client.index,
    ref: `HIT-${client.id}-${kind.kind.slice(0, 2).toUpperCase()}`,
    kind: kind.kind,
    kindId: kind.kindId,
    ...terms,
    ...agreedFields({ index, client, share: kind.share, isFirst, noticeDays: terms.noticeDays }, random),
    includedHours: includedHours(client, kind.hoursShare, random),
    changes: [],
    modifiedAt: instantOf(seedbed.startsOn) - random.whole(3, 300) * 24 * hour - random.whole(0, 86_399) * 1_000,
  };
}

function currentTerm(header: Header, endsOn: string, goneOn: string | undefined, random: Random): WorldContract {
  return {
    ...header,
    startsOn: addDays(addMonths(endsOn, -header.termMonths), 1),
    ...(header.isRolling ? {} : { endsOn }),
    ...(goneOn === undefined ? {} : { inactiveFrom: addDays(goneOn, random.whole(1, 20)) }),
  };
}

function endedTerm(header: Header, { termEndedOn, annualValueBeforeMinor }: Past): WorldContract {
  return {
    ...header,
    ref: `${header.ref}-${termEndedOn.slice(0, 4)}`,
    monthlyMinor: Math.round(annualValueBeforeMinor / 1_200) * 100,
    startsOn: addDays(addMonths(termEndedOn, -header.termMonths), 1),
    endsOn: termEndedOn,
    inactiveFrom: addDays(termEndedOn, 1),
    modifiedAt: instantOf(termEndedOn) + 9 * hour,
  };
}

/** Most decisions fall within the next five months, because a demonstration of an early warning needs something to warn of. */
function decisionDay(startsOn: string, client: WorldClient, random: Random): string {
  if (client.index < 8) return addDays(startsOn, [24, 52, 83, 12, 61, 38, 95, 47][client.index] ?? 40);
  /** Renewed on paper, and nobody told HaloPSA: the header's term is long over. */
  if (random.chance(0.025)) return addDays(startsOn, -random.whole(125, 200));
  return addDays(startsOn, random.chance(0.62) ? random.whole(0, 150) : random.whole(-20, 330));
}

/** A term that would begin after the world's first day leaves a gap in which the client had no contract: it is the one before. */
function endOfRunningTerm(plannedEnd: string, termMonths: number, startsOn: string): string {
  return addMonths(plannedEnd, -termMonths) > startsOn ? addMonths(plannedEnd, -termMonths) : plannedEnd;
}

/** Sold by rule of thumb: about an hour a ticket, with a hand that is sometimes lucky. */
function includedHours(client: WorldClient, share: number, random: Random): number {
  return Math.max(1, Math.round(client.monthlyTickets * 1.05 * share * random.between(0.85, 1.6) * 2) / 2);
}
