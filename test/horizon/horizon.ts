import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOver, openItem, type WorkflowRecord } from '#application/workflow/workflow-record';
import { cardActionFunction, type CardActionName } from '#cards/card';
import type { SealedEvent } from '#domain/timeline/event';
import { timelineVerifier } from '#domain/timeline/verify';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { fireTriggers } from '#hosts/workbench/fire-triggers';
import { startLocalWorld, type LocalSystemOptions, type StartedWorld } from '#hosts/workbench/start-local-world';
import { heldAgainstHubSpot } from './held-against-hubspot';
import { HubSpotReader, type HubSpotNow } from './hubspot-now';
import { brokenInvariants } from './invariants';
import { PeopleAtRenewals } from './people-at-renewals';
import { workbookNow, type WorkbookNow } from './workbook-now';
import { changesIn, writeBudget, type Changes } from './write-budget';

export const hour = 3_600_000;
const day = 24 * hour;
const mostRepeats = 4;
const nightHour = 5;

export interface HorizonOptions extends Pick<LocalSystemOptions, 'size' | 'seed' | 'workerFolder' | 'bundleFolder'> {
  readonly days: number;
  /** How many of these days are lived hour by hour; the others have one run. */
  readonly hourlyDays: number;
  readonly onDay?: (day: DayTold) => void;
}

export interface DayTold {
  readonly day: number;
  readonly today: string;
  readonly runs: number;
  /** Open, by state, and how many are over. */
  readonly states: Readonly<Record<string, number>>;
  readonly openItems: number;
  readonly gated: number;
  readonly overflow: number;
  readonly changes: Changes;
  readonly writes: number;
  readonly complaints: readonly string[];
}

export interface HorizonVerdict {
  readonly days: number;
  readonly runs: number;
  /** Hours that were run again without news in between. */
  readonly repeated: number;
  /** Hours in which every repetition had news of its own. */
  readonly busy: number;
  readonly renewals: number;
  readonly ends: Readonly<Record<string, number>>;
  readonly deals: number;
  readonly tasks: number;
  readonly tiesCompared: number;
  readonly events: number;
  readonly people: { readonly acknowledged: number; readonly captured: number; readonly approved: number };
  readonly reopened: number;
  readonly escalated: number;
  /** The run nearest to its budget of write calls. */
  readonly nearest: { readonly writes: number; readonly budget: number };
  readonly complaints: readonly string[];
}

