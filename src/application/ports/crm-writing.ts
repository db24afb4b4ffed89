import type { Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { WriteAnswer } from './write-answer';

/** Properties that the product brings along; every CRM has the others. */
export const ownDealFields = [
  'readinessLow',
  'readinessHigh',
  'band',
  'probability',
  'decisionOn',
  'window',
  'state',
  'concession',
  'concessionDepth',
  'concessionAnnual',
  'concessionLevel',
  'concessionDecidedOn',
] as const;

/**
 * What is written of a renewal. Values are texts: `amount` in major units such as `1200.5`, days as `2026-12-31`, `pipeline`,
 * `stage` and `ownerId` as ids, `concessionDepth` in percent, `concessionAnnual` a year in
 * major units. An empty text is an empty field.
 */
export const dealFields = ['name', 'pipeline', 'stage', 'amount', 'closesOn', 'ownerId', ...ownDealFields] as const;
export type DealField = (typeof dealFields)[number];

/** `status` is `open` or `done`; `remindOn` and `dueOn` are days. */
export const taskFields = ['subject', 'body', 'dueOn', 'ownerId', 'remindOn', 'status'] as const;
export type TaskField = (typeof taskFields)[number];

/** `on` is a day. */
export const noteFields = ['body', 'on'] as const;
export type NoteField = (typeof noteFields)[number];

export type FieldTexts<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export interface StandingDeal {
  readonly dealId: string;
  /** Empty: not one of ours. */
  readonly key: string;
  readonly values: Readonly<Record<DealField, string>>;
  readonly modifiedAt?: Instant;
}

/** A task or a note on a deal. */
export interface StandingActivity<Field extends string> {
  readonly id: string;
  /** What we put into its text when we made it; absent: it is somebody else's. */
  readonly marker?: string;
  readonly dealId: string;
  readonly values: Readonly<Record<Field, string>>;
  readonly modifiedAt?: Instant;
}

export type StandingTask = StandingActivity<TaskField>;
export type StandingNote = StandingActivity<NoteField>;

/** A deal is found by its key, and made where there is none: sent twice, there is one. */
export interface DealWrite {
  readonly key: string;
  readonly values: FieldTexts<DealField>;
}

export interface DealChange {
  readonly dealId: string;
  /** Absent: it keeps its own. */
  readonly key?: string;
  readonly values: FieldTexts<DealField>;
}

/** A task or note to be made. Sent twice, there are two: look for the marker first. */
export interface NewActivity<Field extends string> {
  readonly marker: string;
  readonly dealId: string;
  /** Seen on the company as well. */
  readonly companyId?: string;
  readonly values: FieldTexts<Field>;
}

export interface ContactTie {
  readonly contactId: string;
  readonly roles: readonly StakeholderRole[];
}

/** Whom a deal is tied to. */
export interface DealTies {
  readonly dealId: string;
  readonly companyIds: readonly string[];
  readonly primaryCompanyId?: string;
  readonly contacts: readonly ContactTie[];
}

/** Adds ties and takes none away. A role without a label in the CRM is tied without one. */
export interface TieWrite {
  readonly dealId: string;
  readonly primaryCompanyId?: string;
  readonly contacts: readonly ContactTie[];
}

export interface CrmStage {
  readonly stageId: string;
  readonly label: string;
  /** 1: won, 0: lost, between them open. Absent: the CRM does not say. */
  readonly probability?: number;
}

export interface CrmPipeline {
  readonly pipelineId: string;
  readonly label: string;
  readonly stages: readonly CrmStage[];
}

export interface WantedPipeline {
  readonly label: string;
  readonly stages: readonly { readonly label: string; readonly probability: number }[];
}

export type OwnField = 'key' | (typeof ownDealFields)[number];
export const ownFields: readonly OwnField[] = ['key', ...ownDealFields];

export interface OwnFieldFound {
  readonly field: OwnField;
  /** As the CRM calls it. */
  readonly name: string;
  /** `wrong`: of another kind, or the key is not unique; only a person can mend it. */
  readonly found: 'ready' | 'missing' | 'wrong';
}

/** How the CRM is set up for us. */
export interface CrmSetUp {
  readonly fields: readonly OwnFieldFound[];
  readonly pipelines: readonly CrmPipeline[];
  /** Roles that a label between deals and contacts stands for. */
  readonly labelledRoles: readonly StakeholderRole[];
}

export type MadePipeline =
  { readonly kind: 'made'; readonly pipeline: CrmPipeline } | Exclude<WriteAnswer, { kind: 'accepted' }>;

/** What an administrator has done once. May need rights that the daily key has not. Each is asked for again without harm. */
export interface CrmPreparing {
  makeFields(fields: readonly OwnField[]): readonly WriteAnswer[];
  /** Made twice there are two: look for its label first. */
  makePipeline(wanted: WantedPipeline): MadePipeline;
  makeLabels(roles: readonly StakeholderRole[]): readonly WriteAnswer[];
}

/** A tie to a contact that is taken away whole, or in the named roles alone. */
export interface ContactUntie {
  readonly contactId: string;
  readonly isWhole: boolean;
  readonly roles: readonly StakeholderRole[];
}

export interface TieRemoval {
  readonly dealId: string;
  /** The company stays tied; it is no longer the primary one. */
  readonly formerPrimaryCompanyId?: string;
  readonly contacts: readonly ContactUntie[];
}

/**
 * Taking back what we wrote to the CRM. What is removed goes into its recycle bin, from which people can restore it; removing what is
 * not there is accepted. Answers stand in the order of what was sent.
 */
export interface CrmUndoing {
  /** By their own ids, whatever deal they are on: `dealId` is empty. */
  tasksById(ids: readonly string[]): readonly StandingActivity<TaskField>[];
  notesById(ids: readonly string[]): readonly StandingActivity<NoteField>[];
  removeDeals(ids: readonly string[]): readonly WriteAnswer[];
  removeTasks(ids: readonly string[]): readonly WriteAnswer[];
  removeNotes(ids: readonly string[]): readonly WriteAnswer[];
  untieDeals(removals: readonly TieRemoval[]): readonly WriteAnswer[];
}

/**
 * HubSpot in our words, to write to. Lists may be of any length; answers stand in the order of what was sent. Throws
 * `UpstreamError` where the CRM cannot be read, or where nothing at all may be written.
 */
export interface CrmWriting {
  setUp(): CrmSetUp;
  preparing: CrmPreparing;
  undoing: CrmUndoing;

  /** Deals that carry one of these keys. Archived ones never appear. */
  dealsByKey(keys: readonly string[]): readonly StandingDeal[];
  dealsById(dealIds: readonly string[]): readonly StandingDeal[];
  upsertDeals(deals: readonly DealWrite[]): readonly WriteAnswer[];
  /** Changes deals that are there, and adopts one that was there before us by giving it a key. A deal that is gone is refused. */
  changeDeals(changes: readonly DealChange[]): readonly WriteAnswer[];

  tasksOf(dealIds: readonly string[]): readonly StandingTask[];
  makeTasks(tasks: readonly NewActivity<TaskField>[]): readonly WriteAnswer[];
  changeTasks(
    changes: readonly { readonly id: string; readonly values: FieldTexts<TaskField> }[],
  ): readonly WriteAnswer[];

  notesOf(dealIds: readonly string[]): readonly StandingNote[];
  makeNotes(notes: readonly NewActivity<NoteField>[]): readonly WriteAnswer[];

  tiesOf(dealIds: readonly string[]): readonly DealTies[];
  tieDeals(ties: readonly TieWrite[]): readonly WriteAnswer[];
}
