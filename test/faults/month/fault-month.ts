import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cell } from '#application/ports/workbook';
import { propertyNames } from '#application/settings';
import type { TimelineHead } from '#domain/timeline/event';
import type { HexDigest } from '#domain/vocabulary/ids';
import { verifyExport } from '#hosts/node/verify-export';
import { workbookFile } from '#hosts/node/workbook-file';
import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { vendorNames, type FaultsMet, type StandingFaults } from '#simulators/fault';
import { comparedRows, derivedDifferences, type TabDifference, type Tabs } from './derived-tabs';
import { faultSchedule } from './fault-schedule';
import { hourMilliseconds, HourlyWorld, type Deed } from './hourly-world';
import { comparedFacts, eventsOf, type FactComparison, type FactLimits } from './timeline-facts';
import { startTwinWorlds, type BuiltProduct, type TwinWorlds } from './twin-worlds';

export interface FaultMonthOptions extends BuiltProduct {
  readonly seed: number;
  readonly days: number;
  readonly onHour?: (hour: number, hours: number) => void;
}

export interface FaultMonthVerdict {
  /** Hours with the schedule's faults, the last ones mended not counted. */
  readonly hours: number;
  /** Of these, hours in which at least one vendor was broken. */
  readonly hoursBroken: number;
  readonly met: FaultsMet;
  readonly runs: Readonly<Record<string, number>>;
  /** Hours after everything was mended until the derived tabs were equal; undefined: they never were. */
  readonly hoursToCatchUp: number | undefined;
  readonly rows: number;
  readonly differences: readonly TabDifference[];
  readonly facts: FactComparison;
  readonly deeds: number;
  /** What is wrong with a chain; empty: both verify. */
  readonly chainTrouble: readonly string[];
}

/** Hours used of a contract are read once a day, each contract in its own hour; one more for the first pass of a day. */
export const mostHoursToCatchUp = 25;
/** Every working day somebody logs what they did, also while everything is down. */
const deedHour = 10;

/** The same hours with faults and without, then some without in both: the ends are held against each other. */
export async function faultMonth({ seed, days, onHour, ...product }: FaultMonthOptions): Promise<FaultMonthVerdict> {
  const twins = await startTwinWorlds(product);
  try {
    return await new FaultMonth(twins, seed, days * 24, onHour).played();
  } finally {
    await twins.close();
  }
}

class FaultMonth {
  private readonly startsAt: number;
  private readonly schedule: readonly StandingFaults[];
  private readonly sound: HourlyWorld;
  private readonly broken: HourlyWorld;
  private contracts: readonly Pick<Deed, 'person' | 'clientId' | 'contractId'>[] = [];

  constructor(
    twins: TwinWorlds,
    seed: number,
    private readonly hours: number,
    private readonly onHour: FaultMonthOptions['onHour'],
  ) {
    this.sound = new HourlyWorld(twins.sound);
    this.broken = new HourlyWorld(twins.broken);
    this.startsAt = Math.ceil(twins.sound.machines.clock.now() / hourMilliseconds) * hourMilliseconds;
    this.schedule = faultSchedule(seed, hours);
  }

  async played(): Promise<FaultMonthVerdict> {
    this.contracts = ownedContracts(await tabsOf(this.sound.world), this.sound.world);
    await Promise.all([this.live(this.sound, false), this.live(this.broken, true)]);
    const { hoursToCatchUp, sound, broken, facts, differences } = await this.caughtUp();
    return {
      hours: this.hours,
      hoursBroken: this.schedule.filter((faults) => Object.keys(faults).length > 0).length,
      met: await this.broken.world.machines.vendors.faultsMet(),
      runs: outcomesOf(broken),
      hoursToCatchUp,
      rows: comparedRows(sound),
      differences,
      facts,
      deeds: eventsOf(sound).filter(({ type }) => type === 'interventionLogged').length,
      chainTrouble: [
        ...(await chainTrouble('without faults', this.sound.world, sound)),
        ...(await chainTrouble('with faults', this.broken.world, broken)),
        ...(this.broken.unsavedDeeds === 0 ? [] : [`${this.broken.unsavedDeeds} interventions were never saved`]),
        ...(this.broken.deedsRefused === this.sound.deedsRefused ? [] : ['Other interventions were refused']),
      ],
    };
  }

  private at(hour: number): number {
    return this.startsAt + hour * hourMilliseconds;
  }

  private async live(world: HourlyWorld, isFaulty: boolean): Promise<void> {
    for (let hour = 0; hour < this.hours; hour += 1) {
      await world.live(this.at(hour), isFaulty ? (this.schedule[hour] ?? {}) : {}, this.deedOf(hour));
      if (isFaulty) this.onHour?.(hour + 1, this.hours);
    }
  }

