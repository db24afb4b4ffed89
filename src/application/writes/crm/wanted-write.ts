import type { FieldDecisions, ThreeLooks } from '#domain/renewal/deal/deal-conflict';
import type { ClientId, ContractId, RenewalId } from '#domain/vocabulary/ids';
import type { CrmWriteKind, FieldValues, KeptWrite } from './kept-crm-writes';

/** What a record of another system is to hold. Nothing is decided yet: first it is looked at. */
export interface WantedWrite {
  readonly kind: CrmWriteKind;
  /** `deal`, `ties`, a window, or the note's event. Holds no slash. */
  readonly part: string;
  readonly clientId: ClientId;
  /** The contract whose record keeps what is known of it. */
  readonly contractId: ContractId;
  readonly renewalId: RenewalId;
  readonly values: FieldValues;
  /** False: only changed where it is there already. */
  readonly mayMake: boolean;
  /** Which fields to write where the record is there. */
  decide(looks: ThreeLooks, kept: KeptWrite): FieldDecisions;
}

/** Everything that wants writing counts: what nobody may change by hand. */
export function writeAll({ stands, wanted }: ThreeLooks): FieldDecisions {
  const write = [...wanted].filter(([name, value]) => value !== '' && stands.get(name) !== value).map(([name]) => name);
  return { write, conflicts: [] };
}

export interface MarkerParts {
  readonly renewalId: RenewalId;
  readonly part: string;
}

const markerForm = /^[^/]+\/[^/]+\/([^/]+)\/([^/]+)\/[^/]+$/;

/** `HubSpot/task/42@2026-12-31/T-90/1-1a2b3c4d`: system, kind, renewal, part, and which write of it. */
export function markerOf(system: string, { kind, renewalId, part }: WantedWrite, end: string): string {
  return `${system}/${kind}/${renewalId}/${part}/${end}`;
}

export function markerParts(marker: string): MarkerParts | undefined {
  const [, renewalId, part] = markerForm.exec(marker) ?? [];
  return renewalId === undefined || part === undefined ? undefined : { renewalId, part };
}
