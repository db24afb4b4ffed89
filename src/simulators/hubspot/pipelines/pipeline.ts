/** A stage; `probability` is text from "0.0" to "1.0" in tenths, and 1.0 and 0.0 close the deal. */
export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  readonly displayOrder: number;
  readonly stages: readonly Stage[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export function probabilityOf({ metadata }: Stage): number {
  return Number(metadata['probability'] ?? 0);
}

export function isClosing(stage: Stage): boolean {
  return [0, 1].includes(probabilityOf(stage));
}

export function shownStage({ id, label, displayOrder, metadata, createdAt, updatedAt }: Stage) {
  return {
    id,
    label,
    displayOrder,
    metadata,
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    archived: false,
    writePermissions: 'CRM_PERMISSIONS_ENFORCEMENT',
  };
}

export function shownPipeline({ id, label, displayOrder, stages, createdAt, updatedAt }: Pipeline) {
  return {
    id,
    label,
    displayOrder,
    stages: inOrder(stages).map(shownStage),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
    archived: false,
  };
}

export function inOrder<Placed extends { readonly displayOrder: number }>(all: readonly Placed[]): readonly Placed[] {
  return [...all].sort((left, right) => left.displayOrder - right.displayOrder);
}
