import type {
  CrmPipeline,
  DealTies,
  NoteField,
  OwnField,
  StandingActivity,
  StandingDeal,
  TaskField,
} from '#application/ports/crm-writing';
import type { StakeholderRole } from '#domain/vocabulary/client';

/** What stands in a CRM that can be written to. Change it as a person there would. */
export interface CrmWritingRecords {
  readonly deals: Map<string, StandingDeal>;
  readonly tasks: Map<string, StandingActivity<TaskField>>;
  readonly notes: Map<string, StandingActivity<NoteField>>;
  readonly ties: Map<string, DealTies>;
  readonly ownFields: Set<OwnField>;
  /** Of the wrong kind: only a person can mend them. */
  readonly wrongFields: Set<OwnField>;
  readonly pipelines: CrmPipeline[];
  readonly labelledRoles: Set<StakeholderRole>;
  /** Companies and contacts that there are; absent: any. */
  neighborIds?: ReadonlySet<string>;
  /** Whether the plan grants more than one pipeline, and labels. */
  isPaid: boolean;
  /** Why a record is refused, by the key of a deal or the marker of a task or note. */
  readonly refusals: Map<string, string>;
}

/** An account that nobody set up for us. */
export function freshCrmRecords(initial: Partial<CrmWritingRecords>): CrmWritingRecords {
  return {
    deals: new Map(),
    tasks: new Map(),
    notes: new Map(),
    ties: new Map(),
    ownFields: new Set(),
    wrongFields: new Set(),
    pipelines: [{ pipelineId: 'default', label: 'Sales Pipeline', stages: usualStages }],
    labelledRoles: new Set(),
    isPaid: true,
    refusals: new Map(),
    ...initial,
  };
}

const usualStages = [
  { stageId: 'appointmentscheduled', label: 'Appointment scheduled', probability: 0.2 },
  { stageId: 'closedwon', label: 'Closed won', probability: 1 },
  { stageId: 'closedlost', label: 'Closed lost', probability: 0 },
];
