import type { Pipeline } from '../pipelines/pipeline';
import type { Portal } from '../portal';
import type { Values } from './crm-record';
import { valuesInvalid } from './property-values';

/**
 * A stage counts within its pipeline. Without a pipeline a new deal goes to the default one and a known deal stays where it
 * is; the stage's own pipeline is not looked up.
 */
export function placedInPipeline(portal: Portal, sent: Values, old: Values): Values {
  if (sent['pipeline'] === undefined && sent['dealstage'] === undefined) return sent;
  const pipelineId = (sent['pipeline'] ?? '') || (old['pipeline'] ?? '') || 'default';
  const pipeline = portal.pipelines.find(pipelineId);
  if (pipeline === undefined) {
    const known = portal.pipelines.all().map(({ id }) => id);
    throw refused(portal, 'pipeline', `${pipelineId} was not one of the allowed options: [${known.join(', ')}]`);
  }
  const stageId = sent['dealstage'] ?? old['dealstage'] ?? '';
  if (stageId !== '' && !pipeline.stages.some(({ id }) => id === stageId)) {
    const message = `${stageId} is not a valid pipeline stage ID. Valid options are: ${optionsOf(pipeline)}`;
    throw refused(portal, 'dealstage', message);
  }
  return { ...sent, pipeline: pipelineId };
}

function optionsOf({ id, stages }: Pipeline): string {
  return `pipelineId=${id} : [${stages.map((stage) => stage.id).join(', ')}]`;
}

function refused(portal: Portal, name: string, message: string): ReturnType<typeof valuesInvalid> {
  return valuesInvalid(portal, [{ name, error: 'INVALID_OPTION', message }]);
}
