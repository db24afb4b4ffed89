import { unitDriftOf, type UnitSnapshot } from '#domain/uplift/unit-drift';
import { findingKey, type UpliftFinding } from '#domain/uplift/uplift-finding';
import { addDays, addMonths, monthOf, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { annualValueOf, type CountedUnit } from '../../sync/billing/contract-billing';
import type { MonthCount } from '../../sync/facts/month-counts';
import type { ContractRecord } from '../../sync/records';
import type { ClientEvidence } from './client-evidence';
import { findingWorth } from './finding-worth';

const words: Readonly<Record<CountedUnit, readonly [plural: string, source: string]>> = {
  users: ['users', 'active users in HaloPSA'],
  devices: ['devices', 'active assets in HaloPSA'],
};

/** Users and devices in use against those billed, at one client. The contract that bills most of them is where more would be billed. */
export function driftFindings(evidence: ClientEvidence): readonly UpliftFinding[] {
  return (['users', 'devices'] as const).flatMap((unit) => driftOf(unit, evidence) ?? []);
}

function driftOf(unit: CountedUnit, evidence: ClientEvidence): UpliftFinding | undefined {
  const { client, contracts, settings, today, rootOf } = evidence;
  const actual = unit === 'users' ? client.contactCounts : client.assetCounts;
  const billing = contracts.filter(({ billing: billed }) => billed?.counted?.[unit] !== undefined);
  const home = [...billing].sort((a, b) => unitsOf(b, unit) - unitsOf(a, unit) || a.contract.id - b.contract.id)[0];
  if (actual === undefined || home === undefined) return undefined;
  const rules = settings.uplift.countRules.filter(({ counts }) => counts === unit);
  const rule = rules.find(({ kind }) => kind === home.contract.kind) ?? rules.find(({ kind }) => kind === undefined);
  if (rule === undefined) return undefined;
  const drift = unitDriftOf(snapshots(actual, billing, { unit, today }), rule);
  if (drift === undefined) return undefined;
  const [plural, source] = words[unit];
  const unitMinor = home.billing?.counted?.[unit]?.unitMinor;
  const currency = annualValueOf(home)?.currency ?? home.billing?.currency;
  return {
    key: findingKey('unitDrift', client.client.id, `${unit}-${rootOf(home.contract.id)}`),
    kind: 'unitDrift',
    clientId: client.client.id,
    contractId: home.contract.id,
    ...(unitMinor === undefined || currency === undefined
      ? {}
      : findingWorth(currency, drift.gap * unitMinor, (drift.actual - drift.billed) * unitMinor)),
    provenance: 'measured',
    confidence: 0.9,
    strength: 'action',
    title: `More ${plural} than billed on ${home.contract.ref}`,
    evidence: `${drift.actual} ${source}, ${drift.billed} billed; the gap stands since ${drift.since}, and ${drift.gap} of it in both counts.`,
    ticketIds: [],
    falsifiedBy: `Shared, spare, disabled or test ${plural} that the contract does not count.`,
    foundOn: today,
  };
}

function unitsOf({ billing }: ContractRecord, unit: CountedUnit): number {
  return billing?.counted?.[unit]?.units ?? 0;
}

/** A month that is over stands for its last day, the running one for today. Only months in which both sides were counted. */
function snapshots(
  actual: readonly MonthCount[],
  contracts: readonly ContractRecord[],
  { unit, today }: { readonly unit: CountedUnit; readonly today: CalendarDate },
): readonly UnitSnapshot[] {
  const billed = contracts.map(({ countedUnits }) => new Map(countedUnits?.[unit] ?? []));
  return actual.flatMap(([month, count]): readonly UnitSnapshot[] => {
    let sum = 0;
    for (const counts of billed) {
      const units = counts.get(month);
      if (units === undefined) return [];
      sum += units;
    }
    const on = month === monthOf(today) ? today : addDays(`${addMonths(month, 1)}-01`, -1);
    return [{ on, actual: count, billed: sum }];
  });
}
