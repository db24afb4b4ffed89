import { strongestReasons } from '#domain/readiness/strongest-reasons';
import type { BandOverride } from '#domain/readiness/band-override';
import type { Band } from '#domain/readiness/model';
import type { RenewalProbability } from '#domain/readiness/probability/renewal-probability';
import type { ReadinessView } from '../../views/client-context';
import type { ContractFigure, FieldCheck } from '../../views/write-back';

/** A figure of a contract as its custom field shall hold it. */
export interface Figure {
  readonly figure: ContractFigure;
  /** Name of the custom field. */
  readonly name: string;
  /** Text, or `YYYY-MM-DD`. */
  readonly value: string;
}

/** A field that people read in a list must stay a sentence or three. */
export const longestReasons = 250;
const reasonCount = 3;

/** As the cards call them: who filters in HaloPSA looks for the word that stands on the card. */
const bandTexts: Readonly<Record<Band, string>> = {
  ready: 'Ready',
  unproven: 'Unproven',
  atRisk: 'At risk',
  blocked: 'Blocked',
};

/** What the figures are made of. */
export interface FigureSource {
  readonly readiness: ReadinessView;
  /** Absent: nothing was learned yet. */
  readonly probability?: Pick<RenewalProbability, 'chance' | 'isCalibrated'> | undefined;
  /** A person's word on the band, while it stands. */
  readonly override?: Pick<BandOverride, 'band'> | undefined;
}

const valueOf: Readonly<Record<ContractFigure, (source: FigureSource) => string>> = {
  // Rounded down: 64.6 must not read as a pass at 65.
  readinessLow: ({ readiness: { low } }) => String(Math.floor(low)),
  readinessHigh: ({ readiness: { high } }) => String(Math.floor(high)),
  band: ({ readiness, override }) => bandTexts[override?.band ?? readiness.band],
  probability: probabilityText,
  modelVersion: ({ readiness }) => readiness.modelVersion,
  changedOn: ({ readiness }) => readiness.assessedOn,
  reasons: reasonsText,
};

/** The figures of a contract for the fields that are there; an absent field means that its figure is not written, the rest is. */
export function figuresOf(source: FigureSource, checks: readonly FieldCheck[]): readonly Figure[] {
  return checks
    .filter(({ found }) => found === 'ready')
    .map(({ figure, name, longest }) => {
      const value = valueOf[figure](source);
      return { figure, name, value: longest === undefined ? value : shortened(value, longest) };
    });
}

/** A date alone is no change: it says when the others changed. */
export function withoutDay(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ figure }) => figure !== 'changedOn');
}

/** Whole percent, rounded down; the last digit of a sum must not take a percent away. */
function probabilityText({ probability }: FigureSource): string {
  if (probability === undefined) return '';
  const percent = String(Math.floor(probability.chance * 100 + 1e-9));
  return probability.isCalibrated ? percent : `${percent} (not calibrated)`;
}

/** Where a person set the band, both values are told. */
function reasonsText({ readiness: { readings, band }, override }: FigureSource): string {
  const weighed = readings.map((view) => ({ ...view, signal: { weight: view.weight } }));
  const reasons = strongestReasons({ readings: weighed }, reasonCount).map(({ reading }) =>
    sentence(reading.kind === 'measured' ? reading.evidence.text : `Unknown: ${reading.why}`),
  );
  const byHand = override === undefined ? [] : [`Band set by a person; the engine says ${bandTexts[band]}.`];
  return shortened(plain([...byHand, ...reasons].join(' ')), longestReasons);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

/** HaloPSA may keep these as entities; what is read back would then not be what was sent. */
function plain(text: string): string {
  return text.replaceAll('&', 'and').replace(/[<>]/g, '').replace(/\s+/g, ' ').trim();
}

function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const kept = text.slice(0, longest - 1);
  const lastSpace = kept.lastIndexOf(' ');
  return `${(lastSpace > longest / 2 ? kept.slice(0, lastSpace) : kept).trimEnd()}…`;
}
