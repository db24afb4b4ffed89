import { daysBetween, type CalendarDate } from '../vocabulary/calendar-date';

/** What a contract grants and what HaloPSA does by itself. Percent a year. */
export interface PriceFacts {
  readonly annualMinor: number;
  /** From the contract's own field. Absent: it does not say. */
  readonly escalatorPercent?: number;
  /** The last anniversary of the term's start that has passed. */
  readonly anniversaryOn?: CalendarDate;
  /** How HaloPSA raises the recurring invoice by itself. Absent: it does not. */
  readonly automatic?: {
    /** Of the lines that are raised. */
    readonly percent: number;
    readonly everyMonths?: number;
  };
  /**
   * Yearly value of what is billed without an increase that was ever made: neither excluded from increases nor raised by HaloPSA.
   * Absent: everything.
   */
  readonly unraisedMinor?: number;
  /** Yearly value a year ago. Absent: not known then. */
  readonly annualMinorYearAgo?: number;
}

export interface PriceFinding {
  readonly kind: 'priceLag' | 'waivedEscalator' | 'priceMismatch';
  /** What a year of it is worth; 0 for a mismatch, which is a question and no offer. */
  readonly annualMinor: number;
  readonly provenance: 'measured' | 'estimated';
  /** Chance that it is real, 0 to 1. */
  readonly confidence: number;
  readonly text: string;
}

/** Days after the anniversary in which an increase may still be on its way. Our choice: two billing months. */
const settlingDays = 60;
/** A price counts as raised from this share of the agreed increase on. Our choice: rounding and stub periods. */
const raisedShare = 0.8;
/** Less than this share without an increase is a small line that somebody forgot. Our choice. */
const leastUnraisedShare = 0.1;
/** Whoever raises prices by hand leaves no trace in HaloPSA's increases. Our choice. */
const confidences = { measured: 0.9, estimated: 0.7 } as const;

/**
 * Whether an agreed increase came. HaloPSA's own automatic increases are read first, so that nothing is raised twice; where they
 * and the contract disagree, that itself is found. Source: PRODUCT, "Uplift", and halopsa.md 6.
 */
export function priceFindings(facts: PriceFacts, today: CalendarDate): readonly PriceFinding[] {
  const { automatic } = facts;
  const lag = lagOf(facts, today);
  return [...(lag === undefined ? [] : [lag]), ...(automatic === undefined ? [] : mismatchOf(facts, automatic))];
}

function lagOf(facts: PriceFacts, today: CalendarDate): PriceFinding | undefined {
  const { escalatorPercent, anniversaryOn, automatic, annualMinor, annualMinorYearAgo } = facts;
  const unraised = facts.unraisedMinor ?? (automatic === undefined ? annualMinor : 0);
  if (escalatorPercent === undefined || escalatorPercent <= 0 || anniversaryOn === undefined) return undefined;
  if (daysBetween(anniversaryOn, today) < settlingDays) return undefined;
  if (unraised <= 0 || unraised < leastUnraisedShare * annualMinor) return undefined;
  const due = (unraised * escalatorPercent) / 100;
  const grants = `The contract grants ${percentText(escalatorPercent)} a year`;
  const halo =
    automatic === undefined
      ? 'HaloPSA raises nothing by itself'
      : `HaloPSA has raised nothing of ${percentText((100 * unraised) / annualMinor)} of the price`;
  if (annualMinorYearAgo === undefined)
    return {
      kind: automatic === undefined ? 'waivedEscalator' : 'priceLag',
      annualMinor: Math.round(due),
      provenance: 'estimated',
      confidence: confidences.estimated,
      text: `${grants}; its anniversary was on ${anniversaryOn}, and ${halo}. What was billed a year ago is not known yet.`,
    };
  const rise = annualMinor / annualMinorYearAgo - 1;
  if (rise >= (raisedShare * escalatorPercent * unraised) / annualMinor / 100) return undefined;
  const isWaived = Math.abs(rise) < 0.001;
  const came = isWaived ? 'none of it came' : `${percentText(rise * 100)} came`;
  return {
    kind: isWaived ? 'waivedEscalator' : 'priceLag',
    annualMinor: Math.max(0, Math.round(due - Math.max(0, annualMinor - annualMinorYearAgo))),
    provenance: 'measured',
    confidence: confidences.measured,
    text: `${grants}; since the anniversary on ${anniversaryOn} ${came}, and ${halo}.`,
  };
}

function mismatchOf(
  { escalatorPercent }: PriceFacts,
  automatic: NonNullable<PriceFacts['automatic']>,
): readonly PriceFinding[] {
  const yearly = (automatic.percent * 12) / (automatic.everyMonths ?? 12);
  if (escalatorPercent === undefined || Math.abs(yearly - escalatorPercent) < 0.05) return [];
  return [
    {
      kind: 'priceMismatch',
      annualMinor: 0,
      provenance: 'measured',
      confidence: 1,
      text: `HaloPSA raises the price by ${percentText(yearly)} a year by itself; the contract grants ${percentText(escalatorPercent)}.`,
    },
  ];
}

function percentText(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}