/** The whole horizon on a generated world, with the add-on as shipped and HubSpot written to for everybody. */
export async function horizon(options: HorizonOptions): Promise<HorizonVerdict> {
  const { days: _days, hourlyDays: _hourly, onDay: _told, ...system } = options;
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-horizon-'));
  try {
    const stateFolder = join(folder, 'state');
    const world = await startLocalWorld({ ...system, stateFolder, fresh: false, runtimes: 1 });
    try {
      return await new Horizon(world, options).played();
    } finally {
      await world.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Horizon {
  private readonly people: PeopleAtRenewals;
  private readonly hubSpot: HubSpotReader;
  private readonly startsAt: number;
  private readonly complaints: string[] = [];
  private runs = 0;
  private repeated = 0;
  private busy = 0;
  private nearest = { writes: 0, budget: writeBudget({ deals: 0, tasks: 0, notes: 0, pairs: 0 }) };

  constructor(
    private readonly world: StartedWorld,
    private readonly options: HorizonOptions,
  ) {
    const { vendors, clock } = world.machines;
    this.people = new PeopleAtRenewals(world);
    this.hubSpot = new HubSpotReader(vendors.ports.hubspot, vendors.keys.hubSpotServiceKey);
    // Before the desk opens, so that a day's one run is rarely met by a ticket that comes in while it reads.
    this.startsAt = Math.ceil(clock.now() / day) * day + nightHour * hour;
  }

  async played(): Promise<HorizonVerdict> {
    await this.turnOn();
    const { days, hourlyDays, onDay } = this.options;
    for (let number = 0; number < days; number += 1) {
      const told = await this.liveDay(number, number < hourlyDays);
      this.complaints.push(...told.complaints.map((text) => `${told.today}: ${text}`));
      onDay?.(told);
    }
    return this.verdict();
  }

  /** As an administrator does once: the set-up of HubSpot, then the switch. */
  private async turnOn(): Promise<void> {
    for (const name of ['setUpCrm', 'turnOnCrmWriting'] as const) {
      const said = await this.administer(name, {});
      if (!/is set up|is on/.test(said)) throw new Error(`${name}: ${said.slice(0, 400)}`);
    }
  }

  private async administer(name: CardActionName, parameters: Readonly<Record<string, string>>): Promise<string> {
    const administrator =
      this.world.state().people.find(({ title }) => title === 'Workspace administrator')?.email ?? '';
    const click = { function: cardActionFunction, parameters: { name, ...parameters }, formInputs: {} };
    const answer = await this.world.act(administrator, click);
    if (answer.kind === 'crashed') throw new Error(`The button ${name} broke: ${answer.message}`);
    return JSON.stringify(answer);
  }

  private async liveDay(number: number, isHourly: boolean): Promise<DayTold> {
    const complaints: string[] = [];
    const hours = isHourly ? 24 : 1;
    const before = await this.hubSpot.now();
    let [changes, writes] = [noChanges, 0];
    const tasksBefore = new Set(before.tasks.map(({ taskId }) => taskId));
    let now: { workbook: WorkbookNow; hubSpot: HubSpotNow } | undefined;
    for (let each = 0; each < hours; each += 1) {
      const run = await this.liveHour(this.startsAt + number * day + each * hour);
      complaints.push(...run.complaints);
      changes = sum(changes, run.changes);
      writes += run.writes;
      now = { workbook: run.workbook, hubSpot: run.hubSpot };
      const today = new Date(this.world.machines.clock.now()).toISOString().slice(0, 10);
      complaints.push(...brokenInvariants({ today, ...now, tasksBefore: each === 0 ? tasksBefore : this.tasksSeen }));
      this.tasksSeen = new Set(now.hubSpot.tasks.map(({ taskId }) => taskId));
    }
    if (now === undefined) throw new Error('a day has an hour');
    const { workbook } = now;
    await this.decideOffers();
    await this.people.work(workbook, number);
    return { day: number + 1, ...dayFigures(this.world, workbook.renewals), runs: hours, changes, writes, complaints };
  }

  private tasksSeen: ReadonlySet<string> = new Set();

  /** One hour: its run, and the same run again, which must find nothing to do. */
  private async liveHour(at: number) {
    const complaints: string[] = [];
    const { clock } = this.world.machines;
    clock.set(Math.max(at, clock.now()));
    const before = await this.facts();
    await this.run();
    const after = await this.facts();
    const changes = changesIn(after.workbook.events.slice(before.workbook.events.length));
    const writes = after.writes - before.writes;
    const budget = writeBudget(changes);
    if (writes > budget) complaints.push(`${writes} calls wrote to HubSpot, the budget is ${budget.toFixed(1)}.`);
    if (writes / budget > this.nearest.writes / this.nearest.budget) this.nearest = { writes, budget };
    const { outcome, trouble } = after.workbook.lastRun;
    if (outcome !== 'finished' || trouble !== '') complaints.push(`The run is ${outcome}: ${trouble}`);

    const again = await this.runAgain(after, complaints);
    return { complaints, changes, writes, workbook: again.workbook, hubSpot: await this.hubSpot.now() };
  }

  /**
   * The hour once more, which must change nothing. Where somebody wrote a ticket while the run was under way, or replies or details of
   * contracts were left for the next one, there is news: then it is run until there is none.
   */
  private async runAgain(after: Facts, complaints: string[]): Promise<Facts> {
    let before = after;
    for (let attempt = 0; attempt < mostRepeats; attempt += 1) {
      await this.run();
      const again = await this.facts();
      if (!hasNews(before, again)) {
        this.repeated += 1;
        complaints.push(...differences(before, again));
        return again;
      }
      before = again;
    }
    this.busy += 1;
    return before;
  }

  private async run(): Promise<void> {
    const { appsScript, clock } = this.world.machines;
    this.runs += 1;
    for (const outcome of await fireTriggers(appsScript, clock))
      if (outcome.kind === 'threw') throw new Error(`The hourly run broke: ${outcome.message}`);
  }

  private async facts(): Promise<Facts> {
    const [workbook, writes] = await Promise.all([
      workbookNow(this.world),
      this.world.machines.vendors.hubSpotWrites(),
    ]);
    return { workbook, writes };
  }

  /** Deals that were there before us: every other one is adopted. */
  private async decideOffers(): Promise<void> {
    for (;;) {
      const page = await this.administer('openCrmWriting', {});
      const offers = [...page.matchAll(/Deal (\d+) for renewal (\d+@[\d-]+)/g)];
      const fresh = offers.filter(([, dealId = '', renewalId = '']) => !this.decided.has(`${renewalId} ${dealId}`));
      if (fresh.length === 0) return;
      for (const [, dealId = '', renewalId = ''] of fresh) {
        this.decided.add(`${renewalId} ${dealId}`);
        await this.administer('decideAdoption', { renewalId, dealId, isAdopted: String(Number(dealId) % 2 === 0) });
      }
    }
  }

  private readonly decided = new Set<string>();

  private async verdict(): Promise<HorizonVerdict> {
    const { workbook } = await this.facts();
    const hubSpot = await this.hubSpot.now();
    const { renewals, events } = workbook;
    const { complaints, compared } = await heldAgainstHubSpot(this.hubSpot, workbook, hubSpot);
    const verifier = timelineVerifier(nodeSha256);
    events.forEach((event) => verifier.next(event));
    const chain = verifier.finish();
    if (chain.kind === 'broken') complaints.push(`The timeline is broken: ${chain.because}`);
    else complaints.push(...chain.repeatedEventIds.map((id) => `The event ${id} stands there twice.`));
    const count = (type: SealedEvent['type']) => events.filter((event) => event.type === type).length;
    const { acknowledged, captured, approved } = this.people;
    return {
      days: this.options.days,
      runs: this.runs,
      repeated: this.repeated,
      busy: this.busy,
      renewals: renewals.length,
      ends: counted(renewals.filter(isOver).map(({ state, end = '' }) => `${state} ${end}`)),
      deals: hubSpot.deals.length,
      tasks: hubSpot.tasks.length,
      tiesCompared: compared,
      events: events.length,
      people: { acknowledged, captured, approved },
      reopened: count('checkpointReopened'),
      escalated: count('ownerEscalated'),
      nearest: this.nearest,
      complaints: [...this.complaints, ...complaints],
    };
  }
}

interface Facts {
  readonly workbook: WorkbookNow;
  readonly writes: number;
}

/** Whether the repetition read something that the run before it had not. */
function hasNews({ workbook: before }: Facts, { workbook: again }: Facts): boolean {
  const detailsOf = ({ contracts }: WorkbookNow) =>
    contracts.map(({ contract, detailReadAt }) => `${contract.id} ${detailReadAt ?? ''}`).join();
  return again.lastRun.tickets > 0 || before.repliesWaiting > 0 || detailsOf(before) !== detailsOf(again);
}

/** What a repetition without news must leave alone. */
function differences(after: Facts, again: Facts): readonly string[] {
  const added = again.workbook.events.slice(after.workbook.events.length);
  const rows = again.workbook.checkpoints.filter((row, place) => row !== after.workbook.checkpoints[place]);
  const readings = (facts: Facts) =>
    facts.workbook.contracts.flatMap(({ contract, readiness }) =>
      (readiness?.readings ?? []).map((each) => `${contract.id} ${each.signalId}: ${JSON.stringify(each.reading)}`),
    );
  const known = new Set(readings(after));
  const moved = added.length === 0 ? [] : readings(again).filter((reading) => !known.has(reading));
  return [
    ...moved.map((reading) => `Run again, it read ${reading.slice(0, 200)}.`),
    ...added.map(({ eventId, payloadText }) => `Run again, it told ${eventId}: ${payloadText.slice(0, 200)}`),
    ...rows.map((row) => `Run again, it wrote ${row.slice(0, 80)}.`),
    ...(again.writes === after.writes ? [] : [`Run again, it wrote ${again.writes - after.writes} times to HubSpot.`]),
  ];
}

const noChanges: Changes = { deals: 0, tasks: 0, notes: 0, pairs: 0 };

function sum(one: Changes, other: Changes): Changes {
  return {
    deals: one.deals + other.deals,
    tasks: one.tasks + other.tasks,
    notes: one.notes + other.notes,
    pairs: one.pairs + other.pairs,
  };
}

function dayFigures({ machines }: StartedWorld, renewals: readonly WorkflowRecord[]) {
  return {
    today: new Date(machines.clock.now()).toISOString().slice(0, 10),
    states: counted(renewals.map(({ state }) => state)),
    openItems: renewals.filter((record) => openItem(record) !== undefined).length,
    gated: renewals.filter(({ seen }) => seen.isGated).length,
    overflow: renewals.filter(({ seen }) => seen.isOverflow).length,
  };
}

function counted(values: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
