import {
  faultKindsOf,
  vendorNames,
  type Fault,
  type FaultKind,
  type FaultScope,
  type StandingFaults,
  type VendorName,
} from '#simulators/fault';
import { mixedSeed, Random } from '#simulators/msp/random';

/** Hours a vendor works between two faults, and how long a fault stands. */
interface Rhythm {
  readonly sound: readonly [number, number];
  readonly broken: readonly [number, number];
  /** One fault in so many stands for longer than a working day. */
  readonly longOneIn: number;
}

const longHours: readonly [number, number] = [10, 30];

/** A month has room for every kind several times; days must be dense to have each once. */
function rhythmFor(hours: number): Rhythm {
  return hours >= 14 * 24
    ? { sound: [1, 10], broken: [1, 5], longOneIn: 12 }
    : { sound: [1, 3], broken: [1, 2], longOneIn: 20 };
}

/**
 * What is broken in each hour, vendor by vendor; hour 0 is the first. The same seed gives the same hours. Every kind a vendor knows
 * comes before one comes again.
 */
export function faultSchedule(seed: number, hours: number): readonly StandingFaults[] {
  const schedules = vendorNames.map((vendor, place) => ({
    vendor,
    faults: faultsOf(vendor, hours, new Random(mixedSeed(seed, place))),
  }));
  return Array.from({ length: hours }, (_, hour) => {
    const standing: Partial<Record<VendorName, Fault>> = {};
    for (const { vendor, faults } of schedules) {
      const fault = faults[hour];
      if (fault !== undefined) standing[vendor] = fault;
    }
    return standing;
  });
}

function faultsOf(vendor: VendorName, hours: number, random: Random): readonly (Fault | undefined)[] {
  const { sound, broken, longOneIn } = rhythmFor(hours);
  const faults: (Fault | undefined)[] = [];
  let waiting: FaultKind[] = [];
  while (faults.length < hours) {
    faults.push(...Array.from({ length: random.whole(...sound) }, () => undefined));
    if (waiting.length === 0) waiting = random.shuffled(faultKindsOf[vendor]);
    const kind = waiting.pop() ?? 'serverError';
    const lasting = random.chance(1 / longOneIn) ? longHours : broken;
    const scope = scopeFor(random);
    faults.push(...Array.from({ length: random.whole(...lasting) }, () => ({ kind, scope })));
  }
  return faults.slice(0, hours);
}

/** Half of the faults meet every call; the others let some through, so that work is cut in the middle. */
function scopeFor(random: Random): FaultScope {
  if (random.chance(0.5)) return { reach: 'every' };
  if (random.chance(0.3)) return { reach: 'next', calls: random.whole(1, 8) };
  return { reach: 'chance', oneIn: random.whole(2, 5), seed: random.whole(1, 1_000_000) };
}
