import { causesAt, leavingChance } from './causes';
import { addDays, addMonths, daysFrom, instantOf, hour } from './days';
import { mixedSeed, Random } from './random';
import { historyMonths, type PastRenewal, type RenewalOutcome, type WorldClient, type WorldContract } from './world';

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
  /** Last day as a client, by position in `World.clients`. */
  readonly departures: ReadonlyMap<number, string>;
}

interface AgreementTerms {
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
}

interface Seedbed {
  readonly seed: number;
  readonly startsOn: string;
  readonly historyStartsOn: string;
}

interface Draft {
  readonly client: WorldClient;
  readonly kind: (typeof kinds)[number];
  readonly random: Random;
  readonly isFirst: boolean;
}

/** Contracts of every client, and how the terms that ended within the history ended. */
export function generateAgreements(seedbed: Seedbed, clients: readonly WorldClient[]): Agreements {
  const contracts: WorldContract[] = [];
  const pastRenewals: PastRenewal[] = [];
  const departures = new Map<number, string>();
  for (const client of clients) {
    const random = new Random(mixedSeed(seedbed.seed, 5, client.index));
    const extra = client.index === 2 || random.chance(0.16) ? random.whole(1, 2) : 0;
    const others = random.shuffled(kinds.slice(1)).slice(0, extra);
    let leftOn: string | undefined;
    for (const kind of [kinds[0], ...others]) {
      const isFirst = kind === kinds[0];
      const made = agreementOf(seedbed, { client, kind, random, isFirst }, contracts.length, leftOn);
      contracts.push(...made.contracts);
      pastRenewals.push(...made.pastRenewals);
      if (isFirst) leftOn = made.pastRenewals.find(({ outcome }) => outcome === 'lost')?.termEndedOn;
    }
    if (leftOn !== undefined) departures.set(client.index, leftOn);
  }
  return { contracts, pastRenewals, departures };
}

function agreementOf(seedbed: Seedbed, draft: Draft, index: number, clientLeftOn?: string): AgreementTerms {
  const { client, random, isFirst } = draft;
  const termMonths = random.pick([12, 12, 12, 12, 24, 24, 36]);
  const noticeDays = random.pick([usualNoticeDays, usualNoticeDays, usualNoticeDays, 60, 60, 30]);
  const isRolling = isFirst ? client.index === 5 || random.chance(0.03) : random.chance(0.06);
  const endsOn = addDays(decisionDay(seedbed.startsOn, client, random), noticeDays);
  const past = clientLeftOn !== undefined || isRolling ? [] : pastTerms(seedbed, draft, endsOn, termMonths);
  const lost = past.find(({ outcome }) => outcome === 'lost');
  const header = headerOf(seedbed, draft, index, { termMonths, noticeDays, isRolling });
  const current = currentTerm(header, lost?.termEndedOn ?? endsOn, lost?.termEndedOn ?? clientLeftOn, random);
  const previous = past[past.length - 1];
  /** Some renewals get a header of their own, others are prolonged in place. */
  if (previous === undefined || lost !== undefined || !random.chance(0.4)) {
    return { contracts: [current], pastRenewals: past.map((renewal) => ({ ...renewal, contractId: current.id })) };
  }
  const next = { ...current, index: index + 1, id: current.id + 1, previousContractId: current.id };
  return {
    contracts: [endedTerm(header, previous), next],
    pastRenewals: past.map((renewal) => ({ ...renewal, contractId: renewal === previous ? current.id : next.id })),
  };
}

type Header = Omit<WorldContract, 'startsOn' | 'endsOn'>;

function headerOf(
  seedbed: Seedbed,
  { client, kind, random }: Draft,
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
    ...noticeField(index, terms.noticeDays, random),
    ...money(index, client, kind.share, random),
    includedHours: includedHours(client, kind.hoursShare, random),
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

function endedTerm(header: Header, { termEndedOn, valueRatio }: PastRenewal): WorldContract {
  return {
    ...header,
    ref: `${header.ref}-${termEndedOn.slice(0, 4)}`,
    monthlyMinor: Math.round(header.monthlyMinor / valueRatio / 100) * 100,
    startsOn: addDays(addMonths(termEndedOn, -header.termMonths), 1),
    endsOn: termEndedOn,
    inactiveFrom: addDays(termEndedOn, 1),
    modifiedAt: instantOf(termEndedOn) + 9 * hour,
  };
}

/** Most decisions fall within the next five months, because a demonstration of an early warning needs something to warn of. */
function decisionDay(startsOn: string, client: WorldClient, random: Random): string {
  if (client.index < 6) return addDays(startsOn, [24, 52, 83, 12, 61, 38][client.index] ?? 40);
  return addDays(startsOn, random.chance(0.62) ? random.whole(0, 150) : random.whole(-20, 330));
}

function noticeField(index: number, noticeDays: number, random: Random): { noticeFieldText?: string } {
  if (index === 14) return { noticeFieldText: 'three months' };
  if (index === 21) return { noticeFieldText: '' };
  return random.chance(0.72) ? { noticeFieldText: String(noticeDays) } : {};
}

function money(
  index: number,
  client: WorldClient,
  share: number,
  random: Random,
): Pick<WorldContract, 'monthlyMinor' | 'isValueRecorded' | 'billing'> {
  const perSeatMinor = random.whole(52, 98) * 100;
  return {
    monthlyMinor: Math.max(25_000, Math.round((client.seats * perSeatMinor * share) / 500) * 500),
    isValueRecorded: index < 10 || (index !== 11 && !random.chance(0.04)),
    billing: random.chance(0.9) ? 'Monthly' : random.pick(['Quarterly', 'Yearly']),
  };
}

/** Sold by rule of thumb: about an hour a ticket, with a hand that is sometimes lucky. */
function includedHours(client: WorldClient, share: number, random: Random): number {
  return Math.max(1, Math.round(client.monthlyTickets * 1.05 * share * random.between(0.85, 1.6) * 2) / 2);
}

/** Terms that ended within the history, oldest first. The first lost one is the last. */
function pastTerms(seedbed: Seedbed, draft: Draft, endsOn: string, termMonths: number): readonly PastRenewal[] {
  const { client, random, isFirst } = draft;
  const ends: string[] = [];
  for (let back = termMonths; back <= 72; back += termMonths) {
    const end = addMonths(endsOn, -back);
    const isKnown = end > addMonths(seedbed.historyStartsOn, 1) && end < addDays(seedbed.startsOn, -10);
    if (isKnown && end > addMonths(client.joinedOn, 2)) ends.unshift(end);
  }
  const renewals: PastRenewal[] = [];
  for (const termEndedOn of ends) {
    const month = monthIndex(seedbed.historyStartsOn, termEndedOn);
    /** A decided mind goes with the main contract; the small ones are rarely the reason. */
    const isLost = client.index > 9 && random.chance(leavingChance(client.episodes, month) * (isFirst ? 1 : 0.3));
    const outcome = isLost ? 'lost' : keptOutcome(client, month, random);
    const valueRatio = ratioOf(outcome, random);
    renewals.push({
      contractId: 0,
      clientId: client.id,
      termEndedOn,
      outcome,
      valueRatio,
      causes: causesAt(client.episodes, month),
    });
    if (isLost) break;
  }
  return renewals;
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

export function monthIndex(historyStartsOn: string, calendarDay: string): number {
  return Math.max(0, Math.min(historyMonths - 1, Math.floor(daysFrom(historyStartsOn, calendarDay) / 30.44)));
}
