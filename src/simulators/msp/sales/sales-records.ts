/** A stage of a deal pipeline. Probability 1 and 0 mean closed won and closed lost. */
export interface WorldDealStage {
  readonly id: string;
  readonly label: string;
  readonly probability: number;
}

export interface WorldPipeline {
  readonly id: string;
  readonly label: string;
  readonly stages: readonly WorldDealStage[];
}

/** A label that people put on the link of two records. Ids differ from portal to portal and by direction. */
export interface WorldAssociationLabel {
  readonly fromType: 'deals' | 'contacts';
  readonly toType: 'contacts' | 'companies';
  readonly name: string;
  readonly label: string;
  readonly typeId: number;
  readonly inverseTypeId: number;
}

export interface LabelledContact {
  readonly contactId: string;
  /** Of `WorldAssociationLabel`, in the direction deal to contact; empty where nobody labelled the link. */
  readonly typeIds: readonly number[];
}

export interface LabelledCompany {
  readonly companyId: string;
  /** Of `WorldAssociationLabel`, in the direction contact to company. */
  readonly typeIds: readonly number[];
}

export interface WorldDeal {
  readonly id: string;
  readonly name: string;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly dealType: 'existingbusiness' | 'newbusiness';
  /** Whole contract year; absent where nobody entered one. */
  readonly amountMinor?: number;
  readonly currency: string;
  readonly closesOn?: string;
  readonly ownerId?: string;
  /** Primary first; empty where nobody linked the deal. */
  readonly companyIds: readonly string[];
  readonly contacts: readonly LabelledContact[];
  readonly description?: string;
  /** As the account manager typed it when the deal was lost; absent where nobody did. */
  readonly lostReason?: string;
  readonly nextStep?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it reached a closing stage. */
  readonly closedAt?: number;
  readonly isArchived: boolean;
  /** What the deal is really about; no system says so. Position in `World.contracts`. */
  readonly contractIndex?: number;
}

export interface WorldTask {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly type: 'TODO' | 'CALL' | 'EMAIL';
  readonly priority: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'WAITING' | 'COMPLETED' | 'DEFERRED';
  readonly dueAt: number;
  readonly completedAt?: number;
  readonly ownerId?: string;
  readonly dealIds: readonly string[];
  readonly companyIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isArchived: boolean;
}

export interface WorldMeeting {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  readonly endsAt: number;
  /** HubSpot's own options of `hs_meeting_outcome`; absent where nobody said. */
  readonly outcome?: 'SCHEDULED' | 'COMPLETED' | 'RESCHEDULED' | 'NO_SHOW' | 'CANCELED';
  readonly ownerId?: string;
  readonly internalNotes: string;
  readonly dealIds: readonly string[];
  readonly companyIds: readonly string[];
  /** Who was invited from the client's side. */
  readonly contactIds: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isArchived: boolean;
}
