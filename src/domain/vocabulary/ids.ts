/** HaloPSA's id of a client, contract or ticket: positive there; 0 and -1 mean "none" and never get this far. */
export type ClientId = number;
export type ContractId = number;
export type TicketId = number;

/** One contract's passage into its next term: `<contract id>@<term end>`. */
export type RenewalId = string;

/** 64 lowercase hex digits. */
export type HexDigest = string;

/** SHA-256 of bytes, or of a text as UTF-8. Passed in: the bundle and Node each bring their own. */
export type Sha256 = (content: Uint8Array | string) => HexDigest;

/** Identifies one execution that may write. */
export type RunId = string;

export function renewalIdOf(contractId: ContractId, termEndsOn: string): RenewalId {
  return `${contractId}@${termEndsOn}`;
}
