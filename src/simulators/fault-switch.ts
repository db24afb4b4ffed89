import type { MiddlewareHandler } from 'hono';
import {
  faultKindsOf,
  vendorNames,
  type Fault,
  type FaultKind,
  type FaultsMet,
  type StandingFaults,
  type VendorName,
} from './fault';
import { concerns, meetFault, type FaultyCall } from './fault-effects';
import { Random } from './msp/random';

interface Standing {
  readonly fault: Fault;
  /** Of the next n calls; unlimited otherwise. */
  left: number;
  readonly chance: Random | undefined;
  /** Tokens handed out since the fault stands. */
  readonly freshTokens: Set<string>;
}

export interface FaultOptions {
  /** Calls with this Authorization header meet no fault: the workbench's own look at the workbook. */
  readonly spares?: (authorization: string) => boolean;
}

/**
 * What goes wrong at the vendors, switched while they run. The same faults, set before the same calls, hit the same calls: the
 * only chance comes from a seed.
 */
export class FaultSwitch {
  private readonly standing = new Map<VendorName, Standing>();
  private readonly calls = new Map(vendorNames.map((vendor) => [vendor, new Map<FaultKind, number>()]));

  /** Without a fault the vendor works normally again. */
  set(vendor: VendorName, fault: Fault | undefined): void {
    if (fault === undefined) {
      this.standing.delete(vendor);
      return;
    }
    if (!faultKindsOf[vendor].includes(fault.kind)) throw new Error(`${vendor} has no fault ${fault.kind}`);
    const { scope } = fault;
    this.standing.set(vendor, {
      fault,
      left: scope.reach === 'next' ? scope.calls : Number.POSITIVE_INFINITY,
      chance: scope.reach === 'chance' ? new Random(scope.seed) : undefined,
      freshTokens: new Set(),
    });
  }

  /** A fault for the next n calls is over when they were made. */
  current(): StandingFaults {
    const current: Partial<Record<VendorName, Fault>> = {};
    for (const [vendor, { fault, left }] of this.standing) {
      if (left <= 0) continue;
      current[vendor] = fault.scope.reach === 'next' ? { ...fault, scope: { reach: 'next', calls: left } } : fault;
    }
    return current;
  }

  /** How many calls met a fault since the start. */
  met(): FaultsMet {
    const countsOf = (vendor: VendorName) => Object.fromEntries(this.calls.get(vendor) ?? []);
    return { halopsa: countsOf('halopsa'), hubspot: countsOf('hubspot'), google: countsOf('google') };
  }

  /** Belongs behind what counts calls and before what answers them. */
  middleware(vendor: VendorName, { spares }: FaultOptions = {}): MiddlewareHandler {
    return async (context, next) => {
      const standing = this.standing.get(vendor);
      const authorization = context.req.header('authorization') ?? '';
      if (standing === undefined || spares?.(authorization) === true) return next();
      const { freshTokens, fault } = standing;
      const call: FaultyCall = { vendor, context, next, freshTokens };
      if (!concerns(fault.kind, call) || !isHit(standing)) return next();
      this.note(vendor, fault.kind);
      return meetFault(fault.kind, call);
    };
  }

  private note(vendor: VendorName, kind: FaultKind): void {
    const counts = this.calls.get(vendor);
    counts?.set(kind, (counts.get(kind) ?? 0) + 1);
  }
}

function isHit(standing: Standing): boolean {
  const { scope } = standing.fault;
  if (scope.reach === 'chance') return standing.chance?.chance(1 / scope.oneIn) === true;
  if (standing.left <= 0) return false;
  standing.left -= 1;
  return true;
}
