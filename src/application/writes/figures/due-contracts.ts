import { standingOverride } from '#domain/readiness/band-override';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { ContractRecord } from '../../sync/records';
import type { FieldCheck } from '../../views/write-back';
import { figuresOf, withoutDay, type Figure } from './contract-figures';

/** A contract whose record in HaloPSA is to be looked at, and written where it does not hold its figures. */
export interface DueContract {
  readonly record: ContractRecord;
  readonly figures: readonly Figure[];
  readonly digest: string;
  /** The figures are as written or not due again: only what somebody else changed is put right. */
  readonly isLookOnly: boolean;
}

/** A new band is written at once, other figures in step with the readings. Source: PRODUCT, "Timeline": about 100 events a contract a year. */
const daysBetweenWrites = 7;

interface DueQuestion {
  readonly checks: readonly FieldCheck[];
  readonly today: CalendarDate;
  readonly sha256: Sha256;
}

/** Contracts whose figures changed first; those whose last write nobody knows the end of come last, so that one of them cannot keep the rest. */
export function dueContracts(records: readonly ContractRecord[], question: DueQuestion): readonly DueContract[] {
  const due = records.flatMap((record) => {
    const { readiness, hasEnded } = record;
    if (hasEnded || readiness === undefined) return [];
    const override = standingOverride(record.overrides ?? [], question.today);
    const figures = figuresOf({ readiness, probability: record.probability, override }, question.checks);
    const digest = digestOf(figures, question.sha256);
    const why = whyDue({ record, figures, digest }, question.today);
    return why === undefined ? [] : [{ record, figures, digest, isLookOnly: why === 'modified' }];
  });
  const isOpen = ({ record }: DueContract) => record.writeBack?.open !== undefined;
  return [...due.filter((each) => !isOpen(each)), ...due.filter(isOpen)];
}

function whyDue(
  { record, figures, digest }: Omit<DueContract, 'isLookOnly'>,
  today: CalendarDate,
): 'open' | 'figures' | 'modified' | undefined {
  const { writeBack, contract } = record;
  if (writeBack?.open !== undefined) return 'open';
  if (figures.length === 0 || writeBack?.refused === digest) return undefined;
  const { fields, writtenOn, lookedAt } = writeBack ?? {};
  if (fields === undefined || hasNews(figures, new Map(fields), writtenOn, today)) return 'figures';
  // The record was changed since we looked: perhaps a field of ours.
  const isModified = contract.modifiedAt !== undefined && lookedAt !== undefined && contract.modifiedAt > lookedAt;
  return isModified ? 'modified' : undefined;
}

function hasNews(
  figures: readonly Figure[],
  known: ReadonlyMap<string, string>,
  writtenOn: CalendarDate | undefined,
  today: CalendarDate,
): boolean {
  const changed = withoutDay(figures).filter(({ name, value }) => known.get(name) !== value);
  if (changed.some(({ figure, name }) => figure === 'band' || !known.has(name))) return true;
  if (changed.length === 0) return false;
  return writtenOn === undefined || daysBetween(writtenOn, today) >= daysBetweenWrites;
}

/** Of everything but the day: the same figures on another day are the same. */
function digestOf(figures: readonly Figure[], sha256: Sha256): string {
  const pairs = withoutDay(figures).map(({ name, value }) => [name, value]);
  return sha256(utf8(JSON.stringify(pairs))).slice(0, 12);
}
