import { renewalStates, type RenewalState } from '#domain/renewal/renewal-workflow';
import { stakeholderRoles } from '#domain/vocabulary/client';
import type { CrmPipeline, CrmSetUp, CrmStage, WantedPipeline } from '../../ports/crm-writing';
import type { Settings } from '../../settings';
import { UpstreamError } from '../../upstream-error';
import type { CrmCheck, CrmProblem } from '../../views/crm-writing';

export const pipelineLabel = 'MSP renewals';

const stageWords: Record<RenewalState, { readonly label: string; readonly probability: number }> = {
  watching: { label: 'Watching', probability: 0.5 },
  inT90: { label: '90 days', probability: 0.5 },
  inT60: { label: '60 days', probability: 0.5 },
  inT30: { label: '30 days', probability: 0.5 },
  decidedToStay: { label: 'Decided to stay', probability: 0.9 },
  decidedToLeave: { label: 'Decided to leave', probability: 0.1 },
  lapsedStillBilling: { label: 'Lapsed, still billing', probability: 0.3 },
  renewed: { label: 'Renewed', probability: 1 },
  lost: { label: 'Lost', probability: 0 },
};

/** Probabilities are HubSpot's forecast by stage and nobody's estimate: ours stands in a property of its own. */
export const wantedPipeline: WantedPipeline = {
  label: pipelineLabel,
  stages: renewalStates.map((state) => stageWords[state]),
};

type CheckSettings = Pick<Settings, 'renewalPipeline'>;

/** Holds HubSpot's set-up against what a run needs. */
export function checkCrm(settings: CheckSettings, setUp: CrmSetUp): CrmCheck {
  const { problems: pipelineProblems, pipeline, stages } = pipelineIn(settings, setUp.pipelines);
  return {
    problems: [...fieldProblems(setUp), ...pipelineProblems, ...labelProblems(setUp)],
    ...(pipeline === undefined ? {} : { pipelineId: pipeline.pipelineId }),
    stages: [...stages],
    labelledRoles: setUp.labelledRoles,
  };
}

/** A key that may not read, or write, is a problem like any other; what else fails is no answer about the set-up. */
export function keyProblem(error: unknown): CrmProblem {
  if (!(error instanceof UpstreamError) || error.failure !== 'unauthorized') throw error;
  return { what: 'HubSpot does not let our service key do what is needed.', fix: error.detail, blocks: true };
}

function fieldProblems({ fields }: CrmSetUp): readonly CrmProblem[] {
  const missing = fields.filter(({ found }) => found === 'missing').map(({ name }) => name);
  const wrong = fields.filter(({ found }) => found === 'wrong').map(({ name }) => name);
  return [
    ...(missing.length === 0
      ? []
      : [
          {
            what: `HubSpot lacks the deal properties ${missing.join(', ')}.`,
            fix: 'Run the set-up of HubSpot: it makes them.',
            blocks: true,
            canBeMade: 'fields',
          } as const,
        ]),
    ...wrong.map((name) => ({
      what: `The deal property ${name} in HubSpot is of another kind than ours.`,
      fix: `In HubSpot, delete the deal property ${name}, then run the set-up of HubSpot.`,
      blocks: true,
    })),
  ];
}

interface FoundPipeline {
  readonly problems: readonly CrmProblem[];
  readonly pipeline?: CrmPipeline;
  readonly stages: ReadonlyMap<RenewalState, string>;
}

function pipelineIn({ renewalPipeline }: CheckSettings, pipelines: readonly CrmPipeline[]): FoundPipeline {
  if (renewalPipeline === undefined) {
    const own = pipelines.find(({ label }) => label === pipelineLabel);
    if (own !== undefined) return stagesIn(own, {});
    const problem = {
      what: `HubSpot has no deal pipeline ${pipelineLabel}.`,
      fix: 'Run the set-up of HubSpot: it makes one. Where the plan allows no second pipeline, name an existing one in the setting renewalPipeline.',
      blocks: true,
      canBeMade: 'pipeline',
    } as const;
    return { problems: [problem], stages: new Map() };
  }
  const { id, stages } = renewalPipeline;
  const named = pipelines.find(({ pipelineId }) => pipelineId === id);
  if (named !== undefined) return stagesIn(named, stages);
  const known = pipelines.map(({ label, pipelineId }) => `${label} (${pipelineId})`).join(', ');
  const problem = {
    what: `HubSpot has no deal pipeline with the id ${id}.`,
    fix: `Enter one of these in the setting renewalPipeline.id: ${known}.`,
    blocks: true,
  };
  return { problems: [problem], stages: new Map() };
}

function stagesIn(
  pipeline: CrmPipeline,
  named: Readonly<Partial<Record<RenewalState, string | undefined>>>,
): FoundPipeline {
  const stages = new Map<RenewalState, string>();
  const problems: CrmProblem[] = [];
  const known = pipeline.stages.map(({ label, stageId }) => `${label} (${stageId})`).join(', ');
  for (const state of renewalStates) {
    const stage = stageFor(pipeline, state, named[state]);
    const problem = stageProblem(state, stage, named[state]);
    if (problem === undefined && stage !== undefined) stages.set(state, stage.stageId);
    else
      problems.push({
        what: problem ?? '',
        fix: `Enter a stage of ${pipeline.label} in the setting renewalPipeline.stages.${state}: ${known}.`,
        blocks: true,
      });
  }
  return { problems, pipeline, stages };
}

function stageFor({ stages }: CrmPipeline, state: RenewalState, named: string | undefined): CrmStage | undefined {
  if (named !== undefined) return stages.find(({ stageId }) => stageId === named);
  return stages.find(({ label }) => label === stageWords[state].label);
}

/** A renewal that is won in a stage that HubSpot counts as open would stand in every forecast for ever. */
function stageProblem(state: RenewalState, stage: CrmStage | undefined, named: string | undefined): string | undefined {
  if (stage === undefined) {
    return named === undefined
      ? `No stage of the pipeline is named for renewals that are ${stageWords[state].label.toLowerCase()}.`
      : `The setting renewalPipeline.stages.${state} names the stage ${named}, which the pipeline has not.`;
  }
  const { probability, label } = stage;
  const isClosed = probability === 0 || probability === 1;
  if (state === 'renewed' && probability !== 1) return `The stage ${label} for renewed is not closed won in HubSpot.`;
  if (state === 'lost' && probability !== 0) return `The stage ${label} for lost is not closed lost in HubSpot.`;
  if (state !== 'renewed' && state !== 'lost' && isClosed) {
    return `The stage ${label} for ${stageWords[state].label.toLowerCase()} is a closed one in HubSpot.`;
  }
  return undefined;
}

/** Without labels everything else works: who holds which role is then read from hs_buying_role. */
function labelProblems({ labelledRoles }: CrmSetUp): readonly CrmProblem[] {
  const missing = stakeholderRoles.filter((role) => !labelledRoles.includes(role));
  if (missing.length === 0) return [];
  const words = {
    sponsor: 'Renewal sponsor',
    dayToDay: 'Day-to-day contact',
    economicBuyer: 'Economic buyer',
    signatory: 'Signatory',
  };
  return [
    {
      what: `HubSpot has no association label ${missing.map((role) => words[role]).join(', ')} between deals and contacts.`,
      fix: 'Run the set-up of HubSpot: it makes them. On a plan without labels set hs_buying_role on contacts instead.',
      blocks: false,
      canBeMade: 'labels',
    },
  ];
}
