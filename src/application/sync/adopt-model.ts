import type { ReadinessModel } from '#domain/readiness/readiness-model';
import { modelText } from '#domain/readiness/tuning/model-text';
import { modelAdopted } from '#domain/timeline/payloads';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { modelOf } from '../readiness-model-setting';
import { digestOf } from './contract-events';
import type { SyncSession } from './sync-session';

/**
 * The model of the settings. The first time a version is used its full text goes onto the timeline, so that every score can be
 * computed again, and every contract is assessed with it. Undefined: the model changed and kept its name. Scores of two models
 * under one name could not be told apart, so nothing is scored until it has another.
 */
export function adoptModel(session: SyncSession): ReadinessModel | undefined {
  const { parts, progress } = session;
  const model = modelOf(parts.settings);
  const text = modelText(model);
  const digest = digestOf(session, text);
  const { models = [] } = progress;
  const adopted = models.find(([version]) => version === model.version);
  if (adopted !== undefined && adopted[1] !== digest) {
    session.modelTrouble = sameName(parts.settings.readinessModel?.version ?? model.version);
    return undefined;
  }
  if (adopted === undefined) addAdoption(session, model.version, text);
  const isNewHere = progress.modelInUse !== model.version;
  session.progress = {
    ...progress,
    modelInUse: model.version,
    assessesAll: progress.assessesAll || isNewHere,
    models: adopted === undefined ? [...models, [model.version, digest]] : models,
  };
  return model;
}

function addAdoption({ events, startedAt, run }: SyncSession, version: string, text: string): void {
  events.push({
    eventId: `modelAdopted/${version}`,
    at: toUtcText(startedAt),
    type: 'modelAdopted',
    clientId: null,
    contractId: null,
    renewalId: null,
    actor: 'run',
    run,
    payloadText: modelAdopted({ version, text }),
  });
}

function sameName(version: string): string {
  return `The readiness model was changed but is still called "${version}". Scores stay as they were until an administrator gives it a new version name in the setting readinessModel.`;
}