  /** Everything works again. Hour by hour until the tabs are equal, then on to the same last hour, where they must still be. */
  private async caughtUp() {
    let hoursToCatchUp: number | undefined;
    for (let hour = 1; ; hour += 1) {
      await Promise.all(
        [this.sound, this.broken].map((one) => one.live(this.at(this.hours + hour - 1), {}, undefined)),
      );
      const [sound, broken] = await Promise.all([tabsOf(this.sound.world), tabsOf(this.broken.world)]);
      const facts = comparedFacts(eventsOf(sound), eventsOf(broken), this.limits(this.hours + hour));
      const differences = derivedDifferences(sound, broken, facts.clientsMoved);
      hoursToCatchUp = differences.length === 0 ? (hoursToCatchUp ?? hour) : undefined;
      if (hour === mostHoursToCatchUp) return { hoursToCatchUp, sound, broken, facts, differences };
    }
  }

  private limits(hour: number): FactLimits {
    return {
      endsOn: new Date(this.at(hour)).toISOString().slice(0, 10),
      mostDaysLate: Math.ceil(this.longestOutage() / 24),
      wasBroken: (at) => this.wasBroken(at),
    };
  }

  private deedOf(hour: number): Deed | undefined {
    const at = this.at(hour);
    const isDue = new Date(at).getUTCHours() === deedHour && this.contracts.length > 0;
    const place = this.contracts[Math.floor(hour / 24) % this.contracts.length];
    if (!isDue || place === undefined) return undefined;
    const draftId = `fault-month-${hour}`;
    return { ...place, draftId, happenedAt: at - (at % (24 * hourMilliseconds)), note: `Spoke about hour ${hour}` };
  }

  private longestOutage(): number {
    let [longest, current] = [0, 0];
    for (const faults of this.schedule) {
      current = Object.keys(faults).length === 0 ? 0 : current + 1;
      longest = Math.max(longest, current);
    }
    return longest;
  }

  private wasBroken(at: number): boolean {
    const hour = Math.floor((at - this.startsAt) / hourMilliseconds);
    return this.schedule.slice(Math.max(0, hour - 24), hour + 1).some((faults) => Object.keys(faults).length > 0);
  }
}

function tabsOf({ machines }: StartedWorld): Promise<Tabs> {
  return machines.reader.everything();
}

/** Contracts whose owner works at the MSP: they can log something. */
function ownedContracts(tabs: Tabs, world: StartedWorld): readonly Pick<Deed, 'person' | 'clientId' | 'contractId'>[] {
  const people = new Set(world.state().people.map(({ email }) => email));
  const [heading = [], ...rows] = tabs.find(({ name }) => name === 'Renewals')?.rows ?? [];
  const cell = (cells: readonly Cell[], column: string): Cell => cells[heading.indexOf(column)] ?? '';
  return rows
    .filter((cells) => people.has(String(cell(cells, 'owner'))) && cell(cells, 'ended') === false)
    .map((cells) => ({
      person: String(cell(cells, 'owner')),
      clientId: Number(cell(cells, 'client_id')),
      contractId: Number(cell(cells, 'contract_id')),
    }));
}

function outcomesOf(tabs: Tabs): Readonly<Record<string, number>> {
  const [heading = [], ...rows] = tabs.find(({ name }) => name === 'Runs')?.rows ?? [];
  const counts = new Map<string, number>();
  for (const cells of rows) {
    const outcome = String(cells[heading.indexOf('outcome')] ?? '');
    if (outcome !== '') counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** What `renewal-desk verify` says of the downloaded workbook, held against the head that is kept outside it. */
async function chainTrouble(which: string, { machines }: StartedWorld, tabs: Tabs): Promise<readonly string[]> {
  const properties = await machines.appsScript.readScriptProperties();
  const [sequence = '', seal = ''] = (properties[propertyNames.timelineAnchor] ?? '').split(':');
  const anchor: TimelineHead = { sequence: Number(sequence), seal: seal as HexDigest };
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-verify-'));
  try {
    const file = join(folder, 'timeline.xlsx');
    writeFileSync(file, await workbookFile(tabs));
    const verdict = await verifyExport(file, anchor, () => undefined);
    if (verdict.kind === 'broken') return [`The chain ${which} is broken: ${verdict.firstBad.why}`];
    return verdict.repeatedEventIds.map((id) => `The chain ${which} holds ${id} twice`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sentences for everything that is not as it must be. */
export function complaintsOf(verdict: FaultMonthVerdict): readonly string[] {
  const { differences, facts, hoursToCatchUp, chainTrouble, rows } = verdict;
  return [
    ...(rows > 0 && facts.events > 0 && facts.readings > 0 ? [] : ['There is nothing to compare.']),
    ...(hoursToCatchUp === undefined
      ? [`The tabs are not equal ${mostHoursToCatchUp} hours after everything was mended.`]
      : []),
    ...differences.map(
      ({ tab, key, field, sound, broken }) => `${tab} ${key}, ${field}: ${sound} without faults, ${broken} with`,
    ),
    ...facts.lost.map((fact) => `Lost: ${fact}`),
    ...facts.doubled.map((fact) => `Doubled: ${fact}`),
    ...chainTrouble,
  ];
}

/** Calls that met a fault, by kind. */
export function faultsByKind(met: FaultsMet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const vendor of vendorNames) {
    for (const [kind, count] of Object.entries(met[vendor])) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  return counts;
}
