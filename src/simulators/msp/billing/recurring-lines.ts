import { addDays, addMonths } from '../days';
import type { Random } from '../random';
import type { BilledKind, WorldClient, WorldContract, WorldRecurringLine } from '../world';
import type { BillingSeedbed } from './billing-seedbed';
import { headcountAhead, pricesAhead, quantitiesAhead, renewedTerms } from './coming-changes';

interface Catalogued {
  readonly itemId: number;
  readonly code: string;
  readonly description: string;
}

/** What the MSP sells, as its price list names it. */
const catalogue: Readonly<Record<BilledKind, Catalogued>> = {
  managedPerUser: { itemId: 11, code: 'MS-USER', description: 'Managed support per user' },
  managedPerDevice: { itemId: 12, code: 'MS-DEV', description: 'Monitoring and patching per device' },
  licence: { itemId: 21, code: 'M365-BP', description: 'Business Premium licence' },
  backup: { itemId: 31, code: 'BKP-SRV', description: 'Backup per protected server' },
  telephony: { itemId: 41, code: 'TEL-USER', description: 'Hosted telephony per extension' },
  security: { itemId: 51, code: 'SEC-SOC', description: 'Security operations per user' },
  fixed: { itemId: 61, code: 'PLATFORM', description: 'Platform fee' },
};

/** Share of a line's price that goes to others: a licence is passed through, a service uses tools. Made up. */
const costShares: Readonly<Record<BilledKind, readonly [number, number]>> = {
  managedPerUser: [0.1, 0.2],
  managedPerDevice: [0.25, 0.4],
  licence: [0.82, 0.92],
  backup: [0.35, 0.5],
  telephony: [0.5, 0.65],
  security: [0.4, 0.55],
  fixed: [0.05, 0.15],
};

/** Minor units a licence and month. */
const licencePriceMinor = 1_810;
const monthsOf = { Monthly: 1, Quarterly: 3, Yearly: 12 } as const;

interface Charged {
  readonly seedbed: BillingSeedbed;
  readonly client: WorldClient;
  readonly contract: WorldContract;
  readonly random: Random;
}

type Draft = Omit<WorldRecurringLine, 'id'>;

/** Lines that add up to what the contract costs in a period. The last one takes what does not divide. */
export function linesOf(charged: Charged): readonly Draft[] {
  const { contract } = charged;
  const months = monthsOf[contract.billing];
  const wanted = contract.monthlyMinor * months;
  const lines = unitsOf(charged).flatMap(({ kind, quantity, share }): Draft[] => {
    const amount = kind === 'licence' ? quantity * licencePriceMinor * months : share * wanted;
    const unitPriceMinor = kind === 'licence' ? licencePriceMinor * months : Math.floor(amount / quantity / 10) * 10;
    return unitPriceMinor <= 0 ? [] : [lineOf(charged, kind, { quantity, unitPriceMinor })];
  });
  const rest = wanted - lines.reduce((sum, line) => sum + line.unitPriceMinor * lastQuantity(line), 0);
  const whole = rest === 0 ? lines : [...lines, lineOf(charged, 'fixed', { quantity: 1, unitPriceMinor: rest })];
  return movedAhead(charged, whole);
}

/** What changes after the world's first day: it draws from a chance of its own, so that the first day stays as it was. */
function movedAhead({ seedbed, client, contract }: Charged, lines: readonly Draft[]): readonly Draft[] {
  const headcount = headcountAhead(seedbed, client);
  const renewed = renewedTerms(contract);
  const prices = pricesAhead(renewed);
  return lines.map((line) => {
    const isByNumber = line.kind !== 'fixed';
    const risesByItself = line.percentIncrease !== undefined;
    return {
      ...line,
      ...(isByNumber
        ? { quantities: [...line.quantities, ...quantitiesAhead(lastQuantity(line), headcount, renewed)] }
        : {}),
      ...(line.kind === 'licence' || risesByItself || prices.length === 0 ? {} : { priceSteps: prices }),
    };
  });
}

