import type { Fault, LocalWorld, VendorName } from './local-world';

/**
 * A header that a page of another origin cannot send without a preflight, which this server never answers. With the Origin
 * check it keeps other pages from clicking in the workbench.
 */
export const pageHeader = { name: 'x-renewal-desk', value: 'workbench' } as const;

/** Moving further in one step is refused: every hour that passes runs the trigger. */
export const longestMoveMilliseconds = 31 * 86_400_000;

export type Click = Parameters<LocalWorld['act']>[1];

export interface OpenRequest {
  readonly person: string;
  readonly messageId: string;
}

export interface HomeRequest {
  readonly person: string;
}

export interface ActRequest {
  readonly person: string;
  readonly click: Click;
}

export interface AdvanceRequest {
  readonly milliseconds: number;
}

/** Absent fault: the vendor works normally again. */
export interface FaultRequest {
  readonly vendor: VendorName;
  readonly fault?: Fault;
}

/** Every answer outside 200: what happened, and what to do about it. */
export interface ApiFailure {
  readonly error: { readonly message: string; readonly advice: string };
}
