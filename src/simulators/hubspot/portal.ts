import type { SharedClock } from '../clock';
import { instantOf } from '../msp/days';
import type { World } from '../msp/world';
import { ownersOf, type Owner } from './account/owners';
import { AssociationBook, type SavedAssociations } from './associations/association-book';
import { LabelBook, type SavedLabels } from './associations/label-book';
import { objectTypes, type ObjectType } from './object-types';
import { PipelineBook, type SavedPipelines } from './pipelines/pipeline-book';
import { plans, type Tier } from './portal-plan';
import { PropertyBook, type SavedProperties } from './properties/property-book';
import { worldProperties } from './properties/world-properties';
import { RecordShelf, type SavedShelf, type ShelfRules } from './records/record-shelf';
import { seedAssociations, seededRecords } from './records/seeded-records';
import type { WriteRules } from './records/write-rules';

export interface PortalSettings {
  readonly portalId: number;
  readonly tier: Tier;
  readonly writeRules: WriteRules;
  readonly searchDelayMilliseconds: number;
  readonly archivedKeepUniqueValues: boolean;
}

/** What must survive a restart: everything that was written through the API. The rest comes from the world's seed. */
export interface SavedPortal {
  readonly version: 1;
  readonly records: Readonly<Partial<Record<ObjectType, SavedShelf>>>;
  readonly associations: SavedAssociations;
  readonly labels: SavedLabels;
  readonly properties: SavedProperties;
  readonly pipelines: SavedPipelines;
}

/** One HubSpot account: its records, its links, and how its administrators set it up. */
export class Portal {
  readonly portalId: number;
  readonly plan: (typeof plans)[Tier];
  readonly writeRules: WriteRules;
  readonly owners: readonly Owner[];
  readonly properties: PropertyBook;
  readonly pipelines: PipelineBook;
  readonly labels: LabelBook;
  readonly associations: AssociationBook;
  readonly records: Readonly<Record<ObjectType, RecordShelf>>;
  readonly now: () => number;
  private readonly lockedUntil = new Map<string, number>();

  constructor(
    readonly world: World,
    clock: SharedClock,
    settings: PortalSettings,
    saved: SavedPortal | undefined,
  ) {
    const madeAt = instantOf(world.historyStartsOn) - 300 * 86_400_000;
    this.now = () => clock.now();
    this.portalId = settings.portalId;
    this.plan = plans[settings.tier];
    this.writeRules = settings.writeRules;
    this.owners = ownersOf(world, madeAt);
    this.properties = new PropertyBook(madeAt, saved?.properties ?? worldProperties(madeAt));
    this.pipelines = new PipelineBook({ pipelines: world.pipelines, madeAt }, this.now, saved?.pipelines);
    this.labels = new LabelBook(
      this.plan.hasAssociationLabels ? world.associationLabels : [],
      settings.portalId,
      saved?.labels,
    );
    this.associations = new AssociationBook(this.labels);
    seedAssociations(world, this.labels, this.associations);
    this.associations.restore(saved?.associations ?? []);
    const { searchDelayMilliseconds, archivedKeepUniqueValues } = settings;
    this.records = shelves(world, { now: this.now, searchDelayMilliseconds, archivedKeepUniqueValues }, saved);
  }

  /** Writes to these records are refused until then. */
  lock(ids: readonly string[], milliseconds: number): void {
    for (const id of ids) this.lockedUntil.set(id, this.now() + milliseconds);
  }

  isLocked(id: string): boolean {
    return (this.lockedUntil.get(id) ?? 0) > this.now();
  }

  archive(type: ObjectType, id: string): void {
    const record = this.records[type].find(id);
    if (record === undefined || record.archivedAt !== undefined) return;
    const at = this.now();
    this.records[type].keep({ ...record, updatedAt: at, archivedAt: at });
    this.associations.removeAll(type, id);
  }

  saved(): SavedPortal {
    return {
      version: 1,
      records: Object.fromEntries(objectTypes.map((type) => [type, this.records[type].saved()])),
      associations: this.associations.saved(),
      labels: this.labels.saved(),
      properties: this.properties.saved(),
      pipelines: this.pipelines.saved(),
    };
  }
}

function shelves(
  world: World,
  rules: ShelfRules,
  saved: SavedPortal | undefined,
): Readonly<Record<ObjectType, RecordShelf>> {
  const seeded = seededRecords(world);
  const shelf = (type: ObjectType): RecordShelf => new RecordShelf(seeded[type] ?? [], rules, saved?.records[type]);
  return {
    contacts: shelf('contacts'),
    companies: shelf('companies'),
    deals: shelf('deals'),
    tasks: shelf('tasks'),
    notes: shelf('notes'),
    meetings: shelf('meetings'),
    calls: shelf('calls'),
    emails: shelf('emails'),
  };
}
