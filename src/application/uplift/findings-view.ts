import type { Person } from '#domain/vocabulary/person';
import type { ClientFindings, FindingView, PersonName } from '../views/uplift';
import { isOverFinding, type FindingRecord } from './finding-record';
import type { KeptFinding } from './run/finding-book';

/** What a card takes, with all that somebody has put forward; the rest stands on the Uplift tab. */
const mostShown = 8;

interface Showing {
  readonly people: readonly Person[];
  /** An incident holds contact back now, whatever the record says. */
  readonly isGated: boolean;
}

/**
 * Findings that are not over, most worth a talk first. The gate is asked again here: a record that an hour-old run let go is not shown
 * while an incident is open. Undefined: none.
 */
export function findingsView(kept: readonly KeptFinding[], showing: Showing): ClientFindings | undefined {
  const open = kept.filter(({ record }) => !isOverFinding(record));
  if (open.length === 0) return undefined;
  const isShown = ({ record }: KeptFinding) => !showing.isGated && record.life.state !== 'held';
  const shown = open
    .filter(isShown)
    .map(({ row, record }) => findingView(record, row, showing.people))
    .sort((a, b) => b.priority - a.priority || a.row - b.row);
  const held = open.filter((one) => !isShown(one));
  const reasons = held.map(({ record }) => (showing.isGated ? 'An incident is open.' : (record.because ?? '')));
  const fits = new Set([...shown.filter(isUnderWay), ...shown].slice(0, mostShown));
  const onCard = shown.filter((finding) => fits.has(finding) || isUnderWay(finding));
  return {
    shown: onCard,
    ...(onCard.length < shown.length ? { more: shown.length - onCard.length } : {}),
    held: held.length,
    because: [...new Set(reasons.filter((because) => because !== ''))],
  };
}

/** Somebody waits for the next step. */
function isUnderWay({ state, putForwardBy }: FindingView): boolean {
  return state !== 'found' || putForwardBy !== undefined;
}

export function findingView(record: FindingRecord, row: number, people: readonly Person[]): FindingView {
  const { finding, life, since, seen, putForwardBy, foldedTo } = record;
  const named = (email: string): PersonName => ({
    email,
    name: people.find((person) => person.email === email)?.name ?? email,
  });
  const { key, kind, strength, title, evidence, falsifiedBy, ticketIds, provenance, confidence, foundOn } = finding;
  return {
    row,
    key,
    version: foldedTo,
    kind,
    state: life.state,
    strength,
    title,
    evidence,
    falsifiedBy,
    ticketIds,
    ...(finding.contractId === null ? {} : { contractId: finding.contractId }),
    ...(seen.ref === undefined ? {} : { ref: seen.ref }),
    ...(finding.value === undefined ? {} : { value: finding.value }),
    ...(finding.pointValue === undefined ? {} : { pointValue: finding.pointValue }),
    provenance,
    confidence,
    foundOn,
    since,
    priority: seen.priority,
    ...(putForwardBy === undefined ? {} : { putForwardBy: named(putForwardBy) }),
    ...(life.approvedBy === undefined ? {} : { approvedBy: named(life.approvedBy) }),
    ...(life.presentedOn === undefined ? {} : { presentedOn: life.presentedOn }),
  };
}
