import * as v from 'valibot';
import { longestModelText, modelText } from '#domain/readiness/tuning/model-text';
import { isAskedAtAll, tunedModel, type ReadinessModel } from '#domain/readiness/readiness-model';
import { signalSources, type SignalSource } from '#domain/readiness/signal';
import { tuningFlaws, tuningFrom, type WrittenTuning } from '#domain/readiness/tuning/tuning-flaws';

/** A mistyped key is not passed over: a weight would quietly not be changed. */
function formProblem({ expected }: { readonly expected: string | null }): string {
  if (expected === 'never') return 'is not known here';
  return expected?.startsWith('"') === true ? 'is missing' : 'has another form than docs/reference/settings.md shows';
}

const changes = {
  weights: v.optional(v.record(v.string(), v.number('is no weight: enter a whole number'))),
  thresholds: v.optional(v.record(v.string(), v.record(v.string(), v.number('is no number')))),
  bands: v.optional(v.record(v.string(), v.number('is no number'))),
};

const versionPattern = /^[A-Za-z0-9][A-Za-z0-9._]{0,39}$/;
const mostSegments = 20;

/** Weights, thresholds and bands over the product's own, for everybody and for kinds of agreement. */
export const ReadinessModelSetting = v.pipe(
  v.strictObject(
    {
      version: v.pipe(
        v.string('is no text'),
        v.regex(versionPattern, 'is no version name: use up to 40 letters, digits, dots and underscores'),
      ),
      ...changes,
      segments: v.optional(
        v.pipe(
          v.array(
            v.strictObject(
              {
                kind: v.pipe(v.string(), v.minLength(1, 'is empty: enter the kind of agreement as HaloPSA has it')),
                ...changes,
              },
              formProblem,
            ),
          ),
          v.maxLength(mostSegments, `has more than ${mostSegments} segments`),
        ),
      ),
    },
    formProblem,
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const { path, problem } of tuningFlaws(dataset.value)) {
      addIssue({ message: problem, path: pathOf(path, dataset.value) });
    }
  }),
);

type PathItems = [v.UnknownPathItem, ...v.UnknownPathItem[]];

function pathOf(keys: readonly (string | number)[], input: unknown): PathItems {
  return keys.map((key) => ({
    type: 'unknown',
    origin: 'value',
    input,
    key,
    value: undefined,
  })) as unknown as PathItems;
}

export const UnconnectedSourcesSetting = v.array(
  v.picklist(signalSources, `is no source; the sources are ${signalSources.join(', ')}`),
);

export interface ModelSettings {
  readonly readinessModel?: WrittenTuning | undefined;
  readonly unconnectedSources: readonly SignalSource[];
}

/** The model that these settings ask for. */
export function modelOf({ readinessModel: written, unconnectedSources }: ModelSettings): ReadinessModel {
  return tunedModel(written === undefined ? undefined : tuningFrom(written), unconnectedSources);
}

/** Both settings together may ask for nothing at all, or for more than an event holds. */
export function modelProblem({ readinessModel: written, unconnectedSources }: ModelSettings): string | undefined {
  const tuning = written === undefined ? undefined : tuningFrom(written);
  if (!isAskedAtAll(tuning, unconnectedSources))
    return 'leaves nothing to ask: at least one signal must weigh something';
  if (tuning === undefined) return undefined;
  return modelText(tunedModel(tuning, unconnectedSources)).length > longestModelText
    ? 'is too long: name fewer segments, or fewer thresholds in them'
    : undefined;
}