interface Units {
  readonly kind: BilledKind;
  readonly quantity: number;
  /** Of the contract's value; licences have a price of their own. */
  readonly share: number;
}

function unitsOf({ contract, random }: Charged): readonly Units[] {
  const seats = contract.includedSeats;
  const servers = 1 + Math.floor(seats / 18);
  switch (contract.kindId) {
    case 2:
      return [{ kind: 'backup', quantity: servers, share: 0.9 }];
    case 3:
      return [{ kind: 'security', quantity: seats, share: 0.95 }];
    case 4:
      return [{ kind: 'telephony', quantity: Math.max(2, Math.round(seats * 0.8)), share: 0.93 }];
    default: {
      const hasLicences = contract.monthlyMinor > 2.2 * seats * licencePriceMinor && random.chance(0.75);
      const scale = hasLicences ? 1 - (seats * licencePriceMinor) / contract.monthlyMinor : 1;
      const devices = Math.round(seats * 1.15) + servers;
      return [
        { kind: 'managedPerUser', quantity: seats, share: 0.66 * scale },
        { kind: 'managedPerDevice', quantity: devices, share: 0.28 * scale },
        ...(hasLicences ? [{ kind: 'licence', quantity: seats, share: 0 } as const] : []),
      ];
    }
  }
}

function lineOf(
  charged: Charged,
  kind: BilledKind,
  { quantity, unitPriceMinor }: { quantity: number; unitPriceMinor: number },
): Draft {
  const { contract, random } = charged;
  const [low, high] = costShares[kind];
  const isTied = random.chance(0.94);
  return {
    kind,
    ...catalogue[kind],
    quantities: quantitiesOf(charged, kind, quantity),
    unitPriceMinor,
    ...(random.chance(0.93) ? { unitCostMinor: Math.round(unitPriceMinor * random.between(low, high)) } : {}),
    ...increaseOf(charged, kind),
    excludeAutoIncrease: kind === 'licence' || (kind === 'fixed' && random.chance(0.3)),
    ...(isTied ? { contractIndex: contract.index } : {}),
  };
}

/** Seats were bought over time; most clients began with fewer. */
function quantitiesOf(
  { seedbed: { startsOn, historyStartsOn }, client, random }: Charged,
  kind: BilledKind,
  quantity: number,
): WorldRecurringLine['quantities'] {
  const first = { from: '2000-01-01', quantity };
  if (kind === 'fixed' || quantity < 6 || !random.chance(0.45)) return [first];
  const isGrowing = client.episodes.some(({ cause }) => cause === 'growth');
  const before = Math.max(
    2,
    Math.round(quantity * (isGrowing ? random.between(0.65, 0.9) : random.between(0.9, 1.08))),
  );
  const changedOn = addMonths(`${historyStartsOn.slice(0, 7)}-01`, random.whole(3, 22));
  return changedOn >= startsOn
    ? [first]
    : [
        { ...first, quantity: before },
        { from: changedOn, quantity },
      ];
}

/** Increases on the line: agreed and set up, agreed and forgotten, or set up although nothing was agreed. */
function increaseOf(
  { seedbed: { startsOn }, contract, random }: Charged,
  kind: BilledKind,
): Pick<WorldRecurringLine, 'percentIncrease' | 'autoIncreasePeriodMonths' | 'lastIncreasedOn'> {
  if (kind === 'licence' || kind === 'fixed') return {};
  const lastIncreasedOn = addDays(startsOn, -random.whole(20, 350));
  if (contract.escalatorPercent === undefined) {
    return random.chance(0.12) ? { percentIncrease: 3, autoIncreasePeriodMonths: 12, lastIncreasedOn } : {};
  }
  if (random.chance(0.35)) return {};
  const percentIncrease = contract.escalatorPercent;
  return {
    percentIncrease,
    autoIncreasePeriodMonths: 12,
    // Set up, but its first increase is still to come.
    ...(random.chance(0.85) ? { lastIncreasedOn } : {}),
  };
}

function lastQuantity({ quantities }: Pick<WorldRecurringLine, 'quantities'>): number {
  return quantities[quantities.length - 1]?.quantity ?? 0;
}
