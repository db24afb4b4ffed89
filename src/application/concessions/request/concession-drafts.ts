import type { ConcessionEvidence } from '#domain/concession/concession-terms';
import type { ContractId, Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { PropertyStore } from '../../ports/platform';
import type { ConcessionValues } from '../../views/concession';

/** A form that was left. Kept in script properties, under a name that tells neither person nor contract. */
export interface KeptDraft {
  readonly draftId: string;
  readonly values: ConcessionValues;
  readonly evidence?: ConcessionEvidence;
}

export interface DraftParts {
  readonly properties: PropertyStore;
  readonly sha256: Sha256;
}

/** A property holds 9 kB; longer texts are cut when the form is sent, and here they are simply not kept. */
const mostCharacters = 8_500;

export function keepDraft(
  parts: DraftParts,
  person: string,
  { contractId, draftId, values, evidence }: KeptDraft & { readonly contractId: ContractId },
): void {
  const text = JSON.stringify({ draftId, values, ...(evidence === undefined ? {} : { evidence }) });
  if (text.length <= mostCharacters) parts.properties.write(nameOf(parts, person, contractId), text);
}

export function keptDraft(parts: DraftParts, person: string, contractId: ContractId): KeptDraft | undefined {
  const text = parts.properties.read(nameOf(parts, person, contractId));
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as KeptDraft;
  } catch {
    return undefined;
  }
}

export function dropDraft(parts: DraftParts, person: string, contractId: ContractId): void {
  parts.properties.remove(nameOf(parts, person, contractId));
}

function nameOf({ sha256 }: DraftParts, person: string, contractId: ContractId): string {
  return `DRAFT_${sha256(utf8(`${person}/${contractId}`)).slice(0, 24)}`;
}
