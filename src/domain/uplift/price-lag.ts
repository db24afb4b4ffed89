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
    readonly percent: number;
    readonly everyMonths?: number;
    readonly lastIncreasedOn?: CalendarDate;
  };
  /** Yearly value a year ago. Absent: not known then. */
  readonly annualMinorYearAgo?: number;
}

export interface PriceFinding {
  readonly kind: 'priceLag' | 'waivedEscalator' | 'mismatch';
  /** What a year of it is worth; 0 for a mismatch, which is a question and no offer. */
  readonly annualMinor: number;
  readonly provenance: 'measured' | 'estimated';
  readonly text: string;
}

/** Days after the anniversary in which an increase may still be on its way. Our choice: two billing months. */
const settlingDays = 60;
/** A price counts as raised from this share of the agreed increase on. Our choice: rounding and stub periods. */
const raisedShare = 0.8;

/**
 * Whether an agreed increase came. HaloPSA's own automatic increases are read first, so that nothing is raised twice; where they
 * and the contract disagree, that itself is found. Source: PRODUCT, "Uplift", and halopsa.md 6.
 */
export function priceFindings(facts: PriceFacts, today: CalendarDate): readonly PriceFinding[] {
  const { escalatorPercent, anniversaryOn, automatic, annualMinor } = facts;
  if (automatic !== undefined) return mismatchOf(facts, automatic);
  if (escalatorPercent === undefined || escalatorPercent <= 0 || anniversaryOn === undefined) return [];
  const late = daysBetween(anniversaryOn, today);
  if (late < settlingDays) return [];
  const due = Math.round((annualMinor * escalatorPercent) / 100);
  const { annualMinorYearAgo } = facts;
  if (annualMinorYearAgo === undefined) return [];
  const rise = annualMinor / annualMinorYearAgo - 1;
  if (rise >= (raisedShare * escalatorPercent) / 100) return [];
  const kind = Math.abs(rise) < 0.001 ? 'waivedEscalator' : 'priceLag';
  const came = kind === 'waivedEscalator' ? 'none of it came' : `${percentText(rise * 100)} came`;
  return [
    {
      kind,
      annualMinor: Math.max(0, due - Math.max(0, annualMinor - annualMinorYearAgo)),
      provenance: 'measured',
      text: `The contract grants ${percentText(escalatorPercent)} a year; since the anniversary on ${anniversaryOn} ${came}, and HaloPSA raises nothing by itself.`,
    },
  ];
}

function mismatchOf(
  { escalatorPercent }: PriceFacts,
  automatic: NonNullable<PriceFacts['automatic']>,
): readonly PriceFinding[] {
  const yearly = (automatic.percent * 12) / (automatic.everyMonths ?? 12);
  if (escalatorPercent === undefined || Math.abs(yearly - escalatorPercent) < 0.05) return [];
  return [
    {
      kind: 'mismatch',
      annualMinor: 0,
      provenance: 'measured',
      text: `HaloPSA raises the price by ${percentText(yearly)} a year by itself; the contract grants ${percentText(escalatorPercent)}.`,
    },
  ];
}

function percentText(percent: number): string {
  return `${Math.round(percent * 100) / 100}%`;
}
