/** What the start of the local system goes through, in this order. */
export const worldStages = {
  vendors: 'Start HaloPSA, HubSpot and Google on this machine',
  addOn: 'Install the built add-on',
  workbook: 'Create the timeline workbook',
  backfill: 'Read the history with the hourly sync',
  saving: 'Keep the state',
} as const;

export type WorldStageName = keyof typeof worldStages;

export interface WorldStage {
  readonly name: WorldStageName;
  /** How far it is, or what came of it. */
  readonly text: string;
  readonly isDone: boolean;
}

/** What a person is told when the local system is ready. */
export interface WorldFigures {
  readonly mspName: string;
  readonly isResumed: boolean;
  readonly clients: number;
  readonly contracts: number;
  readonly ticketsRead: number;
  readonly serviceMonths: number;
  readonly events: number;
  readonly dataGaps: number;
  readonly bands: Readonly<Record<string, number>>;
  /** HTTP calls answered by each simulated system since this start. */
  readonly calls: Readonly<Record<string, number>>;
  readonly runs: number;
  readonly seconds: number;
}
