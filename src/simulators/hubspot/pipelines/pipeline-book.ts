import type { WorldPipeline } from '../../msp/world';
import { invalid, missing } from '../failure';
import { inOrder, type Pipeline, type Stage } from './pipeline';

/** One line of a pipeline's or a stage's audit. */
export interface AuditEntry {
  readonly identifier: string;
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly at: number;
  readonly after?: unknown;
}

export interface SavedPipelines {
  readonly pipelines: readonly Pipeline[];
  readonly audit: readonly AuditEntry[];
  readonly nextId: number;
}

/** HubSpot’s default stages; the probabilities are the usual ones. */
const defaultPipeline: WorldPipeline = {
  id: 'default',
  label: 'Sales Pipeline',
  stages: [
    { id: 'appointmentscheduled', label: 'Appointment Scheduled', probability: 0.2 },
    { id: 'qualifiedtobuy', label: 'Qualified To Buy', probability: 0.4 },
    { id: 'presentationscheduled', label: 'Presentation Scheduled', probability: 0.6 },
    { id: 'decisionmakerboughtin', label: 'Decision Maker Bought-In', probability: 0.8 },
    { id: 'contractsent', label: 'Contract Sent', probability: 0.9 },
    { id: 'closedwon', label: 'Closed Won', probability: 1 },
    { id: 'closedlost', label: 'Closed Lost', probability: 0 },
  ],
};

const firstId = 904_118_211;

/** The deal pipelines of a portal: other objects have none here. */
export class PipelineBook {
  private readonly pipelines: Map<string, Pipeline>;
  private readonly audit: AuditEntry[];
  private nextId: number;

  constructor(
    { pipelines, madeAt }: { readonly pipelines: readonly WorldPipeline[]; readonly madeAt: number },
    private readonly now: () => number,
    saved: SavedPipelines | undefined,
  ) {
    const known = pipelines.some(({ id }) => id === 'default') ? pipelines : [defaultPipeline, ...pipelines];
    const all = saved?.pipelines ?? known.map((pipeline, order) => seeded(pipeline, order, madeAt));
    this.pipelines = new Map(all.map((pipeline) => [pipeline.id, pipeline]));
    this.audit = [...(saved?.audit ?? [])];
    this.nextId = saved?.nextId ?? firstId;
  }

  saved(): SavedPipelines {
    return { pipelines: [...this.pipelines.values()], audit: this.audit, nextId: this.nextId };
  }

  all(): readonly Pipeline[] {
    return inOrder([...this.pipelines.values()]);
  }

  find(id: string): Pipeline | undefined {
    return this.pipelines.get(id);
  }

  get(id: string): Pipeline {
    const pipeline = this.pipelines.get(id);
    if (pipeline === undefined) throw missing(`Pipeline ${id} does not exist`);
    return pipeline;
  }

  stage(pipelineId: string, stageId: string): Stage {
    const stage = this.get(pipelineId).stages.find(({ id }) => id === stageId);
    if (stage === undefined) throw missing(`Stage ${stageId} does not exist in pipeline ${pipelineId}`);
    return stage;
  }

  /** Stage ids are unique over all pipelines of a portal. */
  stageAnywhere(stageId: string): Stage | undefined {
    return this.all()
      .flatMap(({ stages }) => stages)
      .find(({ id }) => id === stageId);
  }

  newId(): string {
    this.nextId += 7;
    return String(this.nextId);
  }

  /** Makes or replaces. Labels are unique in their scope. */
  keep(pipeline: Pipeline): Pipeline {
    refuseSameLabel(
      [...this.pipelines.values()].filter(({ id }) => id !== pipeline.id),
      pipeline.label,
      'pipeline',
    );
    pipeline.stages.forEach((stage, position) =>
      refuseSameLabel(pipeline.stages.slice(0, position), stage.label, 'stage'),
    );
    const action = this.pipelines.has(pipeline.id) ? 'UPDATE' : 'CREATE';
    this.pipelines.set(pipeline.id, pipeline);
    this.write({ identifier: pipeline.id, action, after: pipeline });
    return pipeline;
  }

  keepStage(pipelineId: string, stage: Stage): Stage {
    const pipeline = this.get(pipelineId);
    const isNew = !pipeline.stages.some(({ id }) => id === stage.id);
    const stages = isNew
      ? [...pipeline.stages, stage]
      : pipeline.stages.map((one) => (one.id === stage.id ? stage : one));
    this.keep({ ...pipeline, stages, updatedAt: this.now() });
    this.write({ identifier: stage.id, action: isNew ? 'CREATE' : 'UPDATE', after: stage });
    return stage;
  }

  remove(id: string): void {
    this.pipelines.delete(id);
    this.write({ identifier: id, action: 'DELETE' });
  }

  removeStage(pipelineId: string, stageId: string): void {
    const pipeline = this.get(pipelineId);
    const stages = pipeline.stages.filter(({ id }) => id !== stageId);
    this.pipelines.set(pipelineId, { ...pipeline, stages, updatedAt: this.now() });
    this.write({ identifier: stageId, action: 'DELETE' });
  }

  auditOf(identifier: string): readonly AuditEntry[] {
    return this.audit.filter((entry) => entry.identifier === identifier).reverse();
  }

  private write(entry: Omit<AuditEntry, 'at'>): void {
    this.audit.push({ ...entry, at: this.now() });
  }
}

function seeded({ id, label, stages }: WorldPipeline, displayOrder: number, at: number): Pipeline {
  return {
    id,
    label,
    displayOrder,
    stages: stages.map((stage, order) => ({
      id: stage.id,
      label: stage.label,
      displayOrder: order,
      metadata: metadataOf(stage.probability.toFixed(1)),
      createdAt: at,
      updatedAt: at,
    })),
    createdAt: at,
    updatedAt: at,
  };
}

/** `isClosed` follows from the probability. */
export function metadataOf(probability: string): Record<string, string> {
  return { isClosed: String([0, 1].includes(Number(probability))), probability };
}

function refuseSameLabel(others: readonly { readonly label: string }[], label: string, what: string): void {
  if (others.some((other) => other.label.toLowerCase() === label.toLowerCase())) {
    throw invalid(`There is already a ${what} with the label "${label}".`);
  }
}
